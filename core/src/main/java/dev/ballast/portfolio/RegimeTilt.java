// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.Sector;
import dev.ballast.signal.regime.Phase;
import dev.ballast.unit.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Sector weights as the market's phase and the user's views have moved them from the plan's, by the
 * last review of the regime. They are the base that signals rotate about.
 *
 * @param time of that review, epoch milliseconds
 * @param phase that stood then; absent where none did, and where phases move nothing
 * @param since when it was confirmed; the review's time without a phase
 * @param known whether it could be told which phase it is; true where phases move nothing
 * @param reasons what moved them and by which numbers, a sentence each
 * @param plan the weights of the plan
 * @param level where the phase, without the views, has the weights in the end
 * @param before the weights until the review
 * @param weights since then; all sum to one hundred
 */
public record RegimeTilt(
    long time,
    Optional<Phase> phase,
    long since,
    boolean known,
    List<String> reasons,
    SequencedMap<Sector, Percent> plan,
    SequencedMap<Sector, Percent> level,
    SequencedMap<Sector, Percent> before,
    SequencedMap<Sector, Percent> weights) {
  /** Points below which a move is told with others. */
  private static final BigDecimal TOLD = new BigDecimal("0.5");

  /** Copies all. */
  public RegimeTilt {
    reasons = List.copyOf(reasons);
    plan = copy(plan);
    level = copy(level);
    before = copy(before);
    weights = copy(weights);
  }

  private static SequencedMap<Sector, Percent> copy(SequencedMap<Sector, Percent> map) {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
  }

  /** Whether the review moved the weights. */
  public boolean moved() {
    return !before.equals(weights);
  }

  /** Whether the weights are the plan's. */
  public boolean isPlan() {
    return weights.equals(plan);
  }

  /**
   * What the review moved, a phrase each: {@code majors from 50% to 55%}. What moves by less than
   * half a point is told together.
   */
  public List<String> moves() {
    List<String> moves = new ArrayList<>();
    List<String> small = new ArrayList<>();
    weights.forEach((sector, weight) -> {
      Percent then = before.getOrDefault(sector, Percent.ZERO);
      if (!then.equals(weight)) {
        boolean tiny = weight.value().subtract(then.value()).abs().compareTo(TOLD) < 0;
        (tiny ? small : moves).add(sector + " from " + rounded(then) + " to " + rounded(weight));
      }
    });
    if (moves.isEmpty() || small.size() == 1) {
      moves.addAll(small);
    } else if (!small.isEmpty()) {
      moves.add(small.size() + " others by less than half a point");
    }
    return moves;
  }

  /** Where weights stand away from the plan's, a phrase each: {@code majors 55% (plan 50%)}. */
  public List<String> distances() {
    return distances(plan, weights);
  }

  static List<String> distances(Map<Sector, Percent> plan, SequencedMap<Sector, Percent> weights) {
    List<String> away = new ArrayList<>();
    weights.forEach((sector, weight) -> {
      Percent planned = plan.getOrDefault(sector, Percent.ZERO);
      if (!planned.equals(weight)) {
        away.add(sector + " " + rounded(weight) + " (plan " + planned + ")");
      }
    });
    return away;
  }

  private static Percent rounded(Percent weight) {
    return new Percent(weight.value().setScale(2, RoundingMode.HALF_EVEN));
  }
}
