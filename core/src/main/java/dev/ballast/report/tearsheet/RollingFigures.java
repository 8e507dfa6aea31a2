// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import dev.ballast.analytics.Returns;
import dev.ballast.analytics.RollingBeta;
import dev.ballast.analytics.Volatility;
import dev.ballast.report.figure.PartialCurve;
import dev.ballast.report.figure.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Statistics of the last so many daily returns, for each day; a year has 365 days, the risk-free
 * rate is zero.
 *
 * @param window how many returns
 * @param beta slope of the returns on the benchmark's, with intercept
 * @param sharpe mean / sample deviation x root of 365
 * @param benchmarkSharpe the same of the benchmark
 * @param volatility sample deviation x root of 365
 * @param benchmarkVolatility the same of the benchmark
 */
public record RollingFigures(
    int window,
    PartialCurve beta,
    PartialCurve sharpe,
    PartialCurve benchmarkSharpe,
    PartialCurve volatility,
    PartialCurve benchmarkVolatility) {

  static RollingFigures of(DailyCloses closes, int window) {
    double[] returns = closes.returns();
    Optional<double[]> benchmark = closes.benchmark().map(Returns::simple);
    return new RollingFigures(
        window,
        PartialCurve.of("beta", closes.days(), betas(closes, returns, benchmark, window)),
        curve("Sharpe", closes, Optional.of(returns), window, RollingFigures::sharpe),
        curve("benchmark's Sharpe", closes, benchmark, window, RollingFigures::sharpe),
        curve("volatility", closes, Optional.of(returns), window, RollingFigures::volatility),
        curve("benchmark's volatility", closes, benchmark, window, RollingFigures::volatility));
  }

  private static List<Reading> betas(
      DailyCloses closes, double[] returns, Optional<double[]> benchmark, int window) {
    if (benchmark.isEmpty() || returns.length < window) {
      return readings(closes, benchmark.map(any -> returns), window, all -> Reading.of(0));
    }
    double[] betas = RollingBeta.of(returns, benchmark.get(), window);
    List<Reading> readings = new ArrayList<>();
    for (int day = 0; day < closes.size(); day++) {
      if (day < window) {
        readings.add(few(window));
      } else {
        double beta = betas[day - window];
        readings.add(
            Double.isFinite(beta)
                ? Reading.of(beta)
                : Reading.absent("returns or benchmark moved evenly or not at all"));
      }
    }
    return readings;
  }

  private static PartialCurve curve(
      String name,
      DailyCloses closes,
      Optional<double[]> returns,
      int window,
      Function<double[], Reading> statistic) {
    return PartialCurve.of(name, closes.days(), readings(closes, returns, window, statistic));
  }

  private static List<Reading> readings(
      DailyCloses closes,
      Optional<double[]> returns,
      int window,
      Function<double[], Reading> statistic) {
    List<Reading> readings = new ArrayList<>();
    for (int day = 0; day < closes.size(); day++) {
      if (returns.isEmpty()) {
        readings.add(Reading.absent(closes.noBenchmark()));
      } else if (returns.get().length == 0) {
        readings.add(Reading.absent(closes.unmeasured()));
      } else if (day < window) {
        readings.add(few(window));
      } else {
        readings.add(statistic.apply(Arrays.copyOfRange(returns.get(), day - window, day)));
      }
    }
    return readings;
  }

  private static Reading few(int window) {
    return Reading.absent("fewer than " + window + " returns");
  }

  private static Reading sharpe(double[] returns) {
    double deviation = Volatility.sampleDeviation(returns);
    double mean = Arrays.stream(returns).sum() / returns.length;
    return deviation > 0
        ? Reading.of(mean / deviation * StrictMath.sqrt(Volatility.DAYS_A_YEAR))
        : Reading.absent("no volatility");
  }

  private static Reading volatility(double[] returns) {
    return Reading.of(Volatility.annualised(returns, Volatility.DAYS_A_YEAR));
  }
}
