// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.margin.tier.MaintenanceTiers;
import dev.ballast.market.InstrumentId;
import dev.ballast.testing.Ids;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Liquidation prices that venues and other programs have published. */
class LiquidationVectorsTest {
  private static final InstrumentId LINEAR = Ids.parse("BTC/USDT:USDT");
  private static final InstrumentId INVERSE = Ids.parse("BTC/USD:BTC");
  private static final VenueMargin USDM = new BinanceUsdm();
  private static final VenueMargin COINM = new BinanceCoinm();
  private static final VenueMargin OKX = new Okx();
  private static final VenueMargin BYBIT = new BybitUnified();

  /**
   * The example of Binance's FAQ b3c689c1f50a44cabb3a84e663b81d93, as freqtrade takes it over
   * (tests/exchange/test_binance.py::test_liquidation_price_binance at c9ae5e1), each position with
   * the whole wallet to itself; printed to cents.
   */
  @ParameterizedTest
  @CsvSource({
    "1535443.01, 135365, 3683.979, 1456.84, 0.1, 1114.78",
    "1535443.01, 16300, 109.488, 32481.98, 0.025, 18778.73",
  })
  void binanceIsolatedLong(
      String wallet, String cum, String quantity, String entry, String rate, String expected) {
    MarginPosition position = position(LINEAR, quantity, entry, rate, cum);

    assertThat(price(USDM, position.withIsolated(decimal(wallet))))
        .isCloseTo(decimal(expected), within(decimal("0.01")));
  }

  /**
   * Freqtrade at c9ae5e1, tests/exchange/test_exchange.py::test_get_liquidation_price, rate 0.01
   * and amount 0.01, wallet = entry x quantity / leverage; printed as Python prints a float.
   */
  @ParameterizedTest
  @CsvSource({
    "-1, 10, 5, 11.89108910891089",
    "-1, 10, 3, 13.211221122079207",
    "-1, 8, 5, 9.514851485148514",
    "-0.6, 10, 5, 11.897689768976898",
    "1, 10, 3, 6.723905723905723",
    "0.6, 10, 5, 8.063973063973064",
  })
  void binanceIsolatedByLeverage(String quantity, String entry, String leverage, String expected) {
    MarginPosition position =
        position(LINEAR, quantity, entry, "0.01", "0.01").withLeverage(decimal(leverage));

    assertThat(price(USDM, position.withIsolated(position.initialAtEntry())))
        .isCloseTo(decimal(expected), within(decimal("1e-9")));
  }

  /**
   * One position in a multi-assets account, recorded on 2024-07-28 (ccxt
   * ts/src/test/static/response/binance.json, fetchPositions); the wallet balance is the one
   * implied, "collateral" there.
   */
  @ParameterizedTest
  @CsvSource({
    "25.72470371, 67502.68519858, 64846.98753790",
    "25.72647982, 67582.2, 64846.78939917",
  })
  void binanceCrossAsRecorded(String wallet, String mark, String expected) {
    MarginPosition position =
        position(LINEAR, "0.009", "67445.9", "0.004", "0").withMark(decimal(mark));

    assertThat(cross(USDM, wallet, position)).isCloseTo(decimal(expected), within(decimal("1e-6")));
  }

  /** Recorded on 2024-07-27, same source: three contracts of 100 dollars, short. */
  @Test
  void coinMarginedShortAsRecorded() {
    MarginPosition position =
        position(INVERSE, "-3", "68911.00000037", "0.004", "0").withContractSize(decimal("100"));

    assertThat(cross(COINM, "0.00023156", position))
        .isCloseTo(decimal("72491.16879818"), within(decimal("1e-6")));
  }

  /**
   * "Binance Calculator ... $33,599.40" (dev.binance.vision/t/6292); the amount of 11.605 BTC from
   * FAQ ceccfcfb4e3a45e3b48b0b1bb1a8ae46. The calculator's tick is 0.1.
   */
  @Test
  void coinMarginedLongAsBinanceCalculates() {
    MarginPosition position =
        position(INVERSE, "100000", "45000", "0.125", "11.605").withContractSize(decimal("100"));

    assertThat(cross(COINM, "101", position))
        .isCloseTo(decimal("33599.40"), within(decimal("0.1")));
  }

