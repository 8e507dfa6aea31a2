// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import java.util.OptionalDouble;

/**
 * A share of the spot core against its target.
 *
 * @param actual fraction of the spot core's value
 * @param target fraction wanted; empty where the plan wants none in particular
 * @param drift actual minus target; empty where there is no target
 */
public record Weight(double actual, OptionalDouble target, OptionalDouble drift) {
  public static Weight of(double actual, double target) {
    return new Weight(actual, OptionalDouble.of(target), OptionalDouble.of(actual - target));
  }

  public static Weight untargeted(double actual) {
    return new Weight(actual, OptionalDouble.empty(), OptionalDouble.empty());
  }
}
