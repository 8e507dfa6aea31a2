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
import dev.ballast.market.Feed;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A simulated venue, an account at it, and what happened; the books are checked at every event. */
final class VenueRun {
  /** 5 bp on futures and nothing else. */
  static final TradingCosts TAKER =
      new TradingCosts(BasisPoints.ZERO, BasisPoints.of("5"), BasisPoints.ZERO, BasisPoints.ZERO);

  final Ledger ledger = new Ledger();
  final List<Event> events = new ArrayList<>();
  private final Map<Long, List<Order>> orders = new TreeMap<>();
  private int number;

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

  /** Sends an order at a moment: a purchase of a positive quantity, a sale of a negative one. */
  VenueRun order(
      String time,
      Contract contract,
      PositionSide side,
      MarginMode margin,
      String quantity,
      String leverage) {
    Quantity change = Quantity.parse(quantity);
    number++;
    Order order =
        Order.market(
                "t." + number,
                "t",
                contract,
                Side.of(change),
                change.abs(),
                new BigDecimal(leverage))
            .on(side);
    orders
        .computeIfAbsent(MadeMarket.at(time), ignored -> new ArrayList<>())
        .add(margin == MarginMode.ISOLATED ? order.isolated() : order);
    return this;
  }

  VenueRun order(String time, String symbol, String quantity, String leverage) {
    return order(time, contract(symbol), PositionSide.BOTH, MarginMode.CROSS, quantity, leverage);
  }

  /** The orders of a moment. */
  List<Order> orders(String time) {
    return orders.getOrDefault(MadeMarket.at(time), List.of());
  }

  /** Runs a feed to its end. */
  VenueRun run(Feed feed, SimulatedVenue venue) {
    while (feed.advance()) {
      venue.settle(feed, ledger, this::checked);
      venue.submit(feed, orders.getOrDefault(feed.time(), List.of()), this::checked);
      venue.fill(feed, ledger, this::checked);
    }
    if (Replay.of(events).difference(ledger.account(0)).signum() != 0) {
      throw new AssertionError("the replay differs: " + events);
    }
    return this;
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

  /** What the futures wallet holds, as text. */
  String futures(String asset) {
    return ledger.in(Place.FUTURES, new Asset(asset)).toString();
  }

  Optional<Position> position(String symbol) {
    return ledger.position(PositionKey.of(InstrumentId.parse(symbol)));
  }

  static Contract contract(String symbol) {
    return Contract.of(InstrumentId.parse(symbol));
  }

  static Contract contract(String symbol, String size) {
    return new Contract(InstrumentId.parse(symbol), Quantity.parse(size));
  }
}
