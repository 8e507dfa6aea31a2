// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static dev.ballast.testing.MadeMarket.bar;
import static dev.ballast.venue.sim.VenueRun.PERPETUAL;
import static dev.ballast.venue.sim.VenueRun.SPOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.order.Liquidity;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for every order, on markets and orders made by chance. */
class RandomOrdersTest {
  private static final int DAYS = 20;
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final long DAY = 86_400_000L;

  /** Half a spread of 5 bp, impact of 50 bp x root(quantity / last volume), a fifth of a bar. */
  private static final TradingCosts COSTS =
      new TradingCosts(
              BasisPoints.of("10"), BasisPoints.of("5"), BasisPoints.of("5"), BasisPoints.of("50"))
          .withParticipation(Percent.of("20"));

  @Test
  void whateverIsSentFillsWithinTheMarketAndAddsUp() {
    Map<String, Integer> met = new HashMap<>();
    for (long seed = 0; seed < 400; seed++) {
      Made made = made(new SplittableRandom(seed));
      made.run.run("2025-01-02", FIRST.plusDays(DAYS - 1).toString(), COSTS);

      everyFillIsInTheBar(made, seed);
      noBarGivesMoreThanItsShare(made, seed);
      everyOrderAddsUp(made, seed);
      whatMayOnlyReduceNeverAdds(made, seed);
      made.run.events.forEach(
          event -> met.merge(event.getClass().getSimpleName(), 1, Integer::sum));
      made.run
          .all(Event.Filled.class)
          .forEach(one -> met.merge(one.liquidity().name(), 1, Integer::sum));
    }
    assertThat(met)
        .as("what chance has met")
        .containsKeys("OrderRefused", "OrderCancelled", "OrderTriggered", "MAKER", "TAKER");
    assertThat(met.get("MAKER")).isGreaterThan(200);
    assertThat(met.get("OrderTriggered")).isGreaterThan(200);
  }

  private static void everyFillIsInTheBar(Made made, long seed) {
    for (Event.Filled fill : made.run.all(Event.Filled.class)) {
      double[] bar = made.bar(fill);
      assertThat(fill.reference().toDouble())
          .as("seed %d: %s", seed, fill)
          .isBetween(bar[2] - 1e-9, bar[1] + 1e-9);
      double move = fill.price().toDouble() - fill.reference().toDouble();
      double against = fill.order().side() == Side.BUY ? move : -move;
      double impact = 0.005 * Math.sqrt(fill.quantity().toDouble() / made.lastVolume(fill));
      double most =
          fill.liquidity() == Liquidity.MAKER
              ? 0
              : fill.reference().toDouble() * (0.0005 + impact) + 0.01;
      assertThat(against).as("seed %d: %s", seed, fill).isBetween(-1e-9, most + 1e-9);
      limit(fill.order())
          .forEach(limit -> {
            double beyond = fill.price().toDouble() - limit.toDouble();
            assertThat(fill.order().side() == Side.BUY ? beyond : -beyond)
                .as("beyond its limit, seed %d: %s", seed, fill)
                .isLessThanOrEqualTo(1e-9);
          });
    }
  }

  private static List<Price> limit(Order order) {
    Terms terms = order.terms() instanceof Terms.Triggered trigger ? trigger.then() : order.terms();
    return terms instanceof Terms.Limit limit ? List.of(limit.price()) : List.of();
  }

  private static void noBarGivesMoreThanItsShare(Made made, long seed) {
    IdentityHashMap<double[], Double> taken = new IdentityHashMap<>();
    for (Event.Filled fill : made.run.all(Event.Filled.class)) {
      taken.merge(made.bar(fill), fill.quantity().toDouble(), Double::sum);
    }
    taken.forEach(
        (bar, sum) -> assertThat(sum).as("seed %d", seed).isLessThanOrEqualTo(0.2 * bar[4] + 1e-9));
  }

  /** Filled and unfilled make what was ordered; nothing happens to an order that has ended. */
  private static void everyOrderAddsUp(Made made, long seed) {
    Map<String, Quantity> left = new HashMap<>();
    for (Event event : made.run.events) {
      switch (event) {
        case Event.OrderPlaced placed -> left.put(placed.order().id(), placed.order().quantity());
        case Event.Filled fill -> {
          Quantity rest =
              Objects.requireNonNull(left.get(fill.order().id())).minus(fill.quantity());
          assertThat(rest.signum()).as("seed %d: %s", seed, fill).isNotNegative();
          left.put(fill.order().id(), rest);
        }
        case Event.OrderCancelled cancelled ->
            assertThat(left.remove(cancelled.order().id()))
                .as("seed %d: %s", seed, cancelled)
                .isEqualTo(cancelled.unfilled());
        case Event.OrderRefused refused -> {
          Quantity rest = left.remove(refused.order().id());
          assertThat(rest == null || rest.equals(refused.order().quantity()))
              .as("seed %d: %s", seed, refused)
              .isTrue();
        }
        default -> {}
      }
    }
  }