  /** Freqtrade as above, in the form of OKX and Gate, taker 0.0006. */
  @ParameterizedTest
  @CsvSource({
    "-1, 10, 5, 11.87413417771621",
    "-1, 10, 3, 13.193482419684678",
    "-1, 8, 5, 9.499307342172967",
  })
  void okxIsolated(String quantity, String entry, String leverage, String expected) {
    MarginPosition position =
        position(LINEAR, quantity, entry, "0.01", "0")
            .withLeverage(decimal(leverage))
            .withTakerFee(decimal("0.0006"));

    assertThat(price(OKX, position.withIsolated(position.initialAtEntry())))
        .isCloseTo(decimal(expected), within(decimal("1e-9")));
  }

  /** Freqtrade as above, in the older published form of Bybit, to the digits printed. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 0.1, 1e-9",
    "1, 3, 6.7666666, 1e-7",
    "1, 5, 8.1, 1e-9",
    "1, 10, 9.1, 1e-9",
    "-1, 1, 19.9, 1e-9",
    "-1, 3, 13.233333, 1e-6",
  })
  void bybitIsolated(String quantity, String leverage, String expected, String unit) {
    MarginPosition position =
        position(LINEAR, quantity, "10", "0.01", "0").withLeverage(decimal(leverage));

    assertThat(price(BYBIT, position.withIsolated(position.initialAtEntry())))
        .isCloseTo(decimal(expected), within(decimal(unit)));
  }

  /**
   * Bybit's older help page (360039261334): 10,000 dollars long at 8,000 with 0.5 BTC, fee 0.075 %:
   * bankrupt at 10,000 x 1.00075 / 1.75 = 5,718.571, printed 5,718.57.
   */
  @Test
  void bybitsBankruptcyPriceCountsTheClosingFee() {
    MarginPosition position =
        position(INVERSE, "10000", "8000", "0.005", "0").withTakerFee(decimal("0.00075"));
    MarginAccount account = MarginAccount.of(BYBIT, decimal("0.5"), List.of(position));

    assertThat(account.liquidation(position).bankruptcy().orElseThrow())
        .isCloseTo(decimal("5718.57"), within(decimal("0.01")));
  }

  /**
   * The same page prints 5,739.50 for liquidation, but its own equation does not give that. What
   * stays of 0.5 BTC after maintenance at entry (1.25 x 0.005 = 0.00625) and the fee at bankruptcy
   * (10,000 / 5,718.571 x 0.00075 = 0.0013115) is 0.4924385; 10,000 / (1.25 + 0.4924385) =
   * 5,739.08.
   */
  @Test
  void bybitsPrintedLiquidationPriceIsNotWhatItsEquationGives() {
    BigDecimal left = decimal("0.5").subtract(decimal("0.00625")).subtract(decimal("0.0013115"));
    MarginPosition position = position(INVERSE, "10000", "8000", "0.005", "0");
    MarginPool pool = new MarginPool(List.of(position), left, BigDecimal.ZERO, BigDecimal.ZERO);

    assertThat(
            LiquidationEquation.solve(pool, List.of(BigDecimal.ZERO), BigDecimal.ZERO)
                .orElseThrow())
        .isCloseTo(decimal("5739.08"), within(decimal("0.01")))
        .isNotCloseTo(decimal("5739.50"), within(decimal("0.3")));
  }

  private static BigDecimal price(VenueMargin venue, MarginPosition isolated) {
    return venue.liquidation(MarginPool.isolated(isolated)).price().orElseThrow();
  }

  private static BigDecimal cross(VenueMargin venue, String wallet, MarginPosition position) {
    return MarginAccount.of(venue, decimal(wallet), List.of(position))
        .liquidation(position)
        .price()
        .orElseThrow();
  }

  private static MarginPosition position(
      InstrumentId id, String quantity, String entry, String rate, String amount) {
    return MarginPosition.of(
        id,
        decimal(quantity),
        decimal(entry),
        MaintenanceTiers.stated(decimal(rate), decimal(amount)));
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
