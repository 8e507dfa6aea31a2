// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.evidence.CommonEvidence;
import dev.ballast.report.evidence.ControlEvidence;
import dev.ballast.report.evidence.DeflatedSharpe;
import dev.ballast.report.evidence.ForwardEvidence;
import dev.ballast.report.evidence.HorizonEvidence;
import dev.ballast.report.evidence.LadderRung;
import dev.ballast.report.evidence.LuckCount;
import dev.ballast.report.evidence.OverfittingEvidence;
import dev.ballast.report.evidence.PolicyEvidence;
import dev.ballast.report.evidence.SignalEvidence;
import dev.ballast.report.evidence.SignalsReport;
import dev.ballast.report.evidence.StanceOutcomes;
import dev.ballast.report.evidence.SuperiorityEvidence;
import dev.ballast.report.figure.Reading;
import dev.ballast.signal.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was found and what was not, a sentence each with its figures. */
public final class EvidenceFindings {
  private static final double LEVEL = 0.05;

  /** A sentence, and whether it tells of something that luck alone would seldom show. */
  private record Finding(boolean found, String sentence) {}

  private final List<Finding> findings = new ArrayList<>();

  private EvidenceFindings() {}

  /** Of signals and, where there is one, of a plan. */
  public static EvidenceFindings of(SignalsReport signals, Optional<PolicyEvidence> policy) {
    EvidenceFindings all = new EvidenceFindings();
    all.apart(signals);
    all.common(signals);
    all.stances(signals);
    signals.dealt().ifPresent(all::dealt);
    all.counted(signals.luck());
    policy.ifPresent(all::plan);
    return all;
  }

  /** What was not found, in the order in which it was looked for. */
  public List<String> not() {
    return sentences(false);
  }

  /** What was found. */
  public List<String> found() {
    return sentences(true);
  }

  private List<String> sentences(boolean found) {
    return findings.stream().filter(one -> one.found() == found).map(Finding::sentence).toList();
  }

  private void add(boolean found, String sentence) {
    findings.add(new Finding(found, sentence));
  }

  private void apart(SignalsReport signals) {
    List<String> weak = new ArrayList<>();
    List<String> strong = new ArrayList<>();
    for (HorizonEvidence one : signals.stance().apart()) {
      if (one.mean().value().isEmpty()) {
        add(
            false,
            "Over "
                + days(one.days())
                + " nothing can be said of stances: "
                + one.mean().reason()
                + ".");
      } else if (one.error().value().isEmpty()) {
        add(
            false,
            "Over "
                + days(one.days())
                + " nothing can be said of stances: "
                + one.error().reason()
                + ".");
      } else {
        (isSure(one) ? strong : weak).add(ranked(one));
      }
    }
    if (!weak.isEmpty()) {
      add(
          false,
          "That stances tell one sector from another: the mean rank correlation with what followed"
              + " is "
              + String.join("; ", weak)
              + ".");
    }
    if (!strong.isEmpty()) {
      add(
          true,
          "Stances ranked sectors by more than luck, each test by itself: the mean rank correlation"
              + " is "
              + String.join("; ", strong)
              + ".");
    }
  }

  private static boolean isSure(HorizonEvidence one) {
    return one.chance().value().orElse(1) <= LEVEL;
  }

  private static String ranked(HorizonEvidence one) {
    return "%s over %s (95%%: %s, chance %s, %s)"
        .formatted(
            Figures.of(one.mean(), EvidenceText::coefficient),
            days(one.days()),
            EvidenceText.interval(one.interval(), EvidenceText::coefficient),
            Figures.of(one.chance(), EvidenceText::chance),
            Figures.count(one.weeks(), "week"));
  }

  private void common(SignalsReport signals) {
    List<CommonEvidence> market =
        signals.stance().common().stream()
            .filter(one -> one.of().equals("sectors"))
            .filter(one -> one.coefficient().value().isPresent())
            .toList();
    for (boolean sure : new boolean[] {false, true}) {
      List<String> said =
          market.stream()
              .filter(one -> (one.chance().value().orElse(1) <= LEVEL) == sure)
              .map(one ->
                  "%s over %s (chance %s)"
                      .formatted(
                          Figures.of(one.coefficient(), EvidenceText::coefficient),
                          days(one.days()),
                          Figures.of(one.chance(), EvidenceText::chance)))
              .toList();
      if (!said.isEmpty()) {
        add(
            sure,
            (sure
                    ? "What stances say of all sectors together told good weeks from bad: rank"
                        + " correlation with what the sectors returned "
                    : "That stances tell when to own less of everything: the rank correlation of a"
                        + " week's mean stance with what the sectors returned is ")
                + String.join("; ", said)
                + ".");
      }
    }
  }

