// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * A figure beside those that chance alone makes of the same data.
 *
 * <p>The chance is exact for any number of draws: under the null hypothesis that the measured
 * figure is one more draw, each rank among all is as likely. Phipson and Smyth, "Permutation
 * p-values should never be zero", Statistical Applications in Genetics and Molecular Biology 9,
 * 2010.
 *
 * @param measured larger is better
 * @param draws that it was compared with
 * @param asGood of them, as large or larger
 * @param usual where 95 % of them lie
 * @param bar that a figure must be above for a chance of 5 % or less; the largest draw where there
 *     are fewer than nineteen
 */
public record RandomControl(
    double measured, int draws, int asGood, ConfidenceInterval usual, double bar) {
  private static final double CONFIDENCE = 0.95;

  /** What sums of the same numbers in another order differ by at most: they count as equal. */
  private static final double ROUNDING = 1e-12;

  /**
   * Beside what draws make.
   *
   * @param times above zero; 999 let the chance fall to 0.001
   * @param control the same figure of what a draw makes
   */
  public static RandomControl of(
      double measured, int times, Draws draws, ToDoubleFunction<Draws> control) {
    double[] controls = new double[times];
    for (int time = 0; time < times; time++) {
      controls[time] = control.applyAsDouble(draws);
    }
    return among(measured, controls);
  }

  /**
   * Among controls that are known, one at least.
   *
   * @param controls the same figure of all other ways, or of some drawn
   */
  public static RandomControl among(double measured, double[] controls) {
    double reached = measured - ROUNDING * Math.abs(measured);
    int asGood = 0;
    for (double control : controls) {
      asGood += control >= reached ? 1 : 0;
    }
    return new RandomControl(
        measured,
        controls.length,
        asGood,
        ConfidenceInterval.between(controls, CONFIDENCE),
        bar(controls));
  }

  /** Of the largest draws, the last that a chance of one in twenty leaves above a figure. */
  private static double bar(double[] controls) {
    double[] sorted = controls.clone();
    Arrays.sort(sorted);
    int above = Math.max(1, (controls.length + 1) / 20);
    return sorted[sorted.length - above];
  }

  /** Of a figure as large by luck: (draws as good + 1) / (draws + 1). */
  public double chance() {
    return (asGood + 1.0) / (draws + 1);
  }
}
