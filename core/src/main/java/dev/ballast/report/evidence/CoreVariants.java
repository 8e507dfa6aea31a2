// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import dev.ballast.analytics.Correlation;
import dev.ballast.analytics.NormalDistribution;
import dev.ballast.evidence.Adjustment;
import dev.ballast.evidence.BacktestOverfitting;
import dev.ballast.evidence.CombinatorialFolds;
import dev.ballast.evidence.Draws;
import dev.ballast.evidence.Fold;
import dev.ballast.evidence.OutcomeSpans;
import dev.ballast.evidence.RealityCheck;
import dev.ballast.evidence.SharpeHaircut;
import dev.ballast.evidence.SharpeRatio;
import dev.ballast.evidence.StationaryBootstrap;
import dev.ballast.evidence.SuperiorAbility;
import dev.ballast.evidence.Trials;
import dev.ballast.evidence.WalkForward;
import dev.ballast.policy.RotationPlan;
import dev.ballast.report.figure.Reading;
import dev.ballast.signal.RuleSet;
import dev.ballast.signal.SignalReview;
import dev.ballast.unit.Percent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Variants of a plan's rotation, each run by target weights, and what choosing among them is worth.
 * The plan's own figures are the first.
 */
final class CoreVariants {
  private static final double[] STEPS = {2.5, 5, 7.5, 10};
  private static final double[] REACHES = {10, 15, 20, 30};
  private static final double[] COVERAGES = {0.25, 0.5, 0.75};
  private static final int[] BLOCKS = {16, 12, 10, 8, 6, 4};
  private static final int LEAST_BLOCK = 8;
  private static final int NOISE = 50;
  private static final int TESTS = 13;
  private static final int EMBARGO = 4;
  private static final int GROUPS = 6;
  private static final int LEAST_WEEKS = 52;
  private static final double CONFIDENCE = 0.95;

  private final SignalWeeks weeks;
  private final List<CoreVariant> variants = new ArrayList<>();
  private final List<double[]> lines = new ArrayList<>();
  private final EvidenceQuestion question;

  private CoreVariants(SignalWeeks weeks, EvidenceQuestion question) {
    this.weeks = weeks;
    this.question = question;
  }

  /** Runs the plan's own rotation and a grid about it. */
  static CoreVariants of(
      SignalWeeks weeks, CoreRun core, RotationPlan plan, EvidenceQuestion question) {
    CoreVariants all = new CoreVariants(weeks, question);
    all.add(core.rotated(CoreRun.judged(weeks.reviews()), plan), plan, true);
    for (double coverage : COVERAGES) {
      for (boolean confirmed : new boolean[] {true, false}) {
        RuleSet rules = varied(plan.rules(), coverage, confirmed);
        List<SignalReview> reviews =
            rules.equals(plan.rules()) ? weeks.reviews() : weeks.judgedBy(rules);
        CoreRun.Stances stances = CoreRun.judged(reviews);
        for (double step : STEPS) {
          for (double reach : REACHES) {
            if (reach >= step) {
              RotationPlan other = new RotationPlan(true, rules, percent(step), percent(reach));
              if (!other.equals(plan)) {
                all.add(core.rotated(stances, other), other, false);
              }
            }
          }
        }
      }
    }
    return all;
  }

  private static RuleSet varied(RuleSet rules, double coverage, boolean confirmed) {
    return new RuleSet(
        rules.name(),
        coverage,
        rules.rules(),
        confirmed ? rules.confirm() : Map.of(),
        rules.weeks());
  }

  private static Percent percent(double value) {
    return Percent.of(Double.toString(value));
  }

  private void add(double[] line, RotationPlan plan, boolean own) {
    LadderRung rung = LadderRung.of("variant", "", line, "");
    lines.add(line);
    variants.add(
        new CoreVariant(
            100 * plan.step().fraction(),
            100 * plan.reach().fraction(),
            plan.rules().leastCoverage(),
            !plan.rules().confirm().isEmpty(),
            rung.yearlyReturn(),
            rung.sharpe().value(),
            own));
  }

  List<CoreVariant> rows() {
    return variants;
  }

  /** Weekly returns of the plan's own figures. */
  double[] own() {
    return lines.getFirst();
  }

  /** A row for each week, a column for each variant that differs from all before it. */
  private double[][] columns() {
    List<double[]> distinct = new ArrayList<>();
    for (double[] line : lines) {
      if (distinct.stream().noneMatch(other -> Arrays.equals(other, line))) {
        distinct.add(line);
      }
    }
    return transposed(distinct);
  }

  private static double[][] transposed(List<double[]> lines) {
    double[][] rows = new double[lines.getFirst().length][lines.size()];
    for (int variant = 0; variant < lines.size(); variant++) {
      for (int week = 0; week < rows.length; week++) {
        rows[week][variant] = lines.get(variant)[week];
      }
    }
    return rows;
  }

