// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.evidence.ConfidenceInterval;
import dev.ballast.report.evidence.CommonEvidence;
import dev.ballast.report.evidence.EvidenceReport;
import dev.ballast.report.evidence.HorizonEvidence;
import dev.ballast.report.evidence.LadderRung;
import dev.ballast.report.evidence.LuckCount;
import dev.ballast.report.evidence.PolicyEvidence;
import dev.ballast.report.evidence.SignalEvidence;
import dev.ballast.report.evidence.SignalsReport;
import dev.ballast.report.evidence.StanceOutcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** Evidence as text: what was not found first, then the tables. */
public final class EvidenceText {
  private static final int COLUMNS = 100;

  /** A chance for one test alone that is worth a look. */
  private static final double LUCK = 0.05;

  private EvidenceText() {}

  /**
   * What was found and not found, and the tables.
   *
   * @param all every signal over every horizon; otherwise the stance and the rules over a month
   *     beside features that luck alone would hardly show
   */
  public static String of(EvidenceReport report, boolean color, boolean all) {
    TextPage text = new TextPage(COLUMNS, color);
    SignalsReport signals = report.signals();
    EvidenceFindings findings = EvidenceFindings.of(signals, report.policy());
    text.head(
        "Evidence from "
            + Figures.date(signals.from())
            + " to "
            + Figures.date(signals.to())
            + report.policy().map(plan -> ": " + plan.policy()).orElse("")
            + (report.simulated() ? " (SIMULATED)" : ""));
    text.paragraph("", EvidenceFindings.answer(signals));
    text.line("");
    text.head("Not found");
    text.notes(findings.not());
    text.line("");
    text.head("Found, each by itself");
    text.notes(
        findings.found().isEmpty()
            ? List.of("Nothing that luck alone would not show.")
            : findings.found());
    text.line("");
    signals(text, signals, all);
    outcomes(text, signals, all);
    report.policy().ifPresent(plan -> plan(text, plan));
    text.notes(notes(report));
    text.line("");
    text.line(report.source());
    return text.toString();
  }

  /** What to know of the figures. */
  static List<String> notes(EvidenceReport report) {
    List<String> notes = new ArrayList<>(report.notes());
    notes.addAll(report.signals().notes());
    report.policy().ifPresent(plan -> notes.addAll(plan.notes()));
    unknown(report.signals()).ifPresent(notes::add);
    noise(report.signals()).ifPresent(notes::add);
    return notes;
  }

  /** Signals of which anything is known: others are named in a note. */
  static List<SignalEvidence> known(SignalsReport signals) {
    return signals.signals().stream().filter(one -> one.known() > 0).toList();
  }

  private static Optional<String> unknown(SignalsReport signals) {
    String names =
        signals.signals().stream()
            .filter(one -> one.known() == 0)
            .map(SignalEvidence::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "not recorded of enough members in any week, and left out of tables: " + names);
  }

