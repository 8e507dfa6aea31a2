// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import dev.ballast.report.figure.Reading;

/**
 * How much of the benchmark's days a line took part in: its mean return on the days when the
 * benchmark rose (fell), over the benchmark's mean return on them; one is all of it (Bacon,
 * "Practical Portfolio Performance Measurement and Attribution", 2008, up and down capture
 * indicators). The form with annualised returns, which empyrical has, raises a mean of single days
 * to the power of a year and is of no use on them.
 *
 * @param up on the days when the benchmark rose
 * @param down on the days when it fell: below one is protection, below zero a gain
 */
public record Capture(Reading up, Reading down) {
  /** Neither, for one reason. */
  static Capture absent(String reason) {
    return new Capture(Reading.absent(reason), Reading.absent(reason));
  }

  /** The same days' returns of a line and of the benchmark. */
  static Capture of(double[] returns, double[] benchmark) {
    if (returns.length != benchmark.length) {
      throw new IllegalArgumentException(
          returns.length + " returns against " + benchmark.length + " of the benchmark");
    }
    return new Capture(
        side(returns, benchmark, 1, "the benchmark never rose"),
        side(returns, benchmark, -1, "the benchmark never fell"));
  }

  private static Reading side(double[] returns, double[] benchmark, int sign, String none) {
    double sum = 0;
    double benchmarkSum = 0;
    for (int i = 0; i < returns.length; i++) {
      if (sign * benchmark[i] > 0) {
        sum += returns[i];
        benchmarkSum += benchmark[i];
      }
    }
    return benchmarkSum == 0 ? Reading.absent(none) : Reading.of(sum / benchmarkSum);
  }
}
