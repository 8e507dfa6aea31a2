// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.unit.Asset;

/** A rule by which the overlay protects the spot core. */
public sealed interface HedgeRule {
  /**
   * Standing: the portfolio's beta is brought down to a target with a short in one asset's linear
   * perpetual. A beta already at or below the target needs no short.
   *
   * @param target beta of the whole portfolio to the benchmark, spot and futures over total equity
   * @param with the asset whose perpetual is sold
   */
  record BetaTarget(double target, Asset with) implements HedgeRule {
    /** Refuses a target that is not from 0 to 3. */
    public BetaTarget {
      if (!(target >= 0 && target <= 3)) {
        throw new IllegalArgumentException("a beta target is 0 to 3, not " + target);
      }
    }
  }
}
