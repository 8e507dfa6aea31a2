// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.BarSeries;
import dev.ballast.market.Interval;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.RecordedHistory;
import dev.ballast.market.SeriesId;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class TrackingErrorTest {
  /**
   * By hand: A +1 %, -1 %, +1 %, B nothing. 60 against 50 of A: differences 0.1 %, -0.1 %, 0.1 %,
   * mean 0.1/3 %; (2 x (0.2/3)^2 + (0.4/3)^2) / 2 = 0.04/3, so that the deviation is 0.2 / root 3
   * %.
   */
  @Test
  void isTheDeviationOfTheDifferences() {
    double[][] returns = {{0.01, -0.01, 0.01}, {0, 0, 0}};
    TrackingError error = TrackingError.of(returns, new double[] {.5, .5}, new double[] {.6, .4});
    assertThat(error.annualised()).isCloseTo(0.002 / Math.sqrt(3) * Math.sqrt(365), within(1e-15));
    assertThat(error.meanDifference()).isCloseTo(0.001 / 3, within(1e-17));
    assertThat(error.onIndex().orElseThrow().beta()).isCloseTo(1.2, within(1e-12));
    assertThat(error.onIndex().orElseThrow().correlation()).isCloseTo(1, within(1e-12));
    assertThat(error.observations()).isEqualTo(3);
    assertThat(TrackingError.shares(returns, new double[] {.5, .5}, new double[] {.6, .4}))
        .containsExactly(new double[] {1, 0}, within(1e-12));
  }

  @Test
  void aBasketOfTheIndexsWeightsDoesNotStray() {
    double[][] returns = {{0.01, -0.02, 0.03, 0.01}, {0.02, 0.01, -0.03, 0.005}};
    double[] weights = {.3, .7};
    assertThat(TrackingError.of(returns, weights, weights).annualised()).isZero();
    assertThat(TrackingError.shares(returns, weights, weights)).containsExactly(0, 0);
  }

  /**
   * UNI, AAVE and CRV, the 90 daily returns of spot to 2025-10-31T00:00Z: pandas 3.1.1's deviation
   * and covariance, statsmodels 0.15.0's OLS of the basket on the index.
   */
  @Test
  void isThatOfPandasOnRecordedHistory() {
    Assumptions.assumeTrue(RecordedHistory.present(), "skipped: no shared history");
    MemoryHistory history = RecordedHistory.spot();
    List<BarSeries> bars =
        Stream.of("UNI", "AAVE", "CRV")
            .map(one -> SeriesId.bars(Ids.parse(one + "/USDT"), Interval.DAY))
            .map(id -> (BarSeries) history.series(id).orElseThrow())
            .map(all -> all.asOf(MadeMarket.at("2025-10-31")))
            .toList();
    assertThat(CommonReturns.lastClose(bars)).hasValue(MadeMarket.at("2025-10-31"));
    double[][] returns = CommonReturns.latest(bars, 90).orElseThrow();
    double[] index = {.5, .3, .2};
    double[] equal = {1 / 3.0, 1 / 3.0, 1 / 3.0};
    TrackingError error = TrackingError.of(returns, index, equal);
    assertThat(error.annualised()).isCloseTo(0.07796817819466437, within(1e-9));
    assertThat(error.meanDifference()).isCloseTo(-4.215711195951024e-05, within(1e-12));
    assertThat(error.onIndex().orElseThrow().beta()).isCloseTo(1.0133817197417758, within(1e-9));
    assertThat(error.onIndex().orElseThrow().correlation())
        .isCloseTo(0.9967418238314258, within(1e-9));
    assertThat(TrackingError.shares(returns, index, equal))
        .containsExactly(
            new double[] {0.034482277339982305, 0.0791295893528933, 0.8863881333071244},
            within(1e-9));
  }

  @Test
  void refusesWhatDoesNotFit() {
    double[][] returns = {{0.01, -0.02, 0.03}};
    assertThatThrownBy(() -> TrackingError.of(returns, new double[] {.5, .5}, new double[] {1, 0}))
        .hasMessage("2 weights of 1 assets");
  }
}