  private static void whatMayOnlyReduceNeverAdds(Made made, long seed) {
    Quantity held = Quantity.ZERO;
    for (Event.Filled fill : made.run.all(Event.Filled.class)) {
      if (fill.order().instrument().isSpot()) {
        continue;
      }
      Quantity after = held.plus(fill.change());
      if (fill.order().reduceOnly()) {
        assertThat(after.abs()).as("seed %d: %s", seed, fill).isLessThan(held.abs());
        assertThat(after.signum() * held.signum()).as("seed %d: %s", seed, fill).isNotNegative();
      }
      held = after;
    }
  }

  /** A market and what is sent to it; bars by the day on which they open. */
  private record Made(VenueRun run, Map<String, double[][]> bars) {
    /** The bar that a fill was made in: the one that began, or the one that ended. */
    double[] bar(Event.Filled fill) {
      return of(fill.instrument().toString())[day(fill) - (run.atOpens.contains(fill) ? 0 : 1)];
    }

    /** What the day that had ended last traded. */
    double lastVolume(Event.Filled fill) {
      return of(fill.instrument().toString())[day(fill) - 1][4];
    }

    private static int day(Event.Filled fill) {
      return (int) ((fill.time() - MadeMarket.at(FIRST.toString())) / DAY);
    }

    double[][] of(String symbol) {
      return Objects.requireNonNull(bars.get(symbol));
    }
  }

  private static Made made(SplittableRandom random) {
    VenueRun run = new VenueRun(MadeMarket.from("2025-01-01"));
    Map<String, double[][]> all = new HashMap<>();
    for (String symbol : List.of(SPOT, PERPETUAL)) {
      double[][] bars = bars(random);
      all.put(symbol, bars);
      for (double[] one : bars) {
        run.market
            .volume(one[4])
            .candles(symbol, Interval.DAY, bar(one[0], one[1], one[2], one[3]));
      }
    }
    run.market.fundingEvery(8, PERPETUAL, "2024-12-31", "2025-02-10", 0.0001);
    run.deposit(Place.SPOT, "20000", "USDT").deposit(Place.FUTURES, "50000", "USDT");
    for (int day = 1; day < DAYS - 1; day++) {
      List<Order> orders = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        orders.add(order(random, run, all, day));
      }
      run.send(FIRST.plusDays(day).toString(), orders.toArray(Order[]::new));
    }
    return new Made(run, all);
  }

  /** Open, high, low, close and volume; now and then a gap, and a bar without volume. */
  private static double[][] bars(SplittableRandom random) {
    double[][] bars = new double[DAYS][];
    double last = 100;
    for (int day = 0; day < DAYS; day++) {
      double open = random.nextInt(5) == 0 ? cents(last * (0.95 + random.nextDouble() / 10)) : last;
      double close = cents(open * (0.95 + random.nextDouble() / 10));
      double high = cents(Math.max(open, close) * (1 + random.nextDouble() / 20));
      double low = cents(Math.min(open, close) * (1 - random.nextDouble() / 20));
      double volume = random.nextInt(10) == 0 ? 0 : random.nextInt(1, 200);
      bars[day] = new double[] {open, high, low, close, volume};
      last = close;
    }
    return bars;
  }

  private static double cents(double price) {
    return Math.round(price * 100) / 100.0;
  }

  private static Order order(
      SplittableRandom random, VenueRun run, Map<String, double[][]> bars, int day) {
    String symbol = random.nextBoolean() ? SPOT : PERPETUAL;
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    double last = Objects.requireNonNull(bars.get(symbol))[day - 1][3];
    Quantity quantity = new Quantity(random.nextLong(1, 40_000) * 100_000);
    Order order = run.order(symbol, side, quantity.toString());
    Terms terms = terms(random, last);
    Order made = random.nextInt(3) == 0 ? order : order.withTerms(terms);
    return symbol.equals(PERPETUAL) && random.nextInt(3) == 0 ? made.reducing() : made;
  }

  private static Terms terms(SplittableRandom random, double last) {
    TimeInForce[] forces = TimeInForce.values();
    Terms limit = new Terms.Limit(near(random, last), forces[random.nextInt(forces.length)]);
    if (random.nextBoolean()) {
      return limit;
    }
    return new Terms.Triggered(
        random.nextBoolean() ? Terms.Trigger.STOP : Terms.Trigger.TAKE_PROFIT,
        near(random, last),
        random.nextBoolean() ? limit : new Terms.Market());
  }

  private static Price near(SplittableRandom random, double last) {
    return Price.nearest(cents(last * (0.95 + random.nextDouble() / 10)));
  }
}
