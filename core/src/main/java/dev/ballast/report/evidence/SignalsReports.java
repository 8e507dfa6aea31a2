// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.analytics.RankCorrelation;
import dev.ballast.evidence.Adjustment;
import dev.ballast.evidence.CrossSection;
import dev.ballast.evidence.Draws;
import dev.ballast.evidence.LastingControl;
import dev.ballast.evidence.MeanEstimate;
import dev.ballast.evidence.RandomControl;
import dev.ballast.evidence.RandomStances;
import dev.ballast.evidence.SignalPanel;
import dev.ballast.report.figure.Reading;
import dev.ballast.signal.RuleSet;
import dev.ballast.signal.SectorSignal;
import dev.ballast.signal.SignalReview;
import dev.ballast.signal.Stance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/** Measures all signals of a set of rules over the weeks. */
public final class SignalsReports {
  /** Histories of random stances that the test of the stance is tried on. */
  public static final int NOISE = 1000;

  private static final int WEEK = 7;
  private static final double LEVEL = 0.05;
  private static final int CONTROLS = 999;
  private static final int NOISE_CONTROLS = 199;

  private final SignalWeeks weeks;
  private final RuleSet rules;
  private final EvidenceQuestion question;

  private SignalsReports(SignalWeeks weeks, RuleSet rules, EvidenceQuestion question) {
    this.weeks = weeks;
    this.rules = rules;
    this.question = question;
  }

  /**
   * The report.
   *
   * @param rules that the weeks were judged by
   */
  public static SignalsReport of(SignalWeeks weeks, RuleSet rules, EvidenceQuestion question) {
    return new SignalsReports(weeks, rules, question).report();
  }

  private SignalsReport report() {
    List<SignalEvidence> signals =
        MeasuredSignal.of(rules, weeks.brought()).stream()
            .map(signal -> SignalStudy.of(weeks, question, signal))
            .toList();
    int later = question.horizons().get(Math.min(1, question.horizons().size() - 1));
    SequencedMap<String, Integer> stances = new LinkedHashMap<>();
    for (Stance stance : List.of(Stance.values()).reversed()) {
      stances.put(stance.words(), 0);
    }
    int notJudged = 0;
    for (SignalReview review : weeks.reviews()) {
      for (SectorSignal signal : review.sectors()) {
        stances.merge(signal.stance().words(), 1, Integer::sum);
        notJudged += signal.judged() ? 0 : 1;
      }
    }
    return new SignalsReport(
        rules.name(),
        weeks.benchmark(),
        Instant.ofEpochMilli(weeks.first()),
        Instant.ofEpochMilli(weeks.end()),
        weeks.size(),
        weeks.sectors().stream().map(Object::toString).toList(),
        stances,
        notJudged,
        question.horizons(),
        signals,
        question.horizons().stream().map(days -> StanceStudy.of(weeks, days, question)).toList(),
        earned(),
        shifted(sections(later)).map(found -> ControlEvidence.of(later, found)),
        luck(signals),
        notes());
  }

  /** What stances earned over a week beside random ones that last as long. */
  private Optional<ControlEvidence> earned() {
    double[][] outcomes = outcomes(WEEK);
    return outcomes.length < 2
        ? Optional.empty()
        : Optional.of(
            ControlEvidence.of(
                WEEK,
                LastingControl.of(
                    stances(WEEK),
                    drawn -> earned(drawn, outcomes),
                    CONTROLS,
                    Draws.seeded(question.seed()))));
  }

  /** The mean over weeks of the mean of stance times return, each less the week's mean. */
  private static double earned(double[][] stances, double[][] outcomes) {
    double sum = 0;
    for (int week = 0; week < outcomes.length; week++) {
      sum += covariance(stances[week], outcomes[week]);
    }
    return sum / outcomes.length;
  }

  private static double covariance(double[] stances, double[] outcomes) {
    double products = 0;
    double stanceSum = 0;
    double outcomeSum = 0;
    int known = 0;
    for (int sector = 0; sector < outcomes.length; sector++) {
      if (Double.isFinite(stances[sector]) && Double.isFinite(outcomes[sector])) {
        products += stances[sector] * outcomes[sector];
        stanceSum += stances[sector];
        outcomeSum += outcomes[sector];
        known++;
      }
    }
    return known == 0 ? 0 : (products - stanceSum * outcomeSum / known) / known;
  }

  private List<CrossSection> sections(int days) {
    return weeks.panel(MeasuredSignal.stance().measure()).sections(days, WEEK, 2);
  }

  /** Weeks in which fewer sectors are known than at most are left out: all must be alike. */
  private static List<CrossSection> whole(List<CrossSection> sections) {
    int most = sections.stream().mapToInt(CrossSection::size).max().orElse(0);
    return sections.stream().filter(one -> one.size() == most).toList();
  }

