// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

final class BetaPriorTest {
  private static final double[] BETAS = {0.9, 1.2, 1.6, 1.35};
  private static final double[] ERRORS = {0.08, 0.2, 0.3, 0.12};

  /**
   * NumPy 2.4.6: {@code m = g.mean(); v = g.var(ddof=1); (g / s**2 + m / v) / (1 / s**2 + 1 / v)}
   * and {@code 1 / sqrt(1 / s**2 + 1 / v)}.
   */
  @Test
  void agreesWithPrecisionsAdded() {
    double[] shrunk = {
      0.9252105406139636, 1.219900497512438, 1.4270462633451961, 1.337403149212697
    };
    double[] errors = {
      0.07716802160749969, 0.1651171753393323, 0.20947315713169282, 0.11102665567525843
    };
    BetaPrior prior = known(BETAS);

    assertThat(prior.mean()).isCloseTo(1.2625, within(1e-15));
    assertThat(prior.variance()).isCloseTo(0.085625, within(1e-15));
    for (int i = 0; i < BETAS.length; i++) {
      BetaPrior.Shrunk one = prior.shrink(BETAS[i], ERRORS[i]);
      assertThat(one.beta()).isCloseTo(shrunk[i], within(1e-14));
      assertThat(one.standardError()).isCloseTo(errors[i], within(1e-14));
    }
  }

  /** Seed 20251101: 1,000 groups. The larger the error, the nearer to the mean. */
  @Test
  void liesBetweenTheBetaAndTheMean() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20251101);
    for (int group = 0; group < 1000; group++) {
      double[] betas = random.doubles(3 + random.nextInt(8), -0.5, 3).toArray();
      BetaPrior prior = known(betas);
      for (double beta : betas) {
        double error = random.nextDouble(1e-3, 1);
        BetaPrior.Shrunk shrunk = prior.shrink(beta, error);
        assertThat(shrunk.beta())
            .isBetween(Math.min(beta, prior.mean()), Math.max(beta, prior.mean()));
        assertThat(shrunk.standardError())
            .isPositive()
            .isLessThan(error)
            .isLessThan(Math.sqrt(prior.variance()));
        assertThat(Math.abs(prior.shrink(beta, 2 * error).beta() - prior.mean()))
            .isLessThanOrEqualTo(Math.abs(shrunk.beta() - prior.mean()));
      }
    }
  }

  @Test
  void whatIsKnownExactlyStays() {
    assertThat(known(BETAS).shrink(1, 0)).isEqualTo(new BetaPrior.Shrunk(1, 0, 0));
  }

  /** 0.1 + 0.2 differs from 0.3 by rounding alone. */
  @Test
  void aGroupWithoutDispersionHasNone() {
    assertThat(BetaPrior.of(new double[] {0.1 + 0.2, 0.3, 0.3}))
        .isEqualTo(new BetaPrior.Unknown("its 3 betas do not differ"));
    assertThat(BetaPrior.of(new double[] {1, 2}))
        .isEqualTo(new BetaPrior.Unknown("2 measured betas, fewer than 3"));
    assertThat(BetaPrior.of(new double[] {1}))
        .isEqualTo(new BetaPrior.Unknown("1 measured beta, fewer than 3"));
    assertThatThrownBy(() -> new BetaPrior(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static BetaPrior known(double[] betas) {
    return ((BetaPrior.Known) BetaPrior.of(betas)).prior();
  }
}
