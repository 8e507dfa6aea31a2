// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.account.Place;
import dev.ballast.app.Usual;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.exchange.binance.SimulatedNetwork;
import dev.ballast.app.exchange.local.JoinedVenue;
import dev.ballast.cost.TradingCosts;
import dev.ballast.engine.Approvals;
import dev.ballast.engine.Instructions;
import dev.ballast.engine.MemoryJournal;
import dev.ballast.engine.Strategy;
import dev.ballast.market.Contract;
import dev.ballast.market.ExtendedHistory;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import dev.ballast.venue.sim.FeeAssets;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A desk that buys some of one contract on its first day, and its exchange, in one thread: nothing
 * goes wrong but what is asked for, and hours pass in no time.
 */
final class DeskInOneThread {
  static final long START = UtcDay.start(LocalDate.of(2024, 6, 3));
  static final InstrumentId BITCOIN = Usual.MARKET.perpetual(Asset.BTC);
  static final InstrumentId ETHER = Usual.MARKET.perpetual(new Asset("ETH"));
  static final Quantity BOUGHT = Quantity.parse("0.01");
  private static final Market MARKET = Market.simulated(11);
  private static final long DAYS = 8;
  private static final long HOUR = 3_600_000;

  private final SimulatedMachine machine =
      new SimulatedMachine(START, START + 2 * HOUR, new SplittableRandom(1));
  private final long end = START + DAYS * UtcDay.MILLIS;
  private final JoinedVenue venue =
      new JoinedVenue(MARKET, START, end, 0, machine, TradingCosts.DEFAULT);
  private final SimulatedNetwork network;
  private final MemoryJournal journal = new MemoryJournal();
  private final List<String> notices = new ArrayList<>();

  /**
   * A desk and its exchange.
   *
   * @param tellsAccounts whether the exchange's streams tell what happens to the account
   * @param faults that are in force, {@code {fault: halt, symbol: BTCUSDT}}
   */
  DeskInOneThread(boolean tellsAccounts, String... faults) {
    venue.open(
        List.of(new Event.Deposited(START, Place.FUTURES, Money.usdt("20000"))),
        MarginTerms.of(MARKET).margins(Usual.MARKET),
        FeeAssets.SETTLED);
    venue.arm("seed: 1\nfaults:\n  - " + String.join("\n  - ", faults));
    network =
        new SimulatedNetwork(
            new JoinedExchange(venue, tellsAccounts), machine, new SplittableRandom(2), () -> {});
    network.calm();
  }

  private record Buys() implements Strategy {
    @Override
    public List<InstrumentId> instruments() {
      return List.of(BITCOIN, ETHER);
    }

    @Override
    public Optional<Instructions> review(Input input) {
      if (input.since().isPresent()) {
        return Optional.empty();
      }
      Order order =
          Order.market("a.1", "a", Contract.of(BITCOIN), Side.BUY, BOUGHT, BigDecimal.ONE);
      return Optional.of(
          new Instructions(
              input.time(),
              List.of(),
              List.of(new Batch(List.of(), List.of(order))),
              List.of(),
              Optional.empty()));
    }
  }

  /** The market's time is moved once nothing is under way. */
  private final class Time implements MarketClock {
    @Override
    public long now() {
      return venue.now();
    }

    @Override
    public boolean replays() {
      return true;
    }

    @Override
    public void await(long until, boolean idle, Inbox inbox) {
      if (idle) {
        venue.moveTo(until);
      } else {
        machine.await(inbox, 20);
      }
    }
  }

  /** Its store ends where it begins. */
  private static Market store() {
    Map<SeriesId, Series> known = new TreeMap<>();
    for (SeriesId id : MARKET.history().ids()) {
      known.put(id, MARKET.history().series(id).orElseThrow().asOf(START));
    }
    return new Market(
        new ExtendedHistory(MARKET.history(), known), MARKET.rules(), MARKET.tables());
  }

  /** Runs it to the market's end, or for an hour by the machine's clock where it does not come. */
  DeskInOneThread run() {
    try (LiveExchange exchange = LiveExchange.of(network.client(), new Time(), machine);
        LiveDesk desk =
            new LiveDesk(
                exchange,
                store(),
                List.of(BITCOIN, ETHER),
                Interval.DAY,
                end,
                journal.kept(),
                Optional::empty,
                notices::add)) {
      machine.later(HOUR, desk::end);
      desk.run(new Buys(), journal, Approvals.ALL, Asset.USDT);
    }
    return this;
  }

  JoinedVenue venue() {
    return venue;
  }

  /** What it has kept. */
  List<Event> events() {
    return journal.events();
  }

  List<String> notices() {
    return notices;
  }

  /** How many requests it has sent. */
  long requests() {
    return network.requests();
  }

  /** How many seconds have passed by the machine's clock. */
  long seconds() {
    return (machine.now() - START) / 1000;
  }
}
