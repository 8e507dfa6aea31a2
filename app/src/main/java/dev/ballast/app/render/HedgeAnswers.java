// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.backtest.HedgeOutcome;
import java.util.ArrayList;
import java.util.List;

/** Whether a backtest's hedge kept its target, in words and rows, for terminal and page alike. */
public final class HedgeAnswers {
  private HedgeAnswers() {}

  /** A figure over the reviews at which the plan set a beta. */
  public record Row(String name, String mean, String highest) {}

  /** What the part says first. */
  public static String answer(HedgeOutcome hedge) {
    String cut =
        "of "
            + Figures.count(hedge.days().size(), "review")
            + " it was cut at "
            + hedge.cut()
            + " and could not be ordered at "
            + hedge.refused()
            + "; at "
            + hedge.shrunk()
            + " purchases were made smaller for want of cash or of a hedge";
    if (hedge.targeted() == 0) {
      return "The hedge had no beta to keep: " + cut + ".";
    }
    return "The hedge "
        + (hedge.above() == 0 ? "kept" : "missed")
        + " its beta: at "
        + hedge.above()
        + " of "
        + Figures.count(hedge.targeted(), "review")
        + " at which the plan set one the beta held was more than "
        + Figures.ratio(HedgeOutcome.TOLERANCE)
        + " above it"
        + causes(hedge)
        + "; "
        + cut
        + ".";
  }

  /** Where what was held too much came from. */
  private static String causes(HedgeOutcome hedge) {
    if (hedge.above() == 0) {
      return "";
    }
    List<String> causes = new ArrayList<>();
    if (hedge.abovePlanned() > 0) {
      causes.add(hedge.abovePlanned() + " planned so by the review before");
    }
    if (hedge.aboveDrifted() > 0) {
      causes.add(hedge.aboveDrifted() + " by what came after it");
    }
    int rest = hedge.above() - hedge.abovePlanned() - hedge.aboveDrifted();
    if (rest > 0) {
      causes.add(rest + " with none set before");
    }
    return " (" + String.join(", ", causes) + ")";
  }

  /** Target and betas; none without a target. */
  public static List<Row> rows(HedgeOutcome hedge) {
    if (hedge.targeted() == 0) {
      return List.of();
    }
    return List.of(
        new Row("Beta that the plan set", Figures.of(hedge.meanTarget(), Figures::ratio), ""),
        new Row(
            "Beta held, before orders",
            Figures.of(hedge.meanHeld(), Figures::ratio),
            Figures.of(hedge.highestHeld(), Figures::ratio)),
        new Row(
            "Beta planned, after orders",
            Figures.of(hedge.meanPlanned(), Figures::ratio),
            Figures.of(hedge.highestPlanned(), Figures::ratio)));
  }

  /** Why hedges were cut or refused, and what has no figure. */
  public static List<String> notes(HedgeOutcome hedge) {
    List<String> notes = new ArrayList<>();
    hedge.cutReasons().forEach(reason -> notes.add("hedge cut, " + reason));
    hedge.refusedReasons().forEach(reason -> notes.add("hedge not ordered, " + reason));
    int without = hedge.days().size() - hedge.targeted();
    if (without > 0) {
      notes.add("no beta could be set at " + without + " of " + hedge.days().size() + " reviews");
    }
    return notes;
  }
}
