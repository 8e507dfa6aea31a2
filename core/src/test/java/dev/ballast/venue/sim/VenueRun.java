// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.cost.TradingCosts;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.Replay;
import dev.ballast.market.Contract;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.venue.Outstanding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * An account at a simulated venue on a made market, what is sent there, and what happened; the
 * books are checked at every event.
 */
final class VenueRun {
  static final String SPOT = "BTC/USDT";
  static final String PERPETUAL = "BTC/USDT:USDT";

  /** 5 bp on futures and nothing else. */
  static final TradingCosts TAKER =
      new TradingCosts(BasisPoints.ZERO, BasisPoints.of("5"), BasisPoints.ZERO, BasisPoints.ZERO);

  final MadeMarket market;
  final Ledger ledger = new Ledger();
  final List<Event> events = new ArrayList<>();

  /** The very events, rather than any like them, that came of opens and not of closed bars. */
  final Set<Event> atOpens = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Map<Long, List<Order>> orders = new TreeMap<>();
  private final SequencedMap<String, Integer> substitutes = new LinkedHashMap<>();
  private int number;

  private FeeAssets fees = FeeAssets.SETTLED;

  VenueRun(MadeMarket market) {
    this.market = market;
  }

  /** Whose venue takes its fees in these. */
  VenueRun charging(FeeAssets assets) {
    fees = assets;
    return this;
  }

  /** On a market where the instrument stood at 100 on the first day, and then did this. */
  static VenueRun of(String symbol, double[]... openHighLowClose) {
    MadeMarket market = MadeMarket.from("2025-01-01");
    market.candles(symbol, Interval.DAY, MadeMarket.flat(100));
    market.candles(symbol, Interval.DAY, openHighLowClose);
    if (symbol.equals(PERPETUAL)) {
      market.fundingEvery(8, PERPETUAL, "2024-12-31", "2025-03-10", 0);
    }
    return new VenueRun(market);
  }

  VenueRun deposit(Place place, String amount, String asset) {
    return post(new Event.Deposited(0, place, Money.of(new Asset(asset), new BigDecimal(amount))));
  }

  VenueRun post(Event event) {
    ledger.apply(event);
    events.add(event);
    return this;
  }

  /** A cross position that the account brings. */
  VenueRun bring(Contract contract, String quantity, String entry, String leverage) {
    return post(
        new Event.PositionBrought(
            0,
            Position.cross(
                contract, Quantity.parse(quantity), Price.parse(entry), new BigDecimal(leverage))));
  }

  /** A position that the account brings on one side, with a wallet of its own where it has one. */
  VenueRun bring(
      Contract contract,
      PositionSide side,
      String quantity,
      String entry,
      String leverage,
      Optional<String> wallet) {
    Quantity held = Quantity.parse(quantity);
    return post(
        new Event.PositionBrought(
            0,
            new Position(
                contract,
                side,
                held,
                contract.value(held, Price.parse(entry)),
                new BigDecimal(leverage),
                wallet.map(own -> Money.of(contract.settle(), new BigDecimal(own))))));
  }

  /** The next order; its id is its number. */
  Order order(String symbol, Side side, String quantity) {
    return order(contract(symbol), side, quantity, "1");
  }

  Order order(Contract contract, Side side, String quantity, String leverage) {
    return Order.market(
        String.valueOf(++number),
        "t",
        contract,
        side,
        Quantity.parse(quantity),
        new BigDecimal(leverage));
  }

  /** Sends orders at a moment. */
  VenueRun send(String time, Order... sent) {
    orders.computeIfAbsent(MadeMarket.at(time), any -> new ArrayList<>()).addAll(List.of(sent));
    return this;
  }

  /** Sends an order: a purchase of a positive quantity, a sale of a negative one. */
  VenueRun send(
      String time,
      Contract contract,
      PositionSide side,
      MarginMode margin,
      String quantity,
      String leverage) {
    Quantity change = Quantity.parse(quantity);
    Order order = order(contract, Side.of(change), change.abs().toString(), leverage).on(side);
    return send(time, margin == MarginMode.ISOLATED ? order.isolated() : order);
  }

  VenueRun send(String time, String symbol, String quantity, String leverage) {
    return send(time, contract(symbol), PositionSide.BOTH, MarginMode.CROSS, quantity, leverage);
  }

  /** Runs from one day's open to another's at a venue of these costs. */
  VenueRun run(String from, String to, TradingCosts costs) {
    return run(market.feed(Interval.DAY, from, to), costs);
  }

  /** Runs a feed to its end at a venue of these costs. */
  VenueRun run(HistoryFeed feed, TradingCosts costs) {
    return run(feed, costs, Margins.of(market.brackets(), Ids.MARKET));
  }

  /** Runs a feed to its end at a venue of these costs and margins. */
  VenueRun run(HistoryFeed feed, TradingCosts costs, Margins margins) {
    SimulatedVenue venue = new SimulatedVenue(feed, costs, margins, fees);
    venue.connect(ledger, Outstanding.NOTHING, this::checked);
    while (feed.advance()) {
      venue.tell();
      venue.submit(orders.getOrDefault(feed.time(), List.of()));
      int before = events.size();
      venue.tell();
      atOpens.addAll(events.subList(before, events.size()));
    }
    substitutes.putAll(venue.substitutes());
    if (Replay.of(events).difference(ledger.account(0)).signum() != 0) {
      throw new AssertionError("the replay differs: " + events);
    }
    return this;
  }

  /** What stood in at the venue for what is not recorded, and how often. */
  SequencedMap<String, Integer> substitutes() {
    return substitutes;
  }

  private void checked(Event event) {
    post(event);
    if (ledger.imbalance() != 0) {
      throw new AssertionError("the books do not balance after " + event);
    }
  }

  <T extends Event> List<T> all(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  <T extends Event> T only(Class<T> kind) {
    List<T> found = all(kind);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " of " + kind.getSimpleName() + " in " + events);
    }
    return found.getFirst();
  }

  /** Every fill as {@code day order quantity at price, liquidity}. */
  List<String> fills() {
    return all(Event.Filled.class).stream()
        .map(one ->
            Instant.ofEpochMilli(one.time()).toString().substring(8, 10)
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

  /** What the futures wallet holds, as text. */
  String futures(String asset) {
    return ledger.in(Place.FUTURES, new Asset(asset)).toString();
  }

  Optional<Position> position(String symbol) {
    return ledger.position(PositionKey.of(Ids.parse(symbol)));
  }

  /** Contracts of the perpetual. */
  Quantity held() {
    return position(PERPETUAL).map(Position::quantity).orElse(Quantity.ZERO);
  }

  static Contract contract(String symbol) {
    return Contract.of(Ids.parse(symbol));
  }

  static Contract contract(String symbol, String size) {
    return new Contract(Ids.parse(symbol), Quantity.parse(size));
  }
}
