// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.ledger.Replay;
import dev.ballast.market.HistoryFeed;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.unit.Asset;
import dev.ballast.venue.Venue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A finished run over history, with its books checked.
 *
 * @param run snapshots and plans
 * @param events everything that happened, in order
 * @param openingEvents how many of the events made up the opening account
 * @param conservationResidual the largest difference that the ledger's double entry or the plain
 *     replay of its events has found: zero
 * @param substitutes what stood in at the venue for what is not recorded, and how often
 * @param orderHash SHA-256 of the list of orders: the same on every run of the same inputs
 */
public record Backtest(
    Run run,
    List<Event> events,
    int openingEvents,
    BigDecimal conservationResidual,
    SequencedMap<String, Integer> substitutes,
    String orderHash) {
  /** Copies the collections. */
  public Backtest {
    events = List.copyOf(events);
    substitutes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(substitutes));
  }

  /** Runs a strategy from an opening account to the feed's end. */
  public static Backtest of(
      HistoryFeed feed, Strategy strategy, Venue venue, List<Event> opening, Asset quote) {
    return of(feed, strategy, venue, opening, Script.EMPTY, quote);
  }

  /**
   * Runs a strategy with money that comes and goes meanwhile.
   *
   * @param feed on which nothing is decided at the last moment
   * @param venue which plays the feed
   * @param script whose movements of money are made ({@link Session#run(List, Script)})
   */
  public static Backtest of(
      HistoryFeed feed,
      Strategy strategy,
      Venue venue,
      List<Event> opening,
      Script script,
      Asset quote) {
    return of(feed, strategy, venue, opening, script, quote, true);
  }

  /** The same run for its figures alone: its decisions are not kept. */
  public static Backtest withoutDecisions(
      HistoryFeed feed, Strategy strategy, Venue venue, List<Event> opening, Asset quote) {
    return of(feed, strategy, venue, opening, Script.EMPTY, quote, false);
  }

  private static Backtest of(
      HistoryFeed feed,
      Strategy strategy,
      Venue venue,
      List<Event> opening,
      Script script,
      Asset quote,
      boolean keepsDecisions) {
    MemoryJournal journal = new MemoryJournal();
    Run run =
        new Session(
                feed, strategy, venue, journal, Approvals.ALL, quote, feed.end(), keepsDecisions)
            .run(opening, script);
    BigDecimal imbalance = BigDecimal.valueOf(run.imbalance(), 8);
    BigDecimal difference = Replay.of(journal.events()).difference(run.last().account());
    return new Backtest(
        run,
        journal.events(),
        opening.size(),
        imbalance.max(difference).stripTrailingZeros(),
        venue.substitutes(),
        hash(journal.events()));
  }

  /** What happened after the opening account was there. */
  public List<Event> eventsOfTheRun() {
    return events.subList(openingEvents, events.size());
  }

  private static String hash(List<Event> events) {
    StringBuilder text = new StringBuilder();
    for (Event event : events) {
      switch (event) {
        case Event.OrderPlaced placed -> line(text, placed.time(), placed.order(), "placed");
        case Event.OrderRefused refused -> line(text, refused.time(), refused.order(), "refused");
        case Event.OrderCancelled _,
            Event.OrderTriggered _,
            Event.Intention _,
            Event.RequestRejected _,
            Event.Rolled _,
            Event.Crossed _,
            Event.Posted _ -> {}
      }
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void line(StringBuilder text, long time, Order order, String outcome) {
    text.append(time)
        .append(' ')
        .append(outcome)
        .append(' ')
        .append(order.id())
        .append(' ')
        .append(order.instrument())
        .append(' ')
        .append(order.side())
        .append(' ')
        .append(order.quantity())
        .append('\n');
  }
}
