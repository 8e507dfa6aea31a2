// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.margin.Collateral;
import dev.ballast.margin.CrossBook;
import dev.ballast.margin.CrossLeg;
import dev.ballast.margin.LiquidationDistance;
import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.MaintenanceTiers;
import dev.ballast.margin.tier.TierTable;
import dev.ballast.market.InstrumentId;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiquidationPriceTest {
  private static final InstrumentId BTC = Ids.parse("BTC/USDT:USDT");
  private static final InstrumentId ETH = Ids.parse("ETH/USDT:USDT");
  private static final InstrumentId COIN = Ids.parse("BTC/USD:BTC");
  private static final VenueMargin USDM = new BinanceUsdm();

  /**
   * The example of Binance's FAQ b3c689c1f50a44cabb3a84e663b81d93 in full, both positions behind
   * one wallet. Freqtrade prints its prices as 1,153.26 for ETH (other maintenance 71,200.81144,
   * other profit -56,354.57) and 26,316.89 for BTC (356,512.508 and -448,192.89). With the profit
   * of the other position subtracted ETH's would be far lower.
   */
  @Test
  void unrealisedProfitOfOtherCrossPositionsHasTheRightSign() {
    MarginPosition eth =
        stated(ETH, "3683.979", "1456.84", "0.1", "135365").withMark(decimal("1335.18"));
    MarginPosition btc =
        stated(BTC, "109.488", "32481.98", "0.025", "16300").withMark(decimal("31967.27"));
    MarginAccount account = MarginAccount.of(USDM, decimal("1535443.01"), List.of(eth, btc));

    assertThat(account.pool(eth).otherMaintenance())
        .isCloseTo(decimal("71200.81144"), within(decimal("0.00001")));
    assertThat(account.pool(eth).otherProfit())
        .isCloseTo(decimal("-56354.57"), within(decimal("0.01")));
    assertThat(price(account, eth)).isCloseTo(decimal("1153.26"), within(decimal("0.01")));
    assertThat(price(account, btc)).isCloseTo(decimal("26316.89"), within(decimal("0.01")));
  }

  /**
   * 1 BTC at 100,000 and 100x: the margin of 1,000 is in the first tier, the notional of some
   * 99,000 in the second, and the second holds: (1,000 + 50 - 100,000) / (0.005 - 1).
   */
  @Test
  void theTierIsLookedUpByNotionalNotByMargin() {
    MarginPosition position =
        tiered(BTC, "1", "100000").withLeverage(decimal("100")).withIsolated(decimal("1000"));
    LiquidationPrice liquidation = USDM.liquidation(MarginPool.isolated(position));

    assertThat(liquidation.tierNumber()).hasValue(2);
    assertThat(liquidation.price().orElseThrow())
        .isCloseTo(
            decimal("98950").divide(decimal("0.995"), MarginPosition.DIGITS),
            within(decimal("1e-30")));
  }

  /**
   * 1 BTC at 60,000 with 20,000: at entry it is in the second tier, but at some 40,000 in the
   * first: (20,000 - 60,000) / (0.004 - 1).
   */
  @Test
  void theTierIsTheOneAtTheLiquidationPrice() {
    MarginPosition position = tiered(BTC, "1", "60000").withIsolated(decimal("20000"));
    LiquidationPrice liquidation = USDM.liquidation(MarginPool.isolated(position));

    assertThat(liquidation.tierNumber()).hasValue(1);
    assertThat(liquidation.price().orElseThrow())
        .isCloseTo(
            decimal("40000").divide(decimal("0.996"), MarginPosition.DIGITS),
            within(decimal("1e-30")));
  }

  /** A long whose wallet pays for the whole fall is never liquidated, nor is a coin's own short. */
  @Test
  void noPriceAboveZeroIsNone() {
    MarginPosition paid = stated(BTC, "1", "100", "0.01", "0").withIsolated(decimal("150"));
    MarginPosition coin = stated(COIN, "-100", "100", "0.01", "0").withIsolated(BigDecimal.TWO);

    assertThat(USDM.liquidation(MarginPool.isolated(paid)).price()).isEmpty();
    assertThat(new BinanceCoinm().liquidation(MarginPool.isolated(coin)).price()).isEmpty();
  }

  /**
   * Hedge mode, Binance's formula with both legs: long 2 from 100, short 1 from 110, 40 in the
   * wallet, 1 %: (40 - 200 + 110) / (0.02 + 0.01 - 2 + 1) = 50 / 0.97, the same for both.
   */
  @Test
  void bothLegsOfHedgeModeShareOnePrice() {
    MarginPosition bought = stated(BTC, "2", "100", "0.01", "0");
    MarginPosition sold = stated(BTC, "-1", "110", "0.01", "0");
    MarginAccount account = MarginAccount.of(USDM, decimal("40"), List.of(bought, sold));
    BigDecimal expected = decimal("50").divide(decimal("0.97"), MarginPosition.DIGITS);

    assertThat(price(account, bought)).isCloseTo(expected, within(decimal("1e-30")));
    assertThat(price(account, sold)).isCloseTo(expected, within(decimal("1e-30")));
    assertThat(account.liquidation(bought).formula().text())
        .isEqualTo(
            "LP = (WB - TMM1 + UPNL1 + cumL + cumS - qtyL*EPL + qtyS*EPS)"
                + " / (qtyL*MMRL + qtyS*MMRS - qtyL + qtyS)");
  }

  @Test
  void oneWalletCannotHoldTwoAssets() {
    assertThatThrownBy(() ->
            MarginAccount.of(
                new BybitUnified(),
                BigDecimal.ONE,
                List.of(
                    stated(BTC, "1", "100", "0.01", "0"), stated(COIN, "1", "100", "0.01", "0"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("one wallet cannot be in USDT and in BTC");
  }

  /**
   * At the price the wallet's equity is what must be kept, for every venue, form, mode and tier;
   * the shock that moves one asset alone says the same; and the formula with its numbers, read as
   * arithmetic, gives the price.
   */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void whatIsSolvedHolds(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int found = 0;
    for (int i = 0; i < 100; i++) {
      String which = "seed " + seed + ", account " + i;
      VenueMargin venue = VenueMargin.all().get(random.nextInt(4));
      boolean inverse = venue.lists(COIN) && (!venue.lists(BTC) || random.nextBoolean());
      MarginAccount account = account(random, venue, inverse);
      for (MarginPosition position : account.positions()) {
        LiquidationPrice liquidation = account.liquidation(position);
        if (liquidation.price().isPresent()) {
          found++;
          BigDecimal price = liquidation.price().get();
          if (position.isolated().isEmpty() || !venue.code().equals("bybit")) {
            assertThat(residual(account.pool(position), venue, price))
                .as(which)
                .isCloseTo(BigDecimal.ZERO, within(decimal("1e-6")));
          }
          assertThat(Arithmetic.value(liquidation.formula().withNumbers()))
              .as(which + ": " + liquidation.formula().withNumbers())
              .isCloseTo(price, within(price.multiply(decimal("1e-12"))));
          if (position.isolated().isEmpty() && movesAlone(account, position)) {
            assertMatchesShock(which, account, position, price);
          }
        }
      }
    }
    assertThat(found).isGreaterThan(100);
  }

  /** No other contract is on the same asset. */
  private static boolean movesAlone(MarginAccount account, MarginPosition position) {
    return account.cross().stream()
        .noneMatch(other ->
            !other.instrument().equals(position.instrument())
                && other.instrument().base().equals(position.instrument().base()));
  }

  private static void assertMatchesShock(
      String which, MarginAccount account, MarginPosition position, BigDecimal price) {
    Asset asset = position.instrument().base();
    List<CrossLeg> legs =
        account.cross().stream().map(one -> CrossLeg.of(one, account.venue())).toList();
    LiquidationDistance distance =
        new CrossBook(
                List.of(Collateral.cash(position.settlement(), account.wallet())),
                legs,
                other -> other.equals(asset) ? 1 : 0,
                1)
            .distance();
    double move = price.doubleValue() / position.markPrice().doubleValue() - 1;
    if (Math.abs(distance.nearest().orElse(0)) > 0 && Math.abs(move) < LiquidationDistance.LIMIT) {
      assertThat(distance.nearest().orElseThrow())
          .as(which + ", " + position)
          .isCloseTo(move, within(1e-7));
    }
  }

  private static BigDecimal residual(MarginPool pool, VenueMargin venue, BigDecimal price) {
    BigDecimal rest = pool.free();
    for (MarginPosition leg : pool.legs()) {
      rest =
          rest.add(leg.value(price))
              .subtract(leg.value(leg.entryPrice()))
              .subtract(venue.tiers(leg).maintenance(leg.notional(price)));
    }
    return rest;
  }

  private static MarginAccount account(
      SplittableRandom random, VenueMargin venue, boolean inverse) {
    List<MarginPosition> positions = new ArrayList<>();
    boolean isolated = random.nextBoolean();
    boolean hedged = random.nextInt(3) == 0;
    List<InstrumentId> contracts =
        inverse ? List.of(COIN, Ids.parse("BTC/USD:BTC-251226")) : List.of(BTC, ETH);
    for (InstrumentId id : hedged ? contracts.subList(0, 1) : contracts) {
      double mark = id.equals(ETH) ? 2_000 : 50_000;
      int side = random.nextBoolean() ? 1 : -1;
      for (int leg = 0; leg < (hedged ? 2 : 1); leg++) {
        double dollars = random.nextDouble(1_000, 200_000);
        MarginPosition position =
            tiered(
                    id,
                    plain((leg == 0 ? side : -side) * (inverse ? dollars / 100 : dollars / mark)),
                    plain(mark * random.nextDouble(0.9, 1.1)))
                .withMark(decimal(plain(mark)))
                .withContractSize(inverse ? decimal("100") : BigDecimal.ONE)
                .withTakerFee(decimal("0.0006"));
        positions.add(
            isolated
                ? position.withIsolated(
                    position.notional(position.entryPrice()).multiply(decimal("0.2")))
                : position);
      }
    }
    double wallet = random.nextDouble(20_000, 80_000) / (inverse ? 50_000 : 1);
    return MarginAccount.of(venue, decimal(plain(wallet)), positions);
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).setScale(6, java.math.RoundingMode.HALF_EVEN).toPlainString();
  }

  private static BigDecimal price(MarginAccount account, MarginPosition position) {
    return account.liquidation(position).price().orElseThrow();
  }

  private static MarginPosition stated(
      InstrumentId id, String quantity, String entry, String rate, String amount) {
    return MarginPosition.of(
        id,
        decimal(quantity),
        decimal(entry),
        MaintenanceTiers.stated(decimal(rate), decimal(amount)));
  }

  /** Three tiers by 50,000 and 250,000 of the quote, or a 50,000th of it in coin. */
  private static MarginPosition tiered(InstrumentId id, String quantity, String entry) {
    List<Bracket> tiers =
        id.isInverse()
            ? List.of(
                MadeMarket.tier("0", "1", "0.004", "0", "125"),
                MadeMarket.tier("1", "5", "0.005", "0.001", "100"),
                MadeMarket.tier("5", "20", "0.01", "0.026", "50"))
            : List.of(
                MadeMarket.tier("0", "50000", "0.004", "0", "125"),
                MadeMarket.tier("50000", "250000", "0.005", "50", "100"),
                MadeMarket.tier("250000", "1000000", "0.01", "1300", "50"));
    return MarginPosition.of(
        id,
        decimal(quantity),
        decimal(entry),
        new MaintenanceTiers(TierTable.of(tiers), "made", false));
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
