// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.engine.Approvals;
import dev.ballast.engine.MemoryJournal;
import dev.ballast.engine.Strategy;
import dev.ballast.engine.Verdict;
import dev.ballast.market.BarSeries;
import dev.ballast.market.Interval;
import dev.ballast.market.SeriesId;
import dev.ballast.order.Batch;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.plan.Plan;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * A desk of 20,000 USDT whose plan lets margin be 40 % of it, at an exchange on this machine: its
 * limits are asked of each batch on the account and at the prices of then.
 */
class LimitsAtExchangeTest {
  private static final double EQUITY = 20_000;

  private final List<String> notices = new ArrayList<>();
  private final MemoryJournal journal = new MemoryJournal();

  /** Approves nothing before a moment. */
  private record Late(long until) implements Approvals {
    @Override
    public void propose(Plan plan) {}

    @Override
    public Map<String, Verdict> verdicts(long time, SequencedSet<String> tickets) {
      Map<String, Verdict> verdicts = new HashMap<>();
      tickets.forEach(one -> verdicts.put(one, time < until ? Verdict.WAITING : Verdict.APPROVED));
      return verdicts;
    }
  }

  /** An order in the perpetual of so much of the equity, at the prices of the decision. */
  private static Batch order(Strategy.Input input, String id, Side side, double share) {
    double price = input.marks().price(OnceOrdered.PERPETUAL).toDouble();
    String quantity =
        BigDecimal.valueOf(share * EQUITY / price)
            .setScale(3, RoundingMode.HALF_EVEN)
            .toPlainString();
    return new Batch(
        List.of(), List.of(OnceOrdered.order(id, OnceOrdered.PERPETUAL, side, quantity)));
  }

  private List<Event> run(OnceOrdered strategy, Approvals approvals, long until) {
    try (VenueHere here = new VenueHere("0", "20000");
        LiveDesk desk =
            new LiveDesk(
                here.exchange(),
                here.market(),
                strategy.instruments(),
                Interval.DAY,
                until,
                journal.kept(),
                Optional::empty,
                notices::add)) {
      desk.run(strategy, journal, approvals, Asset.USDT);
    }
    return journal.events();
  }

  private static OnceOrdered within(Function<Strategy.Input, List<Batch>> batches) {
    return new OnceOrdered(batches, Optional.of(new HedgedPlan().strategy()));
  }

  private static List<String> filled(List<Event> events) {
    return events.stream()
        .filter(Event.Filled.class::isInstance)
        .map(event -> ((Event.Filled) event).order())
        .map(Order::id)
        .distinct()
        .toList();
  }

  private static Optional<String> refusal(List<Event> events, String order) {
    return events.stream()
        .filter(Event.OrderRefused.class::isInstance)
        .map(Event.OrderRefused.class::cast)
        .filter(one -> one.order().id().equals(order))
        .map(Event.OrderRefused::reason)
        .findFirst();
  }

  @Test
  void aLaterBatchIsAskedOnWhatTheOneBeforeHasMade() {
    List<Event> events =
        run(
            within(input ->
                List.of(
                    order(input, "a.1", Side.SELL, 0.25),
                    order(input, "b.1", Side.SELL, 0.25),
                    order(input, "c.1", Side.BUY, 0.1))),
            Approvals.ALL,
            VenueHere.START + UtcDay.MILLIS);

    assertThat(filled(events)).as("%s", notices).containsExactly("a.1", "c.1");
    assertThat(refusal(events, "b.1"))
        .hasValueSatisfying(reason ->
            assertThat(reason)
                .matches(
                    "not sent: margin used would be (49|50)\\.[0-9]% of equity, above margin-used of"
                        + " 40%"));
    assertThat(refusal(events, "c.1")).as("takes off risk").isEmpty();
  }

  /** The first day at whose start bitcoin costs so much more than at the beginning. */
  private static long dearerBy(double share) {
    BarSeries bars =
        (BarSeries)
            new HedgedPlan()
                .market()
                .history()
                .series(SeriesId.bars(OnceOrdered.PERPETUAL, Interval.DAY))
                .orElseThrow();
    double first = bars.asOf(VenueHere.START).close(bars.asOf(VenueHere.START).size() - 1);
    for (long day = VenueHere.START;
        day < VenueHere.END - 2 * UtcDay.MILLIS;
        day += UtcDay.MILLIS) {
      BarSeries known = bars.asOf(day);
      if (known.close(known.size() - 1) > (1 + share) * first) {
        return day;
      }
    }
    throw new IllegalStateException("never");
  }

  /** What was within the limit when it was decided, and would not be at the prices of now. */
  @Test
  void whatIsApprovedLateIsAskedAtThePricesOfThen() {
    long late = dearerBy(0.1);
    OnceOrdered strategy = within(input -> List.of(order(input, "a.1", Side.SELL, 0.42)));

    List<Event> events = run(strategy, new Late(late), late + UtcDay.MILLIS);

    assertThat(filled(events)).as("%s", notices).isEmpty();
    assertThat(refusal(events, "a.1"))
        .hasValueSatisfying(reason -> assertThat(reason).startsWith("not sent: margin used would"));
  }

  @Test
  void theSameGoesAtOnce() {
    OnceOrdered strategy = within(input -> List.of(order(input, "a.1", Side.SELL, 0.42)));

    List<Event> events = run(strategy, Approvals.ALL, VenueHere.START + UtcDay.MILLIS);

    assertThat(filled(events)).as("%s", notices).containsExactly("a.1");
  }
}
