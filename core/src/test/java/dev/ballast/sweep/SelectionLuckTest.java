// SPDX-License-Identifier: Apache-2.0
package dev.ballast.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.evidence.Draws;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SelectionLuckTest {
  private static final int DAYS = 7 * 104;

  /**
   * Variants that are noise and nothing else: the best of forty has a fine Sharpe ratio, which is
   * about what is expected of the best of forty; the deflated ratio sees it, and the best in one
   * half is as often above the middle in the other as below.
   */
  @Test
  void noiseIsNotTakenForSkill() {
    double deflated = 0;
    double overfitting = 0;
    int seeds = 12;
    for (int seed = 1; seed <= seeds; seed++) {
      SelectionLuck luck = SelectionLuck.of(noise(40, seed, 0)).orElseThrow();
      assertThat(luck.meanCorrelation()).isLessThan(0.05);
      assertThat(luck.best()).isGreaterThan(0.7);
      deflated += luck.deflated() / seeds;
      overfitting += luck.overfitting().orElseThrow().probability() / seeds;
    }
    assertThat(deflated).isBetween(0.25, 0.75);
    assertThat(overfitting).isBetween(0.3, 0.7);
  }

  /** One part of each return common to all, of the same deviation as the rest: correlation 1/2. */
  @Test
  void correlatedVariantsAreWorthFewer() {
    SelectionLuck luck = SelectionLuck.of(noise(40, 3, 1)).orElseThrow();

    assertThat(luck.meanCorrelation()).isCloseTo(0.5, within(0.12));
    assertThat(luck.independent())
        .isCloseTo(luck.meanCorrelation() + (1 - luck.meanCorrelation()) * 40, within(1e-9));
  }

  @Test
  void thereIsNothingToSayOfOne() {
    assertThat(SelectionLuck.of(noise(1, 1, 0))).isEmpty();
  }

  /** On a line a best one has its two neighbours: (2 + 0) / 2; at an end one. */
  @Test
  void neighboursOnAGridAreOneStepAway() {
    SweepPlan plan = SweepPlan.grid(List.of(VariedKey.parse("a=1..4:1")));
    SweepResult result = result(plan, List.of(2.0, 3.0, 0.0, 1.0));

    Neighbourhood near = Neighbourhood.of(result).orElseThrow();

    assertThat(near.ofBest()).isEqualTo(2);
    assertThat(near.aroundBest()).isCloseTo(1, within(1e-12));
    assertThat(near.best()).isEqualTo(3);
    KeyLine line = KeyLine.of(result).getFirst();
    assertThat(line.points().stream().map(KeyLine.Point::mean)).containsExactly(2.0, 3.0, 0.0, 1.0);
  }

  private static SweepResult result(SweepPlan plan, List<Double> ratios) {
    List<VariantOutcome> outcomes = new ArrayList<>();
    for (SweptVariant variant : plan.variants()) {
      VariantFigures made = figures(new double[] {100, 101, 100, 102});
      outcomes.add(
          new VariantOutcome.Ran(
              variant,
              new VariantFigures(
                  made.equityStart(),
                  made.equityEnd(),
                  made.yearlyReturn(),
                  made.volatility(),
                  OptionalDouble.of(ratios.get(variant.number() - 1)),
                  made.maximumDrawdown(),
                  made.turnoverYearly(),
                  made.costs(),
                  made.funding(),
                  made.liquidations(),
                  made.orders(),
                  made.orderHash(),
                  made.rowsMeasured(),
                  made.daily(),
                  made.weekly())));
    }
    return new SweepResult(plan, outcomes);
  }

  private static SweepResult noise(int count, long seed, int common) {
    SweepPlan plan = SweepPlan.grid(List.of(VariedKey.parse("a=1.." + count + ":1")));
    Draws draws = Draws.seeded(seed);
    double[] market = new double[DAYS];
    for (int day = 0; day < DAYS; day++) {
      market[day] = common * draw(draws);
    }
    List<VariantOutcome> outcomes = new ArrayList<>();
    for (SweptVariant variant : plan.variants()) {
      double[] equity = new double[DAYS + 1];
      equity[0] = 100;
      for (int day = 0; day < DAYS; day++) {
        equity[day + 1] = equity[day] * (1 + market[day] + draw(draws));
      }
      outcomes.add(new VariantOutcome.Ran(variant, figures(equity)));
    }
    return new SweepResult(plan, outcomes);
  }

  /** From -1 % to 1 %, mean zero. */
  private static double draw(Draws draws) {
    return (draws.below(20_001) - 10_000) / 1e6;
  }

  private static VariantFigures figures(double[] equity) {
    List<Instant> times = new ArrayList<>();
    for (int day = 0; day < equity.length; day++) {
      times.add(Instant.ofEpochMilli(day * 86_400_000L));
    }
    return VariantFigures.of(times, equity, OptionalDouble.empty(), 0, 0, 0, 0, "", 0);
  }
}
