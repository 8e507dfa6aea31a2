// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.margin.tier.MaintenanceTiers;
import dev.ballast.margin.venue.BinanceUsdm;
import dev.ballast.margin.venue.MarginAccount;
import dev.ballast.margin.venue.MarginPosition;
import dev.ballast.margin.venue.PortfolioMargin;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One bitcoin bought at 100, ten times levered, that must keep 1 % of its notional. */
class AccountTotalsTest {
  private static final MarginPosition BTC = position("BTC/USDT:USDT", "100");
  private static final MarginPosition ETH = position("ETH/USDT:USDT", "100");

  private static MarginPosition position(String symbol, String entry) {
    return MarginPosition.of(
            Ids.parse(symbol),
            BigDecimal.ONE,
            new BigDecimal(entry),
            MaintenanceTiers.stated(new BigDecimal("0.01"), BigDecimal.ZERO))
        .withLeverage(BigDecimal.TEN);
  }

  private static MarginAccount account(String wallet, MarginPosition... positions) {
    return MarginAccount.of(new BinanceUsdm(), new BigDecimal(wallet), List.of(positions));
  }

  private static AccountTotals totals(MarginAccount account, PooledCollateral collateral) {
    return AccountTotals.of(account, collateral, Asset.USDT);
  }

  /** Half a bitcoin at 110, of which four fifths count: 44. */
  private static PooledCollateral halfABitcoin(Optional<PortfolioMargin.Levels> levels) {
    BigDecimal fifth = new BigDecimal("0.2");
    return new PooledCollateral(
        List.of(
            new Collateral(
                Asset.BTC,
                new BigDecimal("0.5"),
                new BigDecimal("110"),
                Haircut.buffers(fifth, fifth))),
        levels);
  }

  /** At 110: 50 and 10 of profit; 11 initial, 1.1 to keep, 1.1 / 60 = 0.018333. */
  @Test
  void addsUpAWallet() {
    AccountTotals totals =
        totals(account("50", BTC.withMark(new BigDecimal("110"))), PooledCollateral.NONE);

    assertThat(totals.unrealised()).isEqualByComparingTo("10");
    assertThat(totals.equity()).isEqualByComparingTo("60");
    assertThat(totals.initial()).isEqualByComparingTo("11");
    assertThat(totals.maintenance().orElseThrow()).isEqualByComparingTo("1.1");
    assertThat(totals.marginRatio().orElseThrow().doubleValue())
        .isCloseTo(0.018333333, within(1e-9));
    assertThat(totals.portfolio()).isEmpty();
  }

  /** Two wallets of 20 and 30 are 50 together; a ratio each of them has for itself. */
  @Test
  void severalWalletsHaveNoRatioTogether() {
    AccountTotals totals =
        totals(
            account(
                "0",
                BTC.withIsolated(new BigDecimal("20")),
                ETH.withIsolated(new BigDecimal("30"))),
            PooledCollateral.NONE);

    assertThat(totals.wallet()).isEqualByComparingTo("50");
    assertThat(totals.maintenance().orElseThrow()).isEqualByComparingTo("2");
    assertThat(totals.marginRatio()).isEmpty();
  }

  /** 44 of collateral and 10 of profit: 54 / 1.1 = 49.09 under portfolio margin. */
  @Test
  void collateralCountsInPlaceOfTheWallet() {
    MarginAccount account = account("0", BTC.withMark(new BigDecimal("110")));

    assertThat(totals(account, halfABitcoin(Optional.empty())).equity()).isEqualByComparingTo("54");
    assertThat(
            totals(account, halfABitcoin(Optional.of(PortfolioMargin.Levels.BINANCE)))
                .portfolio()
                .orElseThrow()
                .uniMmr()
                .orElseThrow()
                .doubleValue())
        .isCloseTo(49.0909, within(1e-4));
  }

  @Test
  void whatMustBeKeptIsUnknownWithoutATable() {
    AccountTotals totals =
        totals(account("50", BTC.withTiers(MaintenanceTiers.UNKNOWN)), PooledCollateral.NONE);

    assertThat(totals.maintenance()).isEmpty();
    assertThat(totals.marginRatio()).isEmpty();
  }

  /** 20 + 100 s = 1 + s at s = -19 / 99; nothing liquidates a long that rises. */
  @Test
  void theShockThatLiquidatesAWallet() {
    AccountShock shock = AccountShock.of(account("20", BTC), PooledCollateral.NONE, Map.of());

    assertThat(shock.down().orElseThrow().shock()).isCloseTo(-19 / 99.0, within(1e-9));
    assertThat(shock.up()).isEmpty();
    assertThat(shock.isLiquidated()).isFalse();
  }

  /** Ether moves twice as far: with 10 of its own, 10 + 200 s = 1 + 2 s at s = -9 / 198. */
  @Test
  void theNearestOfSeveralWalletsCounts() {
    MarginAccount account = account("20", BTC, ETH.withIsolated(BigDecimal.TEN));

    assertThat(
            AccountShock.of(account, PooledCollateral.NONE, Map.of(Asset.ETH, 2.0))
                .down()
                .orElseThrow()
                .shock())
        .isCloseTo(-9 / 198.0, within(1e-9));
  }

  /** Bitcoin at 100 of which 40 counts falls with the long: 40 + 140 s = 1 + s, s = -39 / 139. */
  @Test
  void collateralFallsWithTheMarket() {
    BigDecimal fifth = new BigDecimal("0.2");
    PooledCollateral half =
        new PooledCollateral(
            List.of(
                new Collateral(
                    Asset.BTC,
                    new BigDecimal("0.5"),
                    new BigDecimal("100"),
                    Haircut.buffers(fifth, fifth))),
            Optional.empty());

    assertThat(AccountShock.of(account("0", BTC), half, Map.of()).down().orElseThrow().shock())
        .isCloseTo(-39 / 139.0, within(1e-9));
  }
}
