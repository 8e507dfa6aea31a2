// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.render.Figures;
import dev.ballast.report.figure.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;

/** Betas for people: the regression of each asset, then the other estimates beside it. */
final class BetaText {
  private BetaText() {}

  static List<String> of(List<BetaLine> lines) {
    BetaLine first = lines.getFirst();
    List<String> text = new ArrayList<>();
    text.add(
        "Beta on "
            + first.benchmark()
            + ", "
            + first.window()
            + " daily returns known at "
            + first.asOf());
    text.add("");
    text.add("asset         beta  +- error      R2  correlation  residual vol  closes of");
    lines.forEach(one -> text.add(regression(one)));
    text.add("");
    text.add(
        "asset         ols error   ewma error kalman error shrunk error"
            + "      up error days    down error days");
    lines.forEach(one -> text.add(estimates(one)));
    text.add("");
    text.add("Residual volatility is a year's, on 365 days. Each error is a standard error.");
    text.add(
        "ols: least squares. ewma: a return's weight halves in "
            + Figures.exact(BigDecimal.valueOf(first.halfLife()))
            + " days. kalman: a beta that");
    text.add(
        "walks at random, its daily step's variance "
            + Figures.exact(BigDecimal.valueOf(first.walk()))
            + ". shrunk: ols towards its sector's mean.");
    text.add("up, down: the days on which " + first.benchmark() + " rose, or fell.");
    text.addAll(notes(lines));
    return text;
  }

  private static String regression(BetaLine one) {
    return String.format(
        Locale.ROOT,
        "%-10s %7.3f  %8.3f  %6.3f  %11.3f  %11.1f%%  %s",
        one.asset(),
        one.beta(),
        one.standardError(),
        one.rSquared(),
        one.correlation(),
        one.residualVolatility() * 100,
        one.source());
  }

  private static String estimates(BetaLine one) {
    return String.format(
        Locale.ROOT,
        "%-10s %6.3f %5.3f %6s %5s %6s %5s %6s %5s  %6s %5s %4d  %6s %5s %4d",
        one.asset(),
        one.beta(),
        one.standardError(),
        figure(one.ewma().beta()),
        figure(one.ewma().standardError()),
        figure(one.kalman().beta()),
        figure(one.kalman().standardError()),
        figure(one.shrunk().beta()),
        figure(one.shrunk().standardError()),
        figure(one.up().beta()),
        figure(one.up().standardError()),
        one.up().days(),
        figure(one.down().beta()),
        figure(one.down().standardError()),
        one.down().days());
  }

  /** What sectors' means are, and why a figure is missing; each once. */
  private static SequencedSet<String> notes(List<BetaLine> lines) {
    SequencedSet<String> notes = new LinkedHashSet<>();
    for (BetaLine one : lines) {
      if (one.correlationShift().broken()) {
        notes.add(one.correlationShift().sentence() + ".");
      }
      BetaLine.Shrunk shrunk = one.shrunk();
      if (shrunk.sectorMean().value().isPresent()) {
        notes.add(
            shrunk.sector()
                + ": its betas have the mean "
                + figure(shrunk.sectorMean())
                + " and the deviation "
                + figure(shrunk.sectorDeviation())
                + ".");
      }
      absent(notes, one, "ewma", one.ewma().beta());
      absent(notes, one, "kalman", one.kalman().beta());
      absent(notes, one, "shrunk", shrunk.beta());
      absent(notes, one, "up", one.up().beta());
      absent(notes, one, "down", one.down().beta());
    }
    return notes;
  }

  private static void absent(
      SequencedSet<String> notes, BetaLine one, String what, Reading reading) {
    if (!reading.reason().isEmpty()) {
      notes.add("No " + what + " beta of " + one.asset() + ": " + reading.reason() + ".");
    }
  }

  private static String figure(Reading reading) {
    return Figures.of(reading, value -> String.format(Locale.ROOT, "%.3f", value));
  }
}
