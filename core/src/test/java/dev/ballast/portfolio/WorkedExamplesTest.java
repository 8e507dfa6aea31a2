// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.analytics.Beta;
import dev.ballast.market.Sector;
import dev.ballast.policy.RotationPlan;
import dev.ballast.signal.Stance;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WorkedExamplesTest {
  private static final Sector LAYER_1 = new Sector("layer-1");
  private static final Sector DEFI = new Sector("defi");
  private static final Sector EMERGING = new Sector("emerging");

  /**
   * Leverage leaves layer-1 (two steps), DeFi gathers, emerging is unstable (one step): of 40/30/30
   * become 30/45/25; on 80,000 that is 8,000 and 4,000 sold and 12,000 bought.
   */
  @Test
  void rotationFreesStepsForWhatIncreases() {
    SequencedMap<Sector, Percent> after =
        Rotation.weights(
            weights("40", "30", "30"),
            weights("40", "30", "30"),
            Map.of(LAYER_1, Stance.REDUCE, DEFI, Stance.INCREASE, EMERGING, Stance.TRIM),
            RotationPlan.DEFAULT);

    assertThat(after).isEqualTo(weights("30", "45", "25"));
    assertThat(80_000 * (after.getOrDefault(LAYER_1, Percent.ZERO).fraction() - 0.40))
        .isCloseTo(-8_000, within(1e-9));
    assertThat(80_000 * (after.getOrDefault(EMERGING, Percent.ZERO).fraction() - 0.30))
        .isCloseTo(-4_000, within(1e-9));
    assertThat(80_000 * (after.getOrDefault(DEFI, Percent.ZERO).fraction() - 0.30))
        .isCloseTo(12_000, within(1e-9));
  }

  /** 15 points for three: five each; 10 for three: 3.33333333, and the last has the rest. */
  @Test
  void whatIsFreedIsSharedToTheLastUnit() {
    SequencedMap<Sector, Percent> base = weights("40", "20", "20");
    base.put(new Sector("gaming"), Percent.of("20"));
    SequencedMap<Sector, Percent> after =
        Rotation.weights(
            base,
            base,
            Map.of(
                LAYER_1,
                Stance.REDUCE,
                DEFI,
                Stance.INCREASE,
                EMERGING,
                Stance.INCREASE,
                new Sector("gaming"),
                Stance.INCREASE),
            RotationPlan.DEFAULT);

    assertThat(after.get(DEFI)).isEqualTo(Percent.of("23.33333333"));
    assertThat(after.get(new Sector("gaming"))).isEqualTo(Percent.of("23.33333334"));
    assertThat(after.values().stream().reduce(Percent.ZERO, Percent::plus))
        .isEqualTo(Percent.HUNDRED);
  }

  @Test
  void aWeightNeverGoesBelowZero() {
    assertThat(
            Rotation.weights(
                weights("4", "66", "30"),
                weights("4", "66", "30"),
                Map.of(LAYER_1, Stance.REDUCE, DEFI, Stance.INCREASE),
                RotationPlan.DEFAULT))
        .isEqualTo(weights("0", "70", "30"));
  }

  @Test
  void withNothingThatIncreasesTheMajorsTakeWhatIsFreed() {
    SequencedMap<Sector, Percent> base = new LinkedHashMap<>();
    base.put(Sector.MAJORS, Percent.of("60"));
    base.put(DEFI, Percent.of("40"));

    assertThat(Rotation.weights(base, base, Map.of(DEFI, Stance.TRIM), RotationPlan.DEFAULT))
        .containsEntry(Sector.MAJORS, Percent.of("65"))
        .containsEntry(DEFI, Percent.of("35"));
  }

  /**
   * ETH 4/7 and SOL 3/7 of 100,000 at betas 1.25 and 1.60: 71,428.57 + 68,571.43 = 140,000, so beta
   * 1.40, neutralised by a BTC short of 140,000, and beta 0 with it.
   */
  @Test
  void aBetaNeutralShortIsNotionalTimesBeta() {
    SequencedMap<Asset, Double> exposures = new TreeMap<>();
    exposures.put(Asset.ETH, 100_000 * 4 / 7.0);
    exposures.put(new Asset("SOL"), 100_000 * 3 / 7.0);
    Map<Asset, Beta> betas =
        Map.of(
            Asset.BTC, beta(1, 0), Asset.ETH, beta(1.25, 0.03), new Asset("SOL"), beta(1.60, 0.04));

    PortfolioBeta unhedged = PortfolioBeta.of(exposures, betas, Map.of(), 100_000);
    double hedge = unhedged.hedgeTo(0, 1, 100_000);
    exposures.put(Asset.BTC, hedge);

    assertThat(unhedged.beta()).isCloseTo(1.40, within(1e-12));
    assertThat(unhedged.standardError())
        .isCloseTo(StrictMath.hypot(0.03 * 4 / 7, 0.04 * 3 / 7), within(1e-12));
    assertThat(hedge).isCloseTo(-140_000, within(1e-6));
    assertThat(PortfolioBeta.of(exposures, betas, Map.of(), 100_000).beta())
        .isCloseTo(0, within(1e-12));
  }

  @Test
  void aHedgeNeverAddsExposureAndWhatIsNotMeasuredIsNamed() {
    SequencedMap<Asset, Double> exposures = new TreeMap<>(Map.of(Asset.BTC, 30_000.0));
    assertThat(
            PortfolioBeta.of(exposures, Map.of(Asset.BTC, beta(1, 0)), Map.of(), 100_000)
                .hedgeTo(0.8, 1, 100_000))
        .isZero();

    exposures.put(new Asset("NEW"), 1_000.0);
    assertThat(
            PortfolioBeta.of(exposures, Map.of(Asset.BTC, beta(1, 0)), Map.of(), 100_000)
                .unmeasured())
        .isEqualTo(List.of(new Asset("NEW")));
  }

  @Test
  void anAccountOfNothingHasNoBetaToNothing() {
    assertThat(PortfolioBeta.of(new TreeMap<>(), Map.of(), Map.of(), 0).beta()).isZero();
  }

  private static SequencedMap<Sector, Percent> weights(String first, String second, String third) {
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    weights.put(LAYER_1, Percent.of(first));
    weights.put(DEFI, Percent.of(second));
    weights.put(EMERGING, Percent.of(third));
    return weights;
  }

  private static Beta beta(double beta, double standardError) {
    return new Beta(beta, 0, standardError, 1, 1, 0, 90);
  }
}
