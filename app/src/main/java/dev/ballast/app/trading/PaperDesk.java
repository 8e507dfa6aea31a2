// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.desk.Market;
import dev.ballast.cost.TradingCosts;
import dev.ballast.engine.Approvals;
import dev.ballast.engine.Journal;
import dev.ballast.engine.Kept;
import dev.ballast.engine.Run;
import dev.ballast.engine.Script;
import dev.ballast.engine.Session;
import dev.ballast.engine.Strategy;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.unit.Asset;
import dev.ballast.venue.Venue;
import dev.ballast.venue.sim.Margins;
import dev.ballast.venue.sim.SimulatedVenue;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A session of a plan on the market as it is, with orders that fill on paper. */
public final class PaperDesk {
  /** Until settlements and closed bars are on the exchange's records. */
  private static final long GRACE = 10_000;

  private static final long LATE = 5 * 60_000;
  private static final int TRIES = 5;

  private final PaperFeed feed;
  private final PaperVenue venue;
  private final Kept kept;
  private final long end;

  /**
   * How orders fill.
   *
   * @param costs of trading
   * @param margins of futures
   */
  public record Rules(TradingCosts costs, Margins margins) {}

  /**
   * A desk.
   *
   * @param priced what the plan may trade and what the account holds
   * @param end the session's last moment, epoch milliseconds
   * @param kept of earlier sessions
   * @param halted why nothing may be ordered, where somebody has said so
   * @param notices takes what a person should know, a line each
   */
  public PaperDesk(
      LiveExchange exchange,
      Market market,
      List<InstrumentId> priced,
      Interval bars,
      Rules rules,
      long end,
      Kept kept,
      Supplier<Optional<String>> halted,
      Consumer<String> notices) {
    this.kept = kept;
    this.end = end;
    boolean replayed = exchange.replay().isPresent();
    ExchangeHistory history =
        new ExchangeHistory(
            exchange.client(),
            new ListedRules(exchange, market, priced, notices),
            market,
            priced,
            bars,
            exchange.machine(),
            replayed ? 1 : TRIES,
            notices);
    PaperFeed.Terms terms =
        new PaperFeed.Terms(
            bars,
            replayed ? bars.millis() : Interval.HOUR.millis(),
            replayed ? 0 : GRACE,
            replayed ? bars.millis() / 2 : LATE,
            end);
    this.feed = new PaperFeed(exchange.clock(), history, priced, terms, kept.until(), new Inbox());
    PaperTape tape = new PaperTape(feed);
    this.venue =
        new PaperVenue(
            new SimulatedVenue(tape, rules.costs(), rules.margins()), tape, halted, notices);
  }

  /** When the session's first moment is, epoch milliseconds. */
  public long begins() {
    return feed.begins();
  }

  /**
   * Runs the plan until the end, or until it is {@linkplain #end ended}.
   *
   * @param approvals of its tickets
   * @param opening what a session that begins has, at its first moment
   */
  public Run run(
      Strategy strategy, Journal journal, Approvals approvals, Asset quote, List<Event> opening) {
    return run(strategy, venue, journal, approvals, quote, opening);
  }

  /** The same, looked on at. */
  public Run run(
      Strategy strategy,
      Journal journal,
      Approvals approvals,
      Asset quote,
      List<Event> opening,
      Onlooker onlooker) {
    Onlooker.SeenVenue seen = onlooker.beside(venue, feed);
    Run run = run(strategy, seen, onlooker.beside(journal, feed), approvals, quote, opening);
    seen.end();
    return run;
  }

  private Run run(
      Strategy strategy,
      Venue at,
      Journal journal,
      Approvals approvals,
      Asset quote,
      List<Event> opening) {
    Session session = new Session(feed, strategy, at, journal, approvals, quote, end);
    return kept.events().isEmpty() ? session.run(opening) : session.resume(kept, Script.EMPTY);
  }

  /** What stood in for what is not recorded, and how often, in order of first use. */
  public SequencedMap<String, Integer> substitutes() {
    return venue.substitutes();
  }

  /** Ends the session at its next moment; from any thread. */
  public void end() {
    feed.end();
  }
}
