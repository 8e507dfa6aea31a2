// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import dev.ballast.analytics.HigherMoments;
import dev.ballast.analytics.Quantile;
import dev.ballast.analytics.Returns;
import dev.ballast.report.figure.Drawdown;
import dev.ballast.report.figure.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the daily returns of a line are spread; losses are negative.
 *
 * @param days returns that it is made of
 * @param tailRatio 95th percentile / absolute 5th percentile: above one where the good days reach
 *     further than the bad ones
 * @param skew sample skewness G1
 * @param excessKurtosis sample kurtosis less three, G2
 * @param valueAtRisk95 historical, of a day: the 5th percentile of the returns, not negated
 * @param expectedShortfall95 the mean of the worst 5 % of the returns, not negated
 * @param valueAtRisk99 the same with 1 %; needs a hundred returns
 * @param expectedShortfall99 the same with 1 %; needs a hundred returns
 * @param best the highest, the first of equals
 * @param worst the lowest, the first of equals
 * @param gainToPain sum of the monthly returns / absolute sum of the negative ones (Schwager,
 *     "Hedge Fund Market Wizards", 2012, appendix A); part months count as months. Of daily returns
 *     it would be omega less one.
 * @param omega at a threshold of zero: sum of the gains / absolute sum of the losses (Keating and
 *     Shadwick, "A Universal Performance Measure", 2002)
 * @param ulcerIndex root of the mean over the days of the squared drawdown, a fraction (Martin and
 *     McCann, "The Investor's Guide to Fidelity Funds", 1989); the mean is over n, where quantstats
 *     divides by n - 1
 * @param hitRate days above zero / all days
 */
public record ReturnStatistics(
    int days,
    Reading tailRatio,
    Reading skew,
    Reading excessKurtosis,
    Reading valueAtRisk95,
    Reading expectedShortfall95,
    Reading valueAtRisk99,
    Reading expectedShortfall99,
    Optional<DayReturn> best,
    Optional<DayReturn> worst,
    Reading gainToPain,
    Reading omega,
    Reading ulcerIndex,
    Reading hitRate) {
  private static final double FIVE = 0.05;
  private static final double ONE = 0.01;

  /** Losses not above this are rounding. */
  private static final double ROUNDING = 1e-12;

  /** Nothing, for one reason. */
  static ReturnStatistics absent(String reason) {
    Reading none = Reading.absent(reason);
    return new ReturnStatistics(
        0,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        Optional.empty(),
        Optional.empty(),
        none,
        none,
        none,
        none);
  }

  /**
   * Measures a line.
   *
   * @param closes the times of its points, a day apart
   * @param line in any unit; it may come to nothing and then stays there
   * @param months returns of its months
   */
  static ReturnStatistics of(List<Instant> closes, double[] line, double[] months) {
    double[] returns = Returns.ofWorth(line);
    int n = returns.length;
    if (n == 0) {
      return absent("fewer than two daily closes");
    }
    int best = 0;
    int worst = 0;
    int above = 0;
    for (int i = 0; i < n; i++) {
      best = returns[i] > returns[best] ? i : best;
      worst = returns[i] < returns[worst] ? i : worst;
      above += returns[i] > 0 ? 1 : 0;
    }
    double fifth = Quantile.of(returns, FIVE);
    return new ReturnStatistics(
        n,
        fifth < -ROUNDING
            ? Reading.of(Quantile.of(returns, 1 - FIVE) / -fifth)
            : Reading.absent("the 5th percentile is no loss"),
        reading(HigherMoments.skew(returns), "too few returns that differ"),
        reading(HigherMoments.excessKurtosis(returns), "too few returns that differ"),
        atLeast(20, n, fifth),
        atLeast(20, n, Quantile.meanBelow(returns, FIVE)),
        atLeast(100, n, Quantile.of(returns, ONE)),
        atLeast(100, n, Quantile.meanBelow(returns, ONE)),
        Optional.of(new DayReturn(closes.get(best + 1), returns[best])),
        Optional.of(new DayReturn(closes.get(worst + 1), returns[worst])),
        gainToPain(months),
        omega(returns),
        Reading.of(ulcer(line)),
        Reading.of((double) above / n));
  }

  private static Reading reading(OptionalDouble value, String otherwise) {
    return value.isPresent() ? Reading.of(value.getAsDouble()) : Reading.absent(otherwise);
  }

  private static Reading atLeast(int least, int n, double value) {
    return n >= least ? Reading.of(value) : Reading.absent("fewer than " + least + " returns");
  }

  private static Reading gainToPain(double[] months) {
    if (months.length == 0) {
      return Reading.absent("no months");
    }
    double sum = 0;
    double losses = 0;
    for (double value : months) {
      sum += value;
      losses += Math.max(0, -value);
    }
    return losses > ROUNDING ? Reading.of(sum / losses) : Reading.absent("no losing month");
  }

  private static Reading omega(double[] returns) {
    double gains = 0;
    double losses = 0;
    for (double value : returns) {
      gains += Math.max(0, value);
      losses += Math.max(0, -value);
    }
    return losses > ROUNDING ? Reading.of(gains / losses) : Reading.absent("no losing day");
  }

  private static double ulcer(double[] line) {
    double squares = 0;
    double[] falls = Drawdown.line(line);
    for (int i = 1; i < falls.length; i++) {
      squares += falls[i] * falls[i];
    }
    return Math.sqrt(squares / (falls.length - 1));
  }
}
