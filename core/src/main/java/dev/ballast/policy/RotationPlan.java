// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.signal.RuleSet;
import dev.ballast.signal.StandardRules;
import dev.ballast.unit.Percent;

/**
 * How signals move sector weights at a sector review.
 *
 * @param enabled whether they do; otherwise the plan's weights stay
 * @param rules by which features become a stance
 * @param step percentage points of the spot core: a trim gives up one, a reduction two, and a
 *     sector that holds comes back by one a week
 * @param reach percentage points of the spot core that a sector's weight may be from the plan's
 */
public record RotationPlan(boolean enabled, RuleSet rules, Percent step, Percent reach) {
  /** By the default rules, in steps of five points, up to fifteen from the plan. */
  public static final RotationPlan DEFAULT =
      new RotationPlan(true, StandardRules.DEFAULT, Percent.of("5"), Percent.of("15"));

  /** The weights of the plan, whatever the signals say. */
  public static final RotationPlan NONE = DEFAULT.withEnabled(false);

  /** Refuses a step that is not above zero and up to twenty, and a reach below a step. */
  public RotationPlan {
    if (step.compareTo(Percent.ZERO) <= 0 || step.compareTo(Percent.of("20")) > 0) {
      throw new IllegalArgumentException("a rotation step is above 0% and up to 20%, not " + step);
    }
    if (reach.compareTo(step) < 0 || reach.compareTo(Percent.HUNDRED) > 0) {
      throw new IllegalArgumentException(
          "a rotation's reach is from its step, " + step + ", to 100%, not " + reach);
    }
  }

  public RotationPlan withEnabled(boolean other) {
    return new RotationPlan(other, rules, step, reach);
  }
}
