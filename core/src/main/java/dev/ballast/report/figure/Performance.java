// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.figure;

import dev.ballast.analytics.Returns;
import dev.ballast.analytics.Volatility;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Statistics of a line of equity, from simple returns between neighbouring points; a year has 365
 * days and the risk-free rate is zero. A return that begins with nothing is zero: after a total
 * loss the line is -100 % down and stays so.
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

  /** What losses and falls not above this are: rounding. */
  private static final double ROUNDING = 1e-12;

  /** Copies its list. */
  public Performance {
    drawdowns = List.copyOf(drawdowns);
  }

  /**
   * Measures equity at evenly spaced times; the number of returns a year follows from their spacing
   * (365 for days).
   *
   * @param equity one for each time, in one currency; where it does not begin above zero nothing
   *     but that is reported
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
    }
    if (equity[0] <= 0) {
      return nothing("there was no equity to begin with");
    }
    return measured(times, equity);
  }

  private static Performance measured(List<Instant> times, double[] equity) {
    int n = equity.length - 1;
    Years years = Years.between(times.getFirst().toEpochMilli(), times.getLast().toEpochMilli());
    double growth = equity[n] / equity[0];
    Reading annualised = years.yearly(growth);
    double[] returns = Returns.ofWorth(equity);
    double mean = Arrays.stream(returns).sum() / n;
    double deviation = n > 1 ? Volatility.sampleDeviation(returns) : 0;
    List<Drawdown> drawdowns = Drawdown.deepest(times, equity, DRAWDOWNS);
    double depth = drawdowns.isEmpty() ? 0 : drawdowns.getFirst().depth();
    double root = Math.sqrt(n / years.count());
    boolean measurable = n > 1;
    Reading few = Reading.absent("fewer than two returns");
    return new Performance(
        Reading.of(growth - 1),
        annualised,
        measurable ? Reading.of(deviation * root) : few,
        Reading.of(depth),
        measurable ? ratio(mean * root, deviation, "no volatility") : few,
        measurable ? ratio(mean * root, downside(returns), "no losing day") : few,
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

  private static double downside(double[] returns) {
    double below = 0;
    for (double value : returns) {
      below += Math.min(value, 0) * Math.min(value, 0);
    }
    return Math.sqrt(below / returns.length);
  }
}
