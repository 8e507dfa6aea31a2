// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.MarginMode;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Run;
import dev.ballast.engine.Session;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Daily closes from 2025-01-01 on, and what happened between them, written down by a test. */
final class MadeCloses {
  static final Contract LINEAR = Contract.of(Ids.parse("BTC/USDT:USDT"));

  /** A contract of 100 dollars that settles in bitcoin. */
  static final Contract INVERSE = new Contract(Ids.parse("BTC/USD:BTC"), Quantity.parse("100"));

  static final InstrumentId SPOT = Ids.parse("BTC/USDT");
  private static final long DAY = 86_400_000;

  private final Ledger ledger = new Ledger();
  private final List<Event> events = new ArrayList<>();
  private final List<Session.Snapshot> snapshots = new ArrayList<>();

  long time() {
    return MadeMarket.at("2025-01-01") + snapshots.size() * DAY;
  }

  MadeCloses post(Event event) {
    ledger.apply(event);
    events.add(event);
    return this;
  }

  MadeCloses deposit(Place place, String amount, Asset asset) {
    return post(new Event.Deposited(time(), place, Money.of(asset, new BigDecimal(amount))));
  }

  /** A position that is there, with a wallet of its own where one is given. */
  MadeCloses bring(
      Contract contract,
      PositionSide side,
      String quantity,
      String entry,
      String leverage,
      Optional<String> own) {
    Quantity held = Quantity.parse(quantity);
    return post(
        new Event.PositionBrought(
            time(),
            new Position(
                contract,
                side,
                held,
                contract.value(held, Price.parse(entry)),
                new BigDecimal(leverage),
                own.map(amount -> Money.of(contract.settle(), new BigDecimal(amount))))));
  }

  /** A fill of a positive quantity bought, or a negative one sold. */
  MadeCloses fill(Contract contract, MarginMode margin, String quantity, String price, String fee) {
    Quantity change = Quantity.parse(quantity);
    Order order =
        Order.market(
            "1." + events.size(), "1", contract, Side.of(change), change.abs(), BigDecimal.TWO);
    Price at = Price.parse(price);
    return post(
        Event.Filled.whole(
            time(),
            margin == MarginMode.ISOLATED ? order.isolated() : order,
            at,
            at,
            Money.of(contract.settle(), new BigDecimal(fee))));
  }

  /** Margin into a position's own wallet. */
  MadeCloses moveMargin(Contract contract, String amount) {
    Money moved = Money.of(contract.settle(), new BigDecimal(amount));
    return post(new Event.IsolatedMarginMoved(time(), PositionKey.of(contract.id()), moved));
  }

  /** The day's close, of the coin and of both contracts on it. */
  MadeCloses close(String price) {
    Price at = Price.parse(price);
    Map<InstrumentId, Price> prices = new TreeMap<>();
    List.of(SPOT, LINEAR.id(), INVERSE.id()).forEach(id -> prices.put(id, at));
    Marks marks = Marks.of(time(), Asset.USDT, prices);
    Account account = ledger.account(time());
    snapshots.add(
        new Session.Snapshot(time(), account, marks, Exposure.of(account, marks), events.size()));
    return this;
  }

  DailyCloses daily() {
    return DailyCloses.of(
        new Backtest(
            new Run(snapshots, List.of(), ledger.imbalance()),
            events,
            0,
            BigDecimal.ZERO,
            new LinkedHashMap<>(),
            "none"),
        SPOT);
  }
}
