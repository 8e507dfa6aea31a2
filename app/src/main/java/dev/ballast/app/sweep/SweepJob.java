// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.sweep;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.config.VariedPolicy;
import dev.ballast.app.desk.ChangedNames;
import dev.ballast.app.desk.Desk;
import dev.ballast.app.desk.Market;
import dev.ballast.app.desk.RunSpan;
import dev.ballast.market.MissingData;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.sweep.MeasureNeeds;
import dev.ballast.sweep.SharedMeasures;
import dev.ballast.sweep.SweptVariant;
import dev.ballast.sweep.VariantFigures;
import dev.ballast.sweep.VariantOutcome;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A policy's variants on one market, each run by itself: any number at once, with the same results.
 */
public final class SweepJob {
  private final Market market;
  private final Path file;
  private final VariedPolicy plan;
  private final RunSpan span;
  private final SharedMeasures shared;

  private SweepJob(
      Market market, Path file, VariedPolicy plan, RunSpan span, SharedMeasures shared) {
    this.market = market;
    this.file = file;
    this.plan = plan;
    this.span = span;
    this.shared = shared;
  }

  /** What a variant asks of the market, where it can be read. */
  private record Needed(int number, Optional<MeasureNeeds> needs) {}

  /**
   * Measures what the variants will ask of the futures market, once.
   *
   * @param file of the plan
   * @param variants that will be run
   */
  public static SweepJob of(
      Market market,
      Path file,
      VariedPolicy plan,
      RunSpan span,
      List<SweptVariant> variants,
      int threads) {
    ChangedNames names = new ChangedNames(market.history());
    Map<MeasureNeeds, Integer> first = new HashMap<>();
    Workers.each(
        variants,
        threads,
        variant -> new Needed(variant.number(), needs(plan, names, variant)),
        some ->
            some.forEach(one ->
                one.needs().ifPresent(needs -> first.merge(needs, one.number(), Math::min))));
    List<MeasureNeeds> needs =
        first.entrySet().stream()
            .sorted(Comparator.comparing(Map.Entry::getValue))
            .map(Map.Entry::getKey)
            .toList();
    SharedMeasures shared =
        SharedMeasures.of(market.history(), market.rules(), needs, span.start(), span.end());
    return new SweepJob(market, file, plan, span, shared);
  }

  private static Optional<MeasureNeeds> needs(
      VariedPolicy plan, ChangedNames names, SweptVariant variant) {
    try {
      return Optional.of(MeasureNeeds.of(names.of(plan.with(variant.values()))));
    } catch (UserMistake e) {
      return Optional.empty(); // it is told where the variant is run
    }
  }

  /** How many features were measured for all variants, one asset at one time each. */
  public int rowsMeasured() {
    return shared.rows();
  }

  /** Runs the variants and hands over what became of them, in the order in which they are done. */
  public void run(List<SweptVariant> variants, int threads, Consumer<List<VariantOutcome>> sink) {
    Workers.each(variants, threads, this::run, sink);
  }

  /** Runs one variant; what goes wrong is its own failure, in one line. */
  public VariantOutcome run(SweptVariant variant) {
    try {
      return new VariantOutcome.Ran(variant, figures(variant));
    } catch (UserMistake | MissingData e) {
      return new VariantOutcome.Failed(variant, oneLine(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) { // a fault in one variant leaves the others their results
      return new VariantOutcome.Failed(variant, oneLine("internal fault: " + e));
    }
  }

  private VariantFigures figures(SweptVariant variant) {
    Policy policy = new ChangedNames(market.history()).of(plan.with(variant.values()));
    Resolution.Resolved resolved =
        PolicyFile.resolved(Optional.of(file), policy, market.history().listings());
    return new Desk(market, resolved).sharing(shared.columns()).figures(span);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ");
  }
}
