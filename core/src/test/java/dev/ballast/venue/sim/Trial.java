// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionSide;
import dev.ballast.cost.TradingCosts;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.Replay;
import dev.ballast.market.Contract;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Orders sent to a venue on a made market of daily bars, and what came of them. */
final class Trial {
  static final String SPOT = "BTC/USDT";
  static final String PERPETUAL = "BTC/USDT:USDT";

  final MadeMarket market = MadeMarket.from("2025-01-01");
  final Ledger ledger = new Ledger();
  final List<Event> events = new ArrayList<>();

  /** The very events, rather than any like them, that came of opens and not of closed bars. */
  final Set<Event> atOpens = Collections.newSetFromMap(new IdentityHashMap<>());

  private final TreeMap<Long, List<Order>> orders = new TreeMap<>();
  private int number;

  /** A market where the instrument stood at 100 on the first day, and then did this. */
  static Trial of(String symbol, double[]... openHighLowClose) {
    Trial trial = new Trial();
    trial.market.candles(symbol, Interval.DAY, bar(100, 100, 100, 100));
    trial.market.candles(symbol, Interval.DAY, openHighLowClose);
    if (symbol.equals(PERPETUAL)) {
      trial.market.fundingEvery(8, PERPETUAL, "2024-12-31", "2025-03-10", 0);
    }
    return trial;
  }

  static double[] bar(double open, double high, double low, double close) {
    return new double[] {open, high, low, close};
  }

  Trial deposit(Place place, String usdt) {
    post(new Event.Deposited(0, place, Money.usdt(usdt)));
    return this;
  }

  /** Holds this much of the perpetual, entered at 100. */
  Trial hold(String quantity) {
    return hold(PositionSide.BOTH, quantity);
  }

  Trial hold(PositionSide side, String quantity) {
    Contract contract = Contract.of(InstrumentId.parse(PERPETUAL));
    Quantity held = Quantity.parse(quantity);
    post(
        new Event.PositionBrought(
            0,
            new Position(
                contract,
                side,
                held,
                contract.value(held, Price.parse("100")),
                BigDecimal.ONE,
                Optional.empty())));
    return this;
  }

  /** The next order; its id is its number. */
  Order order(String symbol, Side side, String quantity) {
    return Order.market(
        String.valueOf(++number),
        "1",
        Contract.of(InstrumentId.parse(symbol)),
        side,
        Quantity.parse(quantity),
        BigDecimal.ONE);
  }

  static Terms limit(String price, TimeInForce force) {
    return new Terms.Limit(Price.parse(price), force);
  }

  static Terms limit(String price) {
    return limit(price, TimeInForce.GOOD_TILL_CANCELLED);
  }

  static Terms stop(String price) {
    return new Terms.Triggered(Terms.Trigger.STOP, Price.parse(price), new Terms.Market());
  }

  static Terms takeProfit(String price) {
    return new Terms.Triggered(Terms.Trigger.TAKE_PROFIT, Price.parse(price), new Terms.Market());
  }

  /** Sends orders at a moment. */
  Trial send(String time, Order... sent) {
    orders.computeIfAbsent(MadeMarket.at(time), ignored -> new ArrayList<>()).addAll(List.of(sent));
    return this;
  }

  /** Runs from the second day to another, and checks the books. */
  Trial run(String to, TradingCosts costs) {
    HistoryFeed feed = market.feed(Interval.DAY, "2025-01-02", to);
    SimulatedVenue venue = new SimulatedVenue(costs, market.brackets(), Asset.USDT);
    while (feed.advance()) {
      venue.settle(feed, ledger, this::post);
      venue.submit(feed, orders.getOrDefault(feed.time(), List.of()), this::post);
      int before = events.size();
      venue.fill(feed, ledger, this::post);
      atOpens.addAll(events.subList(before, events.size()));
    }
    assertThat(ledger.imbalance()).isZero();
    assertThat(Replay.of(events).difference(ledger.account(0))).isZero();
    return this;
  }

  private void post(Event event) {
    ledger.apply(event);
    events.add(event);
  }

  <T extends Event> List<T> all(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  <T extends Event> T only(Class<T> kind) {
    assertThat(all(kind)).as("in %s", events).hasSize(1);
    return all(kind).getFirst();
  }

  /** Every fill as {@code day order quantity at price, liquidity}. */
  List<String> fills() {
    return all(Event.Filled.class).stream()
        .map(one ->
            java.time.Instant.ofEpochMilli(one.time()).toString().substring(8, 10)
                + " "
                + one.order().id()
                + " "
                + one.quantity()
                + " at "
                + one.price()
                + ", "
                + one.liquidity())
        .toList();
  }

  /** Every order that ended unfilled, as {@code order quantity: reason}. */
  List<String> cancelled() {
    return all(Event.OrderCancelled.class).stream()
        .map(one -> one.order().id() + " " + one.unfilled() + ": " + one.reason())
        .toList();
  }

  String refusal() {
    return only(Event.OrderRefused.class).reason();
  }

  Quantity held() {
    return ledger
        .position(InstrumentId.parse(PERPETUAL))
        .map(Position::quantity)
        .orElse(Quantity.ZERO);
  }
}
