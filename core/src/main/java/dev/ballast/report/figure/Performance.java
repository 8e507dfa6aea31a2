// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.figure;

import java.time.Instant;
import java.util.List;

/**
 * Statistics of a line of equity, from simple returns between neighbouring points; a year has 365
 * days and the risk-free rate is zero.
 *
 * @param totalReturn last over first, minus one
 * @param annualisedReturn (last / first) ^ (1 / years) - 1, {@link Years} being the time between
 *     them; absent below 30 days
 * @param volatility sample deviation (n - 1) of the returns x sqrt(returns a year)
 * @param sharpe mean return / sample deviation x sqrt(returns a year)
 * @param sortino mean return / downside deviation x sqrt(returns a year); the downside deviation is
 *     the root of the mean over all n returns of min(return, 0) squared
 * @param calmar annualised return / depth of the deepest drawdown
 * @param drawdowns the deepest five, deepest first
 */
public record Performance(
    Reading totalReturn,
    Reading annualisedReturn,
    Reading volatility,
    Reading maximumDrawdown,
    Reading sharpe,
    Reading sortino,
    Reading calmar,
    List<Drawdown> drawdowns) {
  private static final int DRAWDOWNS = 5;

  /** A deviation of daily returns not above this is rounding, not movement. */
  public static final double ROUNDING = 1e-14;

  /** Copies its list. */
  public Performance {
    drawdowns = List.copyOf(drawdowns);
  }

  /**
   * Measures equity at evenly spaced times; the number of returns a year follows from their spacing
   * (365 for days).
   *
   * @param equity one for each time, in one currency; where it is not above zero nothing but that
   *     is reported
   */
  public static Performance of(List<Instant> times, double[] equity) {
    if (times.size() != equity.length) {
      throw new IllegalArgumentException(
          times.size() + " times for " + equity.length + " points of equity");
    }
    if (equity.length < 2) {
      return nothing("fewer than two points of equity");
    }
    for (double value : equity) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("not equity: " + value);
      }
      if (value <= 0) {
        return nothing("equity was not above zero throughout");
      }
    }
    return measured(times, equity);
  }

  private static Performance measured(List<Instant> times, double[] equity) {
    int n = equity.length - 1;
    Years years = Years.between(times.getFirst().toEpochMilli(), times.getLast().toEpochMilli());
    double growth = equity[n] / equity[0];
    Reading annualised = years.yearly(growth);
    Moments moments = Moments.of(equity);
    List<Drawdown> drawdowns = Drawdown.deepest(times, equity, DRAWDOWNS);
    double depth = drawdowns.isEmpty() ? 0 : drawdowns.getFirst().depth();
    double root = Math.sqrt(n / years.count());
    boolean measurable = n > 1;
    Reading few = Reading.absent("fewer than two returns");
    return new Performance(
        Reading.of(growth - 1),
        annualised,
        measurable ? Reading.of(moments.deviation() * root) : few,
        Reading.of(depth),
        measurable ? ratio(moments.mean() * root, moments.deviation(), "no volatility") : few,
        measurable ? ratio(moments.mean() * root, moments.downside(), "no losing day") : few,
        annualised.value().isPresent()
            ? ratio(annualised.value().getAsDouble(), -depth, "no drawdown")
            : annualised,
        drawdowns);
  }

  private static Reading ratio(double above, double below, String noneBelow) {
    return below > ROUNDING ? finite(above / below, noneBelow) : Reading.absent(noneBelow);
  }

  private static Reading finite(double value, String otherwise) {
    return Double.isFinite(value) ? Reading.of(value) : Reading.absent(otherwise);
  }

  private static Performance nothing(String reason) {
    Reading none = Reading.absent(reason);
    return new Performance(none, none, none, none, none, none, none, List.of());
  }

  /** Mean, sample deviation and downside deviation of the returns. */
  private record Moments(double mean, double deviation, double downside) {
    static Moments of(double[] equity) {
      int n = equity.length - 1;
      double sum = 0;
      double below = 0;
      for (int i = 1; i <= n; i++) {
        double value = equity[i] / equity[i - 1] - 1;
        sum += value;
        below += Math.min(value, 0) * Math.min(value, 0);
      }
      double mean = sum / n;
      double squares = 0;
      for (int i = 1; i <= n; i++) {
        double distance = equity[i] / equity[i - 1] - 1 - mean;
        squares += distance * distance;
      }
      return new Moments(mean, n > 1 ? Math.sqrt(squares / (n - 1)) : 0, Math.sqrt(below / n));
    }
  }
}
