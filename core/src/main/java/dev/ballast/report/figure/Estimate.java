// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.figure;

/**
 * A measured figure with its error.
 *
 * @param value the figure
 * @param standardError one standard deviation of it; absent with a reason where not known
 */
public record Estimate(Reading value, Reading standardError) {
  public static Estimate of(double value, double standardError) {
    return new Estimate(Reading.of(value), Reading.of(standardError));
  }

  public static Estimate absent(String reason) {
    return new Estimate(Reading.absent(reason), Reading.absent(reason));
  }
}
