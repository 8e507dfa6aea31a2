// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import java.util.OptionalDouble;

/**
 * Whether losses went beyond a value at risk as often as its level says, and not in clusters.
 *
 * @param days on which a value at risk that was known the day before is compared with what came
 * @param exceedances days on which the loss was larger
 * @param expected days x (1 - level)
 * @param share Kupiec's test of the proportion of failures ("Techniques for verifying the accuracy
 *     of risk measurement models", 1995): the chance of a count as far from the expected one, were
 *     the level right
 * @param independence Christoffersen's test ("Evaluating interval forecasts", 1998): the chance of
 *     exceedances that follow each other as these do, were each day's its own; nothing where there
 *     are none, or all days are
 */
public record ExceedanceTest(
    int days, int exceedances, double expected, double share, OptionalDouble independence) {

  /**
   * Counts and tests.
   *
   * @param exceeded day by day
   * @param level of the value at risk: 0.99
   */
  public static ExceedanceTest of(boolean[] exceeded, double level) {
    int days = exceeded.length;
    int count = 0;
    for (boolean one : exceeded) {
      count += one ? 1 : 0;
    }
    double chance = 1 - level;
    double ratio =
        2
            * (bernoulli(days - count, count, rate(count, days))
                - bernoulli(days - count, count, chance));
    return new ExceedanceTest(
        days,
        count,
        days * chance,
        ChiSquared.above(Math.max(0, ratio)),
        independence(exceeded, count));
  }

  private static OptionalDouble independence(boolean[] exceeded, int count) {
    if (count == 0 || count == exceeded.length) {
      return OptionalDouble.empty();
    }
    int[][] steps = new int[2][2];
    for (int i = 1; i < exceeded.length; i++) {
      steps[exceeded[i - 1] ? 1 : 0][exceeded[i] ? 1 : 0]++;
    }
    int quiet = steps[0][0] + steps[1][0];
    int loud = steps[0][1] + steps[1][1];
    double alike = bernoulli(quiet, loud, rate(loud, quiet + loud));
    double apart =
        bernoulli(steps[0][0], steps[0][1], rate(steps[0][1], steps[0][0] + steps[0][1]))
            + bernoulli(steps[1][0], steps[1][1], rate(steps[1][1], steps[1][0] + steps[1][1]));
    return OptionalDouble.of(ChiSquared.above(Math.max(0, 2 * (apart - alike))));
  }

  private static double rate(int part, int of) {
    return of == 0 ? 0 : (double) part / of;
  }

  /** The logarithm of the chance of so many quiet and loud days; 0 x log 0 is 0. */
  private static double bernoulli(int quiet, int loud, double rate) {
    double sum = 0;
    if (quiet > 0) {
      sum += quiet * StrictMath.log(1 - rate);
    }
    if (loud > 0) {
      sum += loud * StrictMath.log(rate);
    }
    return sum;
  }
}
