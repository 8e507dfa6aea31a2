// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import dev.ballast.analytics.NormalDistribution;

/** The chi-squared distribution of one degree of freedom: that of a normal value's square. */
final class ChiSquared {
  private ChiSquared() {}

  /** The chance of a value above {@code x}. */
  static double above(double x) {
    return x <= 0 ? 1 : NormalDistribution.beyond(StrictMath.sqrt(x));
  }
}