  /** What the test of stances finds where there is nothing. */
  static Optional<String> noise(SignalsReport signals) {
    LuckCount luck = signals.luck();
    return luck.noise().value().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "what no skill looks like: over "
                + Figures.whole(luck.noiseHistories())
                + " seeds of random stances that last as long on these returns, one test each, %s are found at 5%% over %s and %s over %s (a mean in its own errors would find %s: so it is not taken)"
                    .formatted(
                        Figures.of(luck.noise(), Figures::percent),
                        EvidenceFindings.days(signals.horizons().getFirst()),
                        Figures.of(luck.noiseLater(), Figures::percent),
                        EvidenceFindings.days(signals.stance().stabilityDays()),
                        Figures.of(luck.naive(), Figures::percent)));
  }

  private static void signals(TextPage text, SignalsReport signals, boolean all) {
    int days = signals.stance().stabilityDays();
    text.head("Signals over " + EvidenceFindings.days(days));
    TextTable table =
        new TextTable(
            "lrrrrrrrrr",
            "Signal",
            "Known",
            "Speaks",
            "IC",
            "95%",
            "Chance",
            "Hits",
            "Turned",
            "Per cost",
            "Common");
    List<SignalEvidence> shown =
        known(signals).stream().filter(one -> all || leads(one, days)).toList();
    for (SignalEvidence one : shown) {
      HorizonEvidence apart = apart(one, days);
      table.row(
          one.name(),
          Figures.whole(one.known()),
          one.kind() == SignalEvidence.Kind.FEATURE ? "" : Figures.whole(one.speaks()),
          Figures.of(apart.mean(), EvidenceText::coefficient),
          interval(apart.interval(), EvidenceText::coefficient),
          Figures.of(apart.chance(), EvidenceText::chance),
          Figures.of(apart.hitRate(), Figures::percent),
          Figures.of(one.traded().turnover(), Figures::percent),
          Figures.of(one.traded().returnPerCost(), Figures::score),
          common(one, days)
              .map(found ->
                  Figures.of(found.coefficient(), EvidenceText::coefficient)
                      + (found.chance().value().orElse(1) <= LUCK ? "!" : ""))
              .orElse(Figures.NONE));
    }
    text.table(table, true);
    text.paragraph(
        "",
        "IC: mean over weeks of the rank correlation with what sectors returned, beside each other."
            + " Chance: of as much among random histories. Turned: a week. Per cost: earned for each unit of cost. Common: rank correlation over"
            + " weeks of the sectors' mean signal with their mean return; ! is a chance of 5% or less,"
            + " for one test alone.");
    int left = known(signals).size() - shown.size();
    if (left > 0) {
      text.paragraph(
          "",
          Figures.count(left, "more signal")
              + " of which this says nothing that luck would not, and more horizons: --all, or the page.");
    }
    text.line("");
  }

  /** Whether it is what the plan goes by, or a feature of which luck alone shows little. */
  private static boolean leads(SignalEvidence signal, int days) {
    boolean spoken = signal.kind() != SignalEvidence.Kind.FEATURE && signal.speaks() > 0;
    return spoken
        || apart(signal, days).chance().value().orElse(1) <= LUCK
        || common(signal, days).stream().anyMatch(one -> one.chance().value().orElse(1) <= LUCK);
  }

  static HorizonEvidence apart(SignalEvidence signal, int days) {
    return signal.apart().stream().filter(one -> one.days() == days).findFirst().orElseThrow();
  }

  static Optional<CommonEvidence> common(SignalEvidence signal, int days) {
    return signal.common().stream()
        .filter(one -> one.days() == days && one.of().equals("sectors"))
        .findFirst();
  }

  private static void outcomes(TextPage text, SignalsReport signals, boolean all) {
    int shown = signals.stance().stabilityDays();
    text.head("After each stance, beside " + signals.benchmark());
    TextTable table =
        new TextTable("lrrrrrr", "Stance", "Days", "Times", "Return", "95%", "Apart", "95%");
    for (StanceOutcomes one : signals.outcomes()) {
      if (!all && one.days() != shown) {
        continue;
      }
      for (StanceOutcomes.Row row : one.rows()) {
        table.row(
            row.stance(),
            Integer.toString(one.days()),
            Figures.whole(row.count()),
            Figures.of(row.mean(), Figures::change),
            interval(row.interval(), Figures::change),
            Figures.of(row.apart(), Figures::change),
            interval(row.apartInterval(), Figures::change));
      }
    }
    text.table(table, true);
    text.paragraph(
        "",
        "Apart: with the week's mean over the sectors taken out, which is what sets a sector apart;"
            + " the rest is common to all and speaks for the hedge.");
    text.line("");
  }

  private static void plan(TextPage text, PolicyEvidence plan) {
    text.head("The ladder, " + Figures.count(plan.mondays().size(), "week"));
    TextTable table =
        new TextTable("lrrrrr", "Line", "Return", "A year", "Deepest fall", "Sharpe", "Error");
    for (LadderRung rung : plan.ladder()) {
      table.row(
          rung.words(),
          Figures.of(rung.totalReturn(), Figures::change),
          Figures.of(rung.yearlyReturn(), Figures::change),
          Figures.of(rung.deepestFall(), Figures::percent),
          Figures.of(rung.sharpe().value(), Figures::ratio),
          Figures.of(rung.sharpe().standardError(), Figures::ratio));
    }
    text.table(table, true);
    text.notes(
        plan.ladder().stream()
            .filter(rung -> !rung.note().isEmpty())
            .map(rung -> rung.words() + ": " + rung.note())
            .toList());
    text.line("");
  }

  /** {@code +0.098}. */
  static String coefficient(double value) {
    String text = String.format(Locale.ROOT, "%+.3f", value);
    return text.equals("-0.000") || text.equals("+0.000") ? "0.000" : text;
  }

  /** {@code 0.04}, and never nothing. */
  static String chance(double value) {
    return value < 0.001 ? "below 0.001" : String.format(Locale.ROOT, "%.3f", value);
  }

  static String interval(Optional<ConfidenceInterval> found, DoubleFunction<String> format) {
    return found
        .map(one -> format.apply(one.low()) + " to " + format.apply(one.high()))
        .orElse(Figures.NONE);
  }

  /** A rung's name before what is said of it. */
  static String shortName(LadderRung rung) {
    int comma = rung.words().indexOf(',');
    return comma < 0 ? rung.words() : rung.words().substring(0, comma);
  }
}
