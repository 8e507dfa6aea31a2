// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.Usual;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.binance.BinanceClient;
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
import dev.ballast.unit.Percent;
import dev.ballast.venue.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

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
   * @param hand what a person asks for
   * @param notices takes what a person should know, a line each
   */
  public LiveDesk(
      LiveExchange exchange,
      Market market,
      List<InstrumentId> instruments,
      Interval bars,
      long end,
      Kept kept,
      DeskHand hand,
      Consumer<String> notices) {
    this.exchange = exchange;
    this.kept = kept;
    this.end = end;
    this.clock = exchange.clock();
    BinanceClient client = exchange.client();
    List<InstrumentId> priced =
        priced(instruments, new OpeningBalances(client, clock, exchange.machine()).assets());
    ListedRules rules = new ListedRules(exchange, market, priced, notices);
    ExchangeHistory history =
        new ExchangeHistory(
            client,
            rules,
            market,
            priced,
            bars,
            exchange.machine(),
            exchange.replay().isPresent() ? 1 : TRIES,
            notices);
    this.feed =
        new WatchedFeed(
            clock, exchange.machine(), history::first, history::at, bars, end, inbox, this::isIdle);
    this.venue =
        new ExchangeVenue(
            client,
            inbox,
            clock,
            exchange.machine(),
            exchange.replay().isPresent() ? 0 : OrdersUnderWay.DENIES,
            exchange::contract,
            feed,
            rules,
            kept.events(),
            hand,
            notices);
  }

  /**
   * Sends no order that is further from the market than this; {@link Usual#PRICE_BAND} where it is
   * not said. Before the desk runs.
   *
   * @param band of the market's price
   */
  public void within(Percent band) {
    venue.within(band);
  }

  /** What the plan prices, and what the account has besides: fees may be taken in it. */
  private static List<InstrumentId> priced(List<InstrumentId> instruments, Set<Asset> held) {
    List<InstrumentId> all = new ArrayList<>(instruments);
    for (Asset asset : held) {
      if (!asset.equals(Usual.QUOTE)) {
        all.add(InstrumentId.spot(Usual.VENUE, asset, Usual.QUOTE));
      }
    }
    return all;
  }

  private boolean isIdle() {
    return venue.isIdle();
  }

  /**
   * Runs the plan until the end, or until it is {@linkplain #end ended}; tickets are ordered once
   * they are approved.
   */
  public Run run(Strategy strategy, Journal journal, Approvals approvals, Asset quote) {
    return run(strategy, venue, journal, approvals, quote);
  }

  private Run run(Strategy strategy, Venue at, Journal journal, Approvals approvals, Asset quote) {
    venue.watch(strategy.instruments());
    Session session = new Session(feed, strategy, at, journal, approvals, quote, end);
    if (kept.events().isEmpty()) {
      List<Event> opening =
          new OpeningBalances(exchange.client(), clock, exchange.machine()).events();
      return session.run(opening);
    }
    return session.resume(kept, Script.EMPTY);
  }

  /** The same, looked on at. */
  public Run run(
      Strategy strategy, Journal journal, Approvals approvals, Asset quote, Onlooker onlooker) {
    Onlooker.SeenVenue seen = onlooker.beside(venue, feed);
    Run run = run(strategy, seen, onlooker.beside(journal, feed), approvals, quote);
    seen.end();
    return run;
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
