// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import dev.ballast.analytics.Returns;
import dev.ballast.report.figure.PartialCurve;
import dev.ballast.report.figure.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * The return of each day, fractions; the first close has none.
 *
 * @param strategy of equity
 * @param core the part of the strategy's that futures did not make
 * @param futures what futures made, funding and fees included, over the equity of the day before
 * @param benchmark of the benchmark's price
 */
public record DailyReturns(
    PartialCurve strategy, PartialCurve core, PartialCurve futures, PartialCurve benchmark) {

  static DailyReturns of(DailyCloses closes, double[] profits) {
    double[] whole = closes.returns();
    Optional<double[]> moves = closes.benchmark().map(Returns::simple);
    String unmeasured = closes.unmeasured();
    return new DailyReturns(
        curve("strategy", closes, unmeasured, day -> whole[day]),
        curve("core", closes, unmeasured, day -> whole[day] - closes.share(profits[day], day)),
        curve("futures", closes, unmeasured, day -> closes.share(profits[day], day)),
        curve("benchmark", closes, closes.noBenchmark(), day -> moves.orElseThrow()[day]));
  }

  private static PartialCurve curve(
      String name, DailyCloses closes, String absent, IntToDoubleFunction returns) {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < closes.size(); i++) {
      if (!absent.isEmpty()) {
        readings.add(Reading.absent(absent));
      } else if (i == 0) {
        readings.add(Reading.absent("the first close"));
      } else {
        readings.add(Reading.of(returns.applyAsDouble(i - 1)));
      }
    }
    return PartialCurve.of(name, closes.days(), readings);
  }
}
