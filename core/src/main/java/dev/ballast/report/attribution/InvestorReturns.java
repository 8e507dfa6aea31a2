// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.report.figure.Reading;
import dev.ballast.report.figure.Years;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was earned on money that came and went. A flow counts at the end of the period in which it
 * came, where it is valued.
 *
 * @param timeWeighted of one unit held throughout: the product of every period's (end - flow) /
 *     start, minus one
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

  /**
   * Measures the periods of an attribution.
   *
   * @param end equity after the last
   */
  public static InvestorReturns of(List<PeriodProfit> periods, double end) {
    if (periods.isEmpty()) {
      return nothing("no period");
    }
    double growth = 1;
    for (PeriodProfit period : periods) {
      double start = period.equity().toDouble();
      if (start <= 0) {
        return nothing("equity was not above zero throughout");
      }
      growth *= 1 + period.total().profit().toDouble() / start;
    }
    Years years = Years.between(periods.getFirst().from(), periods.getLast().to());
    Optional<Double> steady = steadyGrowth(Flows.of(periods), end);
    Reading unexplained = Reading.absent("no steady rate explains the flows");
    return new InvestorReturns(
        Reading.of(growth - 1),
        growth > 0 ? years.yearly(growth) : Reading.absent("everything was lost"),
        steady.map(one -> Reading.of(one - 1)).orElse(unexplained),
        steady.map(years::yearly).orElse(unexplained));
  }

  private static InvestorReturns nothing(String reason) {
    Reading none = Reading.absent(reason);
    return new InvestorReturns(none, none, none, none);
  }

  /** Bisection of the one growth over the whole time at which what went in is worth the end. */
  private static Optional<Double> steadyGrowth(Flows flows, double end) {
    double low = LEAST_GROWTH;
    double high = GREATEST_GROWTH;
    if (flows.grown(low) > end || flows.grown(high) < end) {
      return Optional.empty();
    }
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      if (flows.grown(middle) > end) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return Optional.of((low + high) / 2);
  }

  /**
   * What a run began with and what came and went in it.
   *
   * @param start equity at the beginning
   * @param amounts that came (+) or went (-), none of zero
   * @param left share of the whole time that was left when each came
   */
  private record Flows(double start, List<Double> amounts, List<Double> left) {
    static Flows of(List<PeriodProfit> periods) {
      double first = periods.getFirst().from();
      double last = periods.getLast().to();
      List<Double> amounts = new ArrayList<>();
      List<Double> left = new ArrayList<>();
      for (PeriodProfit period : periods) {
        double flow = period.total().of(Part.CASH_FLOWS).toDouble();
        if (flow != 0) {
          amounts.add(flow);
          left.add((last - period.to()) / (last - first));
        }
      }
      return new Flows(periods.getFirst().equity().toDouble(), amounts, left);
    }

    /** What they would have come to at one growth over the whole time. */
    double grown(double growth) {
      double sum = start * growth;
      for (int i = 0; i < amounts.size(); i++) {
        sum += amounts.get(i) * StrictMath.pow(growth, left.get(i));
      }
      return sum;
    }
  }
}
