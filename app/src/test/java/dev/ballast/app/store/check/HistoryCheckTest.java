// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ballast.app.simulate.SimulatedMarket;
import dev.ballast.market.BarSeries;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.History;
import dev.ballast.market.Interval;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.ValueSeries;
import dev.ballast.market.VenueId;
import dev.ballast.testing.Ids;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Each test builds a history with one thing wrong and expects that finding and no other. */
class HistoryCheckTest {
  private static final long DAY = 86_400_000;
  private static final long HOUR = 3_600_000;
  private static final long START = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
  private static final int DAYS = 60;

  @Test
  void findsNothingWrongWithGoodBars() {
    assertThat(check(new Bars("BTC/USDT").series())).isEmpty();
  }

  @Test
  void countsMissingRowsAndNamesTheLongestGap() {
    Bars bars = new Bars("BTC/USDT");
    bars.remove(10, 30, 31, 32);

    assertThat(check(bars.series()))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.severity()).isEqualTo(Severity.WARNING);
          assertThat(found.check()).isEqualTo("gap");
          assertThat(found.count()).isEqualTo(2);
          assertThat(found.message())
              .isEqualTo("4 missing rows in 2 gaps, longest 3 from 2025-01-31");
          assertThat(found.first()).isEqualTo(START + 10 * DAY);
        });
  }

  @Test
  void findsRowsOffTheGrid() {
    Bars bars = new Bars("BTC/USDT");
    bars.time[5] += HOUR;

    assertThat(check(bars.series()))
        .extracting(Finding::check, Finding::message)
        .containsExactly(tuple("off-grid", "1 row off the 1d grid, first 2025-01-06 01:00"));
  }

  @Test
  void callsABarThatContradictsItselfAnError() {
    Bars bars = new Bars("BTC/USDT");
    bars.low[7] = bars.close[7] + 0.5;

    assertThat(check(bars.series()))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.severity()).isEqualTo(Severity.ERROR);
          assertThat(found.message())
              .isEqualTo("1 bar whose open or close is outside low to high, first 2025-01-08");
        });
  }

  @Test
  void namesAContractThatEndedAtItsLastTrade() {
    Bars bars = new Bars("LUNA/USDT:USDT");
    for (int day = DAYS - 10; day < DAYS; day++) {
      bars.open[day] = bars.high[day] = bars.low[day] = bars.close[day] = 5;
      bars.volume[day] = 0;
    }
    long[] settled = Arrays.copyOf(every(8), 3 * (DAYS - 10) + 1);

    assertThat(check(bars.series(), funding("LUNA/USDT:USDT", settled)))
        .filteredOn(found -> found.check().equals("ended"))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.severity()).isEqualTo(Severity.WARNING);
          // The 50th day of the year is 19 February.
          assertThat(found.first()).isEqualTo(START + 50 * DAY);
          assertThat(found.message())
              .isEqualTo(
                  "last traded at "
                      + bars.close[DAYS - 11]
                      + " in the bar of 2025-02-19, then 10 flat bars without volume: it ended"
                      + " there, and the rest is not used");
        });
  }

  @Test
  void findsRunsWithoutVolumeButNotASingleBar() {
    Bars bars = new Bars("BTC/USDT");
    bars.volume[3] = 0;
    assertThat(check(bars.series())).isEmpty();

    Arrays.fill(bars.volume, 20, 24, 0);
    assertThat(check(bars.series()))
        .extracting(Finding::message)
        .containsExactly("4 bars without volume in 1 run, longest 4 from 2025-01-21");
  }

  @Test
  void aHighOrLowOutOfAllProportionIsAWarning() {
    Bars bars = new Bars("BTC/USDT");
    double top = Math.max(bars.open[12], bars.close[12]);
    bars.high[12] = 400 * top;

    assertThat(check(bars.series()))
        .filteredOn(found -> found.severity() == Severity.WARNING)
        .singleElement()
        .satisfies(found -> {
          assertThat(found.check()).isEqualTo("odd-range");
          assertThat(found.series().orElseThrow().subject()).isEqualTo("BTC/USDT");
          assertThat(found.first()).isEqualTo(START + 12 * DAY);
          assertThat(found.message())
              .startsWith(
                  "1 bar that reached more than 5 times from open and close; furthest on"
                      + " 2025-01-13: high "
                      + bars.high[12])
              .endsWith("(x 400.0)");
        });

    Bars low = new Bars("ETH/USDT");
    low.low[7] = Math.min(low.open[7], low.close[7]) / 8;
    low.low[9] = Math.min(low.open[9], low.close[9]) / 4.9;
    assertThat(check(low.series()))
        .filteredOn(found -> found.check().equals("odd-range"))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.count()).isEqualTo(1);
          assertThat(found.message()).contains("on 2025-01-08: low ").endsWith("(/ 8.000)");
        });
  }

  /** All other volumes are 10: 10,010 is more than a thousand times that, 10,000 is not. */
  @Test
  void aVolumeOutOfAllProportionIsAWarning() {
    Bars bars = new Bars("BTC/USDT");
    bars.volume[20] = 10_000;
    assertThat(check(bars.series())).isEmpty();

    bars.volume[20] = 50_000;
    bars.volume[0] = 10_010;
    bars.volume[DAYS - 1] = 0.009;
    assertThat(check(bars.series()))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.severity()).isEqualTo(Severity.WARNING);
          assertThat(found.check()).isEqualTo("odd-volume");
          assertThat(found.count()).isEqualTo(3);
          assertThat(found.message())
              .isEqualTo(
                  "3 volumes a thousand times the median of the bars around, or a thousandth;"
                      + " furthest on 2025-01-21: 50000.0 against 10.0 (x 5000)");
        });
  }

  @Test
  void findsACloseThatStandsStill() {
    Bars bars = new Bars("BTC/USDT");
    for (int row = 41; row < 45; row++) {
      bars.close[row] = bars.close[40];
      bars.low[row] = Math.min(bars.open[row], bars.close[row]) * 0.998;
      bars.high[row] = Math.max(bars.open[row], bars.close[row]) * 1.002;
    }
    assertThat(check(bars.series()))
        .extracting(Finding::message)
        .containsExactly("the close stood still for 5 bars from 2025-02-10");
  }

  @Test
  void findsASeriesThatEndsEarly() {
    Bars old = new Bars("SOL/USDT");
    old.remove(LongStream.range(50, DAYS).mapToInt(Math::toIntExact).toArray());

    assertThat(check(new Bars("BTC/USDT").series(), old.series()))
        .extracting(Finding::message)
        .containsExactly("ends 2025-02-19, 10 days before the newest row of all");
  }

  @Test
  void aMoveThatOnlyOneMarketShowsIsAWarning() {
    Bars spot = new Bars("ATOM/USDT");
    Bars future = new Bars("ATOM/USDT:USDT");
    spot.low[30] = spot.close[29] * 0.2;

    assertThat(check(spot.series(), future.series(), funding("ATOM/USDT:USDT", every(8))))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.severity()).isEqualTo(Severity.WARNING);
          assertThat(found.check()).isEqualTo("lone-outlier");
          assertThat(found.message())
              .isEqualTo(
                  "1 move beyond 8 deviations that the perpetual does not show,"
                      + " furthest -80.0 % on 2025-01-31");
        });
  }

  @Test
  void aMoveThatBothMarketsShowIsANote() {
    Bars spot = new Bars("ATOM/USDT");
    Bars future = new Bars("ATOM/USDT:USDT");
    spot.low[30] = spot.close[29] * 0.2;
    future.low[30] = future.close[29] * 0.25;

    assertThat(check(spot.series(), future.series(), funding("ATOM/USDT:USDT", every(8))))
        .hasSize(2)
        .allMatch(found -> found.severity() == Severity.NOTE && found.check().equals("outlier"));
  }

  @Test
  void aCrashOfAllIsOneNoteAndNoError() {
    Series[] all =
        List.of("BTC/USDT", "ETH/USDT", "SOL/USDT", "UNI/USDT").stream()
            .map(symbol -> {
              Bars bars = new Bars(symbol);
              bars.low[30] = bars.close[29] * 0.6;
              return bars.series();
            })
            .toArray(Series[]::new);

    assertThat(check(all))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.severity()).isEqualTo(Severity.NOTE);
          assertThat(found.check()).isEqualTo("market-move");
          assertThat(found.series()).isEmpty();
          assertThat(found.message())
              .isEqualTo(
                  "2025-01-31: 4 of 4 series (1d bars) moved beyond 8 deviations,"
                      + " furthest BTC/USDT -40.0 %");
        });
  }

  @Test
  void findsAPerpetualThatPartsFromItsSpot() {
    Bars spot = new Bars("BTC/USDT");
    Bars future = new Bars("BTC/USDT:USDT");
    future.close[12] = spot.close[12] * 1.03;
    future.high[12] = future.close[12] * 1.001;

    assertThat(check(spot.series(), future.series(), funding("BTC/USDT:USDT", every(8))))
        .extracting(Finding::check, Finding::message)
        .containsExactly(
            tuple("divergence", "1 close of 60 beyond 2 % of spot, worst +3.00 % on 2025-01-13"));
  }

  @Test
  void callsAnotherUnitAnError() {
    Bars spot = new Bars("PEPE/USDT");
    Bars future = new Bars("PEPE/USDT:USDT").times(1000);

    assertThat(check(spot.series(), future.series(), funding("PEPE/USDT:USDT", every(8))))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.severity()).isEqualTo(Severity.ERROR);
          assertThat(found.message()).endsWith("not the same thing, or another unit");
        });
  }

  @Test
  void saysWhenFundingIsNotThereFromTheStart() {
    Bars future = new Bars("BTC/USDT:USDT");
    long[] times = Arrays.copyOfRange(every(8), 60, 180);

    assertThat(check(future.series(), funding("BTC/USDT:USDT", times)))
        .extracting(Finding::message)
        .containsExactly("settlements from 2025-01-21, bars from 2025-01-01");
    assertThat(check(future.series()))
        .extracting(Finding::message)
        .containsExactly("a perpetual without a single funding settlement");
  }

  @Test
  void findsMissingSettlements() {
    long[] all = every(8);
    long[] times = Arrays.stream(all).filter(time -> time != all[50] && time != all[51]).toArray();

    assertThat(check(funding("BTC/USDT:USDT", times)))
        .extracting(Finding::message)
        .containsExactly("2 missing settlements in 1 gap, longest 2 from 2025-01-17 16:00");
  }

  @Test
  void findsSettlementsOffTheGrid() {
    long[] all = every(8);
    long[] times =
        LongStream.concat(Arrays.stream(all), LongStream.of(all[50] + 2 * HOUR, all[80] + 4 * HOUR))
            .sorted()
            .toArray();

    assertThat(check(funding("SOL/USDT:USDT", times)))
        .extracting(Finding::check, Finding::message)
        .containsExactly(
            tuple("funding-off-grid", "2 settlements off the 8h grid, first 2025-01-17 18:00"));
  }

  @Test
  void settlementsSomeMillisecondsLateAreOnTheGrid() {
    long[] late = Arrays.stream(every(8)).map(time -> time + time / HOUR % 17).toArray();

    assertThat(check(funding("BTC/USDT:USDT", late))).isEmpty();
  }

  @Test
  void tellsAChangeOfIntervalAndAnIntervalThatIsNotEightHours() {
    long change = START + 20 * DAY;
    long[] times =
        LongStream.concat(
                Arrays.stream(every(8)).filter(time -> time < change),
                Arrays.stream(every(4)).filter(time -> time >= change))
            .toArray();

    assertThat(check(funding("AXS/USDT:USDT", times)))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.severity()).isEqualTo(Severity.NOTE);
          assertThat(found.message()).isEqualTo("settled every 8h until 2025-01-21, then 4h");
        });
    assertThat(check(funding("POL/USDT:USDT", every(4))))
        .extracting(Finding::message)
        .containsExactly("settled every 4h throughout");
  }

  @Test
  void findsAWildRate() {
    double[] rates = new double[180];
    rates[40] = -0.04;
    FundingSeries funding = rated("BTC/USDT:USDT", every(8), rates);

    assertThat(check(funding))
        .extracting(Finding::message)
        .containsExactly("1 rate beyond 3 %, largest -4.00 % on 2025-01-14 08:00");
  }

  @Test
  void findsLeapsAndNothingInValues() {
    long[] times = every(8);
    double[] coins = new double[times.length];
    Arrays.fill(coins, 1000);
    coins[10] = 6000;
    coins[20] = 0;
    SeriesId id =
        new SeriesId(
            SeriesKind.OPEN_INTEREST,
            "BTC/USDT:USDT",
            Interval.EIGHT_HOURS,
            VenueId.parse("bybit"));

    assertThat(check(ValueSeries.of(id, times, coins)))
        .extracting(Finding::check, Finding::count)
        .containsExactly(tuple("leap", 2), tuple("nothing", 1));
  }

  @Test
  void findsNoErrorInASimulatedMarketAndSeesItsCrash() {
    HistoryCheck check = HistoryCheck.of(SimulatedMarket.of(42).history());

    assertThat(check.count(Severity.ERROR)).isZero();
    assertThat(check.findings())
        .filteredOn(found -> found.check().equals("market-move"))
        .extracting(found -> Finding.when(found.first()))
        // 97 % of 660 days after 2024-01-10.
        .contains("2025-10-11");
    assertThat(check.findings())
        .extracting(Finding::check)
        .doesNotContain("gap", "off-grid", "funding-missing", "funding-off-grid", "stale");
  }

  private static List<Finding> check(Series... series) {
    MemoryHistory.Builder history = MemoryHistory.from("made by hand");
    for (Series one : series) {
      history.add(one);
    }
    History built = history.build();
    return HistoryCheck.of(built).findings();
  }

  private static long[] every(int hours) {
    return LongStream.range(0, DAYS * 24L / hours).map(i -> START + i * hours * HOUR).toArray();
  }

  private static FundingSeries funding(String symbol, long[] times) {
    double[] rates = new double[times.length];
    Arrays.fill(rates, 0.0001);
    return rated(symbol, times, rates);
  }

  private static FundingSeries rated(String symbol, long[] times, double[] rates) {
    double[] marks = new double[times.length];
    Arrays.fill(marks, Double.NaN);
    return FundingSeries.of(SeriesId.funding(Ids.parse(symbol)), times, rates, marks);
  }

  /** Sixty daily bars around 100 that move by about one per cent a day. */
  private static final class Bars {
    final String symbol;
    long[] time = new long[DAYS];
    double[] open = new double[DAYS];
    double[] high = new double[DAYS];
    double[] low = new double[DAYS];
    double[] close = new double[DAYS];
    double[] volume = new double[DAYS];

    Bars(String symbol) {
      this.symbol = symbol;
      for (int row = 0; row < DAYS; row++) {
        time[row] = START + row * DAY;
        close[row] = 100 + row % 2 + 0.4 * (row % 3);
        open[row] = row == 0 ? 100 : close[row - 1];
        high[row] = Math.max(open[row], close[row]) * 1.002;
        low[row] = Math.min(open[row], close[row]) * 0.998;
        volume[row] = 10;
      }
    }

    Bars times(double factor) {
      for (double[] column : List.of(open, high, low, close)) {
        for (int row = 0; row < column.length; row++) {
          column[row] *= factor;
        }
      }
      return this;
    }

    void remove(int... rows) {
      int[] kept =
          java.util.stream.IntStream.range(0, time.length)
              .filter(row -> Arrays.stream(rows).noneMatch(gone -> gone == row))
              .toArray();
      time = Arrays.stream(kept).mapToLong(row -> time[row]).toArray();
      open = Arrays.stream(kept).mapToDouble(row -> open[row]).toArray();
      high = Arrays.stream(kept).mapToDouble(row -> high[row]).toArray();
      low = Arrays.stream(kept).mapToDouble(row -> low[row]).toArray();
      close = Arrays.stream(kept).mapToDouble(row -> close[row]).toArray();
      volume = Arrays.stream(kept).mapToDouble(row -> volume[row]).toArray();
    }

    BarSeries series() {
      return BarSeries.of(
          SeriesId.bars(Ids.parse(symbol), Interval.DAY),
          time.clone(),
          open.clone(),
          high.clone(),
          low.clone(),
          close.clone(),
          volume.clone());
    }
  }
}
