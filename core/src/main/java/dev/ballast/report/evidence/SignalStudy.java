// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.analytics.RankCorrelation;
import dev.ballast.evidence.CrossSection;
import dev.ballast.evidence.Draws;
import dev.ballast.evidence.InformationCoefficient;
import dev.ballast.evidence.LastingControl;
import dev.ballast.evidence.MeanEstimate;
import dev.ballast.evidence.RandomControl;
import dev.ballast.evidence.RankPortfolio;
import dev.ballast.evidence.SignalDecay;
import dev.ballast.evidence.SignalPanel;
import dev.ballast.evidence.TimingCoefficient;
import dev.ballast.report.figure.Reading;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeSet;

/** One signal measured over the weeks. */
final class SignalStudy {
  private static final int WEEK = 7;
  private static final int[] DECAY = {1, 3, 7, 14, 30, 60, 90};
  private static final int FEWEST_SECTORS = 2;
  private static final int CONTROLS = 1999;
  private static final int FEWEST_PAIRS = 8;

  private final SignalWeeks weeks;
  private final EvidenceQuestion question;
  private final MeasuredSignal signal;
  private final SignalPanel panel;

  /** Every Monday's values, no number where one is not known. */
  private final double[][] said;

  private final Draws draws;

  private SignalStudy(SignalWeeks weeks, EvidenceQuestion question, MeasuredSignal signal) {
    this.weeks = weeks;
    this.question = question;
    this.signal = signal;
    this.panel = weeks.panel(signal.measure());
    this.said = new double[weeks.size()][];
    Arrays.setAll(said, week -> weeks.values(week, signal.measure()));
    this.draws = Draws.seeded(question.seed());
  }

  static SignalEvidence of(SignalWeeks weeks, EvidenceQuestion question, MeasuredSignal signal) {
    return new SignalStudy(weeks, question, signal).evidence();
  }

  private SignalEvidence evidence() {
    int known = 0;
    int speaks = 0;
    for (int week = 0; week < weeks.size(); week++) {
      for (double value : said[week]) {
        known += Double.isFinite(value) ? 1 : 0;
        speaks += Double.isFinite(value) && value != 0 ? 1 : 0;
      }
    }
    int stable = stabilityDays(question);
    return new SignalEvidence(
        signal.name(),
        signal.kind(),
        known,
        weeks.size() * weeks.sectors().size() - known,
        speaks,
        question.horizons().stream().map(this::apart).toList(),
        question.horizons().stream().flatMap(days -> common(days).stream()).toList(),
        decay(),
        traded(),
        stable,
        years(stable),
        sectors(stable));
  }

  /** The horizon nearest to a month. */
  static int stabilityDays(EvidenceQuestion question) {
    int best = question.horizons().getFirst();
    for (int days : question.horizons()) {
      best = Math.abs(days - 30) < Math.abs(best - 30) ? days : best;
    }
    return best;
  }

  private HorizonEvidence apart(int days) {
    List<CrossSection> sections = panel.sections(days, WEEK, FEWEST_SECTORS);
    int overlap = SignalPanel.overlap(days, WEEK);
    return InformationCoefficient.of(sections, overlap, question.times(), draws)
        .map(found -> HorizonEvidence.of(days, overlap, found, control(days)))
        .orElseGet(() ->
            HorizonEvidence.absent(
                days, sections.stream().mapToInt(CrossSection::size).sum(), lack(sections, days)));
  }

  private Optional<RandomControl> control(int days) {
    int size = weeks.weeks(days);
    double[][] signals = new double[size][];
    double[][] outcomes = new double[size][];
    for (int week = 0; week < size; week++) {
      signals[week] = said[week];
      outcomes[week] = weeks.excesses(week, days);
    }
    return LastingControl.ofRanks(signals, outcomes, CONTROLS, draws);
  }

  private String lack(List<CrossSection> sections, int days) {
    if (weeks.weeks(days) == 0) {
      return "the record ends before " + days + " days are over";
    }
    if (sections.isEmpty()) {
      return "known for fewer than two sectors in every week";
    }
    return "sectors never differ in two weeks";
  }

  private List<CommonEvidence> common(int days) {
    List<Double> signals = new ArrayList<>();
    List<Double> sectors = new ArrayList<>();
    List<Double> benchmark = new ArrayList<>();
    List<Double> excess = new ArrayList<>();
    for (int week = 0; week < weeks.weeks(days); week++) {
      OptionalDouble shared = mean(said[week]);
      double market = weeks.benchmarkReturn(WEEK * week, days);
      OptionalDouble all = mean(returns(week, days));
      if (shared.isPresent() && all.isPresent() && Double.isFinite(market)) {
        signals.add(shared.getAsDouble());
        sectors.add(all.getAsDouble());
        benchmark.add(market);
        excess.add(all.getAsDouble() - market);
      }
    }
    return List.of(
        common("sectors", days, signals, sectors),
        common("benchmark", days, signals, benchmark),
        common("sectors-less-benchmark", days, signals, excess));
  }

