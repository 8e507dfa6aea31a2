// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import static dev.ballast.report.tearsheet.MadeCloses.INVERSE;
import static dev.ballast.report.tearsheet.MadeCloses.LINEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Place;
import dev.ballast.account.PositionSide;
import dev.ballast.margin.CollateralMode;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.Contract;
import dev.ballast.policy.SectorBook;
import dev.ballast.report.attribution.MarketModel;
import dev.ballast.report.figure.PartialCurve;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Margin of inverse and isolated positions, by hand. The linear contract asks for 0.5 % of
 * maintenance, the inverse one for 1 %; the benchmark is the coin itself, with a beta of one.
 */
class MarginHistoryTest {
  /**
   * 40,000 dollars bought at 50,000 on 1 BTC, at 40,000: 1 BTC of notional, at leverage 4 a quarter
   * of it, 10,000. The long has lost 0.2 BTC: equity is 0.8 BTC, 32,000. Of it, 10,000 / 32,000 are
   * used; maintenance is 0.01 / 0.8 of it. At a price of p, 1.8 - 40,000 / p meets 400 / p at p =
   * 40,400 / 1.8 = 22,444.44, a fall by 0.438889.
   */
  @Test
  void anInverseLongIsMarginedInCoinAndFallsWithItsCollateral() {
    MarginHistory margin =
        history(
            new MadeCloses()
                .deposit(Place.FUTURES, "1", Asset.BTC)
                .bring(INVERSE, PositionSide.BOTH, "400", "50000", "4", Optional.empty())
                .close("40000"));

    value(margin.used(), 0.3125);
    value(margin.ratio(), 0.0125);
    value(margin.liquidationDown(), 40_400 / 1.8 / 40_000 - 1);
    assertThat(reason(margin.liquidationUp())).isEqualTo("no rise liquidates");
    assertThat(margin.nearest().value().orElseThrow()).isCloseTo(-0.438889, within(1e-6));
    assertThat(margin.nearestDay()).contains(Instant.parse("2025-01-01T00:00:00Z"));
  }

  /**
   * The same sold: 0.2 BTC are made, equity is 1.2 BTC or 48,000, and 0.2 + 40,000 / p is above 400
   * / p at any price. A short of no more than its collateral cannot be liquidated.
   */
  @Test
  void anInverseShortOfNoMoreThanItsCollateralStandsAtAnyPrice() {
    MarginHistory margin =
        history(
            new MadeCloses()
                .deposit(Place.FUTURES, "1", Asset.BTC)
                .bring(INVERSE, PositionSide.BOTH, "-400", "50000", "4", Optional.empty())
                .close("40000"));

    value(margin.used(), 10_000 / 48_000.0);
    value(margin.ratio(), 0.01 / 1.2);
    assertThat(reason(margin.liquidationDown())).isEqualTo("no fall liquidates");
    assertThat(reason(margin.liquidationUp())).isEqualTo("no rise liquidates");
    assertThat(margin.nearest().reason()).isEqualTo("no move liquidates on any day");
    assertThat(margin.nearestDay()).isEmpty();
  }

  /**
   * A long of 10 from 100 with 50 of its own, beside a short of 1 from 100 on the 1,000 of the
   * futures wallet, at 98. The long's wallet has 50 - 20 = 30 left and must keep 4.9, the other has
   * 1,002 and must keep 0.49: the first ratio is the higher. Both use 980 / 20 + 98 / 2 = 98 of
   * 1,000 + 50 - 20 + 2. The long is liquidated at a fall of s with 30 + 980 s = 4.9 (1 + s), the
   * short at a rise by 10.17, which is beyond what is looked for.
   */
  @Test
  void anIsolatedPositionStandsOnItsOwnWalletAlone() {
    MarginHistory margin =
        history(
            new MadeCloses()
                .deposit(Place.FUTURES, "1000", Asset.USDT)
                .bring(LINEAR, PositionSide.LONG, "10", "100", "20", Optional.of("50"))
                .bring(LINEAR, PositionSide.SHORT, "-1", "100", "2", Optional.empty())
                .close("98"));

    value(margin.used(), 98 / 1_032.0);
    value(margin.ratio(), 4.9 / 30);
    value(margin.liquidationDown(), -25.1 / 975.1);
    assertThat(reason(margin.liquidationUp())).isEqualTo("no rise liquidates");
  }

