// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.analytics.Quantile;

/**
 * Where the latest of a row of readings stands among all of them.
 *
 * @param latest reading
 * @param median of all
 * @param percentile share of all that are below the latest, those equal to it counted half: 0 to 1
 * @param readings how many there are
 */
public record Standing(double latest, double median, double percentile, int readings) {
  /** What differs by less is equal: funding at its default rate comes again and again. */
  private static final double EQUAL = 1e-6;

  /** Of readings, the latest first, one at least. */
  static Standing of(double[] readings) {
    double latest = readings[0];
    double below = 0;
    for (double one : readings) {
      if (Math.abs(one - latest) <= EQUAL) {
        below += 0.5;
      } else if (one < latest) {
        below++;
      }
    }
    return new Standing(
        latest, Quantile.of(readings, 0.5), below / readings.length, readings.length);
  }
}