  private CommonEvidence common(
      String name, int days, List<Double> signals, List<Double> outcomes) {
    return TimingCoefficient.of(
            array(signals),
            array(outcomes),
            SignalPanel.overlap(days, WEEK),
            question.times(),
            draws)
        .map(found -> CommonEvidence.of(name, days, found))
        .orElseGet(() ->
            CommonEvidence.absent(
                name,
                days,
                signals.size(),
                signals.size() < FEWEST_PAIRS
                    ? "known in fewer than eight weeks"
                    : "the same in every week"));
  }

  private double[] returns(int week, int days) {
    double[] returns = new double[weeks.sectors().size()];
    for (int sector = 0; sector < returns.length; sector++) {
      returns[sector] = weeks.sectorReturn(WEEK * week, sector, days);
    }
    return returns;
  }

  private static OptionalDouble mean(double[] values) {
    double sum = 0;
    int known = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        sum += value;
        known++;
      }
    }
    return known == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / known);
  }

  private DecayCurve decay() {
    TreeSet<Integer> horizons = new TreeSet<>(question.horizons());
    for (int days : DECAY) {
      horizons.add(days);
    }
    SignalDecay found =
        SignalDecay.of(
            panel,
            horizons.stream().mapToInt(Integer::intValue).toArray(),
            WEEK,
            FEWEST_SECTORS,
            question.times(),
            draws);
    List<DecayCurve.Point> points =
        found.horizons().stream()
            .map(one ->
                new DecayCurve.Point(
                    one.periods(),
                    Reading.of(one.coefficient().mean().mean()),
                    Optional.of(one.coefficient().interval())))
            .toList();
    return new DecayCurve(
        points,
        HorizonEvidence.reading(
            found.halfLife(),
            points.isEmpty()
                ? "no horizon has a coefficient"
                : "it does not halve within the record"));
  }

  private TradedEvidence traded() {
    return RankPortfolio.of(panel, WEEK)
        .map(found ->
            new TradedEvidence(
                Reading.of(found.meanReturn()),
                Reading.of(found.turnover()),
                found.traded() > 0
                    ? Reading.of(found.breakEvenCost())
                    : Reading.absent("nothing is traded"),
                question.cost(),
                HorizonEvidence.reading(
                    found.returnPerCost(question.cost()), "the plan's trades cost nothing")))
        .orElseGet(() ->
            TradedEvidence.absent(question.cost(), "it never sets one sector apart from another"));
  }

  private List<PartEvidence> years(int days) {
    SequencedMap<Integer, List<Double>> byYear = new LinkedHashMap<>();
    for (int week = 0; week < weeks.weeks(days); week++) {
      int year = UtcDay.date(weeks.reviews().get(week).time()).getYear();
      List<Double> found = byYear.computeIfAbsent(year, any -> new ArrayList<>());
      section(week, days)
          .map(CrossSection::informationCoefficient)
          .filter(OptionalDouble::isPresent)
          .ifPresent(one -> found.add(one.getAsDouble()));
    }
    List<PartEvidence> parts = new ArrayList<>();
    byYear.forEach((year, found) -> {
      if (found.size() < 2) {
        Reading none = Reading.absent("fewer than two weeks in which sectors differ");
        parts.add(new PartEvidence(year.toString(), found.size(), none, none));
      } else {
        MeanEstimate mean = MeanEstimate.of(array(found), SignalPanel.overlap(days, WEEK));
        parts.add(
            new PartEvidence(
                year.toString(),
                found.size(),
                Reading.of(mean.mean()),
                HorizonEvidence.reading(mean.t(), "no week differs from another")));
      }
    });
    return parts;
  }

  private Optional<CrossSection> section(int week, int days) {
    double[] values = said[week];
    List<Double> signals = new ArrayList<>();
    List<Double> returns = new ArrayList<>();
    for (int sector = 0; sector < values.length; sector++) {
      double excess = weeks.excess(WEEK * week, sector, days);
      if (Double.isFinite(values[sector]) && Double.isFinite(excess)) {
        signals.add(values[sector]);
        returns.add(excess);
      }
    }
    return signals.size() < FEWEST_SECTORS
        ? Optional.empty()
        : Optional.of(CrossSection.of(array(signals), array(returns)));
  }

  private List<PartEvidence> sectors(int days) {
    List<PartEvidence> parts = new ArrayList<>();
    for (int sector = 0; sector < weeks.sectors().size(); sector++) {
      List<Double> signals = new ArrayList<>();
      List<Double> returns = new ArrayList<>();
      for (int week = 0; week < weeks.weeks(days); week++) {
        double value = said[week][sector];
        double excess = weeks.excess(WEEK * week, sector, days);
        if (Double.isFinite(value) && Double.isFinite(excess)) {
          signals.add(value);
          returns.add(excess);
        }
      }
      OptionalDouble found =
          signals.size() < FEWEST_PAIRS
              ? OptionalDouble.empty()
              : RankCorrelation.of(array(signals), array(returns));
      parts.add(
          new PartEvidence(
              weeks.sectors().get(sector).toString(),
              signals.size(),
              HorizonEvidence.reading(
                  found,
                  signals.size() < FEWEST_PAIRS ? "fewer than eight weeks" : "it never changes"),
              Reading.absent("weeks of one sector are told without an error")));
    }
    return parts;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
