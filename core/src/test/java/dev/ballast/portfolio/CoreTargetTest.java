// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.policy.InsideSector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoreTargetTest {
  /** Weights of SciPy 1.17.1 on the covariance of NumPy; see SampleCovarianceTest. */
  @Test
  void equalRiskIsMeasuredOnTheLastNinetyReturns() {
    SpotTarget target = new MadeCore(100).inside(InsideSector.EQUAL_RISK).target();
    assertThat(MadeCore.weights(target))
        .containsExactly(
            new double[] {0.3784874709509584, 0.314428726530511, 0.30708380251853046},
            within(1e-9));
    assertThat(target.notes()).isEmpty();
  }

  /** 89 returns are one too few. */
  @Test
  void withoutNinetyReturnsAllAreEqualAndThatIsSaid() {
    SpotTarget target = new MadeCore(90).inside(InsideSector.EQUAL_RISK).target();
    assertThat(MadeCore.weights(target))
        .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-12));
    assertThat(target.notes())
        .containsExactly(
            "defi is weighted equally: its members have no 90 days on which all have a return");
  }

  @Test
  void capitalisationsAreThoseKnownOnTheDay() {
    MadeCore core = new MadeCore(100).inside(InsideSector.CAPITALISATION);
    core.capitalisation("UNI", "2025-03-01", 600)
        .capitalisation("AAVE", "2025-04-10", 300, 9000)
        .capitalisation("CRV", "2025-04-10", 100);
    // AAVE's 9,000 is of 2025-04-11, the day of the review, and known the day after.
    assertThat(MadeCore.weights(core.target()))
        .containsExactly(new double[] {0.6, 0.3, 0.1}, within(1e-12));
    assertThat(MadeCore.weights(core.cap("40").target()))
        .containsExactly(new double[] {0.4, 0.4, 0.2}, within(1e-12));
  }

  @Test
  void anOldOrMissingCapitalisationMakesAllEqual() {
    MadeCore core = new MadeCore(100).inside(InsideSector.CAPITALISATION);
    core.capitalisation("UNI", "2025-02-23", 600).capitalisation("AAVE", "2025-04-10", 300);
    SpotTarget target = core.target();
    assertThat(MadeCore.weights(target))
        .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-12));
    assertThat(target.notes())
        .containsExactly(
            "defi is weighted equally: no capitalisation of the last 45 days is recorded of UNI,"
                + " CRV");
  }

  /** Volumes 1,000, 2,000 and 3,000 coins a day at closes that the market gives. */
  @Test
  void liquidityIsWhatIsTradedInThirtyDays() {
    MadeCore core = new MadeCore(100).inside(InsideSector.LIQUIDITY);
    double[] traded = new double[3];
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double[] closes = core.closes(i);
      for (int day = 70; day < 100; day++) {
        traded[i] += closes[day] * 1_000 * (i + 1) / 30;
      }
      sum += traded[i];
    }
    assertThat(MadeCore.weights(core.target()))
        .containsExactly(
            new double[] {traded[0] / sum, traded[1] / sum, traded[2] / sum}, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(InsideSector.class)
  void capsAreKeptByEveryWay(InsideSector way) {
    MadeCore core = new MadeCore(100).inside(way).cap("35");
    core.capitalisation("UNI", "2025-04-10", 600)
        .capitalisation("AAVE", "2025-04-10", 300)
        .capitalisation("CRV", "2025-04-10", 100);
    double[] weights = MadeCore.weights(core.target());
    assertThat(weights).hasSize(3);
    assertThat(weights[0] + weights[1] + weights[2]).isCloseTo(1, within(1e-12));
    for (double weight : weights) {
      assertThat(weight).isLessThanOrEqualTo(0.35 + 1e-12);
    }
  }

  /** CRV has no price on the day: two are left, and two caps of 35 % are 70 %. */
  @Test
  void aCapThatTheMembersLeftCannotKeepIsSaid() {
    SpotTarget target =
        new MadeCore(100).inside(InsideSector.LIQUIDITY).cap("35").without("CRV").target();
    assertThat(MadeCore.weights(target)).containsExactly(new double[] {0.5, 0.5}, within(1e-12));
    assertThat(target.notes())
        .containsExactly(
            "CRV is left out of defi: no spot price is known",
            "defi is weighted equally: its cap of 35% cannot hold: the caps of 2 members sum to"
                + " 70%, less than 100%");
  }

  /** 3 + 2 + 1, CRV without a score; then 0.5 is cut to 0.4 and 0.6 split 2 to 1. */
  @Test
  void convictionsAreTheUsersOwn() {
    MadeCore core = new MadeCore(2).inside(InsideSector.CONVICTION);
    core.conviction("UNI", 3).conviction("AAVE", 2);
    SpotTarget target = core.target();
    assertThat(MadeCore.weights(target))
        .containsExactly(new double[] {3 / 6.0, 2 / 6.0, 1 / 6.0}, within(1e-12));
    assertThat(target.notes()).isEmpty();
    assertThat(MadeCore.weights(core.cap("40").target()))
        .containsExactly(new double[] {0.4, 0.4, 0.2}, within(1e-12));
  }

  @Test
  void withoutAWrittenConvictionAllAreEqualAndThatIsSaid() {
    SpotTarget target = new MadeCore(2).inside(InsideSector.CONVICTION).target();
    assertThat(MadeCore.weights(target))
        .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-12));
    assertThat(target.notes())
        .containsExactly("defi is weighted equally: no conviction is written in its record");
  }

  /**
   * Betas of statsmodels 0.15.0 on 90 returns: 1.02889491, 1.24291363, 0.94993987. Without a cap
   * NumPy 2.4.6 solves the two equations for the point nearest to the base; with one, SciPy
   * 1.17.1's SLSQP agrees: AAVE at 0.45, the other two by the equations.
   */
  @Test
  void aTargetBetaMovesTheBaseAsLittleAsCanBe() {
    SpotTarget equal = new MadeCore(100).beta(1.1, InsideSector.EQUAL).target();
    assertThat(equal.notes()).isEmpty();
    assertThat(MadeCore.weights(equal))
        .containsExactly(
            new double[] {0.3077806857714483, 0.4292510437303795, 0.26296827049817206},
            within(1e-9));
    assertThat(
            MadeCore.weights(new MadeCore(100).beta(1.1, InsideSector.INVERSE_VOLATILITY).target()))
        .containsExactly(
            new double[] {0.39372019184118434, 0.40609075623024615, 0.20018905192856962},
            within(1e-9));
    assertThat(
            MadeCore.weights(new MadeCore(100).beta(1.11, InsideSector.EQUAL).cap("45").target()))
        .containsExactly(new double[] {0.3574431341162355, 0.45, 0.1925568658837644}, within(1e-9));
  }

  /** With 45 % at most: .45 x 1.24291 + .45 x 1.02889 + .1 x .94994 = 1.11731 is the largest. */
  @Test
  void anUnreachableBetaNamesWhatIsReachedAndFallsBack() {
    MadeCore core = new MadeCore(100).beta(1.2, InsideSector.INVERSE_VOLATILITY).cap("45");
    SpotTarget target = core.target();
    assertThat(MadeCore.weights(target))
        .containsExactly(
            MadeCore.weights(
                new MadeCore(100).inside(InsideSector.INVERSE_VOLATILITY).cap("45").target()),
            within(0.0));
    assertThat(target.notes())
        .containsExactly(
            "defi is weighted by its base, inverse-volatility: no weights have a beta of 1.2: with"
                + " the most that each member may have they reach 1.01477 to 1.11731");
  }

  /** 89 returns are one too few for a beta of 90. */
  @Test
  void withoutABetaTheBaseStandsIn() {
    SpotTarget target = new MadeCore(90).beta(1.1, InsideSector.LIQUIDITY).target();
    assertThat(MadeCore.weights(target))
        .containsExactly(
            MadeCore.weights(new MadeCore(90).inside(InsideSector.LIQUIDITY).target()),
            within(0.0));
    assertThat(target.notes())
        .containsExactly(
            "defi is weighted by its base, liquidity: no beta is measured of UNI, AAVE, CRV");
  }
}
