// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import dev.ballast.analytics.Correlation;
import dev.ballast.analytics.Returns;
import dev.ballast.analytics.Volatility;
import dev.ballast.report.figure.Reading;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What the futures did to the daily swings of the rest, over the days on which futures were open.
 *
 * <p>A day's return is the core's plus the futures': the futures' is what they made, funding and
 * fees included, over the equity of the day before; the core's is all else.
 *
 * @param days on which futures were open at the close, or made or lost something
 * @param coreVolatility of the core's returns, a fraction a year
 * @param volatility of the whole, a fraction a year
 * @param varianceRemoved 1 - variance of the whole / variance of the core: one is a perfect hedge,
 *     below zero the futures added swings (Ederington, "The Hedging Performance of the New Futures
 *     Markets", 1979)
 * @param correlation of the futures' returns with the core's: a hedge's is negative
 * @param capture of the benchmark by the whole
 * @param coreCapture of the benchmark by the core
 */
public record HedgeEffect(
    int days,
    Reading coreVolatility,
    Reading volatility,
    Reading varianceRemoved,
    Reading correlation,
    Capture capture,
    Capture coreCapture) {

  /**
   * Compares the whole with its core.
   *
   * @param futures profits of the futures from one close to the next
   */
  static HedgeEffect of(DailyCloses closes, double[] futures) {
    double[] returns = closes.returns();
    int[] days =
        IntStream.range(0, returns.length)
            .filter(day -> closes.equity(day) > 0)
            .filter(day ->
                futures[day] != 0
                    || !closes.snapshots().get(day + 1).account().positions().isEmpty())
            .toArray();
    if (days.length < 2) {
      return absent(
          days.length,
          closes.unmeasured().isEmpty()
              ? "futures were open on fewer than two days"
              : closes.unmeasured());
    }
    double[] whole = Arrays.stream(days).mapToDouble(day -> returns[day]).toArray();
    double[] hedge =
        Arrays.stream(days).mapToDouble(day -> closes.share(futures[day], day)).toArray();
    double[] core = IntStream.range(0, days.length).mapToDouble(i -> whole[i] - hedge[i]).toArray();
    double coreDeviation = Volatility.sampleDeviation(core);
    double deviation = Volatility.sampleDeviation(whole);
    OptionalDouble correlation = Correlation.of(hedge, core);
    Optional<double[]> benchmark =
        closes
            .benchmark()
            .map(Returns::simple)
            .map(all -> Arrays.stream(days).mapToDouble(day -> all[day]).toArray());
    return new HedgeEffect(
        days.length,
        Reading.of(coreDeviation * StrictMath.sqrt(Volatility.DAYS_A_YEAR)),
        Reading.of(deviation * StrictMath.sqrt(Volatility.DAYS_A_YEAR)),
        coreDeviation > 0
            ? Reading.of(1 - deviation * deviation / (coreDeviation * coreDeviation))
            : Reading.absent("the core did not move"),
        correlation.isPresent()
            ? Reading.of(correlation.getAsDouble())
            : Reading.absent("futures or core did not move"),
        capture(closes, whole, benchmark),
        capture(closes, core, benchmark));
  }

  private static Capture capture(
      DailyCloses closes, double[] returns, Optional<double[]> benchmark) {
    return benchmark
        .map(moves -> Capture.of(returns, moves))
        .orElseGet(() -> Capture.absent(closes.noBenchmark()));
  }

  private static HedgeEffect absent(int days, String reason) {
    Reading none = Reading.absent(reason);
    Capture nothing = Capture.absent(reason);
    return new HedgeEffect(days, none, none, none, none, nothing, nothing);
  }
}
