// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.analytics.RankCorrelation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InformationCoefficientTest {
  private static final int DRAWS = 2000;

  private static InformationCoefficient measured(int horizon, int every) {
    return InformationCoefficient.of(
            MadePanel.of().sections(horizon, every, 3),
            SignalPanel.overlap(horizon, every),
            DRAWS,
            Draws.seeded(20251101))
        .orElseThrow();
  }

  /**
   * {@code spearmanr} of SciPy 1.17.1 at each moment and of all pairs; the larger of {@code
   * cov_hac_simple} of statsmodels 0.15.0 with Bartlett's and with uniform weights, {@code
   * use_correction=False}; shares counted with numpy 2.4.6.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 199, 1542, 0.3984699751085892, 0.3488872936109118, 0.02412505827698951,"
        + " 0.8190954773869347, 0.6289655172413793",
    "5, 1, 195, 1510, 0.1953471626445499, 0.17851037851037854, 0.026750291982526354,"
        + " 0.6410256410256411, 0.5494350282485876",
    "7, 7, 28, 216, 0.10406768358756355, 0.07440476190476193, 0.0852964169832095,"
        + " 0.5714285714285714, 0.5615763546798029",
    "14, 7, 27, 208, 0.16056712166551984, 0.10846560846560849, 0.07653294382407823,"
        + " 0.5185185185185185, 0.5773195876288659",
  })
  void agreesWithScipyAndStatsmodels(
      int horizon,
      int every,
      int moments,
      int pairs,
      double pooled,
      double mean,
      double error,
      double positive,
      double hitRate) {
    InformationCoefficient coefficient = measured(horizon, every);

    assertThat(coefficient.moments()).isEqualTo(moments);
    assertThat(coefficient.pairs()).isEqualTo(pairs);
    assertThat(coefficient.pooled().orElseThrow()).isCloseTo(pooled, within(1e-12));
    assertThat(coefficient.mean().mean()).isCloseTo(mean, within(1e-12));
    assertThat(coefficient.mean().error()).isCloseTo(error, within(1e-12));
    assertThat(coefficient.mean().t().orElseThrow()).isCloseTo(mean / error, within(1e-9));
    assertThat(coefficient.positive()).isCloseTo(positive, within(1e-12));
    assertThat(coefficient.hitRate().orElseThrow()).isCloseTo(hitRate, within(1e-12));
    // The bootstrap's interval is about as wide as two errors on each side.
    assertThat((coefficient.interval().high() - coefficient.interval().low()) / (4 * error))
        .isBetween(0.65, 1.25);
    assertThat(coefficient.interval().holds(mean)).isTrue();
  }

  /**
   * Sums over five periods of normal noise, looked at every period, are found to differ from zero
   * at 5 % about as often as said: 300 samples of 250, of which an error without overlap would find
   * about 110.
   */
  @Test
  void overlappingOutcomesAreAllowedFor() {
    int found = 0;
    int naive = 0;
    for (int seed = 0; seed < 300; seed++) {
      double[] noise = MadeNoise.normal(seed, 254);
      double[] sums = new double[250];
      for (int i = 0; i < sums.length; i++) {
        sums[i] = Arrays.stream(noise, i, i + 5).sum();
      }
      found += MeanEstimate.of(sums, 4).chance().orElseThrow() < 0.05 ? 1 : 0;
      naive += MeanEstimate.of(sums, 0).chance().orElseThrow() < 0.05 ? 1 : 0;
    }
    assertThat(found).isBetween(6, 30);
    assertThat(naive).isGreaterThan(80);
  }

  /** In every moment the signal is right, and the moment of high signals has low returns. */
  @Test
  void wholeMomentsCountInThePooledOneOnly() {
    List<CrossSection> moments =
        List.of(
            CrossSection.of(new double[] {1, 2, 3}, new double[] {0.11, 0.12, 0.13}),
            CrossSection.of(new double[] {4, 5, 6}, new double[] {0.01, 0.02, 0.03}));
    InformationCoefficient coefficient =
        InformationCoefficient.of(moments, 0, 10, Draws.seeded(1)).orElseThrow();

    assertThat(coefficient.mean().mean()).isCloseTo(1, within(1e-15));
    assertThat(coefficient.pooled().orElseThrow())
        .isEqualTo(
            RankCorrelation.of(new double[] {1, 2, 3, 4, 5, 6}, new double[] {4, 5, 6, 1, 2, 3})
                .orElseThrow())
        .isNegative();
    assertThat(coefficient.hitRate()).hasValue(1);
    assertThat(coefficient.positive()).isOne();
    assertThat(coefficient.mean().t()).isEmpty();
    assertThat(coefficient.mean().chance()).isEmpty();
  }

  @Test
  void thereIsNoneOfFewerThanTwoMoments() {
    CrossSection alike = CrossSection.of(new double[] {1, 1}, new double[] {0.1, 0.2});
    CrossSection one = CrossSection.of(new double[] {1, 2}, new double[] {0.1, 0.2});

    assertThat(InformationCoefficient.of(List.of(alike, one), 0, 9, Draws.seeded(1))).isEmpty();
    assertThatThrownBy(() -> CrossSection.of(new double[] {1}, new double[] {Double.NaN}))
        .hasMessage("signal 1.0 with return NaN is no pair");
    assertThatThrownBy(() -> CrossSection.of(new double[2], new double[1]))
        .hasMessage("2 signals with 1 returns");
  }

  /**
   * The signal is of one period's return, one of seven after a week: about the root of it is left.
   */
  @Test
  void aSignalDecays() {
    SignalDecay decay =
        SignalDecay.of(MadePanel.of(), new int[] {1, 2, 5, 10}, 1, 3, 100, Draws.seeded(20251101));

    assertThat(decay.horizons()).hasSize(4);
    double first = decay.horizons().getFirst().coefficient().mean().mean();
    assertThat(first).isCloseTo(0.3488872936109118, within(1e-12));
    assertThat(decay.halfLife().orElseThrow()).isBetween(2.0, 10.0);
  }

  /** 0.4 at 1, 0.3 at 3, 0.1 at 7: half, 0.2, on the line from 3 to 7. */
  @Test
  void theHalfLifeIsOnTheLine() {
    assertThat(new SignalDecay(List.of(at(1, 0.4), at(3, 0.3), at(7, 0.1))).halfLife())
        .hasValueCloseTo(5.0, within(1e-12));
    assertThat(new SignalDecay(List.of(at(1, -0.4), at(3, -0.3))).halfLife()).isEmpty();
    assertThat(new SignalDecay(List.of()).halfLife()).isEmpty();
    assertThatThrownBy(() -> new SignalDecay(List.of(at(3, 1), at(3, 1))))
        .hasMessage("horizons rise");
  }

  private static SignalDecay.AtHorizon at(int periods, double mean) {
    InformationCoefficient any = measured(7, 7);
    return new SignalDecay.AtHorizon(
        periods,
        new InformationCoefficient(
            any.moments(),
            any.pairs(),
            any.pooled(),
            new MeanEstimate(mean, 1, 2, 0),
            any.interval(),
            any.positive(),
            any.hitRate()));
  }

  /** Weights by hand, returns and trades in numpy 2.4.6 with {@code rankdata}. */
  @Test
  void aRankPortfolioEarnsAndTrades() {
    RankPortfolio daily = RankPortfolio.of(MadePanel.of(), 1).orElseThrow();
    RankPortfolio weekly = RankPortfolio.of(MadePanel.of(), 7).orElseThrow();

    assertThat(RankPortfolio.weights(new double[] {5, 9, 7})).containsExactly(-0.5, 0.5, 0);
    assertThat(RankPortfolio.weights(new double[] {5, 5})).containsExactly(0, 0);
    assertThat(daily.moments()).isEqualTo(199);
    assertThat(daily.meanReturn()).isCloseTo(0.0054516354834680605, within(1e-14));
    assertThat(daily.traded()).isCloseTo(1.3141750418760467, within(1e-12));
    assertThat(daily.turnover()).isCloseTo(1.3141750418760467 / 2, within(1e-12));
    assertThat(weekly.moments()).isEqualTo(28);
    assertThat(weekly.meanReturn()).isCloseTo(0.003003082880133855, within(1e-14));
    assertThat(weekly.traded()).isCloseTo(1.3199404761904763, within(1e-12));
    // 54.5 basis points for 1.314 traded: nothing is left at 41.5.
    assertThat(daily.breakEvenCost()).isCloseTo(0.0041483, within(1e-7));
    assertThat(daily.returnPerCost(0.001)).hasValueCloseTo(4.1483, within(1e-4));
    assertThat(daily.returnPerCost(0)).isEmpty();
  }

  @Test
  void aPanelIsRectangularAndItsClosesAreAboveZero() {
    List<double[][]> wrong = new ArrayList<>();
    wrong.add(new double[][] {{1, 0}});
    wrong.add(new double[][] {{1}});
    wrong.add(new double[2][2]);
    for (double[][] closes : wrong) {
      assertThatThrownBy(() -> SignalPanel.of(new double[1][2], closes))
          .isInstanceOf(IllegalArgumentException.class);
    }
    SignalPanel unknown =
        SignalPanel.of(
            new double[][] {{Double.NaN, Double.NaN}, {1, 2}, {1, 1}},
            new double[][] {{1, 1}, {1, 2}, {2, 2}});

    assertThat(unknown.sections(1, 1, 1)).hasSize(1);
    assertThat(unknown.sections(1, 1, 3)).isEmpty();
    assertThat(unknown.sections(3, 1, 1)).isEmpty();
    assertThat(RankPortfolio.of(unknown, 2)).isEmpty();
    assertThat(SignalPanel.overlap(1, 7)).isZero();
    assertThat(SignalPanel.overlap(7, 7)).isZero();
    assertThat(SignalPanel.overlap(8, 7)).isOne();
    assertThat(SignalPanel.overlap(5, 1)).isEqualTo(4);
  }

  /** Half of nothing is no figure. */
  @Test
  void aFirstMeanOfZeroHasNoHalfLife() {
    SignalDecay decay =
        new SignalDecay(
            List.of(
                new SignalDecay.AtHorizon(1, ofMean(0)),
                new SignalDecay.AtHorizon(2, ofMean(0.1))));

    assertThat(decay.halfLife()).isEmpty();
  }

  private static InformationCoefficient ofMean(double mean) {
    return new InformationCoefficient(
        2,
        4,
        OptionalDouble.empty(),
        new MeanEstimate(mean, 1, 2, 0),
        new ConfidenceInterval(-1, 1, 0.95),
        0.5,
        OptionalDouble.empty());
  }
}
