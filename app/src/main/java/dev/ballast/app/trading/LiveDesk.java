// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.binance.BinanceClient;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A session of a plan at the exchange. */
public final class LiveDesk implements AutoCloseable {
  /** How often, a second apart, a bar is asked for that is not on record yet. */
  private static final int TRIES = 5;

  private final LiveExchange exchange;
  private final MarketClock clock;
  private final Inbox inbox = new Inbox();
  private final WatchedFeed feed;
  private final ExchangeVenue venue;
  private final Kept kept;
  private final long end;

  /**
   * A desk.
   *
   * @param instruments that the plan may trade or must price
   * @param end the session's last moment, epoch milliseconds
   * @param kept of earlier sessions
   * @param halted why nothing may be ordered, where somebody has said so
   * @param notices takes what a person should know, a line each
   */
  public LiveDesk(
      LiveExchange exchange,
      Market market,
      List<InstrumentId> instruments,
      Interval bars,
      long end,
      Kept kept,
      Supplier<Optional<String>> halted,
      Consumer<String> notices) {
    this.exchange = exchange;
    this.kept = kept;
    this.end = end;
    this.clock = exchange.clock();
    BinanceClient client = exchange.client();
    ExchangeHistory history =
        new ExchangeHistory(
            client,
            exchange.trading(),
            exchange.listed(market),
            instruments,
            bars,
            exchange.machine(),
            exchange.replay().isPresent() ? 1 : TRIES,
            notices);
    this.feed =
        new WatchedFeed(clock, history::first, history::at, bars, end, inbox, this::isIdle);
    this.venue =
        new ExchangeVenue(
            client,
            inbox,
            clock,
            exchange.machine(),
            exchange::contract,
            feed,
            kept.events(),
            halted,
            notices);
  }

  private boolean isIdle() {
    return venue.isIdle();
  }

  /** Runs the plan until the end, or until it is {@linkplain #end ended}. */
  public Run run(Strategy strategy, Journal journal, Asset quote) {
    Session session = new Session(feed, strategy, venue, journal, quote, end);
    if (kept.events().isEmpty()) {
      List<Event> opening = new OpeningBalances(exchange.client(), clock, exchange.machine()).events();
      return session.run(opening);
    }
    return session.resume(kept, Script.EMPTY);
  }

  /** Ends the session at its next moment; from any thread. */
  public void end() {
    feed.end();
  }

  @Override
  public void close() {
    venue.close();
  }
}
