// SPDX-License-Identifier: Apache-2.0
package dev.ballast.cost.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.cost.FundingFormula;
import dev.ballast.cost.FundingFormula.HourlyShare;
import dev.ballast.cost.FundingTerms;
import dev.ballast.cost.PremiumAverage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates that venues publish, and such as follow from their formulas by hand. */
class FundingFormulaTest {
  /**
   * In percent. Sources, in order:
   *
   * <ul>
   *   <li>Binance, notice of 2025-09-16: the whole is halved at 4 hours; 0.10 - 0.05 = 0.05, / 2
   *   <li>Binance before it: 0.10 - 0.05 = 0.05, whatever the interval
   *   <li>Binance before it, premium near zero: the interest of 4 hours
   *   <li>OKX, "Revision of the funding rate formula", worked example of a 1-hour contract, both
   *       ways
   *   <li>nautilus_trader, http_funding_history.json of Hyperliquid, first row (recorded): 0.029005
   *       is within 0.05 of 0.01, so 0.01 / 8
   *   <li>Kraken, article 360022835911, example 2: 500 over 7000 is 7.142 / 24 = 0.2975, capped
   *   <li>Deribit: within the band nothing, beyond it what is beyond it
   *   <li>Bybit, as Binance; a discount beyond the clamp: -0.2 + 0.05
   * </ul>
   */
  @ParameterizedTest
  @CsvSource({
    "binance,     2025-09-18T08:01:00Z, 0.10,              4, 0.025",
    "binance,     2025-09-18T08:00:00Z, 0.10,              4, 0.05",
    "binance,     2024-01-01T00:00:00Z, 0.001,             4, 0.005",
    "okx,         2025-06-01T00:00:00Z, 0.10,              1, 0.05",
    "okx,         2026-06-01T00:00:00Z, 0.10,              1, 0.00625",
    "hyperliquid, 2025-01-01T00:00:00Z, 0.029005,          1, 0.00125",
    "kraken,      2025-01-01T00:00:00Z, 7.142857142857143, 1, 0.25",
    "kraken,      2025-01-01T00:00:00Z, -7.14285714285714, 1, -0.25",
    "deribit,     2025-01-01T00:00:00Z, 0.02,              8, 0",
    "deribit,     2025-01-01T00:00:00Z, 0.10,              8, 0.075",
    "deribit,     2025-01-01T00:00:00Z, -0.10,             4, -0.0375",
    "bybit,       2025-01-01T00:00:00Z, -0.2,              8, -0.15"
  })
  void ratesAreTheVenues(
      String venue, Instant time, BigDecimal premium, int hours, BigDecimal expected) {
    FundingTerms terms = FundingVenue.parse(venue).orElseThrow().terms(time).orElseThrow();

    assertThat(terms.rate(premium.movePointLeft(2), hours).movePointRight(2))
        .isEqualByComparingTo(expected);
  }

  /** Kraken, article 360022835911, example 3: 0.05 % an hour at an index of 7,000. */
  @Test
  void krakensAbsoluteRateIsTheRelativeOneOverTheIndexOfItsTime() {
    BigDecimal percent =
        HourlyShare.absolute(new BigDecimal("0.0005"), new BigDecimal("7000")).movePointRight(2);
    assertThat(percent.setScale(9, RoundingMode.DOWN)).isEqualByComparingTo("0.000007142");
  }

  /**
   * Kraken's example 1 of the same article (index 7,000, perpetual 7,010) prints 0.01785 % an hour.
   * Its text says that the premium of 0.1428 % is divided by 24, which gives 0.00595 %; the figure
   * printed is a division by 8, so it is no oracle.
   */
  @Test
  void krakensFirstExampleDividesByEightWhileItSaysTwentyFour() {
    BigDecimal premium = new BigDecimal("10").divide(new BigDecimal("7000"), FundingFormula.DIGITS);
    BigDecimal ours = new HourlyShare().rate(premium, 1).movePointRight(2);

    assertThat(ours.setScale(5, RoundingMode.HALF_EVEN)).isEqualByComparingTo("0.00595");
    assertThat(ours.multiply(BigDecimal.valueOf(3)).setScale(5, RoundingMode.DOWN))
        .as("Kraken's figure is a division by 8")
        .isEqualByComparingTo("0.01785");
  }

  @Test
  void theFormulaIsShownWithItsNumbers() {
    FundingFormula now =
        FundingVenue.BINANCE.terms(Instant.parse("2026-01-01T00:00:00Z")).orElseThrow().formula();
    FundingFormula before = FundingVenue.BINANCE.terms(Instant.EPOCH).orElseThrow().formula();
    BigDecimal premium = new BigDecimal("-0.001");

    assertThat(now.algebra()).isEqualTo("[P + clamp(I - P, +-0.05%)] / (8/N), I = 0.01%");
    assertThat(now.working(premium, 4))
        .isEqualTo("[-0.1% + clamp(0.01% - (-0.1%), +-0.05%)] / (8/4)");
    assertThat(before.working(premium, 4)).isEqualTo("-0.1% + clamp(0.005% - (-0.1%), +-0.05%)");
    assertThat(new HourlyShare().working(premium, 1)).isEqualTo("-0.1% x 1/24");
  }

  /** By hand: (1 x 1 + 2 x 2 + 3 x 4) / 6 = 17/6. */
  @Test
  void theLatestPremiumWeighsMost() {
    List<BigDecimal> samples = List.of(BigDecimal.ONE, BigDecimal.TWO, BigDecimal.valueOf(4));
    assertThat(PremiumAverage.linearlyWeighted(samples))
        .isEqualByComparingTo("2.83333333333333333333333");
    assertThatThrownBy(() -> PremiumAverage.linearlyWeighted(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void beforeTheEarliestTermsTheEarliestHoldAndASimulatorHasNone() {
    assertThat(FundingVenue.OKX.terms(Instant.EPOCH)).contains(FundingVenue.OKX.terms().getFirst());
    assertThat(FundingVenue.SIM.terms(Instant.EPOCH)).isEmpty();
    assertThat(FundingVenue.parse("KrakenFutures")).contains(FundingVenue.KRAKEN);
    assertThat(FundingVenue.parse("binance-coinm")).contains(FundingVenue.BINANCE);
    assertThat(FundingVenue.parse("mtgox")).isEmpty();
  }
}
