// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.BarSeries;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.SeriesId;
import dev.ballast.market.ValueSeries;
import dev.ballast.testing.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files laid out as in Binance's public archive. */
final class ArchiveImportTest {
  private static final String KLINE_HEADER =
      "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
          + "taker_buy_quote_volume,ignore";

  @TempDir private Path folder;

  private Store imported(Object... paths) {
    Ran ran = Ran.importing(folder.resolve("store"), paths);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return Store.open(folder.resolve("store"));
  }

  @Test
  void spotKlinesChangeToMicrosecondsIn2025() throws IOException {
    Path in = folder.resolve("data/spot/monthly/klines/BTCUSDT/1h");
    Fixture.write(
        in.resolve("BTCUSDT-1h-2024-12.zip"),
        "1735686000000,10,12,9,11,5,1735689599999,50,3,2,20,0");
    Fixture.write(
        in.resolve("BTCUSDT-1h-2025-01.zip"),
        "1735689600000000,11,13,10,12,6,1735693199999999,60,3,2,20,0");
    Store store = imported(folder.resolve("data"));
    BarSeries bars = (BarSeries) store.series(store.ids().getFirst()).orElseThrow();
    assertThat(bars.id().toString()).isEqualTo("bars BTC/USDT 1h (binance)");
    assertThat(Instant.ofEpochMilli(bars.time(0))).isEqualTo(Instant.parse("2024-12-31T23:00:00Z"));
    assertThat(Instant.ofEpochMilli(bars.time(1))).isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
    assertThat(bars.close(1)).isEqualTo(12);
    assertThat(bars.volume(1)).isEqualTo(6);
  }

  @Test
  void futuresHaveAHeaderOrNone() throws IOException {
    Path in = folder.resolve("data/futures/um/monthly");
    Fixture.write(
        in.resolve("klines/ETHUSDT/1d/ETHUSDT-1d-2021-01.zip"),
        "1609459200000,736,749,714,729,5,1609545599999,50,3,2,20,0");
    Fixture.write(
        in.resolve("klines/ETHUSDT/1d/ETHUSDT-1d-2024-01.zip"),
        KLINE_HEADER,
        "1704067200000,2281,2390,2260,2352,5,1704153599999,50,3,2,20,0");
    Fixture.write(
        in.resolve("markPriceKlines/ETHUSDT/1d/ETHUSDT-1d-2024-01.zip"),
        KLINE_HEADER,
        "1704067200000,2282,2391,2261,2353,0,1704153599999,0,3,0,0,0");
    Fixture.write(
        in.resolve("indexPriceKlines/ETHUSDT/1d/ETHUSDT-1d-2024-01.zip"),
        "1704067200000,2283,2392,2262,2354,0,1704153599999,0,3,0,0,0");
    Fixture.write(in.resolve("premiumIndexKlines/ETHUSDT/1d/ETHUSDT-1d-2024-01.zip"), "1,2");
    Fixture.write(in.resolve("aggTrades/ETHUSDT/ETHUSDT-aggTrades-2024-01.zip"), "1,2");
    Store store = imported(folder.resolve("data"));
    assertThat(store.entries().stream().map(one -> one.id() + " " + one.rows()))
        .containsExactly(
            "bars ETH/USDT:USDT 1d (binance) 2",
            "mark ETH/USDT:USDT 1d (binance) 1",
            "index ETH/USDT:USDT 1d (binance) 1");
  }