  OverfittingEvidence overfitting() {
    double[][] returns = columns();
    int weeksHeld = returns.length;
    int variantCount = weeksHeld == 0 ? lines.size() : returns[0].length;
    int blocks = 0;
    for (int wanted : BLOCKS) {
      blocks = blocks == 0 && weeksHeld >= wanted * LEAST_BLOCK ? wanted : blocks;
    }
    if (blocks == 0 || variantCount < 2) {
      Reading none =
          Reading.absent(
              variantCount < 2
                  ? "all variants held the same"
                  : "fewer than " + BLOCKS[BLOCKS.length - 1] * LEAST_BLOCK + " weeks");
      return new OverfittingEvidence(variantCount, 0, 0, none, none, none, none, 0);
    }
    BacktestOverfitting found = BacktestOverfitting.of(returns, blocks);
    return new OverfittingEvidence(
        variantCount,
        blocks,
        found.selections().size(),
        Reading.of(found.probability()),
        Reading.of(found.probabilityOfLoss()),
        found
            .degradation()
            .map(one -> Reading.of(one.slope()))
            .orElseGet(() -> Reading.absent("the ratios do not differ")),
        Reading.of(noise(weeksHeld, Math.min(variantCount, 24), Math.min(blocks, 8))),
        NOISE);
  }

  /** Of variants that are independent noise: what no skill looks like. */
  private double noise(int periods, int count, int blocks) {
    Draws draws = Draws.seeded(question.seed());
    double sum = 0;
    for (int history = 0; history < NOISE; history++) {
      double[][] returns = new double[periods][count];
      for (double[] row : returns) {
        for (int variant = 0; variant < count; variant++) {
          row[variant] = NormalDistribution.quantile((draws.below(1 << 24) + 0.5) / (1 << 24));
        }
      }
      sum += BacktestOverfitting.of(returns, blocks).probability();
    }
    return sum / NOISE;
  }

  /** What is left of a Sharpe ratio once the variants are counted. */
  DeflatedSharpe deflated(String name, double[] weekly) {
    double held = weekly.length / LadderRung.WEEKS_A_YEAR;
    Optional<SharpeRatio> ratio = SharpeRatio.of(weekly);
    double[][] returns = columns();
    int count = returns.length == 0 ? lines.size() : returns[0].length;
    if (ratio.isEmpty()) {
      Reading none = Reading.absent("its weeks do not differ");
      return new DeflatedSharpe(name, none, count, none, none, none, none, none, none, none, held);
    }
    double year = Math.sqrt(LadderRung.WEEKS_A_YEAR);
    Trials trials = trials(returns).correlated(meanCorrelation(returns));
    double luck = trials.count() < 2 ? 0 : trials.expectedMaximum();
    return new DeflatedSharpe(
        name,
        Reading.of(ratio.get().ratio() * year),
        count,
        Reading.of(trials.count()),
        Reading.of(luck * year),
        Reading.of(ratio.get().chanceAbove(0)),
        Reading.of(ratio.get().chanceAbove(luck)),
        left(weekly, returns),
        ratio.get().ratio() > 0 && count > 1
            ? Reading.of(Trials.leastYears(count, ratio.get().ratio() * year))
            : Reading.absent("the ratio is not above zero"),
        years(ratio.get()),
        held);
  }

  private static Reading years(SharpeRatio ratio) {
    OptionalDouble least = ratio.leastObservations(0, CONFIDENCE);
    return least.isPresent()
        ? Reading.of(least.getAsDouble() / LadderRung.WEEKS_A_YEAR)
        : Reading.absent("the ratio is not above zero");
  }

  /** What a haircut for all variants leaves of the one that these weeks are. */
  private Reading left(double[] weekly, double[][] returns) {
    if (!Arrays.equals(weekly, own())) {
      return Reading.absent("it is not one of the variants");
    }
    double[] ratios = new double[returns[0].length];
    for (int variant = 0; variant < ratios.length; variant++) {
      ratios[variant] =
          SharpeRatio.of(column(returns, variant)).map(SharpeRatio::ratio).orElse(0.0);
    }
    SharpeHaircut cut =
        SharpeHaircut.of(ratios, weekly.length, Adjustment.BENJAMINI_YEKUTIELI).getFirst();
    return Reading.of(cut.left() * Math.sqrt(LadderRung.WEEKS_A_YEAR));
  }