  /** Whether what is sold is the worse sector of its week, or the week is bad for all. */
  private void stances(SignalsReport signals) {
    int days = signals.stance().stabilityDays();
    List<String> sure = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (Stance stance : List.of(Stance.INCREASE, Stance.TRIM, Stance.REDUCE)) {
      Optional<StanceOutcomes.Row> found = signals.after(stance, days);
      if (found.filter(one -> one.apart().value().isPresent()).isPresent()) {
        StanceOutcomes.Row row = found.get();
        double own = row.apart().value().getAsDouble();
        boolean right = stance == Stance.INCREASE ? own > 0 : own < 0;
        (right && row.apartChance().value().orElse(1) <= LEVEL ? sure : open)
            .add(
                "%s %s (95%%: %s, chance %s; %s beside %s)"
                    .formatted(
                        stance.words(),
                        Figures.of(row.apart(), Figures::change),
                        EvidenceText.interval(row.apartInterval(), Figures::change),
                        Figures.of(row.apartChance(), EvidenceText::chance),
                        Figures.of(row.mean(), Figures::change),
                        signals.benchmark()));
      }
    }
    if (!open.isEmpty()) {
      add(
          false,
          "That these mark a better or worse sector, beside the others of its week, over %s: "
                  .formatted(days(days))
              + String.join("; ", open)
              + ".");
    }
    if (!sure.isEmpty()) {
      add(
          true,
          "Beside the other sectors of its week, over %s: ".formatted(days(days))
              + String.join("; ", sure)
              + ".");
    }
  }

  private void dealt(ControlEvidence one) {
    add(
        one.chance() <= LEVEL,
        (one.chance() <= LEVEL
                ? "Stances earned more over a week, beside each other, than random ones: "
                : "That stances earn more over a week, beside each other, than random ones: ")
            + "%d of %d random histories did as well (chance %s)."
                .formatted(one.asGood(), one.draws(), EvidenceText.chance(one.chance())));
  }

  private void counted(LuckCount luck) {
    if (luck.tests() == 0) {
      return;
    }
    add(
        luck.holm() > 0,
        "%s%d of %d tests of signals and horizons are below five in a hundred, luck alone makes %s; once all are counted, %d %s left."
            .formatted(
                luck.holm() > 0 ? "" : "Anything that stands once all tests are counted: ",
                luck.below(),
                luck.tests(),
                Figures.whole(luck.expected()),
                luck.holm(),
                luck.holm() == 1 ? "is" : "are"));
  }

  private void plan(PolicyEvidence plan) {
    boolean added = plan.random().map(one -> one.chance() <= LEVEL).orElse(false);
    add(
        added,
        "%s signals add to the core: %s a year, by %s (t %s)%s."
            .formatted(
                added ? "" : "That",
                Figures.of(plan.added().value(), Figures::change),
                "+-" + Figures.of(plan.added().standardError(), Figures::percent),
                Figures.of(plan.addedT(), Figures::score),
                plan.random()
                    .map(one ->
                        "; of %d histories of random stances %d did as well"
                            .formatted(one.draws(), one.asGood()))
                    .orElse(""))
            .strip());
    superior(plan);
    overfitting(plan.overfitting());
    for (DeflatedSharpe one : plan.deflated()) {
      if (one.of().equals("policy")) {
        record(one);
      }
    }
    plan.forward().ifPresent(this::forward);
  }

