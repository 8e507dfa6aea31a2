// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.sweep.KeyLine;
import dev.ballast.sweep.SweepReport;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the charts of a sweep's page draw: rounded to what the eye can tell.
 *
 * @param lines one for each key of which a variant ran
 */
public record SweepCharts(List<Line> lines) {
  private static final double DIGITS = 1e4;

  /** A key's values with the least, the mean and the most of their Sharpe ratios. */
  public record Line(
      String key, List<String> values, List<Double> least, List<Double> mean, List<Double> most) {}

  /** Copies the lines. */
  public SweepCharts {
    lines = List.copyOf(lines);
  }

  static SweepCharts of(SweepReport report) {
    return new SweepCharts(
        report.lines().stream()
            .filter(line -> !line.points().isEmpty())
            .map(SweepCharts::line)
            .toList());
  }

  private static Line line(KeyLine line) {
    return new Line(
        line.key(),
        line.points().stream().map(KeyLine.Point::value).toList(),
        values(line, KeyLine.Point::least),
        values(line, KeyLine.Point::mean),
        values(line, KeyLine.Point::most));
  }

  private static List<Double> values(KeyLine line, ToDoubleFunction<KeyLine.Point> value) {
    return line.points().stream()
        .map(point -> Math.round(value.applyAsDouble(point) * DIGITS) / DIGITS)
        .toList();
  }
}
