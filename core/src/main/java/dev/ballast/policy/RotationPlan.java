// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.unit.Percent;

/**
 * How signals move sector weights at a sector review.
 *
 * @param enabled whether they do; otherwise the plan's weights stay
 * @param step percentage points of the spot core: a trim gives up one, a reduction two
 */
public record RotationPlan(boolean enabled, Percent step) {
  /** The weights of the plan, whatever the signals say. */
  public static final RotationPlan NONE = new RotationPlan(false, Percent.of("5"));

  /** By the default rules, in steps of five points. */
  public static final RotationPlan DEFAULT = new RotationPlan(true, Percent.of("5"));

  /** Refuses a step that is not above zero and up to twenty. */
  public RotationPlan {
    if (step.compareTo(Percent.ZERO) <= 0 || step.compareTo(Percent.of("20")) > 0) {
      throw new IllegalArgumentException("a rotation step is above 0% and up to 20%, not " + step);
    }
  }
}