  private void superior(PolicyEvidence plan) {
    LadderRung own = plan.rung("policy");
    for (boolean beaten : new boolean[] {false, true}) {
      List<String> said = new ArrayList<>();
      for (SuperiorityEvidence one : plan.superior()) {
        LadderRung rung = plan.rung(one.against());
        boolean sure = one.consistent().value().orElse(1) <= LEVEL;
        if (one.consistent().value().isPresent() && sure == beaten) {
          said.add(
              "%s (%s; chance %s)"
                  .formatted(
                      EvidenceText.shortName(rung),
                      Figures.of(rung.totalReturn(), Figures::change),
                      Figures.of(one.consistent(), EvidenceText::chance)));
        }
      }
      if (!said.isEmpty()) {
        add(
            beaten,
            (beaten ? "The plan (" : "That the plan (")
                + Figures.of(own.totalReturn(), Figures::change)
                + ") or any of its variants "
                + (beaten ? "earned more a week than " : "earns more a week than ")
                + String.join(", ", said)
                + (beaten ? ", by more than the best of so many would by luck." : "."));
      }
    }
  }

  private void overfitting(OverfittingEvidence one) {
    if (one.probability().value().isEmpty()) {
      add(
          false,
          "Whether choosing among variants is worth anything: " + one.probability().reason() + ".");
      return;
    }
    boolean found = one.probability().value().getAsDouble() <= LEVEL;
    add(
        found,
        "%sthe best of %d variants in one half of the weeks is no better than half of them in the other in %s of %,d ways; where there is no skill that is about one half (%s in noise of this length)."
            .formatted(
                found ? "A choice among variants held: " : "That the best variant stays good: ",
                one.variants(),
                Figures.of(one.probability(), Figures::percent),
                one.ways(),
                Figures.of(one.noise(), Figures::percent)));
  }

  private void record(DeflatedSharpe one) {
    Reading years = one.years();
    boolean enough =
        years.value().isPresent()
            && years.value().getAsDouble() <= one.held()
            && one.deflated().value().orElse(0) >= 1 - LEVEL;
    add(
        enough,
        "%sits Sharpe ratio is %s a year; to call that above zero takes %s of such weeks, %s are there. The chance that it is above what the best of %d variants shows by luck is %s."
            .formatted(
                enough
                    ? "The record is long enough for the plan's Sharpe ratio: "
                    : "A record long enough for the plan's Sharpe ratio: ",
                Figures.of(one.ratio(), Figures::ratio),
                years.value().isPresent()
                    ? Figures.ratio(years.value().getAsDouble()) + " years"
                    : "more than any number",
                Figures.ratio(one.held()),
                one.trials(),
                Figures.of(one.deflated(), Figures::percent)));
  }

  /** Found where it gains more than one error of a Sharpe ratio of so many years. */
  private void forward(ForwardEvidence one) {
    double years =
        one.folds().stream().mapToInt(ForwardEvidence.Test::weeks).sum() / LadderRung.WEEKS_A_YEAR;
    double gained = one.chosen().value().orElse(0) - one.still().value().orElse(0);
    boolean found = gained > 1 / Math.sqrt(years);
    add(
        found,
        "%schosen on what came before and tested on what followed, %d times in a row, the Sharpe ratio is %s a year; the plan's own figures have %s, no signals at all %s."
            .formatted(
                found ? "Choosing figures paid: " : "That choosing figures pays: ",
                one.folds().size(),
                Figures.of(one.chosen(), Figures::ratio),
                Figures.of(one.own(), Figures::ratio),
                Figures.of(one.still(), Figures::ratio)));
  }

  static String days(int days) {
    return Figures.count(days, "day");
  }

  /** The line under the page's title. */
  public static String answer(SignalsReport signals) {
    SignalEvidence stance = signals.stance();
    return "%s of %s, %s by the rules \"%s\", against %s: %s."
        .formatted(
            Figures.count(signals.mondays(), "Monday"),
            Figures.count(signals.sectors().size(), "sector"),
            Figures.whole(stance.known()) + " judged",
            signals.rules(),
            signals.benchmark(),
            counts(signals));
  }

  private static String counts(SignalsReport signals) {
    List<String> said = new ArrayList<>();
    signals
        .stances()
        .forEach((stance, count) ->
            said.add(
                Figures.whole(count)
                    + " "
                    + stance
                    + (stance.equals("hold") && signals.notJudged() > 0
                        ? " (" + Figures.whole(signals.notJudged()) + " of them not judged)"
                        : "")));
    return String.join(", ", said);
  }
}
