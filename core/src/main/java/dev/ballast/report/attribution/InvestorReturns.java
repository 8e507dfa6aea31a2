// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.report.figure.Flows;
import dev.ballast.report.figure.Reading;
import dev.ballast.report.figure.Years;
import java.util.ArrayList;
import java.util.List;

/**
 * What was earned on money that came and went. A flow counts at the end of the period in which it
 * came, where it is valued.
 *
 * @param timeWeighted of one unit held throughout: the product of every period's (end - flow) /
 *     start, minus one; a period that begins with nothing counts as one, and what was lost whole
 *     does not come back
 * @param timeWeightedYearly the same a year, of 365 days; absent below 30 days
 * @param moneyWeighted over the whole time, at the one steady rate at which the start and the flows
 *     would have grown to the end: the internal rate of return
 * @param moneyWeightedYearly the same rate a year; absent below 30 days
 */
public record InvestorReturns(
    Reading timeWeighted,
    Reading timeWeightedYearly,
    Reading moneyWeighted,
    Reading moneyWeightedYearly) {
  private static final double LEAST_GROWTH = 1e-6;
  private static final double GREATEST_GROWTH = 1e6;
  private static final double STEP = 1.025;

  /** The smallest amount that books hold. */
  private static final double UNIT = 1e-8;

  /**
   * Measures the periods of an attribution.
   *
   * @param end equity after the last
   */
  public static InvestorReturns of(List<PeriodProfit> periods, double end) {
    if (periods.isEmpty()) {
      return nothing("no period");
    }
    double[] line = growth(periods, end);
    if (line[0] <= 0) {
      return nothing("equity was never above zero");
    }
    double growth = line[line.length - 1] / line[0];
    Years years = Years.between(periods.getFirst().from(), periods.getLast().to());
    List<Double> steady = steadyGrowths(periods, end);
    Reading unexplained =
        Reading.absent(
            (steady.isEmpty() ? "no" : "more than one") + " steady rate explains the flows");
    boolean one = steady.size() == 1;
    return new InvestorReturns(
        Reading.of(growth - 1),
        years.yearly(growth),
        one ? Reading.of(steady.getFirst() - 1) : unexplained,
        one ? years.yearly(steady.getFirst()) : unexplained);
  }

  private static InvestorReturns nothing(String reason) {
    Reading none = Reading.absent(reason);
    return new InvestorReturns(none, none, none, none);
  }

  private static double[] growth(List<PeriodProfit> periods, double end) {
    double[] equity = new double[periods.size() + 1];
    double[] paid = new double[equity.length];
    for (int i = 0; i < periods.size(); i++) {
      equity[i] = periods.get(i).equity().toDouble();
      paid[i + 1] = periods.get(i).total().of(Part.CASH_FLOWS).toDouble();
    }
    equity[periods.size()] = end;
    return new Flows(paid).growth(equity);
  }

  /**
   * The growths over the whole time at which what went in is worth the end: where the excess
   * changes its sign between neighbours of a grid, each a fortieth above the one before; zero where
   * everything was lost.
   */
  private static List<Double> steadyGrowths(List<PeriodProfit> periods, double end) {
    List<Double> found = new ArrayList<>();
    double low = LEAST_GROWTH;
    double before = excess(periods, end, low);
    if (end <= 0 && Math.abs(excess(periods, end, 0)) < UNIT && before > 0) {
      found.add(0.0);
    }
    for (double high = low; high < GREATEST_GROWTH; ) {
      high *= STEP;
      double now = excess(periods, end, high);
      if (before == 0) {
        found.add(low);
      } else if (Math.signum(before) * Math.signum(now) < 0) {
        found.add(bisect(periods, end, low, high));
      }
      low = high;
      before = now;
    }
    return found;
  }

  private static double bisect(List<PeriodProfit> periods, double end, double from, double to) {
    double low = from;
    double high = to;
    boolean rising = excess(periods, end, low) < 0;
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      if (excess(periods, end, middle) > 0 == rising) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return (low + high) / 2;
  }

  /** What start and flows would have grown to, less what there is. */
  private static double excess(List<PeriodProfit> periods, double end, double growth) {
    double first = periods.getFirst().from();
    double last = periods.getLast().to();
    double sum = periods.getFirst().equity().toDouble() * growth;
    for (PeriodProfit period : periods) {
      double flow = period.total().of(Part.CASH_FLOWS).toDouble();
      if (flow != 0) {
        sum += flow * StrictMath.pow(growth, (last - period.to()) / (last - first));
      }
    }
    return sum - end;
  }
}