  /**
   * 10,000 dollars bought at 40,000 with 0.05 BTC of their own, 3 BTC in the futures wallet beside
   * them, at 39,000 and then at 36,000. Notional is 10,000 / p. At 39,000 0.25 - 0.25641026 is
   * made: 0.04358974 are left, and 0.00256410 must be kept. At leverage 5, 0.05128205 BTC are used
   * of 3 + 0.04358974. At 36,000 there are 0.3 - 0.27777778 = 0.02222222, and 0.00277777 must be
   * kept. 0.3 - 10,000 / p meets 100 / p at p = 10,100 / 0.3 = 33,666.67 on both days: nearest on
   * the second. The books have notional to 1e-8 of a coin, and so the fall is 1.01 x 0.25641026 /
   * 0.3 - 1.
   */
  @Test
  void anIsolatedInversePositionIsNotHelpedByCoinsBesideIt() {
    MarginHistory margin =
        history(
            new MadeCloses()
                .deposit(Place.FUTURES, "3", Asset.BTC)
                .bring(INVERSE, PositionSide.BOTH, "100", "40000", "5", Optional.of("0.05"))
                .close("39000")
                .close("36000")
                .close("39000"));

    value(margin.used(), 0.05128205 / 3.04358974);
    value(margin.ratio(), 0.00256410 / 0.04358974);
    value(margin.liquidationDown(), 1.01 * 0.25641026 / 0.3 - 1);
    assertThat(margin.ratio().values().get(1).orElseThrow())
        .isCloseTo(0.00277777 / 0.02222222, within(1e-7));
    assertThat(margin.nearest().value().orElseThrow())
        .isCloseTo(1.01 * 0.27777778 / 0.3 - 1, within(1e-8));
    assertThat(margin.nearestDay()).contains(Instant.parse("2025-01-02T00:00:00Z"));
  }

  /** 10 of its own and 20 lost: the 1,000 of the short beside it are no ratio for both. */
  @Test
  void aWalletThatHasNothingLeftHasNoRatioWhateverStandsBesideIt() {
    MarginHistory margin =
        history(
            new MadeCloses()
                .deposit(Place.FUTURES, "1000", Asset.USDT)
                .bring(LINEAR, PositionSide.LONG, "10", "100", "20", Optional.of("10"))
                .bring(LINEAR, PositionSide.SHORT, "-1", "100", "2", Optional.empty())
                .close("98"));

    assertThat(reason(margin.ratio())).isEqualTo("nothing is left in a futures wallet");
  }

  @Test
  void withoutBracketsOnlyWhatIsUsedIsKnown() {
    MadeCloses closes =
        new MadeCloses()
            .deposit(Place.FUTURES, "1", Asset.BTC)
            .bring(INVERSE, PositionSide.BOTH, "-400", "50000", "4", Optional.empty())
            .close("50000");

    MarginHistory margin =
        MarginHistory.of(
            closes.daily(), BracketBook.empty(), new CollateralMode.SingleAsset(), model());

    value(margin.used(), 0.2);
    for (PartialCurve curve :
        List.of(margin.ratio(), margin.liquidationDown(), margin.liquidationUp())) {
      assertThat(reason(curve)).isEqualTo("no margin brackets of BTC/USD:BTC");
    }
  }

  private static MarginHistory history(MadeCloses closes) {
    return MarginHistory.of(
        closes.daily(),
        BracketBook.of(List.of(brackets(LINEAR, "0.005"), brackets(INVERSE, "0.01"))),
        new CollateralMode.SingleAsset(),
        model());
  }

  private static MarketModel model() {
    return MarketModel.of(
        MadeMarket.from("2025-01-01").view("2025-02-01"),
        Asset.BTC,
        Ids.MARKET,
        SectorBook.of(List.of()));
  }

  private static Brackets brackets(Contract contract, String rate) {
    return new Brackets(
        contract.id(),
        List.of(MadeMarket.tier("0", "1000000000", rate, "0", "50")),
        LocalDate.parse("2020-01-01"),
        "made");
  }

  private static void value(PartialCurve curve, double expected) {
    assertThat(curve.values().getFirst().orElseThrow())
        .as(curve.name())
        .isCloseTo(expected, within(1e-8));
  }

  private static String reason(PartialCurve curve) {
    assertThat(curve.gaps()).as(curve.name()).hasSize(1);
    return curve.gaps().getFirst().reason();
  }
}
