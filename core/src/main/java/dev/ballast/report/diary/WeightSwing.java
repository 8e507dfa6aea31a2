// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.diary;

import dev.ballast.market.Sector;
import dev.ballast.plan.Decision;
import dev.ballast.policy.Circumstance;
import dev.ballast.policy.ReviewKind;
import dev.ballast.portfolio.LastingCondition;
import dev.ballast.unit.Percent;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A sector's weight that went one way and back by more than two steps of the rotation within four
 * weeks.
 *
 * @param from the review from which it left
 * @param turned where it was furthest
 * @param back the review at which it was back by more than two steps
 * @param weights at these three
 * @param reasons of the stance at the first move and at the last, each as the review gave it
 */
public record WeightSwing(
    String sector,
    LocalDate from,
    LocalDate turned,
    LocalDate back,
    List<Percent> weights,
    List<String> reasons) {
  private static final long LONGEST = 28 * UtcDay.MILLIS;
  private static final BigDecimal STEPS = BigDecimal.TWO;

  /** Copies the lists. */
  public WeightSwing {
    weights = List.copyOf(weights);
    reasons = List.copyOf(reasons);
  }

  /** A sentence: {@code gaming from 10% to 0% and back to 10%, 2024-03-04 to 2024-04-01}. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%s from %s to %s (%s) and back to %s, %s to %s",
        sector,
        weights.get(0),
        weights.get(1),
        turned,
        weights.get(2),
        from,
        back);
  }

  /**
   * The swings of a run, none that overlaps another of its sector, by sector and time.
   *
   * @param step percentage points
   * @param bear the state while which the posture for a bear market holds
   */
  static List<WeightSwing> of(List<Decision> decisions, Percent step, Optional<Circumstance> bear) {
    List<Decision> looked =
        decisions.stream()
            .filter(one -> one.plan().looksAt(ReviewKind.SECTORS))
            .filter(one -> !one.rotation().weights().isEmpty())
            .toList();
    List<WeightSwing> swings = new ArrayList<>();
    if (!looked.isEmpty()) {
      for (Sector sector : looked.getFirst().rotation().weights().keySet()) {
        swings.addAll(of(looked, sector, step.value().multiply(STEPS), bear));
      }
    }
    return swings;
  }

  private static List<WeightSwing> of(
      List<Decision> looked, Sector sector, BigDecimal least, Optional<Circumstance> bear) {
    long[] times = looked.stream().mapToLong(one -> one.plan().time()).toArray();
    List<BigDecimal> weights = looked.stream().map(one -> weight(one, sector)).toList();
    return turns(times, weights, least).stream()
        .map(one -> swing(looked, sector, one, bear))
        .toList();
  }

  /** Places in a list: where a weight left, where it was furthest away, and where it was back. */
  record Turn(int from, int turn, int back) {}

  /**
   * Where weights went out and back by more than so many points within four weeks.
   *
   * @param times epoch milliseconds, ascending, of each weight
   */
  static List<Turn> turns(long[] times, List<BigDecimal> weights, BigDecimal least) {
    List<Turn> turns = new ArrayList<>();
    int begin = 0;
    for (int back = 2; back < times.length; back++) {
      for (int from = begin; from < back - 1; from++) {
        int turn = times[back] - times[from] > LONGEST ? 0 : turn(weights, from, back, least);
        if (turn > 0) {
          turns.add(new Turn(from, turn, back));
          begin = back;
          break;
        }
      }
    }
    return turns;
  }

  /** Where between two places the weight was further from both than so many points; 0 nowhere. */
  private static int turn(List<BigDecimal> weights, int from, int back, BigDecimal least) {
    for (int i = from + 1; i < back; i++) {
      BigDecimal out = weights.get(i).subtract(weights.get(from));
      BigDecimal in = weights.get(back).subtract(weights.get(i));
      if (out.signum() == -in.signum()
          && out.abs().compareTo(least) > 0
          && in.abs().compareTo(least) > 0) {
        return i;
      }
    }
    return 0;
  }

  private static WeightSwing swing(
      List<Decision> looked, Sector sector, Turn between, Optional<Circumstance> bear) {
    int from = between.from();
    int turn = between.turn();
    int end = between.back();
    return new WeightSwing(
        sector.name(),
        UtcDay.date(looked.get(from).plan().time()),
        UtcDay.date(looked.get(turn).plan().time()),
        UtcDay.date(looked.get(end).plan().time()),
        List.of(
            new Percent(weight(looked.get(from), sector)),
            new Percent(weight(looked.get(turn), sector)),
            new Percent(weight(looked.get(end), sector))),
        List.of(reason(looked.get(turn), sector, bear), reason(looked.get(end), sector, bear)));
  }

  private static BigDecimal weight(Decision decision, Sector sector) {
    return decision.rotation().weights().getOrDefault(sector, Percent.ZERO).value();
  }

  /** The posture for a bear market, where the weights are its; else the sector's stance. */
  private static String reason(Decision decision, Sector sector, Optional<Circumstance> bear) {
    return bear(decision, bear)
        .map(state -> "the posture for a bear market: " + state.sentence())
        .or(() ->
            decision
                .signals()
                .sector(sector)
                .map(signal -> signal.stance().words() + ": " + signal.reason()))
        .orElse("its stance is not known");
  }

  private static Optional<LastingCondition> bear(
      Decision decision, Optional<Circumstance> circumstance) {
    return decision.lasting().stream()
        .filter(state -> circumstance.filter(state.circumstance()::equals).isPresent())
        .findFirst();
  }
}
