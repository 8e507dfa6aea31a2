// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.figure;

/**
 * A stretch of time in years of 365 days, and growth over it as growth a year.
 *
 * @param days of 24 hours, above zero
 */
public record Years(double days) {
  private static final double MILLIS_A_DAY = 86_400_000;
  private static final double DAYS_A_YEAR = 365;

  /** Growth over less is not stretched to a year: a week of -8 % would become -99 % a year. */
  private static final double FEWEST_DAYS = 30;

  /** Refuses a stretch that is not one. */
  public Years {
    if (!(days > 0)) {
      throw new IllegalArgumentException("times must rise");
    }
  }

  /** From one moment to a later one, in epoch milliseconds. */
  public static Years between(long from, long to) {
    return new Years((to - from) / MILLIS_A_DAY);
  }

  public double count() {
    return days / DAYS_A_YEAR;
  }

  /**
   * Growth ^ (1 / years) - 1, compounded; absent where more than everything was lost.
   *
   * @param growth last over first
   */
  public Reading yearly(double growth) {
    if (days < FEWEST_DAYS) {
      return tooShort();
    }
    if (growth < 0) {
      return Reading.absent("more than everything was lost");
    }
    double rate = StrictMath.pow(growth, 1 / count()) - 1;
    return Double.isFinite(rate) ? Reading.of(rate) : tooShort();
  }

  private static Reading tooShort() {
    return Reading.absent("too short a time to annualise");
  }
}
