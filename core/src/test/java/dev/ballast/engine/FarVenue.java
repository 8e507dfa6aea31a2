// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.ledger.Books;
import dev.ballast.market.Feed;
import dev.ballast.order.Event;
import dev.ballast.order.Liquidity;
import dev.ballast.order.Movement;
import dev.ballast.order.OpenOrder;
import dev.ballast.order.Order;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.venue.Outstanding;
import dev.ballast.venue.Venue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An exchange that is somewhere else: it outlives the sessions that trade on it, answers when it
 * will, and fills in parts. A session may end in the middle of being asked or told.
 */
final class FarVenue {
  /** What the tickets end in whose orders find nobody to trade with. */
  static final String NEVER = "-never";

  private static final Price PRICE = Price.parse("100");

  /** Ends a session in the middle of what it does. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final Random dice;
  private final double kills;
  private final SequencedMap<String, Taken> taken = new LinkedHashMap<>();
  private final Set<String> moved = new LinkedHashSet<>();
  private int takenTwice;

  /** An order as the exchange has it. */
  private static final class Taken {
    private final Order order;
    private final List<Quantity> fills = new ArrayList<>();
    private boolean cancelled;

    private Taken(Order order) {
      this.order = order;
    }

    private Quantity filled() {
      return fills.stream().reduce(Quantity.ZERO, Quantity::plus);
    }

    private boolean isOpen() {
      return !cancelled && !filled().equals(order.quantity());
    }
  }

  /**
   * An exchange.
   *
   * @param kills how often a session ends just before it asks for something, or just after
   */
  FarVenue(Random dice, double kills) {
    this.dice = dice;
    this.kills = kills;
  }

  private void mayKill() {
    if (dice.nextDouble() < kills) {
      throw new Killed();
    }
  }

  /** Every order that it has ever taken, in order. */
  List<String> orders() {
    return List.copyOf(taken.keySet());
  }

  /** What was filled of each. */
  Map<String, Quantity> filled() {
    SequencedMap<String, Quantity> filled = new LinkedHashMap<>();
    taken.forEach((id, one) -> filled.put(id, one.filled()));
    return filled;
  }

  Set<String> movements() {
    return Set.copyOf(moved);
  }

  int takenTwice() {
    return takenTwice;
  }

  private Taken order(String id) {
    return Objects.requireNonNull(taken.get(id), id);
  }

  /** Time passes at the exchange: orders fill, in one part or in several. */
  void passes() {
    for (Taken one : taken.values()) {
      if (one.isOpen() && !one.order.ticket().endsWith(NEVER) && dice.nextInt(3) > 0) {
        Quantity left = one.order.quantity().minus(one.filled());
        long some = 1 + dice.nextLong(left.units());
        one.fills.add(dice.nextBoolean() ? left : new Quantity(some));
      }
    }
  }

  /** A session's line to it. */
  Venue line(Feed clock) {
    return new Line(clock);
  }

  private final class Line implements Venue {
    private final Feed clock;
    private final Map<String, Integer> fillsTold = new LinkedHashMap<>();
    private final Set<String> ended = new LinkedHashSet<>();
    private final Set<String> doubtful = new LinkedHashSet<>();
    private Consumer<Event> told =
        event -> {
          throw new IllegalStateException("not connected");
        };

    private Line(Feed clock) {
      this.clock = clock;
    }

    @Override
    public void connect(Books books, Outstanding standing, Consumer<Event> to) {
      told = to;
      for (OpenOrder one : standing.open()) {
        fillsTold.put(one.order().id(), known(one));
      }
      standing.doubtful().forEach(order -> doubtful.add(order.id()));
      standing.undone().forEach(movement -> doubtful.add(movement.id()));
    }

    /** How many of its fills a session knows of, by their sum. */
    private int known(OpenOrder one) {
      Quantity filled = one.order().quantity().minus(one.unfilled());
      Quantity sum = Quantity.ZERO;
      int count = 0;
      List<Quantity> fills = FarVenue.this.order(one.order().id()).fills;
      while (!sum.equals(filled)) {
        sum = sum.plus(fills.get(count));
        count++;
      }
      return count;
    }

    @Override
    public void tell() {
      passes();
      for (Map.Entry<String, Integer> one : fillsTold.entrySet()) {
        Taken order = FarVenue.this.order(one.getKey());
        while (one.getValue() < order.fills.size()) {
          Quantity quantity = order.fills.get(one.getValue());
          one.setValue(one.getValue() + 1);
          told.accept(
              new Event.Filled(
                  clock.time(),
                  order.order,
                  quantity,
                  PRICE,
                  PRICE,
                  Liquidity.TAKER,
                  Money.zero(Asset.USDT)));
        }
        if (order.cancelled && ended.add(order.order.id())) {
          Quantity unfilled = order.order.quantity().minus(order.filled());
          told.accept(new Event.OrderCancelled(clock.time(), order.order, unfilled, "asked"));
        }
      }
    }

    @Override
    public void move(List<Movement> movements) {
      for (Movement one : movements) {
        mayKill();
        if (!moved.add(one.id()) && !doubtful.contains(one.id())) {
          takenTwice++;
        }
        mayKill();
        told.accept(one.made(clock.time()));
      }
    }

    @Override
    public void submit(List<Order> orders) {
      for (Order order : orders) {
        mayKill();
        if (taken.putIfAbsent(order.id(), new Taken(order)) != null
            && !doubtful.contains(order.id())) {
          takenTwice++;
        }
        fillsTold.put(order.id(), 0);
        mayKill();
        told.accept(new Event.OrderPlaced(clock.time(), order));
      }
    }

    @Override
    public void cancel(String order, String reason) {
      Taken one = taken.get(order);
      if (one != null && one.isOpen()) {
        one.cancelled = true;
      }
    }

    @Override
    public SequencedMap<String, Integer> substitutes() {
      return new LinkedHashMap<>();
    }
  }
}
