// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.margin.Collateral;
import dev.ballast.margin.Haircut;
import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.MaintenanceTiers;
import dev.ballast.margin.tier.TierTable;
import dev.ballast.market.InstrumentId;
import dev.ballast.testing.Ids;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Margins that venues have published. */
class MarginVectorsTest {
  private static final InstrumentId BTC = Ids.parse("BTC/USDT:USDT");
  private static final VenueMargin USDM = new BinanceUsdm();

  /**
   * Binance's documents: MARGIN_CALL event, 1.327 ETH at 187.17127 and 0.65 %, printed 1.614445;
   * position risk v3, 30 ADA worth 12.314277 (mark 0.4104759) at 20x, printed 0.08004280 and
   * 0.61571385; recorded: 0.009 BTC worth 607.52416678 at 0.4 % and 80x, 2.43009666 (cut, not
   * rounded) and 7.59405208.
   */
  @ParameterizedTest
  @CsvSource({
    "1.327, 187.17127, 0.0065, 1, 1.614445, 0.000001, 248.37627529",
    "30, 0.4104759, 0.0065, 20, 0.0800428, 0, 0.61571385",
    "0.009, 67502.68519858, 0.004, 80, 2.43009666, 0, 7.59405208",
  })
  void binanceUsdm(
      String quantity,
      String mark,
      String rate,
      String leverage,
      String maintenance,
      String unit,
      String initial) {
    MarginPosition position =
        MarginPosition.of(BTC, decimal(quantity), decimal(mark), stated(rate, "0"))
            .withLeverage(decimal(leverage));

    assertThat(USDM.maintenance(position, decimal(mark)))
        .isCloseTo(decimal(maintenance), within(decimal(unit)));
    assertThat(USDM.initial(position, decimal(mark))).isEqualByComparingTo(initial);
  }

  /**
   * Binance's FAQ 87fa7ee33b574f7084d42bd2ce2e463b: 1 BTC at 9,253.30, 20x, mark 9,259.84. Initial
   * margin 462.665 (printed 462.66); the long opens at a gain, the short at a loss of 6.54.
   */
  @Test
  void binancesCostToOpen() {
    OrderMargin opened = order("1");
    OrderMargin sold = order("-1");

    assertThat(opened.initial()).isEqualByComparingTo("462.665");
    assertThat(opened.openLoss()).isEqualByComparingTo("0");
    assertThat(sold.openLoss()).isEqualByComparingTo("6.54");
    assertThat(sold.cost()).isEqualByComparingTo("469.205");
  }

  private static OrderMargin order(String quantity) {
    return OrderMargin.of(
        USDM,
        MarginPosition.of(BTC, decimal(quantity), decimal("9253.30"), stated("0.004", "0"))
            .withLeverage(decimal("20"))
            .withMark(decimal("9259.84")));
  }

  /**
   * Deribit's page on linear margin. BTC: 2 % and 1 %, 0.005 % more for each BTC; SOL: 4 % and 2 %,
   * 0.0005 % more for each SOL. A maintenance that the page does not print follows the same line.
   */
  @ParameterizedTest
  @CsvSource({
    "0.02, 0.01, 0.00005, 25, 100000, 53125, 28125",
    "0.02, 0.01, 0.00005, 350, 100000, 1312500, 962500",
    "0.04, 0.02, 0.000005, 25, 200, 200.625, 100.625",
    "0.04, 0.02, 0.000005, 6000, 200, 84000, 60000",
  })
  void deribitLinear(
      String initialRate,
      String maintenanceRate,
      String perUnit,
      String quantity,
      String price,
      String initial,
      String maintenance) {
    DeribitLinear.Rates rates =
        new DeribitLinear.Rates(decimal(initialRate), decimal(maintenanceRate), decimal(perUnit));
    DeribitLinear venue = DeribitLinear.of(Map.of(BTC.base(), rates));
    MarginPosition position =
        MarginPosition.of(BTC, decimal(quantity), decimal(price), rates.tiers(decimal(quantity)));

    assertThat(venue.initial(position, decimal(price))).isEqualByComparingTo(initial);
    assertThat(venue.maintenance(position, decimal(price))).isEqualByComparingTo(maintenance);
  }

  /**
   * Hyperliquid's documents: maintenance is half of the initial margin at maximum leverage, and
   * {@code price - side x marginAvailable / size / (1 - l x side)}. A short of 2 at 100, marked at
   * 90, 50 behind it, at most 25x: l = 0.02, available 50 + 20 - 3.6 = 66.4, price 90 + 33.2 / 1.02
   * = 122.549...
   */
  @Test
  void hyperliquidsPriceIsTheCommonEquation() {
    Hyperliquid venue = new Hyperliquid();
    BigDecimal rate = Hyperliquid.maintenanceRate(decimal("25"));
    MaintenanceTiers tiers = MaintenanceTiers.stated(rate, BigDecimal.ZERO);
    MarginPosition position =
        MarginPosition.of(BTC, decimal("-2"), decimal("100"), tiers)
            .withMark(decimal("90"))
            .withIsolated(decimal("50"));
    BigDecimal published =
        decimal("90").add(decimal("33.2").divide(decimal("1.02"), MarginPosition.DIGITS));

    assertThat(venue.maintenance(position, decimal("90"))).isEqualByComparingTo("3.6");
    assertThat(venue.liquidation(MarginPool.isolated(position)).price().orElseThrow())
        .isCloseTo(published, within(decimal("1e-40")));
  }

