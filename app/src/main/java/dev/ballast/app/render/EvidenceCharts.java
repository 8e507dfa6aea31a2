// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.evidence.ConfidenceInterval;
import dev.ballast.report.evidence.DecayCurve;
import dev.ballast.report.evidence.EvidenceReport;
import dev.ballast.report.evidence.LadderRung;
import dev.ballast.report.evidence.PolicyEvidence;
import dev.ballast.report.evidence.SignalEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the page's charts draw, and nothing else.
 *
 * @param horizons days of the decay curves
 * @param decay of the stance: the mean, its low and its high, null where there is none
 * @param weeks ISO dates of the ladder's Mondays and of the last week's end
 * @param ladder what one would have become, line by line
 */
record EvidenceCharts(
    List<String> horizons,
    List<ChartData.Line> decay,
    List<String> weeks,
    List<ChartData.Line> ladder) {
  private static final double DIGITS = 10_000;

  /** Rungs that are drawn: more would hide each other. */
  static final List<String> DRAWN =
      List.of("policy", "benchmark", "equal", "core-still", "core-signals", "core-future");

  static EvidenceCharts of(EvidenceReport report) {
    SignalEvidence stance = report.signals().stance();
    List<DecayCurve.Point> points = stance.decay().points();
    List<ChartData.Line> decay =
        List.of(
            new ChartData.Line(
                "Mean", points.stream().map(one -> rounded(one.mean().value().orElse(0))).toList()),
            new ChartData.Line("Low", points.stream().map(one -> bound(one, false)).toList()),
            new ChartData.Line("High", points.stream().map(one -> bound(one, true)).toList()));
    Optional<PolicyEvidence> plan = report.policy();
    return new EvidenceCharts(
        points.stream().map(one -> Integer.toString(one.days())).toList(),
        decay,
        plan.map(EvidenceCharts::weeks).orElse(List.of()),
        plan.map(EvidenceCharts::ladder).orElse(List.of()));
  }

  private static Double bound(DecayCurve.Point point, boolean high) {
    ConfidenceInterval interval = point.interval().orElseThrow();
    return rounded(high ? interval.high() : interval.low());
  }

  private static List<String> weeks(PolicyEvidence plan) {
    List<String> weeks = new ArrayList<>();
    plan.mondays().forEach(one -> weeks.add(Figures.date(one)));
    if (!plan.mondays().isEmpty()) {
      weeks.add(Figures.date(plan.mondays().getLast().plusSeconds(7 * 86_400)));
    }
    return weeks;
  }

  static List<LadderRung> drawn(PolicyEvidence plan) {
    return plan.ladder().stream()
        .filter(rung -> DRAWN.contains(rung.name()))
        .filter(rung -> rung.weekly().values().size() == plan.mondays().size())
        .toList();
  }

  private static List<ChartData.Line> ladder(PolicyEvidence plan) {
    List<ChartData.Line> lines = new ArrayList<>();
    for (LadderRung rung : drawn(plan)) {
      List<Double> worth = new ArrayList<>(List.of(1.0));
      double grown = 1;
      for (double change : rung.weekly().values()) {
        grown *= 1 + change;
        worth.add(rounded(grown));
      }
      lines.add(new ChartData.Line(EvidenceText.shortName(rung), worth));
    }
    return lines;
  }

  private static double rounded(double value) {
    return Math.round(value * DIGITS) / DIGITS + 0.0;
  }
}
