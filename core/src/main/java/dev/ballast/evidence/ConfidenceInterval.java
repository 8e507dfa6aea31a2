// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import dev.ballast.analytics.Quantile;

/**
 * Where a figure lies with some confidence.
 *
 * @param low in the figure's unit
 * @param high at least {@code low}
 * @param confidence 0.95 for an interval that holds the figure in 95 of 100 samples
 */
public record ConfidenceInterval(double low, double high, double confidence) {
  /** Throws on an interval that is none. */
  public ConfidenceInterval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("no interval from " + low + " to " + high);
    }
  }

  /**
   * Between the quantiles of a figure's resampled values: Efron's percentile interval ("Bootstrap
   * methods: another look at the jackknife", 1979).
   *
   * @param confidence above 0 and below 1
   */
  public static ConfidenceInterval between(double[] resampled, double confidence) {
    double left = (1 - confidence) / 2;
    return new ConfidenceInterval(
        Quantile.of(resampled, left), Quantile.of(resampled, 1 - left), confidence);
  }

  /** The same where it reaches so far from a figure on both sides; otherwise as far as that. */
  public ConfidenceInterval reaching(double distance, double figure) {
    return new ConfidenceInterval(
        Math.min(low, figure - distance), Math.max(high, figure + distance), confidence);
  }

  /** Whether a value lies inside or on an edge. */
  public boolean holds(double value) {
    return low <= value && value <= high;
  }
}
