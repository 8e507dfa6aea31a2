// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.evidence.SharpeRatio;
import dev.ballast.report.figure.Curve;
import dev.ballast.report.figure.Estimate;
import dev.ballast.report.figure.Reading;
import java.util.Optional;

/**
 * A line that a plan is compared with, week by week.
 *
 * @param name {@code policy}, {@code cash}, {@code benchmark}...
 * @param words what it is, in a phrase
 * @param weekly returns from Monday to Monday, fractions; empty where it could not be run
 * @param totalReturn of all weeks together
 * @param yearlyReturn that a year, compounded; absent below thirty days
 * @param deepestFall of the weekly line, a fraction below zero
 * @param sharpe a year, with the standard error that skew and fat tails leave, or, where that is
 *     larger, the one that weeks which follow each other leave
 * @param note why it is absent, or what to know; empty where nothing
 */
public record LadderRung(
    String name,
    String words,
    Curve weekly,
    Reading totalReturn,
    Reading yearlyReturn,
    Reading deepestFall,
    Estimate sharpe,
    String note) {
  /** Weeks in a year of 365 days. */
  public static final double WEEKS_A_YEAR = 365 / 7.0;

  private static final int LAGS = 4;
  private static final double LEAST_WEEKS = 30 / 7.0;

  static LadderRung of(String name, String words, double[] weekly, String note) {
    double worth = 1;
    double highest = 1;
    double deepest = 0;
    for (double change : weekly) {
      worth *= 1 + change;
      highest = Math.max(highest, worth);
      deepest = Math.min(deepest, worth / highest - 1);
    }
    Reading yearly =
        weekly.length < LEAST_WEEKS
            ? Reading.absent("fewer than thirty days")
            : Reading.of(StrictMath.pow(Math.max(0, worth), WEEKS_A_YEAR / weekly.length) - 1);
    Optional<SharpeRatio> ratio = SharpeRatio.of(weekly);
    return new LadderRung(
        name,
        words,
        Curve.of(name, weekly),
        Reading.of(worth - 1),
        yearly,
        Reading.of(deepest),
        ratio
            .map(one ->
                Estimate.of(
                    one.annualised(WEEKS_A_YEAR),
                    Math.max(one.standardError(), SharpeRatio.robustError(weekly, LAGS))
                        * Math.sqrt(WEEKS_A_YEAR)))
            .orElseGet(() -> Estimate.absent("its weeks do not differ")),
        note);
  }

  static LadderRung absent(String name, String words, String reason) {
    Reading none = Reading.absent(reason);
    return new LadderRung(
        name,
        words,
        Curve.of(name, new double[0]),
        none,
        none,
        none,
        Estimate.absent(reason),
        reason);
  }

  /** Whether it could be run. */
  public boolean present() {
    return totalReturn.value().isPresent();
  }
}