  /**
   * Portfolio margin with Binance's levels of 150, 120 and 105 %: 2 BTC at 60,000 counted at 95 %
   * and a debt of 20,000 are 94,000; a debt counts in full.
   */
  @ParameterizedTest
  @CsvSource({
    "60000, NORMAL",
    "62666.67, WARNING",
    "78333.34, REDUCE_ONLY",
    "89523.81, LIQUIDATION",
  })
  void portfolioMarginActsByLevels(String maintenance, PortfolioMargin.State expected) {
    BigDecimal equity =
        new Collateral(
                BTC.base(), decimal("2"), decimal("60000"), Haircut.collateralRate(decimal("0.95")))
            .counted(BigDecimal.ZERO)
            .add(
                new Collateral(
                        BTC.quote(),
                        decimal("-20000"),
                        BigDecimal.ONE,
                        Haircut.collateralRate(decimal("0.99")))
                    .counted(BigDecimal.ZERO));
    PortfolioMargin.Levels levels =
        new PortfolioMargin.Levels(decimal("1.5"), decimal("1.2"), decimal("1.05"));

    assertThat(equity).isEqualByComparingTo("94000");
    assertThat(new PortfolioMargin(equity, decimal(maintenance), levels).state())
        .isEqualTo(expected);
  }

  /** Multi-assets mode: min(balance x bid, balance x ask), both ways. */
  @Test
  void buffersCountAgainstTheHolder() {
    Haircut haircut = Haircut.buffers(decimal("0.05"), decimal("0.04"));

    assertThat(haircut.counted(decimal("1000"))).isEqualByComparingTo("950");
    assertThat(haircut.counted(decimal("-1000"))).isEqualByComparingTo("-1040");
  }

  /**
   * Amounts follow from rates, so that tiers join without a step: floor x (rate - rate before) +
   * amount before. Binance's FAQ b3c689c prints 250,000 x (1 % - 0.5 %) + 50 = 1,300 for a BTCUSDT
   * position of 500,000, which must keep 3,700. Its FAQ ceccfcfb prints 50 x (5 % - 2.5 %) + 0.56 =
   * 1.81 for BTCUSD; the tiers after it, 10 % from 100 and 12.5 % from 200 BTC, make 100 x 5 % +
   * 1.81 = 6.81 and 200 x 2.5 % + 6.81 = 11.81, as printed for 300 BTC, which must keep 25.69.
   * Later it prints 11.605 for 300 BTC, which is what its tiers from 5 BTC on add up to.
   */
  @ParameterizedTest
  @CsvSource({
    "50000 250000 1000000, 0.004 0.005 0.01, 0 50 1300, 500000, 3700",
    "50 100 200 400, 0.025 0.05 0.1 0.125, 0.56 1.81 6.81 11.81, 300, 25.69",
    "5 10 20 50 100 200 400, 0.004 0.005 0.01 0.025 0.05 0.1 0.125,"
        + " 0 0.005 0.055 0.355 1.605 6.605 11.605, 300, 25.895",
  })
  void publishedAmountsJoinTheTiers(
      String caps, String rates, String amounts, String notional, String maintenance) {
    List<Bracket> tiers = new ArrayList<>();
    BigDecimal floor = BigDecimal.ZERO;
    for (int i = 0; i < caps.split(" ", -1).length; i++) {
      BigDecimal rate = decimal(rates.split(" ", -1)[i]);
      BigDecimal amount = decimal(amounts.split(" ", -1)[i]);
      if (i > 0) {
        Bracket before = tiers.getLast();
        assertThat(
                floor
                    .multiply(rate.subtract(before.maintenanceRate()))
                    .add(before.maintenanceAmount()))
            .isEqualByComparingTo(amount);
      }
      BigDecimal cap = decimal(caps.split(" ", -1)[i]);
      tiers.add(new Bracket(floor, cap, rate, amount, BigDecimal.TEN));
      floor = cap;
    }
    MaintenanceTiers table = new MaintenanceTiers(TierTable.of(tiers), "published", false);

    assertThat(table.maintenance(decimal(notional))).isEqualByComparingTo(maintenance);
    assertThat(table.tier(decimal(notional)).maintenanceAmount())
        .isEqualByComparingTo(tiers.getLast().maintenanceAmount());
  }

  private static MaintenanceTiers stated(String rate, String amount) {
    return MaintenanceTiers.stated(decimal(rate), decimal(amount));
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
