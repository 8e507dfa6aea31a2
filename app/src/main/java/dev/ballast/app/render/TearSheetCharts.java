// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.figure.PartialCurve;
import dev.ballast.report.figure.Reading;
import dev.ballast.report.tearsheet.MonthTurnover;
import dev.ballast.report.tearsheet.TearSheet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What the tear sheet's charts draw: rounded to what the eye can tell, null in a gap.
 *
 * @param days ISO dates, one for each value of every line
 * @param beta rolling
 * @param sharpe rolling, of the strategy and the benchmark
 * @param volatility rolling, in percent a year
 * @param exposure in percent of equity
 * @param margin in percent
 * @param distance moves of the benchmark, in percent
 * @param months ISO months that the two lists below have a value for
 * @param spot turnover in percent of the portfolio
 * @param futures turnover in percent of the portfolio
 */
record TearSheetCharts(
    List<String> days,
    List<Line> beta,
    List<Line> sharpe,
    List<Line> volatility,
    List<Line> exposure,
    List<Line> margin,
    List<Line> distance,
    List<String> months,
    List<OptionalDouble> spot,
    List<OptionalDouble> futures) {
  private static final double PERCENT = 100;

  /** A line of a chart, with gaps. */
  record Line(String name, List<OptionalDouble> values) {}

  static TearSheetCharts of(TearSheet sheet) {
    return new TearSheetCharts(
        sheet.days().stream().map(Figures::date).toList(),
        List.of(line("Beta", sheet.rolling().beta(), 1)),
        List.of(
            line("Strategy", sheet.rolling().sharpe(), 1),
            line(sheet.benchmark(), sheet.rolling().benchmarkSharpe(), 1)),
        List.of(
            line("Strategy", sheet.rolling().volatility(), PERCENT),
            line(sheet.benchmark(), sheet.rolling().benchmarkVolatility(), PERCENT)),
        List.of(
            line("Gross", sheet.exposure().gross(), PERCENT),
            line("Net", sheet.exposure().net(), PERCENT),
            line("By beta", sheet.exposure().beta(), PERCENT)),
        List.of(
            line("Initial margin of equity", sheet.margin().used(), PERCENT),
            line("Maintenance of margin balance", sheet.margin().ratio(), PERCENT)),
        List.of(
            line("Rise", sheet.margin().liquidationUp(), PERCENT),
            line("Fall", sheet.margin().liquidationDown(), PERCENT)),
        sheet.turnover().stream().map(one -> one.month().toString()).toList(),
        turnover(sheet, MonthTurnover::spot),
        turnover(sheet, MonthTurnover::futures));
  }

  static Line line(String name, PartialCurve curve, double scale) {
    return new Line(name, curve.values().stream().map(value -> rounded(value, scale)).toList());
  }

  private static List<OptionalDouble> turnover(
      TearSheet sheet, Function<MonthTurnover, Reading> part) {
    return sheet.turnover().stream()
        .map(month -> rounded(part.apply(month).value(), PERCENT))
        .toList();
  }

  private static OptionalDouble rounded(OptionalDouble value, double scale) {
    return value.isPresent()
        ? OptionalDouble.of(Math.round(value.getAsDouble() * scale * 1000) / 1000.0 + 0.0)
        : value;
  }
}
