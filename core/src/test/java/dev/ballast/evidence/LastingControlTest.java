// SPDX-License-Identifier: Apache-2.0
package dev.ballast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class LastingControlTest {
  private static final int SAMPLES = 1000;
  private static final int DRAWS = 99;
  private static final int MOMENTS = 60;
  private static final int ASSETS = 6;
  private static final int HORIZON = 4;

  private final double[][] signals = new double[MOMENTS][ASSETS];
  private final double[][] outcomes = new double[MOMENTS][ASSETS];

  /** Stances that last ten moments; outcomes are sums of four returns, so that they overlap. */
  private void made(long seed, double skill) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[][] returns = new double[MOMENTS + HORIZON][ASSETS];
    for (double[] row : returns) {
      Arrays.setAll(row, any -> random.nextGaussian());
    }
    for (int moment = 0; moment < MOMENTS; moment++) {
      for (int asset = 0; asset < ASSETS; asset++) {
        boolean anew = moment == 0 || random.nextDouble() < 0.1;
        signals[moment][asset] = anew ? random.nextInt(3) - 1 : signals[moment - 1][asset];
        outcomes[moment][asset] = skill * signals[moment][asset];
        for (int step = 0; step < HORIZON; step++) {
          outcomes[moment][asset] += returns[moment + step][asset];
        }
      }
    }
  }

  /**
   * At 5 %, between 3 % and 7 % of a thousand fixed seeds, where a mean in its own errors, overlap
   * allowed for, finds more than 10 %: this is why that is not taken.
   */
  @Test
  void noiseIsFoundAsOftenAsSaidWhereStancesLastAndOutcomesOverlap() {
    int found = 0;
    int byErrors = 0;
    for (long seed = 0; seed < SAMPLES; seed++) {
      made(seed, 0);
      Draws draws = Draws.seeded(seed);
      double chance =
          LastingControl.ofRanks(signals, outcomes, DRAWS, draws).orElseThrow().chance();
      found += chance <= 0.05 ? 1 : 0;
      double[] coefficients = new double[MOMENTS];
      for (int moment = 0; moment < MOMENTS; moment++) {
        coefficients[moment] =
            CrossSection.of(signals[moment], outcomes[moment]).informationCoefficient().orElse(0);
      }
      byErrors += MeanEstimate.of(coefficients, HORIZON - 1).chance().orElse(1) <= 0.05 ? 1 : 0;
    }
    assertThat(found).isBetween(30, 70);
    assertThat(byErrors).isGreaterThan(100);
  }

  @Test
  void skillIsFound() {
    int found = 0;
    for (long seed = 0; seed < 100; seed++) {
      made(seed, 1);
      found +=
          LastingControl.ofRanks(signals, outcomes, DRAWS, Draws.seeded(seed))
                      .orElseThrow()
                      .chance()
                  <= 0.05
              ? 1
              : 0;
    }
    assertThat(found).isGreaterThan(80);
  }

  /** Ranks 1 2 3 against 1 3 2 correlate by 0.5, against 3 2 1 by -1: a mean of -0.25. */
  @Test
  void isTheMeanRankCorrelationWithoutItsSign() {
    double[][] said = {{1, 2, 3}, {1, 2, 3}, {5, 5, 5}};
    double[][] then = {{10, 30, 20}, {30, 20, 10}, {1, 2, 3}};

    RandomControl control =
        LastingControl.ofRanks(said, then, DRAWS, Draws.seeded(1)).orElseThrow();

    assertThat(control.measured()).isCloseTo(0.25, within(1e-12));
    assertThat(control.draws()).isEqualTo(DRAWS);
  }

  /**
   * Also where the first moment is known of nothing: the history of others is dealt all the same.
   */
  @Test
  void whatIsNotKnownStandsInTheMiddle() {
    made(3, 5);
    Arrays.fill(signals[0], Double.NaN);
    signals[7][2] = Double.NaN;
    outcomes[9][1] = Double.NaN;

    RandomControl control =
        LastingControl.ofRanks(signals, outcomes, DRAWS, Draws.seeded(1)).orElseThrow();

    assertThat(control.measured()).isGreaterThan(0.5);
    assertThat(control.chance()).isEqualTo(0.01);
    assertThat(control.usual().high()).isPositive().isLessThan(0.5);
  }

  @Test
  void nothingIsSaidOfWhatNeverDiffers() {
    double[][] alike = {{1, 1}, {2, 2}};

    assertThat(LastingControl.ofRanks(alike, alike, DRAWS, Draws.seeded(1))).isEmpty();
  }
}