  @Test
  void aCoinMarginedContractsVolumeIsInCoins() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("futures/cm/daily/BTCUSD_PERP-1d-2024-01-01.csv"),
            KLINE_HEADER,
            "1704067200000,42314,44266,42207,44230,9000,1704153599999,20.5,3,2,20,0");
    Store store = imported(file);
    BarSeries bars = (BarSeries) store.series(store.ids().getFirst()).orElseThrow();
    assertThat(bars.id().subject()).isEqualTo("BTC/USD:BTC");
    assertThat(bars.volume(0)).isEqualTo(20.5);
  }

  @Test
  void datedContractsKeepTheirExpiry() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("um/BTCUSDT_251226-1d-2025-10-01.csv"),
            "1759276800000,115000,119000,114000,118500,9,1759363199999,20.5,3,2,20,0");
    assertThat(imported(file).ids().getFirst().subject()).isEqualTo("BTC/USDT:USDT-251226");
  }

  @Test
  void fundingTimesAreSetToTheSecond() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("futures/um/monthly/fundingRate/BTCUSDT-fundingRate-2024-01.zip"),
            "calc_time,funding_interval_hours,last_funding_rate",
            "1704067200009,8,0.00037409",
            "1704095999998,8,0.00026989");
    Store store = imported(file);
    FundingSeries funding =
        (FundingSeries) store.series(SeriesId.funding(Ids.parse("BTC/USDT:USDT"))).orElseThrow();
    assertThat(Instant.ofEpochMilli(funding.time(0)))
        .isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
    assertThat(Instant.ofEpochMilli(funding.time(1)))
        .isEqualTo(Instant.parse("2024-01-01T08:00:00Z"));
    assertThat(funding.rate(1)).isEqualTo(0.00026989);
    assertThat(funding.markPrice(0)).isEmpty();
  }

  @Test
  void metricsGiveOpenInterestInCoins() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("futures/um/daily/metrics/BTCUSDT-metrics-2024-01-01.zip"),
            "create_time,symbol,sum_open_interest,sum_open_interest_value,"
                + "count_toptrader_long_short_ratio,sum_toptrader_long_short_ratio,"
                + "count_long_short_ratio,sum_taker_long_short_vol_ratio",
            "2024-01-01 00:05:00,BTCUSDT,76000.5,3211000000.1,1,1,1,1",
            "2024-01-01 00:05:00,BTCUSDT,76000.5,3211000000.1,1,1,1,1",
            "2024-01-01 00:10:00,BTCUSDT,,,,,,",
            "2024-01-01 00:15:00,BTCUSDT,76001.5,3211000001.1,1,1,1,1");
    Store store = imported(file);
    ValueSeries interest = (ValueSeries) store.series(store.ids().getFirst()).orElseThrow();
    assertThat(interest.id().toString()).isEqualTo("open-interest BTC/USDT:USDT 5m (binance)");
    assertThat(interest.size()).isEqualTo(2);
    assertThat(interest.value(1)).isEqualTo(76001.5);
  }

  /** Each column to its own series; an empty cell gives no row. */
  @Test
  void metricsGiveLongShortRatios() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("um/BTCUSDT-metrics-2024-01-01.csv"),
            METRICS
                + ",count_toptrader_long_short_ratio,sum_toptrader_long_short_ratio,"
                + "count_long_short_ratio,sum_taker_long_short_vol_ratio",
            "2024-01-01 00:05:00,BTCUSDT,100,1,1.1,1.2,1.3,1.4",
            "2024-01-01 00:10:00,BTCUSDT,100,1,1.5,1.6,,1.8");
    Store store = imported(file);

    assertThat(store.ids())
        .extracting(SeriesId::toString)
        .containsExactly(
            "open-interest BTC/USDT:USDT 5m (binance)",
            "account-ratio BTC/USDT:USDT 5m (binance)",
            "trader-ratio BTC/USDT:USDT 5m (binance)",
            "taker-ratio BTC/USDT:USDT 5m (binance)");
    assertThat(values(store, 1)).containsExactly(1.3);
    assertThat(values(store, 2)).containsExactly(1.2, 1.6);
    assertThat(values(store, 3)).containsExactly(1.4, 1.8);
    Ran check = Ran.of("data", "check", "--store", folder.resolve("store").toString());
    assertThat(check.err()).isEmpty();
  }

  @Test
  void aRatioBelowZeroIsRefusedWithItsPlace() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("um/BTCUSDT-metrics-2024-01-01.csv"),
            METRICS + ",count_long_short_ratio",
            "2024-01-01 00:05:00,BTCUSDT,100,1,-1.3");
    Ran ran = Ran.importing(folder.resolve("store"), file);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains(file + ":2:", "a long/short ratio must not be negative: -1.3");
  }

  private static double[] values(Store store, int series) {
    ValueSeries found = (ValueSeries) store.series(store.ids().get(series)).orElseThrow();
    double[] values = new double[found.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = found.value(row);
    }
    return values;
  }

  private static final String METRICS =
      "create_time,symbol,sum_open_interest,sum_open_interest_value";

  /** The last day named by ends and the first named by starts: four figures, five minutes apart. */
  @Test
  void metricsAreKeptAtTheTimeOfTheFigureWhateverNamesTheRow() throws IOException {
    Fixture.write(
        folder.resolve("in/um/BTCUSDT-metrics-2026-06-24.csv"),
        METRICS,
        "2026-06-24 23:55:00,BTCUSDT,100,1",
        "2026-06-25 00:00:00,BTCUSDT,101,1");
    Fixture.write(
        folder.resolve("in/um/BTCUSDT-metrics-2026-06-25.csv"),
        METRICS,
        "2026-06-25 00:00:00,BTCUSDT,102,1",
        "2026-06-25 00:05:00,BTCUSDT,103,1");
    Store store = imported(folder.resolve("in"));
    ValueSeries interest = (ValueSeries) store.series(store.ids().getFirst()).orElseThrow();
    long first = java.time.Instant.parse("2026-06-24T23:55:00Z").toEpochMilli();
    assertThat(interest.size()).isEqualTo(4);
    for (int row = 0; row < 4; row++) {
      assertThat(interest.time(row)).isEqualTo(first + row * 300_000L);
      assertThat(interest.value(row)).isEqualTo(100 + row);
    }
  }

  @Test
  void metricsOfCoinMarginedContractsWereAlwaysNamedByStart() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("cm/BTCUSD_PERP-metrics-2025-02-01.csv"),
            METRICS,
            "2025-02-01 00:00:00,BTCUSD_PERP,100,7",
            "2025-02-01 23:55:00,BTCUSD_PERP,100,8");
    Store store = imported(file);
    ValueSeries interest = (ValueSeries) store.series(store.ids().getFirst()).orElseThrow();
    assertThat(interest.time(1))
        .isEqualTo(java.time.Instant.parse("2025-02-02T00:00:00Z").toEpochMilli());
    assertThat(interest.value(1)).isEqualTo(8);
  }

  @Test
  void aTimeOfTheNextDayContradictsAFileNamedByStarts() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("um/BTCUSDT-metrics-2026-07-01.csv"),
            METRICS,
            "2026-07-01 00:05:00,BTCUSDT,100,1",
            "2026-07-02 00:00:00,BTCUSDT,101,1");
    Ran ran = Ran.importing(folder.resolve("store"), file);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains(file + ":3:1: ", "is not of 2026-07-01");
  }

  @Test
  void aBareFileNeedsItsMarketSaid() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("downloads/BTCUSDT-1d-2024-01.csv"),
            "1704067200000,42314,44266,42207,44230,9000,1704153599999,20.5,3,2,20,0");
    Ran ran = Ran.importing(folder.resolve("store"), file);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains(file.toString(), "--market spot, usdm or coinm");
    assertThat(folder.resolve("store")).doesNotExist();

    assertThat(imported(file, "--market", "usdm").ids().getFirst().subject())
        .isEqualTo("BTC/USDT:USDT");
  }

  @Test
  void aChecksumBesideAFileMustBeItsOwn() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("spot/BTCUSDT-1d-2024-01.zip"),
            "1704067200000,42314,44266,42207,44230,9000,1704153599999,20.5,3,2,20,0");
    Path checksum = folder.resolve("spot/BTCUSDT-1d-2024-01.zip.CHECKSUM");
    Files.writeString(checksum, "0".repeat(64) + "  BTCUSDT-1d-2024-01.zip\n");
    Ran ran = Ran.importing(folder.resolve("store"), folder.resolve("spot"));
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains(file.toString(), "checksum");

    Files.writeString(checksum, Hash.of(file) + "  BTCUSDT-1d-2024-01.zip\n");
    assertThat(imported(folder.resolve("spot")).ids()).hasSize(1);
  }
}
