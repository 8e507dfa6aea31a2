// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.evidence.ConfidenceInterval;
import dev.ballast.report.evidence.CoreVariant;
import dev.ballast.report.evidence.DeflatedSharpe;
import dev.ballast.report.evidence.ForwardEvidence;
import dev.ballast.report.evidence.HorizonEvidence;
import dev.ballast.report.evidence.PartEvidence;
import dev.ballast.report.evidence.PolicyEvidence;
import dev.ballast.report.evidence.SignalEvidence;
import dev.ballast.report.evidence.SignalsReport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How the page of evidence writes and draws its figures. */
public final class EvidenceAnswers {
  /** Rank correlations that strips reach to, on either side. */
  private static final double REACH = 0.6;

  private static final int WIDTH = 120;
  private static final int SHADES = 3;

  private EvidenceAnswers() {}

  /** Where an interval stands on a strip, in pixels from its left. */
  public static double place(double value) {
    double inside = Math.clamp(value, -REACH, REACH);
    return Math.round(10 * WIDTH * (inside + REACH) / (2 * REACH)) / 10.0;
  }

  /** The strip's bar and dot of a horizon; nothing where there is no interval. */
  public static Optional<ConfidenceInterval> strip(HorizonEvidence one) {
    return one.interval();
  }

  /** Signals of which anything is known. */
  public static List<SignalEvidence> known(SignalsReport signals) {
    return EvidenceText.known(signals);
  }

  /** One horizon of a signal. */
  public static HorizonEvidence apart(SignalEvidence signal, int days) {
    return EvidenceText.apart(signal, days);
  }

  /** The correlation that all sectors share, with its chance. */
  public static String common(SignalEvidence signal, int days) {
    return EvidenceText.common(signal, days)
        .map(one ->
            one.coefficient().value().isEmpty()
                ? Figures.NONE
                : EvidenceText.coefficient(one.coefficient().value().getAsDouble())
                    + " ("
                    + Figures.of(one.chance(), EvidenceText::chance)
                    + ")")
        .orElse(Figures.NONE);
  }

  public static String coefficient(double value) {
    return EvidenceText.coefficient(value);
  }

  public static String chance(double value) {
    return EvidenceText.chance(value);
  }

  public static String interval(Optional<ConfidenceInterval> found) {
    return EvidenceText.interval(found, EvidenceText::coefficient);
  }

  public static String change(Optional<ConfidenceInterval> found) {
    return EvidenceText.interval(found, Figures::change);
  }

  /** A coefficient with its weeks, or its reason. */
  public static String part(PartEvidence part) {
    return part.coefficient().value().isPresent()
        ? EvidenceText.coefficient(part.coefficient().value().getAsDouble())
        : Figures.NONE;
  }

  /** Signals that stability is told of: stances and rules, then features that say most. */
  public static List<SignalEvidence> stable(SignalsReport signals) {
    return signals.signals().stream()
        .filter(one -> one.kind() != SignalEvidence.Kind.FEATURE)
        .toList();
  }

  /** Steps of the variants at the plan's own coverage and confirmation. */
  public static List<Double> steps(PolicyEvidence plan) {
    TreeSet<Double> steps = new TreeSet<>();
    plan.variants().forEach(one -> steps.add(one.step()));
    return List.copyOf(steps);
  }

  /** Reaches of the variants. */
  public static List<Double> reaches(PolicyEvidence plan) {
    TreeSet<Double> reaches = new TreeSet<>();
    plan.variants().forEach(one -> reaches.add(one.reach()));
    return List.copyOf(reaches);
  }

  /** The variant of a step and a reach, the rest being the plan's own. */
  public static Optional<CoreVariant> variant(PolicyEvidence plan, double step, double reach) {
    CoreVariant own = plan.variants().getFirst();
    return plan.variants().stream()
        .filter(one -> one.step() == step && one.reach() == reach)
        .filter(one -> one.coverage() == own.coverage() && one.confirmed() == own.confirmed())
        .findFirst();
  }

