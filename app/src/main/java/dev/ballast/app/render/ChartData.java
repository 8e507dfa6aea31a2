// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.attribution.Part;
import dev.ballast.report.backtest.BacktestReport;
import dev.ballast.report.backtest.HedgeOutcome;
import dev.ballast.report.figure.Curve;
import dev.ballast.report.figure.Track;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What the page's charts draw, and nothing else: rounded to what the eye can tell.
 *
 * @param days ISO dates, one for each value of every line
 * @param equity in USDT
 * @param drawdown in percent, negative
 * @param sectors in percent of the spot core
 * @param exposures in percent of equity, null in a gap
 * @param fundingNet received minus paid, from the start, in USDT
 * @param months ISO months that the two lists below have a value for
 * @param received in each month, in USDT, positive
 * @param paid in each month, in USDT, negative
 * @param attribution from the first equity to the last, part by part
 * @param reviews ISO dates of those that looked at hedges
 * @param hedge portfolio beta at these, held beside its target, null in a gap
 */
record ChartData(
    List<String> days,
    List<Line> equity,
    List<Line> drawdown,
    List<Line> sectors,
    List<TearSheetCharts.Line> exposures,
    List<Line> fundingNet,
    List<String> months,
    List<Double> received,
    List<Double> paid,
    List<Step> attribution,
    List<String> reviews,
    List<TearSheetCharts.Line> hedge) {
  private static final double CENTS = 100;

  /** A line of a chart. */
  record Line(String name, List<Double> values) {
    static Line of(String name, Curve curve, double scale) {
      return new Line(
          name, curve.values().stream().map(value -> rounded(value * scale, CENTS)).toList());
    }
  }

  /**
   * A step of a waterfall.
   *
   * @param from where it starts, in USDT; zero for the equity at both ends
   * @param to where it ends
   */
  record Step(String name, double from, double to) {}

  private static List<Step> waterfall(BacktestReport test) {
    List<Step> steps = new ArrayList<>();
    double level = test.initialEquity();
    steps.add(new Step("start", 0, rounded(level, CENTS)));
    for (Part part : Part.values()) {
      double next = level + test.attribution().total().part(part);
      steps.add(new Step(part.toString(), rounded(level, CENTS), rounded(next, CENTS)));
      level = next;
    }
    steps.add(new Step("end", 0, rounded(test.finalEquity(), CENTS)));
    return steps;
  }

  static ChartData of(BacktestReport test) {
    List<Double> received = test.fundingReceived().values();
    List<Double> paid = test.fundingPaid().values();
    List<Double> net = new ArrayList<>();
    List<String> months = new ArrayList<>();
    List<Double> monthReceived = new ArrayList<>();
    List<Double> monthPaid = new ArrayList<>();
    double receivedBefore = 0;
    double paidBefore = 0;
    int days = test.days().size();
    for (int day = 0; day < days; day++) {
      net.add(received.get(day) - paid.get(day));
      YearMonth month = YearMonth.from(test.days().get(day).atOffset(ZoneOffset.UTC));
      boolean last =
          day + 1 == days
              || !YearMonth.from(test.days().get(day + 1).atOffset(ZoneOffset.UTC)).equals(month);
      if (last) {
        months.add(month.toString());
        monthReceived.add(rounded(received.get(day) - receivedBefore, CENTS));
        monthPaid.add(rounded(paidBefore - paid.get(day), CENTS));
        receivedBefore = received.get(day);
        paidBefore = paid.get(day);
      }
    }
    return new ChartData(
        test.days().stream().map(Figures::date).toList(),
        test.tracks().stream().map(track -> Line.of(track.name(), track.equity(), 1)).toList(),
        test.tracks().stream().map(ChartData::drawdown).toList(),
        lines(test.sectorWeights()),
        test.exposures().stream()
            .map(curve -> TearSheetCharts.line(curve.name(), curve, 100))
            .toList(),
        List.of(Line.of("Net", new Curve("net", net), 1)),
        months,
        monthReceived,
        monthPaid,
        waterfall(test),
        test.hedge().stream().flatMap(hedge -> hedge.days().stream()).map(Figures::date).toList(),
        test.hedge().map(ChartData::hedge).orElse(List.of()));
  }

  private static List<TearSheetCharts.Line> hedge(HedgeOutcome hedge) {
    return List.of(
        TearSheetCharts.line("Held", hedge.held(), 1),
        TearSheetCharts.line("Target", hedge.target(), 1));
  }

  private static Line drawdown(Track track) {
    return Line.of(track.name(), track.drawdown(), 100);
  }

  private static List<Line> lines(List<Curve> curves) {
    return curves.stream().map(curve -> Line.of(curve.name(), curve, 100)).toList();
  }

  private static double rounded(double value, double scale) {
    return Math.round(value * scale) / scale + 0.0;
  }
}