  private static Trials trials(double[][] returns) {
    List<Double> ratios = new ArrayList<>();
    for (int variant = 0; returns.length > 0 && variant < returns[0].length; variant++) {
      SharpeRatio.of(column(returns, variant)).ifPresent(one -> ratios.add(one.ratio()));
    }
    return Trials.of(ratios.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double[] column(double[][] returns, int variant) {
    return Arrays.stream(returns).mapToDouble(row -> row[variant]).toArray();
  }

  private static double meanCorrelation(double[][] returns) {
    double sum = 0;
    int pairs = 0;
    int count = returns[0].length;
    List<double[]> columns = new ArrayList<>();
    for (int variant = 0; variant < count; variant++) {
      columns.add(column(returns, variant));
    }
    for (int one = 0; one < count; one++) {
      for (int other = one + 1; other < count; other++) {
        sum += Correlation.of(columns.get(one), columns.get(other)).orElse(1);
        pairs++;
      }
    }
    return pairs == 0 ? 1 : Math.clamp(sum / pairs, 0, 1);
  }

  /** The variants, and one more line, against a rung. */
  SuperiorityEvidence superior(String against, double[] rung, double[] policy) {
    List<double[]> compared = new ArrayList<>(lines);
    compared.add(policy);
    int periods = rung.length;
    if (periods < LEAST_WEEKS) {
      return SuperiorityEvidence.absent(against, "fewer than " + LEAST_WEEKS + " weeks");
    }
    double[][] excess = transposed(compared);
    double[] first = new double[periods];
    for (int week = 0; week < periods; week++) {
      for (int variant = 0; variant < excess[week].length; variant++) {
        excess[week][variant] -= rung[week];
      }
      first[week] = excess[week][0];
    }
    return SuperiorAbility.of(
            excess,
            StationaryBootstrap.suiting(first),
            question.times(),
            Draws.seeded(question.seed()))
        .map(found ->
            new SuperiorityEvidence(
                against,
                Reading.of(found.statistic()),
                Reading.of(found.lower()),
                Reading.of(found.consistent()),
                Reading.of(found.upper()),
                Reading.of(
                    RealityCheck.of(
                            excess,
                            StationaryBootstrap.suiting(first),
                            question.times(),
                            Draws.seeded(question.seed()))
                        .chance())))
        .orElseGet(() -> SuperiorityEvidence.absent(against, "no variant differs from it"));
  }

  /** Chooses on what came before, and tests on what follows; then on all combinations of parts. */
  Optional<ForwardEvidence> forward(double[] still) {
    int periods = own().length;
    int learned = periods / 3;
    if (periods < LEAST_WEEKS || lines.size() < 2) {
      return Optional.empty();
    }
    OutcomeSpans spans = OutcomeSpans.ofHorizon(periods, 1);
    List<ForwardEvidence.Test> tests = new ArrayList<>();
    List<Double> chosen = new ArrayList<>();
    List<Double> own = new ArrayList<>();
    List<Double> core = new ArrayList<>();
    for (Fold fold : WalkForward.anchored(spans, learned, TESTS, EMBARGO)) {
      int best = best(fold.train());
      int[] test = fold.test();
      tests.add(
          new ForwardEvidence.Test(
              Instant.ofEpochMilli(weeks.reviews().get(test[0]).time()),
              test.length,
              words(variants.get(best)),
              grown(lines.get(best), test),
              grown(own(), test),
              grown(still, test)));
      for (int week : test) {
        chosen.add(lines.get(best)[week]);
        own.add(own()[week]);
        core.add(still[week]);
      }
    }
    CombinatorialFolds folds = CombinatorialFolds.of(spans, GROUPS, 2, EMBARGO);
    return Optional.of(
        new ForwardEvidence(
            learned,
            EMBARGO,
            tests,
            sharpe(chosen),
            sharpe(own),
            sharpe(core),
            folds.folds().size(),
            paths(folds)));
  }

  private List<Double> paths(CombinatorialFolds folds) {
    int[] chosen = folds.folds().stream().mapToInt(fold -> best(fold.train())).toArray();
    int periods = own().length;
    List<Double> ratios = new ArrayList<>();
    for (List<Integer> path : folds.paths()) {
      List<Double> line = new ArrayList<>();
      for (int group = 0; group < path.size(); group++) {
        int from = (int) ((long) group * periods / GROUPS);
        int to = (int) ((long) (group + 1) * periods / GROUPS);
        for (int week = from; week < to; week++) {
          line.add(lines.get(chosen[path.get(group)])[week]);
        }
      }
      sharpe(line).value().ifPresent(ratios::add);
    }
    return ratios.stream().sorted().toList();
  }

  private int best(int[] train) {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int variant = 0; variant < lines.size(); variant++) {
      double[] line = lines.get(variant);
      double ratio =
          SharpeRatio.of(Arrays.stream(train).mapToDouble(week -> line[week]).toArray())
              .map(SharpeRatio::ratio)
              .orElse(0.0);
      if (ratio > highest) {
        highest = ratio;
        best = variant;
      }
    }
    return best;
  }

  private static double grown(double[] line, int[] test) {
    double worth = 1;
    for (int week : test) {
      worth *= 1 + line[week];
    }
    return worth - 1;
  }

  private static Reading sharpe(List<Double> line) {
    return SharpeRatio.of(line.stream().mapToDouble(Double::doubleValue).toArray())
        .map(one -> Reading.of(one.annualised(LadderRung.WEEKS_A_YEAR)))
        .orElseGet(() -> Reading.absent("its weeks do not differ"));
  }

  private static String words(CoreVariant one) {
    return "step %s, reach %s, coverage %s, %s"
        .formatted(
            Percent.of(trimmed(one.step())),
            Percent.of(trimmed(one.reach())),
            Percent.of(trimmed(100 * one.coverage())),
            one.confirmed() ? "confirmed" : "not confirmed");
  }

  private static String trimmed(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
