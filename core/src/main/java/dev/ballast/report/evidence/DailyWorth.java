// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an asset closed at, day by day, looked at afterwards: in spot, and where spot is not there
 * in its perpetual. What ended stays at its last trade, which is what its holders were left with.
 */
final class DailyWorth {
  private final List<Line> lines;

  private DailyWorth(List<Line> lines) {
    this.lines = List.copyOf(lines);
  }

  /** Closes of one instrument. */
  private static final class Line {
    /** One for each day, no number where none is recorded. */
    private final double[] closes;

    /** The days up to the last trade. */
    private final int traded;

    private Line(double[] closes, int traded) {
      this.closes = closes;
      this.traded = traded;
    }

    /** From a day on which it traded to a later one; no number where either is not known. */
    private double later(int day, int horizon) {
      return day < traded ? closes[day + horizon] / closes[day] - 1 : Double.NaN;
    }
  }

  /**
   * Of an asset from a day's 00:00 UTC on.
   *
   * @param end the view of the last day
   */
  static DailyWorth of(MarketView end, Asset asset, Marketplace market, long first, int days) {
    List<Line> lines = new ArrayList<>();
    for (BarSeries bars : end.allDailyBars(asset, market)) {
      lines.add(line(end, bars, first, days));
    }
    return new DailyWorth(lines);
  }

  private static Line line(MarketView end, BarSeries bars, long first, int days) {
    double[] closes = new double[days];
    Arrays.fill(closes, Double.NaN);
    int last = -1;
    for (int row = 0; row < bars.size(); row++) {
      long day = (bars.knownAt(row) - first) / UtcDay.MILLIS;
      if (bars.knownAt(row) >= first && day < days && UtcDay.starts(bars.knownAt(row))) {
        closes[(int) day] = bars.close(row);
        last = (int) day;
      }
    }
    InstrumentId id = bars.id().instrument();
    if (last >= 0 && end.end(id).isPresent()) {
      Arrays.fill(closes, last + 1, days, closes[last]);
      return new Line(closes, last + 1);
    }
    return new Line(closes, days);
  }

  /** Return from a day on which it traded to a later one; no number where either is not known. */
  double later(int day, int horizon) {
    for (Line line : lines) {
      double change = line.later(day, horizon);
      if (Double.isFinite(change)) {
        return change;
      }
    }
    return Double.NaN;
  }

  /** Whether the return over the horizon is of something that stopped trading within it. */
  boolean ends(int day, int horizon) {
    return lines.stream()
        .filter(line -> Double.isFinite(line.later(day, horizon)))
        .findFirst()
        .map(line -> day + horizon >= line.traded)
        .orElse(false);
  }
}
