// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.sweep.KeyLine;
import dev.ballast.sweep.Neighbourhood;
import dev.ballast.sweep.SelectionLuck;
import dev.ballast.sweep.SweepReport;
import dev.ballast.sweep.VariantFigures;
import dev.ballast.sweep.VariantOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a sweep says, in sentences, for the terminal and the page alike. */
public final class SweepAnswers {
  private SweepAnswers() {}

  /** How many ran of how many. */
  public static String counts(SweepReport report) {
    int all = report.result().outcomes().size();
    int failed = report.result().failed().size();
    return Figures.whole(all)
        + (all == 1 ? " variant of " : " variants of ")
        + report.policy()
        + " from "
        + Figures.date(report.from())
        + " to "
        + Figures.date(report.to())
        + (failed == 0 ? "" : "; " + Figures.whole(failed) + " could not be run");
  }

  /** What the best of many is worth, first what it is not. */
  public static List<String> luck(SweepReport report) {
    Optional<SelectionLuck> found = report.luck();
    if (found.isEmpty()) {
      return List.of("Fewer than two variants moved: there was nothing to choose among.");
    }
    SelectionLuck luck = found.get();
    List<String> said = new ArrayList<>();
    said.add(
        "The best of %s is best by luck as well as by worth: its own figures promise too much."
            .formatted(Figures.count(luck.variants(), "variant")));
    said.add(
        ("Its Sharpe ratio is %s a year. Their returns go together (correlation %s), so that they are"
                + " worth %s that do not depend on each other; the best of so many without any skill"
                + " would be expected at %s.")
            .formatted(
                Figures.ratio(luck.best()),
                Figures.ratio(luck.meanCorrelation()),
                String.format(Locale.ROOT, "%,.1f", luck.independent()),
                Figures.ratio(luck.expectedBest())));
    said.add(
        "Deflated Sharpe ratio: the chance that it is truly above that is %s%s."
            .formatted(
                Figures.percent(luck.deflated()),
                luck.deflated() < 0.95 ? ", less than the 95% that one asks for" : ""));
    said.add(
        luck.overfitting()
            .map(one ->
                ("Probability of overfitting: chosen in one half of the weeks, the best is no better"
                        + " than the middle one in the other half in %s of %s ways of halving them"
                        + " (one half is what no skill looks like); it loses money there in %s.")
                    .formatted(
                        Figures.percent(one.probability()),
                        Figures.whole(one.selections().size()),
                        Figures.percent(one.probabilityOfLoss())))
            .orElse("Probability of overfitting: not measured, for which 16 weeks are the least."));
    return said;
  }

  /** Whether the best stands alone. */
  public static Optional<String> neighbourhood(SweepReport report) {
    return report.neighbourhood().map(SweepAnswers::neighbourhood);
  }

  private static String neighbourhood(Neighbourhood one) {
    String around =
        "Beside the best (Sharpe ratio %s) its %s in the mean come to %s."
            .formatted(
                Figures.ratio(one.best()),
                Figures.count(one.ofBest(), "nearest variant"),
                Figures.ratio(one.aroundBest()));
    return one.likeness().isEmpty()
        ? around
        : around
            + " Over all variants, neighbours rank alike with a correlation of %s (1 where the surface"
                .formatted(Figures.ratio(one.likeness().getAsDouble()))
            + " is smooth, 0 where it is noise).";
  }

  /** What was measured once, and what again. */
  public static String measured(SweepReport report) {
    int again = report.rowsMeasuredAgain();
    return "Features were measured once for all variants, %s times an asset; by variants again %s."
        .formatted(
            Figures.whole(report.rowsMeasured()),
            again == 0 ? "never" : Figures.whole(again) + " times");
  }

  /** Whether a key matters at all: how far the means of its values lie apart. */
  public static String spread(KeyLine line) {
    double least = line.points().stream().mapToDouble(KeyLine.Point::mean).min().orElse(0);
    double most = line.points().stream().mapToDouble(KeyLine.Point::mean).max().orElse(0);
    return Figures.ratio(most - least);
  }

  /** One variant's figures, in the order of {@link #HEADS}. */
  public static List<String> cells(VariantOutcome.Ran one) {
    VariantFigures figures = one.figures();
    return List.of(
        Figures.whole(figures.equityEnd()),
        of(figures.yearlyReturn(), true),
        of(figures.volatility(), true),
        of(figures.sharpe(), false),
        Figures.percent(figures.maximumDrawdown()),
        of(figures.turnoverYearly(), false),
        Figures.whole(figures.costs()),
        Figures.gain(figures.funding()),
        Figures.whole(figures.liquidations()));
  }

  /** What {@link #cells} are of. */
  public static final List<String> HEADS =
      List.of(
          "equity",
          "a year",
          "volatility",
          "Sharpe",
          "drawdown",
          "turnover",
          "costs",
          "funding",
          "liquidated");

  private static String of(OptionalDouble value, boolean percent) {
    return Figures.of(value, percent ? Figures::percent : Figures::ratio);
  }
}
