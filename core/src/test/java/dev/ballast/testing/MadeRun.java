// SPDX-License-Identifier: Apache-2.0
package dev.ballast.testing;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Run;
import dev.ballast.engine.Session;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.order.Event;
import dev.ballast.order.MarkSource;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.policy.Policy;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run of 401 daily closes written down event by event: one bitcoin and ten ether, a short that is
 * opened, cut, closed and opened again, monthly sales, a deposit and a withdrawal. Every figure
 * follows from a formula that an independent program can repeat.
 */
public final class MadeRun {
  public static final int CLOSES = 401;
  public static final InstrumentId BTC = Ids.parse("BTC/USDT");
  public static final InstrumentId PERPETUAL = Ids.parse("BTC/USDT:USDT");
  private static final InstrumentId ETH = Ids.parse("ETH/USDT");
  private static final Asset USDT = Asset.USDT;
  private static final long DAY = 86_400_000;

  private final double[] btc = new double[CLOSES];
  private final double[] eth = new double[CLOSES];
  private final double[] perpetual = new double[CLOSES];
  private final Ledger ledger = new Ledger();
  private final List<Event> events = new ArrayList<>();
  private final List<Session.Snapshot> snapshots = new ArrayList<>();

  /** Runs. */
  public MadeRun() {
    double first = 40_000;
    double second = 2_000;
    for (int i = 0; i < CLOSES; i++) {
      if (i > 0) {
        double move = ((i * 7919 + 104_729) % 1000 - 495) / 20_000.0;
        first *= 1 + move;
        second *= 1 + 0.8 * move + ((i * 104_729 + 7919) % 1000 - 500) / 25_000.0;
      }
      btc[i] = cents(first);
      eth[i] = cents(second);
      perpetual[i] = cents(first * 1.0005);
    }
    run();
  }

  private static double cents(double value) {
    return Math.floor(value * 100 + 0.5) / 100;
  }

  private void run() {
    post(new Event.Deposited(time(0), Place.SPOT, Money.usdt("60000")));
    post(new Event.Deposited(time(0), Place.SPOT, new Money(Asset.BTC, 100_000_000)));
    post(new Event.Deposited(time(0), Place.SPOT, new Money(new Asset("ETH"), 1_000_000_000)));
    for (int day = 0; day < CLOSES; day++) {
      settle(day);
      Marks marks =
          Marks.of(
              time(day),
              USDT,
              Map.of(
                  BTC,
                  Price.nearest(btc[day]),
                  ETH,
                  Price.nearest(eth[day]),
                  PERPETUAL,
                  Price.nearest(perpetual[day])));
      Account account = ledger.account(time(day));
      snapshots.add(
          new Session.Snapshot(
              time(day), account, marks, Exposure.of(account, marks), events.size()));
      act(day);
    }
  }

  private void settle(int day) {
    ledger
        .position(new PositionKey(PERPETUAL, PositionSide.BOTH))
        .ifPresent(held -> {
          BigDecimal rate = BigDecimal.valueOf((day * 31) % 7 - 2, 4);
          Price mark = Price.nearest(perpetual[day]);
          post(
              new Event.FundingPaid(
                  time(day),
                  held.contract(),
                  held.side(),
                  held.quantity(),
                  mark,
                  MarkSource.RECORDED_MARK,
                  rate,
                  held.contract().funding(held.quantity(), mark, rate)));
        });
  }

  private void act(int day) {
    switch (day) {
      case 10 -> {
        post(new Event.Transferred(time(day), Place.SPOT, Place.FUTURES, Money.usdt("30000")));
        trade(day, PERPETUAL, Side.SELL, "0.8", perpetual[day], "0.0005");
      }
      case 150 -> post(new Event.Deposited(time(day), Place.SPOT, Money.usdt("20000")));
      case 200 -> trade(day, PERPETUAL, Side.BUY, "0.3", perpetual[day], "0.0005");
      case 300 -> trade(day, PERPETUAL, Side.BUY, "0.5", perpetual[day], "0.0005");
      case 320 -> trade(day, PERPETUAL, Side.SELL, "0.4", perpetual[day], "0.0005");
      case 350 -> post(new Event.Deposited(time(day), Place.SPOT, Money.usdt("-15000")));
      default -> {}
    }
    if (day % 60 == 30) {
      trade(day, BTC, Side.SELL, "0.02", btc[day], "0.001");
    }
  }

  private void trade(
      int day, InstrumentId id, Side side, String quantity, double price, String fee) {
    Contract contract = Contract.of(id);
    Order order =
        Order.market(
            day + ".1",
            "ticket-" + day,
            contract,
            side,
            Quantity.parse(quantity),
            new BigDecimal(id.isSpot() ? "1" : "2"));
    Price at = Price.nearest(price);
    post(new Event.OrderPlaced(time(day), order));
    post(
        Event.Filled.whole(
            time(day),
            order,
            at,
            at,
            contract.notional(order.quantity(), at).multipliedBy(new BigDecimal(fee))));
  }

  private void post(Event event) {
    ledger.apply(event);
    events.add(event);
  }

  private static long time(int day) {
    return MadeMarket.at("2024-01-11") + day * DAY;
  }

  /** The run, opened by three deposits. */
  public Backtest backtest() {
    return new Backtest(
        new Run(snapshots, List.of(), ledger.imbalance()),
        events,
        3,
        BigDecimal.ZERO,
        new LinkedHashMap<>(),
        "none");
  }

  /** The market that it ran in: its own closes and no earlier ones. */
  public MadeMarket market() {
    return MadeMarket.from("2024-01-10")
        .closes(BTC.toString(), btc)
        .closes(ETH.toString(), eth)
        .closes(PERPETUAL.toString(), perpetual);
  }

  /** All of the market. */
  public MarketView history() {
    return market().view("2025-12-31");
  }

  /** A plan of majors against bitcoin. */
  public static Policy policy() {
    return Policy.plain(
        SectorBook.of(
            List.of(
                new SectorRecord(
                    Sector.MAJORS,
                    LocalDate.of(2024, 1, 1),
                    12,
                    List.of(Asset.BTC, new Asset("ETH")),
                    ""))),
        Ids.VENUE,
        Money.usdt("100000"));
  }
}
