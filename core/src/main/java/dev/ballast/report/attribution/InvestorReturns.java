// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.report.figure.Reading;
import java.util.List;

/**
 * What was earned on money that came and went. A flow counts at the end of the period in which it
 * came, where it is valued.
 *
 * @param timeWeighted of one unit held throughout: the product of every period's (end - flow) /
 *     start, minus one
 * @param timeWeightedYearly the same a year, of 365 days
 * @param moneyWeightedYearly the yearly rate at which the start and the flows would have grown to
 *     the end: the internal rate of return
 */
public record InvestorReturns(
    Reading timeWeighted, Reading timeWeightedYearly, Reading moneyWeightedYearly) {
  private static final double MILLIS_A_YEAR = 365.0 * 86_400_000;
  private static final double HIGHEST = 1e6;

  /**
   * Measures the periods of an attribution.
   *
   * @param end equity after the last
   */
  public static InvestorReturns of(List<PeriodProfit> periods, double end) {
    if (periods.isEmpty()) {
      Reading none = Reading.absent("no period");
      return new InvestorReturns(none, none, none);
    }
    double growth = 1;
    for (int i = 0; i < periods.size(); i++) {
      PeriodProfit period = periods.get(i);
      double start = period.equity().toDouble();
      if (start <= 0) {
        Reading none = Reading.absent("equity was not above zero throughout");
        return new InvestorReturns(none, none, none);
      }
      growth *= 1 + period.total().profit().toDouble() / start;
    }
    double years = years(periods.getFirst().from(), periods.getLast().to());
    return new InvestorReturns(
        Reading.of(growth - 1),
        growth > 0
            ? finite(StrictMath.pow(growth, 1 / years) - 1)
            : Reading.absent("everything was lost"),
        rate(periods, end));
  }

  private static Reading finite(double value) {
    return Double.isFinite(value)
        ? Reading.of(value)
        : Reading.absent("too short a time to annualise");
  }

  private static double years(long from, long to) {
    return (to - from) / MILLIS_A_YEAR;
  }

  /** Bisection of the one rate at which what went in is worth what there is. */
  private static Reading rate(List<PeriodProfit> periods, double end) {
    double low = -0.999999;
    double high = HIGHEST;
    if (excess(periods, end, low) > 0 || excess(periods, end, high) < 0) {
      return Reading.absent("no yearly rate explains the flows");
    }
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      if (excess(periods, end, middle) > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return Reading.of((low + high) / 2);
  }

  /** What start and flows would have grown to at a yearly rate, less what there is. */
  private static double excess(List<PeriodProfit> periods, double end, double rate) {
    long last = periods.getLast().to();
    double sum =
        periods.getFirst().equity().toDouble()
            * StrictMath.pow(1 + rate, years(periods.getFirst().from(), last));
    for (PeriodProfit period : periods) {
      double flow = period.total().of(Part.CASH_FLOWS).toDouble();
      if (flow != 0) {
        sum += flow * StrictMath.pow(1 + rate, years(period.to(), last));
      }
    }
    return sum - end;
  }
}
