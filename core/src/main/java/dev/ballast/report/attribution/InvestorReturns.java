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
    List<Double> steady = steadyGrowths(PaidIn.of(periods), end);
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
  private static List<Double> steadyGrowths(PaidIn paid, double end) {
    List<Double> found = new ArrayList<>();
    double low = LEAST_GROWTH;
    double before = paid.excess(low, end);
    if (end <= 0 && Math.abs(paid.excess(0, end)) < UNIT && before > 0) {
      found.add(0.0);
    }
    for (double high = low; high < GREATEST_GROWTH; ) {
      high *= STEP;
      double now = paid.excess(high, end);
      if (before == 0) {
        found.add(low);
      } else if (Math.signum(before) * Math.signum(now) < 0) {
        found.add(bisect(paid, end, low, high));
      }
      low = high;
      before = now;
    }
    return found;
  }

  private static double bisect(PaidIn paid, double end, double from, double to) {
    double low = from;
    double high = to;
    boolean rising = paid.excess(low, end) < 0;
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      if (paid.excess(middle, end) > 0 == rising) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return (low + high) / 2;
  }

  /**
   * What a run began with and what came and went in it.
   *
   * @param start equity at the beginning
   * @param flows that came (+) or went (-), none of zero
   * @param left the share of the whole time that was left when each came
   */
  private record PaidIn(double start, List<Double> flows, List<Double> left) {
    static PaidIn of(List<PeriodProfit> periods) {
      double first = periods.getFirst().from();
      double last = periods.getLast().to();
      List<Double> flows = new ArrayList<>();
      List<Double> left = new ArrayList<>();
      for (PeriodProfit period : periods) {
        double flow = period.total().of(Part.CASH_FLOWS).toDouble();
        if (flow != 0) {
          flows.add(flow);
          left.add((last - period.to()) / (last - first));
        }
      }
      return new PaidIn(periods.getFirst().equity().toDouble(), flows, left);
    }

    /** What start and flows would have grown to, less what there is. */
    double excess(double growth, double end) {
      double sum = start * growth;
      for (int i = 0; i < flows.size(); i++) {
        sum += flows.get(i) * StrictMath.pow(growth, left.get(i));
      }
      return sum - end;
    }
  }
}
