// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import dev.ballast.analytics.Moments;
import dev.ballast.analytics.Volatility;

/**
 * The mean length of blocks with which the {@link StationaryBootstrap} of a series' mean is off
 * least: Politis and White, "Automatic block-length selection for the dependent bootstrap",
 * Econometric Reviews 23, 2004, with the correction by Patton, Politis and White, 2009.
 *
 * <p>Autocovariances R(k) count up to twice the first lag of a row that is not significant, with
 * weights that are one for the first half and then fall to zero; the length is the cube root of n x
 * G^2 / g^2, G being the sum of |k| R(k) and g that of R(k), over lags of both signs.
 */
public final class BlockLength {
  private BlockLength() {}

  /** In periods: from 1 to the least of three roots of their number and a third of it. */
  public static double of(double[] series) {
    int n = series.length;
    double longest = Math.max(1, StrictMath.ceil(Math.min(3 * Math.sqrt(n), n / 3.0)));
    if (n < 3 || Volatility.sampleDeviation(series) == 0) {
      return 1;
    }
    double[] covariances = covariances(series);
    int lags = Math.min(2 * firstQuiet(covariances, n), covariances.length - 1);
    double spread = 0;
    double sum = covariances[0];
    for (int lag = 1; lag <= lags; lag++) {
      double weight = Math.min(1, 2 * (1 - (double) lag / lags));
      spread += 2 * weight * lag * covariances[lag];
      sum += 2 * weight * covariances[lag];
    }
    double length = StrictMath.cbrt(n * (spread / sum) * (spread / sum));
    return Math.clamp(length, 1, longest);
  }

  /** R(0) and on, as far as significance is looked for. */
  private static double[] covariances(double[] series) {
    int n = series.length;
    int furthest = (int) StrictMath.ceil(Math.sqrt(n)) + quiet(n);
    double[] covariances = new double[Math.min(n, furthest + 1)];
    double mean = Moments.mean(series);
    for (int lag = 0; lag < covariances.length; lag++) {
      for (int i = lag; i < n; i++) {
        covariances[lag] += (series[i] - mean) * (series[i - lag] - mean) / n;
      }
    }
    return covariances;
  }

  /** How many lags in a row must be insignificant. */
  private static int quiet(int n) {
    return Math.max(5, (int) StrictMath.log10(n));
  }

  /** The first of so many lags that are all insignificant; the last lag where there are none. */
  private static int firstQuiet(double[] covariances, int n) {
    double least = 2 * Math.sqrt(StrictMath.log10(n) / n) * covariances[0];
    int run = 0;
    for (int lag = 1; lag < covariances.length; lag++) {
      run = Math.abs(covariances[lag]) < least ? run + 1 : 0;
      if (run == quiet(n)) {
        return lag - run + 1;
      }
    }
    return covariances.length - 1;
  }
}
