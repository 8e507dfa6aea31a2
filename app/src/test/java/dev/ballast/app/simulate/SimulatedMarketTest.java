// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.BarSeries;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.History;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.ValueSeries;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Price;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedMarketTest {
  private static final SimulatedMarket MARKET = SimulatedMarket.of(42);

  @Test
  void hasFourSeriesAnAssetAndSaysThatItIsMade() {
    History history = MARKET.history();

    assertThat(history.simulated()).isTrue();
    assertThat(history.provenance()).startsWith("SIMULATED market of seed 42");
    assertThat(history.ids()).hasSize(4 * 26);
    assertThat(SimulatedAsset.all().stream().map(SimulatedAsset::sector).distinct()).hasSize(7);
    for (SimulatedAsset asset : SimulatedAsset.all()) {
      assertThat(bars(history, asset.spot()).size()).isEqualTo(660);
      assertThat(bars(history, asset.perpetual()).size()).isEqualTo(660);
      assertThat(funding(history, asset).size()).isEqualTo(3 * 660);
      assertThat(openInterest(history, asset).size()).isEqualTo(3 * 660);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 20251010})
  void barsAreConsistentAndOnTheTick(long seed) {
    SimulatedMarket market = SimulatedMarket.of(seed);
    for (SimulatedAsset asset : SimulatedAsset.all()) {
      for (InstrumentId id : List.of(asset.spot(), asset.perpetual())) {
        Price tick = market.rules().instrument(id, 0).orElseThrow().rules().tick();
        BarSeries bars = bars(market.history(), id);
        for (int row = 0; row < bars.size(); row++) {
          double low = Math.min(bars.open(row), bars.close(row));
          double high = Math.max(bars.open(row), bars.close(row));
          Price close = Price.nearest(bars.close(row));
          boolean right =
              bars.low(row) > 0
                  && bars.low(row) <= low
                  && bars.high(row) >= high
                  && bars.volume(row) > 0
                  && (row == 0 || bars.open(row) == bars.close(row - 1))
                  && close.roundedTo(tick, RoundingMode.DOWN).equals(close);
          if (!right) {
            fail("seed " + seed + ", " + id + " row " + row + ": " + bars.bar(row));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 20251010})
  void betasAreFoundAsTheyWerePutIn(long seed) {
    History history = SimulatedMarket.of(seed).history();
    double[] btc = returns(bars(history, SimulatedAsset.all().getFirst().spot()));
    for (SimulatedAsset asset : SimulatedAsset.all().subList(1, 26)) {
      double[] line = regression(returns(bars(history, asset.spot())), btc);
      // Four standard errors, and a little for simple returns of a lognormal path.
      assertThat(line[0])
          .as("seed " + seed + ", " + asset.asset())
          .isCloseTo(asset.beta(), within(4 * line[1] + 0.05));
      assertThat(line[1]).isLessThan(0.09);
    }
  }

  @Test
  void fundingFollowsThePremium() {
    // F = P + clamp(0.01 % - P, +-0.05 %): at rest 0.01 %, beyond that the premium less 0.05 %.
    assertThat(SimulatedMarket.rate(0)).isEqualTo(0.0001);
    assertThat(SimulatedMarket.rate(0.0005)).isEqualTo(0.0001);
    assertThat(SimulatedMarket.rate(0.0010)).isEqualTo(0.0005);
    assertThat(SimulatedMarket.rate(-0.0010)).isEqualTo(-0.0005);
    assertThat(SimulatedMarket.rate(-0.09)).isEqualTo(-0.02);

    int negative = 0;
    for (SimulatedAsset asset : SimulatedAsset.all()) {
      FundingSeries funding = funding(MARKET.history(), asset);
      BarSeries spot = bars(MARKET.history(), asset.spot());
      BarSeries perpetual = bars(MARKET.history(), asset.perpetual());
      List<Double> dear = new ArrayList<>();
      List<Double> cheap = new ArrayList<>();
      for (int row = 0; row < spot.size(); row++) {
        int settlement = funding.rowAt(spot.knownAt(row));
        double premium = perpetual.close(row) / spot.close(row) - 1;
        (premium > 0.0003 ? dear : cheap).add(funding.rate(settlement));
        negative += funding.rate(settlement) < 0 ? 1 : 0;
      }
      assertThat(mean(dear)).as(asset.asset().code()).isGreaterThan(mean(cheap));
    }
    assertThat(negative).as("negative settlements at midnight").isBetween(50, 26 * 660 / 2);
  }

  @Test
  void theCrashIsSeenInPricesAndInOpenInterest() {
    // 97 % of 660 days: day 640.
    int crash = 640;
    for (SimulatedAsset asset : SimulatedAsset.all()) {
      BarSeries spot = bars(MARKET.history(), asset.spot());
      assertThat(spot.low(crash) / spot.open(crash)).as(asset.asset().code()).isLessThan(0.95);
      ValueSeries interest = openInterest(MARKET.history(), asset);
      double before = interest.value(3 * crash);
      double after = interest.value(3 * (crash + 1));
      assertThat(after / before).as(asset.asset().code()).isLessThan(0.97);
    }
  }

  @Test
  void volatilityClusters() {
    double[] btc = returns(bars(MARKET.history(), SimulatedAsset.all().getFirst().spot()));
    double[] size = new double[btc.length];
    for (int i = 0; i < btc.length; i++) {
      size[i] = Math.abs(btc[i]);
    }
    double[] week = new double[size.length - 7];
    double[] next = new double[size.length - 7];
    for (int i = 0; i < week.length; i++) {
      for (int j = 0; j < 7; j++) {
        week[i] += size[i + j];
      }
      next[i] = size[i + 7];
    }
    double[] line = regression(next, week);
    assertThat(line[0] / line[1]).as("t of a day's size on the week before").isGreaterThan(2);
  }

  @Test
  void theSeedDecidesEverything() {
    LocalDate day = LocalDate.of(2024, 1, 10);
    String first = text(SimulatedMarket.of(7, day, 40).history());

    assertThat(text(SimulatedMarket.of(7, day, 40).history())).isEqualTo(first);
    assertThat(text(SimulatedMarket.of(8, day, 40).history())).isNotEqualTo(first);
  }

  /** Every figure of every series. */
  private static String text(History history) {
    StringBuilder text = new StringBuilder();
    for (SeriesId id : history.ids()) {
      Series series = history.series(id).orElseThrow();
      text.append(id).append('\n');
      for (int row = 0; row < series.size(); row++) {
        switch (series) {
          case BarSeries bars -> text.append(bars.bar(row));
          case FundingSeries funding ->
              text.append(funding.time(row))
                  .append(funding.rate(row))
                  .append(funding.markPrice(row));
          case ValueSeries values -> text.append(values.time(row)).append(values.value(row));
        }
      }
    }
    return text.toString();
  }

  private static BarSeries bars(History history, InstrumentId id) {
    return (BarSeries) history.series(SeriesId.bars(id, Interval.DAY)).orElseThrow();
  }

  private static FundingSeries funding(History history, SimulatedAsset asset) {
    return (FundingSeries) history.series(SeriesId.funding(asset.perpetual())).orElseThrow();
  }

  private static ValueSeries openInterest(History history, SimulatedAsset asset) {
    return (ValueSeries)
        history
            .series(
                new SeriesId(
                    SeriesKind.OPEN_INTEREST,
                    asset.perpetual().toString(),
                    Interval.EIGHT_HOURS,
                    Ids.VENUE))
            .orElseThrow();
  }

  private static double[] returns(BarSeries bars) {
    double[] returns = new double[bars.size() - 1];
    for (int row = 1; row < bars.size(); row++) {
      returns[row - 1] = bars.close(row) / bars.close(row - 1) - 1;
    }
    return returns;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElseThrow();
  }

  /** Slope of y on x with an intercept, and its standard error. */
  private static double[] regression(double[] y, double[] x) {
    int n = x.length;
    double meanX = java.util.Arrays.stream(x).average().orElseThrow();
    double meanY = java.util.Arrays.stream(y).average().orElseThrow();
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < n; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    double slope = xy / xx;
    return new double[] {slope, Math.sqrt((yy - slope * xy) / (n - 2) / xx)};
  }
}
