// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.account.Place;
import dev.ballast.engine.Instructions;
import dev.ballast.engine.Strategy;
import dev.ballast.market.Contract;
import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Batch;
import dev.ballast.order.Cancellation;
import dev.ballast.order.Event;
import dev.ballast.order.Movement;
import dev.ballast.order.OpenOrder;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import dev.ballast.plan.Plan;
import dev.ballast.policy.ExecutionPlan;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Orders, cancellations and transfers drawn from dice, once a day. */
final class RandomOrders implements Strategy {
  private static final TimeInForce[] FORCES = TimeInForce.values();
  private static final double MOST_HELD = 8000;

  /** Of a seed whose legs stay together. */
  static final Money UNHEDGED = Money.usdt("700");

  private final long seed;
  private final List<InstrumentId> instruments;
  private final long last;
  private final Set<Long> decided;

  /**
   * Orders of a seed.
   *
   * @param last after which nothing is ordered any more, epoch milliseconds
   * @param before what earlier sessions have kept: of a day that was decided nothing is again
   */
  RandomOrders(long seed, List<InstrumentId> instruments, long last, List<Event> before) {
    this.seed = seed;
    this.instruments = instruments;
    this.last = last;
    this.decided =
        before.stream()
            .filter(Event.Intended.class::isInstance)
            .map(one -> UtcDay.start(UtcDay.date(one.time())))
            .collect(Collectors.toSet());
  }

  @Override
  public List<InstrumentId> instruments() {
    return instruments;
  }

  /** Of every second seed: legs stay together, and wait as makers first. */
  @Override
  public Optional<ExecutionPlan> execution() {
    return seed % 2 == 0
        ? Optional.of(
            new ExecutionPlan(
                Optional.of(UNHEDGED),
                Duration.ofSeconds(30 * (seed / 2 % 3)),
                (int) (seed / 6 % 3)))
        : Optional.empty();
  }

  @Override
  public Optional<Instructions> review(Input input) {
    long time = input.time();
    SplittableRandom dice = new SplittableRandom(seed * 31 + time);
    if (decided.contains(time) || time > last || dice.nextInt(6) == 0) {
      return Optional.empty();
    }
    List<Cancellation> cancels = new ArrayList<>();
    for (OpenOrder one : input.open()) {
      if (dice.nextBoolean()) {
        cancels.add(new Cancellation(one.order().id(), "not wanted any more"));
      }
    }
    List<Batch> batches = new ArrayList<>();
    for (int number = 1; number <= 1 + dice.nextInt(2); number++) {
      batches.add(batch(input, dice, Plan.stem(time) + "-0" + number));
    }
    Instructions all = new Instructions(time, cancels, batches, List.of(), Optional.empty());
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  private Batch batch(Input input, SplittableRandom dice, String stem) {
    List<Movement> movements = new ArrayList<>();
    if (dice.nextInt(3) > 0) {
      boolean in = dice.nextBoolean();
      movements.add(
          Movement.transfer(
              stem + "-m",
              in ? Place.SPOT : Place.FUTURES,
              in ? Place.FUTURES : Place.SPOT,
              Money.nearest(Asset.USDT, dice.nextInt(1, 40) * 25)));
    }
    List<Order> orders = new ArrayList<>();
    for (int leg = 1; leg <= dice.nextInt(1, 4); leg++) {
      order(input, dice, stem, leg).ifPresent(orders::add);
    }
    return new Batch(movements, orders);
  }

  private Optional<Order> order(Input input, SplittableRandom dice, String stem, int leg) {
    InstrumentId id = instruments.get(dice.nextInt(instruments.size()));
    Instrument listed = input.view().instrument(id).orElseThrow();
    Price mark = input.marks().price(id);
    double held =
        id.isSpot()
            ? input.account().in(Place.SPOT, id.base()).toDouble()
            : input.account().position(id).map(one -> one.quantity().toDouble()).orElse(0.0);
    boolean much = Math.abs(held) * mark.toDouble() > MOST_HELD;
    boolean buys = much ? held < 0 : dice.nextBoolean();
    double worth = dice.nextInt(40) == 0 ? 1_000_000 : dice.nextDouble(20, 3000);
    Quantity wanted =
        Quantity.nearest(worth / mark.toDouble())
            .roundedTo(listed.rules().step(), RoundingMode.DOWN);
    if (wanted.isZero()) {
      return Optional.empty();
    }
    Order order =
        Order.market(
            stem + "." + leg,
            stem,
            Contract.of(id),
            buys ? Side.BUY : Side.SELL,
            wanted,
            id.isSpot() ? BigDecimal.ONE : BigDecimal.valueOf(dice.nextInt(2, 5)));
    if (!id.isSpot() && much) {
      order = order.reducing();
    }
    if (dice.nextInt(3) == 0) {
      Price limit =
          Price.nearest(mark.toDouble() * dice.nextDouble(0.95, 1.05))
              .roundedTo(listed.rules().tick(), RoundingMode.HALF_EVEN);
      order = order.withTerms(new Terms.Limit(limit, FORCES[dice.nextInt(FORCES.length)]));
    }
    return Optional.of(order);
  }
}
