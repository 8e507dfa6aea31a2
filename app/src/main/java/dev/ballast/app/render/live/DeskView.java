// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render.live;

import dev.ballast.report.diary.Diary;
import java.util.List;

/**
 * All that the page of a desk shows.
 *
 * @param mode whose money is at stake
 * @param plan its name
 * @param journal the file that it was read from
 * @param standing how the session and its account stand
 * @param tickets of the last review, and those that wait
 * @param orders that are open, or meant to be sent
 * @param happened the last events in words, newest first
 * @param futures what is held in them
 * @param funding paid and received
 * @param diary of all reviews
 * @param counts since the journal began
 * @param kill what became of the kill switch; a line each, none where it was not pulled here
 */
public record DeskView(
    Mode mode,
    String plan,
    String journal,
    DeskStanding standing,
    TicketsView tickets,
    List<OrderLine> orders,
    List<String> happened,
    List<FutureLine> futures,
    FundingMap funding,
    Diary diary,
    Counts counts,
    List<String> kill) {
  /** Copies the lists. */
  public DeskView {
    orders = List.copyOf(orders);
    happened = List.copyOf(happened);
    futures = List.copyOf(futures);
    kill = List.copyOf(kill);
  }

  /** Whose money is at stake. */
  public enum Mode {
    LIVE("LIVE", "its orders are at the exchange"),
    PAPER("PAPER", "no order leaves this machine"),
    NONE("NO SESSION", "no session has written this journal");

    private final String word;
    private final String says;

    Mode(String word, String says) {
      this.word = word;
      this.says = says;
    }

    /** One word. */
    public String word() {
      return word;
    }

    /** What that means, half a sentence. */
    public String says() {
      return says;
    }

    /** The class of its colour. */
    public String css() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * An order that is open, or meant to be sent.
   *
   * @param side {@code buy} or {@code sell}
   * @param unfilled of the quantity, as text
   * @param terms {@code market}, {@code limit at 61,000}
   * @param state {@code open}, {@code to be sent}, {@code waits for you}
   */
  public record OrderLine(
      String id,
      String side,
      String instrument,
      String quantity,
      String unfilled,
      String terms,
      String state) {}

  /**
   * How much has happened.
   *
   * @param orders that the venue has taken
   * @param fills of them, parts counted
   * @param refusals of orders and requests
   * @param cancelled orders
   * @param liquidations fills that the venue made itself
   */
  public record Counts(int orders, int fills, int refusals, int cancelled, int liquidations) {}
}