  /** Coverages of the variants. */
  public static List<Double> coverages(PolicyEvidence plan) {
    TreeSet<Double> found = new TreeSet<>();
    plan.variants().forEach(one -> found.add(one.coverage()));
    return List.copyOf(found);
  }

  /** The variant of a coverage and a confirmation, with the plan's own step and reach. */
  public static Optional<CoreVariant> variant(
      PolicyEvidence plan, double coverage, boolean confirmed) {
    CoreVariant own = plan.variants().getFirst();
    return plan.variants().stream()
        .filter(one -> one.coverage() == coverage && one.confirmed() == confirmed)
        .filter(one -> one.step() == own.step() && one.reach() == own.reach())
        .findFirst();
  }

  /** The darker, the better among all variants. */
  public static String shade(PolicyEvidence plan, Optional<CoreVariant> found) {
    if (found.isEmpty() || found.get().sharpe().value().isEmpty()) {
      return "n none";
    }
    double value = found.get().sharpe().value().getAsDouble();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (CoreVariant one : plan.variants()) {
      low = Math.min(low, one.sharpe().value().orElse(low));
      high = Math.max(high, one.sharpe().value().orElse(high));
    }
    double share = high > low ? (value - low) / (high - low) : 0;
    long shade = Math.round(share * SHADES);
    return "n" + (shade == 0 ? "" : " up" + shade) + (found.get().own() ? " sum" : "");
  }

  /** {@code 2.5%}. */
  public static String points(double value) {
    return String.format(Locale.ROOT, "%.1f%%", value).replace(".0%", "%");
  }

  /** The lines that the chart draws. */
  public static List<String> drawn(PolicyEvidence plan) {
    return EvidenceCharts.drawn(plan).stream().map(EvidenceText::shortName).toList();
  }

  /** What signals added, and where that lies among random histories. */
  public static String ladder(PolicyEvidence plan) {
    return "Signals added %s a year to the core (one error: %s).%s"
        .formatted(
            Figures.of(plan.added().value(), Figures::change),
            Figures.of(plan.added().standardError(), Figures::percent),
            plan.random()
                .map(one ->
                    " With them it returned %s; 95%% of %d random histories of stances lie from %s to %s, and %d did as well."
                        .formatted(
                            Figures.change(one.measured()),
                            one.draws(),
                            Figures.change(one.usual().low()),
                            Figures.change(one.usual().high()),
                            one.asGood()))
                .orElse(""));
  }

  /** What walking forward and the paths of cross-validation come to. */
  public static String paths(ForwardEvidence forward) {
    return "Over all tests the chosen have a Sharpe ratio of %s a year, the plan's own figures %s, no signals %s. On %d paths through all weeks, of %d purged splits: %s."
        .formatted(
            Figures.of(forward.chosen(), Figures::ratio),
            Figures.of(forward.own(), Figures::ratio),
            Figures.of(forward.still(), Figures::ratio),
            forward.paths().size(),
            forward.splits(),
            forward.paths().stream().map(Figures::ratio).collect(Collectors.joining(", ")));
  }

  /** What is left of a Sharpe ratio, in a sentence. */
  public static String sentence(DeflatedSharpe one) {
    return "%s: %s a year. %d variants were tried, which go together so closely that they count as %s; the best of those shows %s by luck. Chance that it is above nothing: %s; above luck: %s.%s With fewer than %s years of record the best of so many independent variants would show as much without skill."
        .formatted(
            one.of().equals("policy") ? "The plan, by its session" : "Its core with signals",
            Figures.of(one.ratio(), Figures::ratio),
            one.trials(),
            Figures.of(one.independent(), Figures::ratio),
            Figures.of(one.luck(), Figures::ratio),
            Figures.of(one.chance(), Figures::percent),
            Figures.of(one.deflated(), Figures::percent),
            one.left().value().isPresent()
                ? " A haircut for all variants leaves "
                    + Figures.ratio(one.left().value().getAsDouble())
                    + "."
                : "",
            Figures.of(one.shortest(), Figures::ratio));
  }
}
