// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.MarketView;
import dev.ballast.market.RecordedHistory;
import dev.ballast.market.RuleBook;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Measures of real days against a script of its own (pandas 2, Python 3), run once on the same
 * files: closes of {@code spot_1d_binance} pivoted by asset, {@code s.iloc[-1] / s.iloc[-91] - 1},
 * {@code s.iloc[-100:].mean()}, {@code pct_change().iloc[-30:].std() * sqrt(365)}; capitalisations
 * of {@code market_cap_usd} at the last date before the day, times the close's change since.
 */
class RegimeOnRealHistoryTest {
  private static final String ALL =
      "AAVE ADA ATOM AVAX AXS BNB CHZ CRV DOGE DOT ETH FIL GALA GRT ICP LINK LTC MANA NEAR SAND SOL"
          + " THETA TRX UNI XRP";

  private static RegimeReading on(String day, String codes) {
    Assumptions.assumeTrue(RecordedHistory.present(), "skipped: no shared history");
    Set<String> assets = new TreeSet<>(List.of(codes.split(" ", -1)));
    assets.add("BTC");
    MarketView view =
        MarketView.of(
            RecordedHistory.of(assets), RuleBook.empty(), UtcDay.start(LocalDate.parse(day)));
    List<Asset> others = Arrays.stream(codes.split(" ", -1)).map(Asset::new).toList();
    return RegimeMeasures.of(
        view, new RegimeQuestion(Asset.BTC, Ids.MARKET, others, RegimeRules.DEFAULT));
  }

  private static void measured(RegimeReading reading, Object... expected) {
    for (int i = 0; i < expected.length; i += 2) {
      RegimeMeasure measure = (RegimeMeasure) expected[i];
      assertThat(reading.value(measure).orElseThrow())
          .as("%s", measure)
          .isCloseTo((Double) expected[i + 1], within(1e-9));
    }
  }

  @Test
  void twoMondaysAreAsAnotherProgramHasThem() {
    measured(
        on("2025-03-03", ALL),
        RegimeMeasure.MOMENTUM,
        -0.0163878322,
        RegimeMeasure.MONTH,
        -0.0796602075,
        RegimeMeasure.TREND,
        0.1453556842,
        RegimeMeasure.DRAWDOWN,
        -0.1118653917,
        RegimeMeasure.VOLATILITY,
        0.5189926739,
        RegimeMeasure.BREADTH,
        0.12,
        RegimeMeasure.LEADERS,
        0.08,
        RegimeMeasure.DOMINANCE,
        0.5119235118);
    measured(
        on("2025-10-13", ALL),
        RegimeMeasure.MOMENTUM,
        -0.0407404199,
        RegimeMeasure.MONTH,
        -0.0092271426,
        RegimeMeasure.TREND,
        0.0761451032,
        RegimeMeasure.DRAWDOWN,
        -0.0778104733,
        RegimeMeasure.VOLATILITY,
        0.4204713739,
        RegimeMeasure.BREADTH,
        0.12,
        RegimeMeasure.LEADERS,
        0.32,
        RegimeMeasure.DOMINANCE,
        0.0384046383);
  }

  /** All eight have a capitalisation on both days: 75.9 % of them is BTC's, and was 72.2 %. */
  @Test
  void dominanceIsTheShareOfCapitalisations() {
    RegimeReading reading = on("2024-11-04", "ETH SOL ADA LINK XRP LTC UNI");
    measured(
        reading, RegimeMeasure.DOMINANCE, 0.051630893165344194, RegimeMeasure.BREADTH, 3 / 7.0);
    assertThat(reading.dominanceBy())
        .isEqualTo("BTC's share of the recorded capitalisations of 8 assets, in place of an index");
  }
}
