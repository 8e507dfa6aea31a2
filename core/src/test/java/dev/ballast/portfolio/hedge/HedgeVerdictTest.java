// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.hedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/**
 * A book that returns 10 %, -20 %, 5 % and -10 % against a contract's 10 %, -10 %, 0 and -10 %. It
 * goes to 1.1, .88, .924 and .8316: its worst fall is 1 - .8316 / 1.1 = 24.4 %. One for one with
 * the hedge it returns 0, -10 %, 5 % and 0, and falls by 10 %: 14.4 points are saved. Figures of
 * NumPy 2.4.6 where none are worked out.
 */
class HedgeVerdictTest {
  private static final HedgeReturns SERIES =
      new HedgeReturns(new double[] {0.1, -0.2, 0.05, -0.1}, new double[][] {{0.1, -0.1, 0, -0.1}});

  @Test
  void howGoodItIs() {
    HedgeQuality quality = HedgeQuality.of(SERIES, sold(1, -0.0003), 30);

    assertThat(quality.unhedged().drawdown()).isCloseTo(0.244, within(1e-12));
    assertThat(quality.hedged().drawdown()).isCloseTo(0.1, within(1e-12));
    assertThat(quality.saved()).isCloseTo(0.144, within(1e-12));
    // (n - 1) x .05 = .15 of the way from the worst to the second: -.2 + .15 x .1, -.1 + .15 x .1.
    assertThat(quality.unhedged().dayLoss()).isCloseTo(0.185, within(1e-12));
    assertThat(quality.hedged().dayLoss()).isCloseTo(0.085, within(1e-12));
    assertThat(quality.rSquared()).hasValueCloseTo(0.84015984, within(1e-8));
    assertThat(quality.residualVolatility()).hasValueCloseTo(1.2880570286640687, within(1e-12));
    assertThat(quality.volatility()).isCloseTo(1.2019948696507263, within(1e-12));
    // Carried at a leverage of two.
    assertThat(quality.margin()).isEqualTo(0.5);
    assertThat(quality.trading()).isCloseTo(0.0014, within(1e-15));
    assertThat(quality.carry()).hasValueCloseTo(-0.009, within(1e-15));
    assertThat(quality.cost()).hasValueCloseTo(0.0104, within(1e-15));
  }

  /** A short receives positive funding; it is shown, and not counted against the cost. */
  @Test
  void fundingReceivedIsNoCost() {
    HedgeQuality quality = HedgeQuality.of(SERIES, sold(1, 0.0003), 30);

    assertThat(quality.carry()).hasValueCloseTo(0.009, within(1e-15));
    assertThat(quality.cost()).hasValueCloseTo(0.0014, within(1e-15));
  }

  /** 1.04 of 14.4 points are 7.2 %. */
  @Test
  void isKeptWhereItCostsLittleOfWhatItSaves() {
    HedgeVerdict verdict = HedgeVerdict.of(SERIES, sold(1, -0.0003), 30, 0.08);

    assertThat(verdict).isInstanceOf(HedgeVerdict.Worth.class);
    assertThat(verdict.sentence())
        .isEqualTo(
            "the hedge costs 1.04% of what it hedges in 30 days (trading 0.14%, funding -0.90%),"
                + " 7.2% of what it saves, where at most 8.0% is allowed: the worst fall of the"
                + " last 4 days, 24.4%, would have been 10.0%");
  }

  /**
   * Three for one is too much: the fall is 20 %, 4.4 points saved for 3.12. At .95 5.9 are saved
   * for 2.964, 50.2 %; at .9 7.4 for 2.808, 37.9 %.
   */
  @Test
  void isShrunkToWhereItIsWorthIt() {
    HedgeVerdict verdict = HedgeVerdict.of(SERIES, sold(3, -0.0003), 30, 0.5);

    assertThat(verdict)
        .isInstanceOfSatisfying(
            HedgeVerdict.Shrunk.class,
            shrunk -> {
              assertThat(shrunk.share()).isEqualTo(0.9);
              assertThat(shrunk.quality().saved()).isCloseTo(0.074, within(1e-12));
              assertThat(shrunk.quality().cost()).hasValueCloseTo(0.02808, within(1e-12));
            });
    assertThat(verdict.sentence())
        .startsWith("the hedge is shrunk to 90% of its size, at which it costs 2.81% of")
        .contains("; in full it costs 3.12% of what it hedges");
  }

  /** At no twentieth of three for one is it below 5.67 % of what is saved. */
  @Test
  void isRefusedWhereNoSizeIsWorthIt() {
    assertThat(HedgeVerdict.of(SERIES, sold(3, -0.0003), 30, 0.05))
        .isInstanceOf(HedgeVerdict.Refused.class);
    assertThat(HedgeVerdict.of(SERIES, sold(3, -0.0003), 30, 0.057))
        .isInstanceOfSatisfying(
            HedgeVerdict.Shrunk.class, shrunk -> assertThat(shrunk.share()).isEqualTo(0.15));
  }

  @Test
  void whatSavesNothingIsRefusedAtAnyCost() {
    HedgeReturns rising =
        new HedgeReturns(new double[] {0.1, 0.2, 0.1}, new double[][] {{0.1, 0.3, 0.05}});

    HedgeVerdict verdict =
        HedgeVerdict.of(rising, List.of(new SoldContract(1, 0, 0, OptionalDouble.of(0), 1)), 30, 1);

    assertThat(verdict).isInstanceOf(HedgeVerdict.Refused.class);
    assertThat(verdict.sentence())
        .contains("and saves nothing: the worst fall of the last 3 days, 0.0%, would have been");
  }

  @Test
  void withoutFundingItIsNotJudged() {
    assertThat(
            HedgeVerdict.of(
                SERIES,
                List.of(new SoldContract(1, 0, 0.0007, OptionalDouble.empty(), 2)),
                30,
                0.1))
        .isInstanceOf(HedgeVerdict.Unjudged.class);
  }

  /** Two contracts of half each are the one: all figures add up. */
  @Test
  void severalContractsAddUp() {
    double[] contract = SERIES.contracts()[0];
    HedgeReturns two = new HedgeReturns(SERIES.book(), new double[][] {contract, contract});
    List<SoldContract> halves =
        List.of(sold(0.5, -0.0003).getFirst(), sold(0.5, -0.0003).getFirst());

    HedgeQuality whole = HedgeQuality.of(SERIES, sold(1, -0.0003), 30);
    HedgeQuality quality = HedgeQuality.of(two, halves, 30);

    assertThat(quality.saved()).isCloseTo(whole.saved(), within(1e-12));
    assertThat(quality.cost().orElseThrow()).isCloseTo(0.0104, within(1e-15));
    assertThat(quality.margin()).isCloseTo(0.5, within(1e-15));
    assertThat(quality.rSquared()).as("no regression on two that are one").isEmpty();
  }

  private static List<SoldContract> sold(double ratio, double funding) {
    return List.of(new SoldContract(ratio, 0, 0.0007, OptionalDouble.of(funding), 2));
  }
}
