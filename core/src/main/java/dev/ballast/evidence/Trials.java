// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import dev.ballast.analytics.NormalDistribution;
import dev.ballast.analytics.Volatility;

/**
 * Variants that were tried before one was chosen by its Sharpe ratio.
 *
 * @param count of them, as if none depended on another
 * @param variance of their Sharpe ratios, of the unit in which the maximum is wanted: per period,
 *     or a year
 */
public record Trials(double count, double variance) {
  private static final double EULER = 0.5772156649015329;

  /** Throws on fewer than one. */
  public Trials {
    if (!(count >= 1 && variance >= 0)) {
      throw new IllegalArgumentException(count + " trials of variance " + variance);
    }
  }

  /** These Sharpe ratios, of variants that do not depend on each other. */
  public static Trials of(double[] ratios) {
    double deviation = ratios.length < 2 ? 0 : Volatility.sampleDeviation(ratios);
    return new Trials(ratios.length, deviation * deviation);
  }

  /**
   * As many as they are worth where their returns are correlated: r + (1 - r) x count. Bailey and
   * Lopez de Prado, 2014, appendix 3.
   *
   * @param meanCorrelation of each two of them, from 0 to 1
   */
  public Trials correlated(double meanCorrelation) {
    if (!(meanCorrelation >= 0 && meanCorrelation <= 1)) {
      throw new IllegalArgumentException("a mean correlation of " + meanCorrelation);
    }
    return new Trials(meanCorrelation + (1 - meanCorrelation) * count, variance);
  }

  /**
   * The Sharpe ratio that the best of them is expected to show where none has any: the root of the
   * variance times {@link #expectedMaximumOfNormals}.
   */
  public double expectedMaximum() {
    return Math.sqrt(variance) * expectedMaximumOfNormals(count);
  }

  /**
   * The minimum backtest length, in years: with fewer, the best of so many variants without skill
   * is expected to show an annual Sharpe ratio of this or more. Bailey, Borwein, Lopez de Prado and
   * Zhu, "Pseudo-mathematics and financial charlatanism", Notices of the AMS 61, 2014, theorem 2.
   *
   * @param ratio a year, above zero
   */
  public static double leastYears(double count, double ratio) {
    double maximum = expectedMaximumOfNormals(count) / ratio;
    return maximum * maximum;
  }

  /**
   * The expected largest of so many normal values of deviation one: (1 - g) Z(1 - 1/N) + g Z(1 - 1
   * / (N e)), Z being the normal quantile and g Euler's constant. Good from about five on; zero for
   * one.
   */
  public static double expectedMaximumOfNormals(double count) {
    if (count == 1) {
      return 0;
    }
    double maximum =
        (1 - EULER) * NormalDistribution.quantile(1 - 1 / count)
            + EULER * NormalDistribution.quantile(1 - 1 / (count * Math.E));
    return Math.max(0, maximum);
  }
}
