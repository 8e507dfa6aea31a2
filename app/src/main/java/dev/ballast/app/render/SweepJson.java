// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.evidence.BacktestOverfitting;
import dev.ballast.sweep.KeyLine;
import dev.ballast.sweep.Neighbourhood;
import dev.ballast.sweep.SelectionLuck;
import dev.ballast.sweep.SweepReport;
import dev.ballast.sweep.SweptVariant;
import dev.ballast.sweep.VariantFigures;
import dev.ballast.sweep.VariantOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * A sweep as it stands in JSON.
 *
 * @param best number of the variant with the largest Sharpe ratio
 * @param rowsMeasured features measured once for all variants, one asset at one time each
 * @param rowsMeasuredAgain features that variants measured themselves
 */
public record SweepJson(
    String policy,
    Instant from,
    Instant to,
    String source,
    boolean simulated,
    Optional<Integer> best,
    Optional<Integer> middle,
    Optional<Integer> worst,
    Optional<Luck> luck,
    Optional<Neighbourhood> neighbourhood,
    List<KeyLine> keys,
    int rowsMeasured,
    int rowsMeasuredAgain,
    List<Variant> variants) {

  /** How far the best is luck. */
  public record Luck(
      int variants,
      double meanCorrelation,
      double independent,
      double best,
      double expectedBest,
      double deflatedSharpe,
      Optional<Double> probabilityOfOverfitting,
      Optional<Double> probabilityOfLoss) {
    static Luck of(SelectionLuck luck) {
      return new Luck(
          luck.variants(),
          luck.meanCorrelation(),
          luck.independent(),
          luck.best(),
          luck.expectedBest(),
          luck.deflated(),
          luck.overfitting().map(BacktestOverfitting::probability),
          luck.overfitting().map(BacktestOverfitting::probabilityOfLoss));
    }
  }

  /** One variant: its values, and its figures or why it has none. */
  public record Variant(
      int number,
      SequencedMap<String, String> values,
      Optional<String> failed,
      Optional<Line> figures) {
    static Variant of(VariantOutcome outcome) {
      SweptVariant variant = outcome.variant();
      return switch (outcome) {
        case VariantOutcome.Ran ran ->
            new Variant(
                variant.number(),
                variant.values(),
                Optional.empty(),
                Optional.of(Line.of(ran.figures())));
        case VariantOutcome.Failed failed ->
            new Variant(
                variant.number(), variant.values(), Optional.of(failed.reason()), Optional.empty());
      };
    }
  }

  /** Figures of a variant. */
  public record Line(
      double equityStart,
      double equityEnd,
      OptionalDouble yearlyReturn,
      OptionalDouble volatility,
      OptionalDouble sharpe,
      double maximumDrawdown,
      OptionalDouble turnoverYearly,
      double costs,
      double funding,
      int liquidations,
      int orders,
      String orderHash) {
    static Line of(VariantFigures figures) {
      return new Line(
          figures.equityStart(),
          figures.equityEnd(),
          figures.yearlyReturn(),
          figures.volatility(),
          figures.sharpe(),
          figures.maximumDrawdown(),
          figures.turnoverYearly(),
          figures.costs(),
          figures.funding(),
          figures.liquidations(),
          figures.orders(),
          figures.orderHash());
    }
  }

  public static SweepJson of(SweepReport report) {
    return new SweepJson(
        report.policy(),
        report.from(),
        report.to(),
        report.provenance(),
        report.simulated(),
        report.result().best().map(one -> one.variant().number()),
        report.result().median().map(one -> one.variant().number()),
        report.result().worst().map(one -> one.variant().number()),
        report.luck().map(Luck::of),
        report.neighbourhood(),
        report.lines(),
        report.rowsMeasured(),
        report.rowsMeasuredAgain(),
        report.result().outcomes().stream().map(Variant::of).toList());
  }
}