  private static Optional<RandomControl> shifted(List<CrossSection> sections) {
    List<CrossSection> whole = whole(sections);
    return whole.size() < 2 ? Optional.empty() : Optional.of(RandomStances.begunElsewhere(whole));
  }

  private LuckCount luck(List<SignalEvidence> signals) {
    List<Double> found = new ArrayList<>();
    for (SignalEvidence signal : signals) {
      signal.apart().forEach(one -> one.chance().value().ifPresent(found::add));
      signal.common().forEach(one -> one.chance().value().ifPresent(found::add));
    }
    double[] chances = found.stream().mapToDouble(Double::doubleValue).toArray();
    return new LuckCount(
        chances.length,
        below(chances),
        LEVEL * chances.length,
        below(Adjustment.HOLM.adjust(chances)),
        below(Adjustment.BENJAMINI_YEKUTIELI.adjust(chances)),
        noise(question.horizons().getFirst()),
        noise(SignalStudy.stabilityDays(question)),
        naive(SignalStudy.stabilityDays(question)),
        NOISE);
  }

  private static int below(double[] chances) {
    int count = 0;
    for (double chance : chances) {
      count += chance <= LEVEL ? 1 : 0;
    }
    return count;
  }

  private double[][] stances(int days) {
    double[][] stances = new double[weeks.weeks(days)][];
    for (int week = 0; week < stances.length; week++) {
      stances[week] = weeks.values(week, MeasuredSignal.stance().measure());
    }
    return stances;
  }

  private double[][] outcomes(int days) {
    double[][] outcomes = new double[weeks.weeks(days)][];
    for (int week = 0; week < outcomes.length; week++) {
      outcomes[week] = weeks.excesses(week, days);
    }
    return outcomes;
  }

  /** How often the test of stances finds something in random ones, that last as long. */
  private Reading noise(int days) {
    double[][] stances = stances(days);
    double[][] outcomes = outcomes(days);
    int found = 0;
    for (long seed = 0; seed < NOISE; seed++) {
      if (stances.length == 0) {
        return Reading.absent("the record ends before " + days + " days are over");
      }
      Draws draws = Draws.seeded(seed);
      Optional<RandomControl> control =
          LastingControl.ofRanks(
              LastingControl.drawn(stances, draws), outcomes, NOISE_CONTROLS, draws);
      if (control.isEmpty()) {
        return Reading.absent("no week in which stances differ");
      }
      found += control.get().chance() <= LEVEL ? 1 : 0;
    }
    return Reading.of((double) found / NOISE);
  }

  /** How often a mean in its own errors would have. */
  private Reading naive(int days) {
    double[][] stances = stances(days);
    double[][] outcomes = outcomes(days);
    int overlap = SignalPanel.overlap(days, WEEK);
    int found = 0;
    int tried = 0;
    for (long seed = 0; seed < NOISE && stances.length > 0; seed++) {
      double[] coefficients =
          coefficients(LastingControl.drawn(stances, Draws.seeded(seed)), outcomes);
      if (coefficients.length >= 2) {
        tried++;
        OptionalDouble chance = MeanEstimate.of(coefficients, overlap).chance();
        found += chance.isPresent() && chance.getAsDouble() <= LEVEL ? 1 : 0;
      }
    }
    return tried == 0
        ? Reading.absent("fewer than two weeks in which stances differ")
        : Reading.of((double) found / tried);
  }

  private static double[] coefficients(double[][] signals, double[][] outcomes) {
    List<Double> found = new ArrayList<>();
    for (int week = 0; week < signals.length; week++) {
      List<Double> said = new ArrayList<>();
      List<Double> then = new ArrayList<>();
      for (int sector = 0; sector < signals[week].length; sector++) {
        if (Double.isFinite(signals[week][sector]) && Double.isFinite(outcomes[week][sector])) {
          said.add(signals[week][sector]);
          then.add(outcomes[week][sector]);
        }
      }
      RankCorrelation.of(array(said), array(then)).ifPresent(found::add);
    }
    return array(found);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    int longest = question.horizons().getLast();
    int ended = 0;
    int unpriced = 0;
    int pairs = 0;
    for (int week = 0; week < weeks.weeks(longest); week++) {
      for (int sector = 0; sector < weeks.sectors().size(); sector++) {
        ended += weeks.ended(week, sector, longest);
        unpriced += weeks.unpriced(week, sector, longest);
        pairs += weeks.members(WEEK * week, sector).size();
      }
    }
    notes.add(
        "of %,d members on a Monday, %,d stopped trading within %d days and stay at their last"
                .formatted(pairs, ended, longest)
            + " trade, and %,d have no price at one end and are left out of their sector's mean"
                .formatted(unpriced));
    return notes;
  }
}
