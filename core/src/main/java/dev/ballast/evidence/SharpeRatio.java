// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import dev.ballast.analytics.HigherMoments;
import dev.ballast.analytics.LongRunSum;
import dev.ballast.analytics.Moments;
import dev.ballast.analytics.NormalDistribution;
import dev.ballast.analytics.Volatility;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A mean return over its deviation, with what it takes to say how sure it is. All is per period:
 * {@link #annualised} scales to a year.
 *
 * @param ratio of returns above the risk-free rate; sample deviation, n - 1
 * @param observations returns that it was made of, two at least
 * @param skew of the sample as it is, 0 for normal returns
 * @param kurtosis of the sample as it is, 3 for normal returns
 */
public record SharpeRatio(double ratio, int observations, double skew, double kurtosis) {
  private static final double NORMAL_KURTOSIS = 3;
  private static final double ROUNDING = 1e-9;

  /** Throws on moments that no distribution has: kurtosis is at least 1 + skew squared. */
  public SharpeRatio {
    if (observations < 2 || !(kurtosis >= 1 + skew * skew - ROUNDING * kurtosis)) {
      throw new IllegalArgumentException(
          "no "
              + observations
              + " returns have the skew "
              + skew
              + " and the kurtosis "
              + kurtosis);
    }
  }

  /** Of returns; nothing of fewer than two or where they do not differ. */
  public static Optional<SharpeRatio> of(double[] returns) {
    OptionalDouble skew = HigherMoments.plainSkew(returns);
    if (returns.length < 2 || skew.isEmpty()) {
      return Optional.empty();
    }
    double kurtosis = NORMAL_KURTOSIS + HigherMoments.plainExcessKurtosis(returns).orElseThrow();
    return Optional.of(
        new SharpeRatio(
            Moments.mean(returns) / Volatility.sampleDeviation(returns),
            returns.length,
            skew.getAsDouble(),
            kurtosis));
  }

  /** The ratio a year, by the square root of time. */
  public double annualised(double periodsPerYear) {
    return ratio * Math.sqrt(periodsPerYear);
  }

  /**
   * The ratio's standard error with returns of any distribution that do not depend on each other:
   * the root of (1 - skew x SR + (kurtosis - 1) / 4 x SR^2) / (n - 1). Mertens, "Comments on
   * variance of the IID estimator in Lo (2002)", 2002; with n - 1 as Bailey and Lopez de Prado,
   * "The Sharpe ratio efficient frontier", 2012, have it.
   */
  public double standardError() {
    return Math.sqrt(spread() / (observations - 1));
  }

  /**
   * The standard error with normal returns that do not depend on each other: the root of (1 + SR^2
   * / 2) / n. Lo, "The statistics of Sharpe ratios", Financial Analysts Journal 58, 2002.
   */
  public double normalError() {
    return Math.sqrt((1 + ratio * ratio / 2) / observations);
  }

  /**
   * The standard error with returns of any distribution that depend on those up to some lags before
   * them, by the delta method and {@link LongRunSum#falling}: Lo, 2002, appendix. At no lags it is
   * {@link #standardError} but for n in place of n - 1, and the deviation with n.
   *
   * @param returns that differ
   */
  public static double robustError(double[] returns, int lags) {
    int n = returns.length;
    double mean = Moments.mean(returns);
    double deviation = Volatility.sampleDeviation(returns) * Math.sqrt((n - 1.0) / n);
    double[] influences = new double[n];
    for (int i = 0; i < n; i++) {
      double z = (returns[i] - mean) / deviation;
      influences[i] = z - mean / deviation / 2 * (z * z - 1);
    }
    return Math.sqrt(LongRunSum.falling(influences, lags)) / n;
  }

  /**
   * The probabilistic Sharpe ratio: the chance that the true ratio is above a threshold. Bailey and
   * Lopez de Prado, 2012. With {@link Trials#expectedMaximum} of all that was tried it is the
   * deflated Sharpe ratio ("The deflated Sharpe ratio", Journal of Portfolio Management 40, 2014).
   *
   * @param threshold per period
   */
  public double chanceAbove(double threshold) {
    double spread = spread();
    if (spread <= 0) {
      return ratio > threshold ? 1 : 0;
    }
    return NormalDistribution.below((ratio - threshold) * Math.sqrt((observations - 1) / spread));
  }

  /**
   * The minimum track record length: how many returns such as these would let one say that the true
   * ratio is above a threshold. Bailey and Lopez de Prado, 2012. Nothing where the ratio is not
   * above it itself.
   *
   * @param threshold per period
   * @param confidence 0.95, above a half
   */
  public OptionalDouble leastObservations(double threshold, double confidence) {
    if (!(ratio > threshold)) {
      return OptionalDouble.empty();
    }
    double quantile = NormalDistribution.quantile(confidence) / (ratio - threshold);
    return OptionalDouble.of(1 + spread() * quantile * quantile);
  }

  /** The variance of the ratio's estimate, times its observations. */
  private double spread() {
    return Math.max(0, 1 - skew * ratio + (kurtosis - 1) / 4 * ratio * ratio);
  }
}
