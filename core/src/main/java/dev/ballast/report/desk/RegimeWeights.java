// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.market.Sector;
import dev.ballast.plan.Decision;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.portfolio.RegimeTilt;
import dev.ballast.unit.Percent;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the market's phase and the user's views have made of the plan's weights.
 *
 * @param reviewed the day of the regime's last review
 * @param next the day of the next
 * @param phase {@code narratives}; empty where none stood
 * @param since the day that confirmed it
 * @param known whether it could be told
 * @param reasons what moves the weights and by which numbers, a sentence each
 * @param weights of each sector
 * @param replaced whether the posture for a bear market stands in their place
 */
public record RegimeWeights(
    LocalDate reviewed,
    Optional<LocalDate> next,
    Optional<String> phase,
    Optional<LocalDate> since,
    boolean known,
    List<String> reasons,
    List<Row> weights,
    boolean replaced) {
  /**
   * A sector's weights in the core, fractions.
   *
   * @param plan the plan's
   * @param before until the review
   * @param weight since then, before signals rotate it
   */
  public record Row(Sector sector, double plan, double before, double weight) {}

  /** Copies the lists. */
  public RegimeWeights {
    reasons = List.copyOf(reasons);
    weights = List.copyOf(weights);
  }

  /** Of a decision; nothing where the plan asks for none. */
  static Optional<RegimeWeights> of(Policy policy, Decision decision) {
    return decision.regime().map(tilt -> of(policy, decision, tilt));
  }

  private static RegimeWeights of(Policy policy, Decision decision, RegimeTilt tilt) {
    return new RegimeWeights(
        UtcDay.date(tilt.time()),
        policy.reviews().next(ReviewKind.REGIME, decision.plan().time()).stream()
            .mapToObj(UtcDay::date)
            .findFirst(),
        tilt.phase().map(Object::toString),
        tilt.phase().map(_ -> UtcDay.date(tilt.since())),
        tilt.known(),
        tilt.reasons(),
        tilt.weights().keySet().stream()
            .map(sector ->
                new Row(
                    sector,
                    tilt.plan().getOrDefault(sector, Percent.ZERO).fraction(),
                    tilt.before().getOrDefault(sector, Percent.ZERO).fraction(),
                    tilt.weights().getOrDefault(sector, Percent.ZERO).fraction()))
            .toList(),
        policy
            .overlay()
            .bear()
            .map(bear ->
                decision.lasting().stream()
                    .anyMatch(state -> state.circumstance().equals(bear.when())))
            .orElse(false));
  }
}
