// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.sweep;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.config.VariedPolicy;
import dev.ballast.app.desk.ChangedNames;
import dev.ballast.app.desk.Desk;
import dev.ballast.app.desk.Market;
import dev.ballast.app.desk.RunSpan;
import dev.ballast.app.store.HistorySource;
import dev.ballast.app.store.ImportProgress;
import dev.ballast.market.Interval;
import dev.ballast.market.MissingData;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.sweep.MeasureNeeds;
import dev.ballast.sweep.PlayedMarket;
import dev.ballast.sweep.SharedMeasures;
import dev.ballast.sweep.SweptVariant;
import dev.ballast.sweep.TargetWeightsRun;
import dev.ballast.sweep.VariantFigures;
import dev.ballast.sweep.VariantOutcome;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
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
  private final boolean weightsOnly;
  private final Interval bars;

  private SweepJob(
      Market market,
      Path file,
      VariedPolicy plan,
      RunSpan span,
      SharedMeasures shared,
      boolean weightsOnly,
      Interval bars) {
    this.market = market;
    this.file = file;
    this.plan = plan;
    this.span = span;
    this.shared = shared;
    this.weightsOnly = weightsOnly;
    this.bars = bars;
  }

  /** What a variant asks of the market and plays of it, where it can be read. */
  private record Needed(int number, Optional<MeasureNeeds> needs, Optional<PlayedMarket> played) {}

  /**
   * Measures what the variants will ask of the futures market, once.
   *
   * @param file of the plan
   * @param weightsOnly whether only the spot core's target weights are run, not a session
   * @param bars that a session goes over
   * @param variants that will be run
   */
  public static SweepJob of(
      Market market,
      Path file,
      VariedPolicy plan,
      RunSpan span,
      boolean weightsOnly,
      Interval bars,
      List<SweptVariant> variants,
      int threads) {
    List<Needed> needed = new ArrayList<>();
    Workers.each(
        variants,
        threads,
        variant -> needed(market, file, plan, weightsOnly, bars, variant),
        needed::addAll);
    needed.sort(Comparator.comparingInt(Needed::number));
    SharedMeasures shared =
        SharedMeasures.of(
            market.history(),
            market.rules(),
            needed.stream().flatMap(one -> one.needs().stream()).distinct().toList(),
            needed.stream().flatMap(one -> one.played().stream()).distinct().toList(),
            span.start(),
            span.end());
    return new SweepJob(market, file, plan, span, shared, weightsOnly, bars);
  }

  /** The job that another machine orders: opens the history that it names. */
  public static SweepJob of(SweepOrder order, List<SweptVariant> variants, int threads) {
    Market market =
        Market.of(
            HistorySource.open(
                null,
                order.store(),
                Map.of(),
                ImportProgress.SILENT,
                order.today().atStartOfDay(ZoneOffset.UTC).toInstant()));
    VariedPolicy plan = VariedPolicy.of(order.policy(), order.today());
    return of(
        market,
        order.policy(),
        plan,
        order.span(),
        order.weightsOnly(),
        order.bars(),
        variants,
        threads);
  }

  private static Needed needed(
      Market market,
      Path file,
      VariedPolicy plan,
      boolean weightsOnly,
      Interval bars,
      SweptVariant variant) {
    try {
      Resolution.Resolved resolved = resolved(market, file, plan, variant);
      Policy policy = resolved.policy();
      PlayedMarket played =
          new PlayedMarket(
              resolved.instruments(), bars, policy.terms().missingFunding(), policy.quote());
      return new Needed(
          variant.number(),
          Optional.of(MeasureNeeds.of(policy)),
          Optional.of(played).filter(_ -> !weightsOnly));
    } catch (UserMistake e) { // it is told where the variant is run
      return new Needed(variant.number(), Optional.empty(), Optional.empty());
    }
  }

  private static Resolution.Resolved resolved(
      Market market, Path file, VariedPolicy plan, SweptVariant variant) {
    Policy policy = new ChangedNames(market.history()).of(plan.with(variant.values()));
    return PolicyFile.resolved(Optional.of(file), policy, market.history().listings());
  }

  /** How many features were measured for all variants, one kind of one asset at one time each. */
  public int featuresMeasured() {
    return shared.features();
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
    Resolution.Resolved resolved = resolved(market, file, plan, variant);
    if (weightsOnly) {
      return TargetWeightsRun.of(
          shared.columns(), market.rules(), resolved.policy(), span.start(), span.end());
    }
    return new Desk(market, resolved).over(bars).sharing(shared.columns()).figures(span);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ");
  }
}
