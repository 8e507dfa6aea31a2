// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * 20 variants over 400 periods: made noise, 0.3 of the row before carried on, times 1 + k / 10,
 * less 0.02 (k - 1). Blocks of ten. Statistics to the digit, chances of 20,000 draws against 50,000
 * of other programs: within three errors of a share of one half, 0.0125.
 */
class SuperiorAbilityTest {
  private static final StationaryBootstrap BLOCKS = new StationaryBootstrap(400, 10);
  private static final double ERROR = 0.0125;

  private static double[][] excess() {
    double[][] excess = MadeNoise.carriedOn(MadeNoise.made(400, 20), 0.3);
    for (double[] row : excess) {
      for (int k = 1; k <= 20; k++) {
        row[k - 1] = row[k - 1] * (1 + 0.1 * k) - 0.02 * (k - 1);
      }
    }
    return excess;
  }

  /**
   * Hansen's formulas in numpy 2.4.6 with its own draws; variances as {@code _compute_variance} of
   * arch 8.0.0 has them.
   */
  @Test
  void agreesWithNumpy() {
    SuperiorAbility ability =
        SuperiorAbility.of(excess(), BLOCKS, 20_000, Draws.seeded(20251101)).orElseThrow();
    double[] errors = SuperiorAbility.errors(excess(), Variants.means(excess()), 0.1);

    assertThat(errors[0]).isCloseTo(Math.sqrt(0.18607882083418287 / 400), within(1e-12));
    assertThat(errors[19]).isCloseTo(Math.sqrt(1.6808701117754727 / 400), within(1e-12));
    assertThat(ability.best()).isZero();
    assertThat(ability.statistic()).isCloseTo(0.8785172228821968, within(1e-10));
    assertThat(ability.lower()).isCloseTo(0.3636, within(ERROR));
    assertThat(ability.consistent()).isCloseTo(0.65186, within(ERROR));
    assertThat(ability.upper()).isCloseTo(0.9837, within(ERROR));
  }

  /**
   * {@code SPA(0, -excess, block_size=10, reps=50000, bootstrap="stationary", studentize=False)} of
   * arch 8.0.0, "upper"; it compares means not divided by their errors whatever {@code studentize}
   * is. The second is of the noise carried on alone.
   */
  @Test
  void realityCheckAgreesWithArch() {
    RealityCheck check = RealityCheck.of(excess(), BLOCKS, 20_000, Draws.seeded(20251101));

    assertThat(check.best()).isZero();
    assertThat(check.statistic()).isCloseTo(0.3789646953966104, within(1e-11));
    assertThat(check.chance()).isCloseTo(0.99948, within(0.002));

    double[][] level = MadeNoise.carriedOn(MadeNoise.made(400, 20), 0.3);
    RealityCheck best = RealityCheck.of(level, BLOCKS, 20_000, Draws.seeded(20251101));

    assertThat(best.best()).isEqualTo(10);
    assertThat(best.statistic()).isCloseTo(1.2326112999753016, within(1e-11));
    assertThat(best.chance()).isCloseTo(0.01955, within(0.005));
  }

  /** Of noise, one in twenty is found at 5 %: 250 samples, within three errors, 4.1 %. */
  @Test
  void noiseIsFoundAsOftenAsSaid() {
    int hansen = 0;
    int white = 0;
    for (int seed = 0; seed < 250; seed++) {
      double[][] noise = MadeNoise.normal(seed, 100, 8);
      StationaryBootstrap single = new StationaryBootstrap(100, 1);
      Draws draws = Draws.seeded(seed);
      hansen +=
          SuperiorAbility.of(noise, single, 500, draws).orElseThrow().consistent() <= 0.05 ? 1 : 0;
      white += RealityCheck.of(noise, single, 500, draws).chance() <= 0.05 ? 1 : 0;
    }
    assertThat(hansen).isBetween(3, 22);
    assertThat(white).isBetween(3, 22);
  }

  @Test
  void skillIsFoundAndWhatDoesNotDifferIsLeftOut() {
    double[][] excess = MadeNoise.normal(7, 400, 3);
    for (double[] row : excess) {
      row[0] = 0;
      row[2] += 0.3;
    }
    SuperiorAbility ability =
        SuperiorAbility.of(excess, BLOCKS, 500, Draws.seeded(1)).orElseThrow();

    assertThat(ability.best()).isEqualTo(2);
    assertThat(ability.consistent()).isLessThan(0.01);
    assertThat(SuperiorAbility.of(new double[400][2], BLOCKS, 10, Draws.seeded(1))).isEmpty();
  }

  @Test
  void nothingIsBetterWhereAllAreWorse() {
    double[][] worse = MadeNoise.normal(7, 400, 3);
    for (double[] row : worse) {
      for (int k = 0; k < 3; k++) {
        row[k] -= 1;
      }
    }
    SuperiorAbility ability = SuperiorAbility.of(worse, BLOCKS, 200, Draws.seeded(1)).orElseThrow();

    assertThat(ability.statistic()).isZero();
    assertThat(ability.lower()).isOne();
    assertThat(ability.consistent()).isOne();
    assertThat(ability.upper()).isOne();
  }

  @Test
  void refusesWhatIsNoTableOfReturns() {
    Draws draws = Draws.seeded(1);
    assertThatThrownBy(() -> RealityCheck.of(new double[][] {{1, 2}, {1}}, BLOCKS, 9, draws))
        .hasMessage("1 variants in period 1, not 2");
    assertThatThrownBy(() -> RealityCheck.of(new double[][] {{Double.NaN}}, BLOCKS, 9, draws))
        .hasMessage("in period 0 no return: NaN");
    assertThatThrownBy(() -> RealityCheck.of(new double[0][], BLOCKS, 9, draws))
        .hasMessage("no returns of any variant");
    assertThatThrownBy(() -> RealityCheck.of(new double[9][1], BLOCKS, 9, draws))
        .hasMessage("9 periods of returns, 400 to draw from");
  }
}
