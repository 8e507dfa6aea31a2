// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.Usual;
import dev.ballast.app.desk.Market;
import dev.ballast.app.fault.FaultScript;
import dev.ballast.app.fault.FaultTime;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.BarSeries;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MissingFunding;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.venue.ExchangeSymbols;
import dev.ballast.order.Event;
import dev.ballast.unit.Price;
import dev.ballast.venue.sim.FeeAssets;
import dev.ballast.venue.sim.Margins;
import dev.ballast.venue.sim.SimulatedVenue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The market that is replayed and the accounts that trade in it. All that is asked of it comes one
 * after the other, each once the market has come to the clock's time.
 */
final class TradingFloor {
  private final Market market;
  private final HistoryFeed feed;
  private final RunningTape tape;
  private final Interval bars;
  private final VenueClock clock;
  private final TradingCosts costs;
  private final List<InstrumentId> listed;
  private final SequencedMap<String, InstrumentId> spot = new TreeMap<>();
  private final SequencedMap<String, InstrumentId> linear = new TreeMap<>();
  private final Map<String, TradingAccount> accounts = new LinkedHashMap<>();
  private final List<Runnable> watchers = new ArrayList<>();
  private final MarketFaults faults;
  private boolean moving;

  /**
   * A floor.
   *
   * @param bars of the market's moments: orders fill at opens, what waits inside them
   * @param from the first moment, at 00:00 UTC
   * @param to the last
   * @param script what goes wrong
   */
  TradingFloor(
      Market market,
      Interval bars,
      long from,
      long to,
      VenueClock clock,
      TradingCosts costs,
      FaultScript script) {
    this.market = market;
    this.bars = bars;
    this.clock = clock;
    this.costs = costs;
    this.listed = new ArrayList<>();
    for (SeriesId id : market.history().ids()) {
      if (id.kind() == SeriesKind.BARS && id.interval().equals(bars)) {
        list(id.instrument()).ifPresent(listed::add);
      }
    }
    this.feed =
        HistoryFeed.of(
            market.history(),
            market.rules(),
            listed,
            bars,
            from,
            to,
            MissingFunding.CARRY_LAST_RATE);
    this.faults =
        new MarketFaults(script, () -> new FaultTime(moving ? moment() : time(), clock.machine()));
    clock.goWrong(faults::skew);
    this.tape = new RunningTape(market.history(), feed, bars, market.rules(), faults);
    feed.advance();
  }

  /** Spot and linear futures of the venue with rules of trading. */
  private Optional<InstrumentId> list(InstrumentId id) {
    if (!id.venue().equals(Usual.VENUE)
        || id.isInverse()
        || market.rules().instrument(id, clock.start()).isEmpty()) {
      return Optional.empty();
    }
    (id.isSpot() ? spot : linear).put(ExchangeSymbols.format(id), id);
    return Optional.of(id);
  }

  /** Opens an account. */
  void open(String key, List<Event> opening, Margins margins, boolean hedgeMode, FeeAssets fees) {
    TradingAccount account =
        new TradingAccount(key, new SimulatedVenue(tape, costs, margins, fees), opening, hedgeMode);
    account.moveOn(feed.time(), feed.opens());
    accounts.put(key, account);
  }

  /** The account of a key. */
  synchronized Optional<TradingAccount> account(String key) {
    return Optional.ofNullable(accounts.get(key));
  }

  /** Is told whenever the market has moved, and before anybody else asks anything. */
  synchronized void watch(Runnable watcher) {
    watchers.add(watcher);
  }

  /** Asks something of the market as it is now. */
  synchronized <T> T now(Supplier<T> asked) {
    catchUp();
    return asked.get();
  }

  private void catchUp() {
    boolean moved = false;
    moving = true;
    try {
      for (OptionalLong next = feed.following();
          next.isPresent() && next.getAsLong() <= clock.now();
          next = feed.following()) {
        feed.advance();
        faults.moved(listed);
        accounts.values().forEach(one -> one.moveOn(feed.time(), feed.opens()));
        moved = true;
      }
    } finally {
      moving = false;
    }
    if (moved) {
      watchers.forEach(Runnable::run);
    }
  }

  /** The market's time by its clock, between moments too; the last moment at the end. */
  long time() {
    return feed.following().isPresent() ? clock.now() : feed.time();
  }

  /** The time as clients are told it, which is wrong where the exchange's clock is. */
  long told() {
    return time() + clock.skew();
  }

  /** What goes wrong with the market. */
  MarketFaults faults() {
    return faults;
  }

  /** Every key that has an account. */
  synchronized List<String> keys() {
    return List.copyOf(accounts.keySet());
  }

  /** The last moment that the market has come to. */
  long moment() {
    return feed.time();
  }

  OptionalLong following() {
    return feed.following();
  }

  VenueClock clock() {
    return clock;
  }

  Market market() {
    return market;
  }

  HistoryFeed feed() {
    return feed;
  }

  Interval bars() {
    return bars;
  }

  TradingCosts costs() {
    return costs;
  }

  /** Symbols of pairs. */
  SequencedMap<String, InstrumentId> spot() {
    return spot;
  }

  /** Symbols of linear contracts. */
  SequencedMap<String, InstrumentId> linear() {
    return linear;
  }

  /** The instrument under the rules of now; nothing where it has no price by now. */
  Optional<Instrument> trading(InstrumentId id) {
    return price(id).isEmpty()
        ? Optional.empty()
        : faults.rules(market.rules()).instrument(id, feed.time());
  }

  /** What it trades at: the open of the bar that runs, else the last close. */
  Optional<Price> price(InstrumentId id) {
    return tape.running(id).or(() -> faults.isGone(id) ? Optional.empty() : feed.mark(id));
  }

  /** What positions are valued at. */
  Optional<Price> mark(InstrumentId id) {
    return feed.mark(id).or(() -> tape.running(id));
  }

  /** Whether orders in it can fill now. */
  boolean opens(InstrumentId id) {
    return tape.running(id).isPresent();
  }

  /** Has an order tried at what the market stands at now. */
  void trade(Runnable sent) {
    tape.between(sent);
  }

  /** A series as it is known now. */
  <T extends Series> Optional<T> known(SeriesId id, Class<T> kind) {
    return market
        .history()
        .series(id)
        .filter(kind::isInstance)
        .map(one -> kind.cast(one.asOf(feed.time())));
  }

  /** Bars of trades of any length as they are known now. */
  Optional<BarSeries> bars(InstrumentId id, Interval length) {
    return known(SeriesId.bars(id, length), BarSeries.class);
  }
}
