// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.BarSeries;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.ValueSeries;
import dev.ballast.market.VenueId;
import dev.ballast.testing.Ids;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded tables into series, and what repeated and overlapping imports do. */
final class ImportTest {
  private static final InstrumentId BTC_SPOT = Ids.parse("BTC/USDT");
  private static final InstrumentId BTC_PERPETUAL = Ids.parse("BTC/USDT:USDT");

  @TempDir private Path folder;

  private Store imported(Object... paths) {
    Ran ran = Ran.importing(folder.resolve("store"), paths);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return Store.open(folder.resolve("store"));
  }

  @Test
  void barsOfManySymbols() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("in/perp_8h_binance.csv.gz"),
            Fixture.BARS + ",quote_volume,trades",
            "2024-01-10T00:00:00Z,BTCUSDT,46113.9,47699.3,44291.5,46662.9,668657.474,30628280360.8,79",
            "2024-01-10T08:00:00Z,BTCUSDT,46663,49027.5,45600,46337.8,596698.379,28052864785.4,81",
            "2024-01-10T00:00:00Z,1000PEPEUSDT,0.0013,0.0014,0.0012,0.00135,5,1,1");
    Store store = imported(file);

    assertThat(store.ids())
        .containsExactly(
            SeriesId.bars(Ids.parse("1000PEPE/USDT:USDT"), Interval.EIGHT_HOURS),
            SeriesId.bars(BTC_PERPETUAL, Interval.EIGHT_HOURS));
    BarSeries bars =
        (BarSeries) store.series(SeriesId.bars(BTC_PERPETUAL, Interval.EIGHT_HOURS)).orElseThrow();
    assertThat(bars.size()).isEqualTo(2);
    assertThat(Instant.ofEpochMilli(bars.time(1))).isEqualTo(Instant.parse("2024-01-10T08:00:00Z"));
    assertThat(bars.open(1)).isEqualTo(46663);
    assertThat(bars.high(1)).isEqualTo(49027.5);
    assertThat(bars.low(1)).isEqualTo(45600);
    assertThat(bars.close(1)).isEqualTo(46337.8);
    assertThat(bars.volume(0)).isEqualTo(668657.474);
    assertThat(store.entries().get(1).sources().getFirst().name())
        .isEqualTo("perp_8h_binance.csv.gz");
    assertThat(store.provenance())
        .isEqualTo("recorded at binance; 1 file imported, 2024-01-10 to 2024-01-10");
  }

  @Test
  void fundingAndItsSamplesAreTwoKinds() throws IOException {
    Fixture.write(
        folder.resolve("in/funding_8h_binance.csv"),
        "ts,symbol,funding_rate,mark_price",
        "2024-01-10T00:00:00Z,BTCUSDT,0.00010000,",
        "2024-01-10T08:00:00Z,BTCUSDT,-0.0002,46000.5",
        "2024-01-10T16:00:00Z,BTCUSDT,0.0003,0.00000000");
    Fixture.write(
        folder.resolve("in/funding_0000utc_binance.csv"),
        "ts,symbol,funding_rate",
        "2024-01-10T00:00:00Z,BTCUSDT,0.00010001");
    Store store = imported(folder.resolve("in"));

    FundingSeries funding =
        (FundingSeries) store.series(SeriesId.funding(BTC_PERPETUAL)).orElseThrow();
    assertThat(funding.rate(1)).isEqualTo(-0.0002);
    assertThat(funding.markPrice(0)).isEmpty();
    assertThat(funding.markPrice(1)).hasValue(46000.5);
    assertThat(funding.markPrice(2)).as("zero stands for none").isEmpty();
    FundingSeries sample =
        (FundingSeries)
            store
                .series(
                    new SeriesId(
                        SeriesKind.FUNDING_SAMPLE,
                        BTC_PERPETUAL.toString(),
                        Interval.DAY,
                        Ids.VENUE))
                .orElseThrow();
    assertThat(sample.size()).isEqualTo(1);
    assertThat(sample.rate(0)).isEqualTo(0.00010001);
  }

  @Test
  void aLaterFileCompletesMarkPrices() throws IOException {
    imported(
        Fixture.write(
            folder.resolve("in/funding_8h_a.csv"),
            "ts,symbol,funding_rate",
            "2024-01-10T00:00:00Z,BTCUSDT,0.0001"));
    Store store =
        imported(
            Fixture.write(
                folder.resolve("in/funding_8h_b.csv"),
                "ts,symbol,funding_rate,mark_price",
                "2024-01-10T00:00:00Z,BTCUSDT,0.0001,46000"));
    FundingSeries funding =
        (FundingSeries) store.series(SeriesId.funding(BTC_PERPETUAL)).orElseThrow();
    assertThat(funding.size()).isEqualTo(1);
    assertThat(funding.markPrice(0)).hasValue(46000);
  }

  @Test
  void figuresOfTheMarket() throws IOException {
    Fixture.write(
        folder.resolve("in/open_interest_8h_bybit.csv"),
        "ts,symbol,open_interest_base",
        "2024-01-10T00:00:00Z,BTCUSDT,50000.5");
    Fixture.write(
        folder.resolve("in/total_market_cap_1d.csv"),
        "date,total_market_cap_usd",
        "2025-01-29,3568794672439.99");
    Fixture.write(
        folder.resolve("in/btcdom_index_1d.csv"),
        "timestamp,open,high,low,close,volume",
        "2024-07-01 00:00:00+00:00,2388.8,2399.9,2367.7,2393.8,0");
    Fixture.write(
        folder.resolve("in/cme_btc_front_close_1d.csv"), "Date,Adj Close", "2017-12-18,19100.0");
    Store store = imported(folder.resolve("in"));
    assertThat(store.ids().stream().map(SeriesId::toString))
        .containsExactly(
            "open-interest BTC/USDT:USDT 8h (bybit)",
            "total-market-cap TOTAL 1d (coingecko)",
            "dominance BTCDOM 1d (binance)",
            "front-close BTC/USD 1d (cme)");
    assertThat(((ValueSeries) store.series(store.ids().get(1)).orElseThrow()).value(0))
        .isEqualTo(3568794672439.99);
    assertThat(Instant.ofEpochMilli(store.entries().get(3).first()))
        .isEqualTo(Instant.parse("2017-12-18T00:00:00Z"));
  }

  @Test
  void ofTwoSourcesTheOneOfTheRowBeforeIsKept() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("market_cap_usd.csv"),
            "date,symbol,market_cap_usd,volume_14d_usd,source",
            "2024-01-30,ADA,100,,daily",
            "2024-01-31,ADA,101,,daily",
            "2024-02-01,ADA,999,5,monthly",
            "2024-02-01,ADA,102,,daily",
            "2024-02-02,ADA,103,,daily",
            "2024-03-01,ADA,104,,daily",
            "2024-03-01,ADA,888,5,monthly");
    Ran ran = Ran.importing(folder.resolve("store"), file);
    assertThat(ran.out()).contains("2 figures given by two sources; that of the row before");
    Store store = Store.open(folder.resolve("store"));
    SeriesId id =
        new SeriesId(SeriesKind.MARKET_CAP, "ADA", Interval.NONE, VenueId.parse("coingecko"));
    ValueSeries caps = (ValueSeries) store.series(id).orElseThrow();
    double[] values = new double[caps.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = caps.value(row);
    }
    assertThat(values).containsExactly(100, 101, 102, 103, 104);
  }

  @Test
  void hourlyFilesGiveSpotAndPerpetualBars() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("hourly_binance_BTC.csv"),
            "timestamp,open_perp,high_perp,low_perp,close_perp,volume_perp,open_spot,high_spot,"
                + "low_spot,close_spot,volume_spot,mark_price,funding_rate_raw,open_interest_usd",
            "2020-01-01T00:00:00Z,,,,,,10,12,9,11,5,,,",
            "2020-01-01T01:00:00Z,20,22,19,21,6,11,12,9,11,5,21.1,0.0001,7");
    Ran ran = Ran.importing(folder.resolve("store"), file);
    assertThat(ran.out()).contains("1 empty bars left out", "funding");
    Store store = Store.open(folder.resolve("store"));
    assertThat(store.entries().stream().map(one -> one.id() + " " + one.rows()))
        .containsExactly("bars BTC/USDT 1h (binance) 2", "bars BTC/USDT:USDT 1h (binance) 1");
  }

  @Test
  void importingTwiceChangesNothing() throws IOException {
    Fixture.write(
        folder.resolve("in/spot_1d.csv"),
        Fixture.BARS,
        "2024-01-10T00:00:00Z,BTCUSDT,10,12,9,11,5",
        "2024-01-10T00:00:00Z,BTCUSDT,10,12,9,11,5",
        "2024-01-11T00:00:00Z,BTCUSDT,11,12,9,11,5");
    Fixture.write(
        folder.resolve("in/funding_8h.csv"),
        "ts,symbol,funding_rate",
        "2024-01-10T00:00:00Z,BTCUSDT,0.0001");
    Ran first = Ran.importing(folder.resolve("store"), folder.resolve("in"));
    assertThat(first.out()).contains("spot bars 1d, 1 series, 3 rows, 2 new, 1 there already");
    var before = Fixture.tree(folder.resolve("store"));

    Ran again = Ran.importing(folder.resolve("store"), folder.resolve("in"));
    assertThat(again.out()).contains("already imported", "nothing new; 2 series, 3 rows");
    assertThat(Fixture.tree(folder.resolve("store"))).isEqualTo(before);

    Ran replaced = Ran.importing(folder.resolve("store"), folder.resolve("in"), "--replace");
    assertThat(replaced.out()).contains("0 new", "nothing new");
    assertThat(Fixture.tree(folder.resolve("store"))).isEqualTo(before);
  }

  @Test
  void filesOfOneSeriesGrowTogetherInAnyOrder() throws IOException {
    Path late =
        Fixture.write(
            folder.resolve("spot_1d_late.csv"),
            Fixture.BARS,
            "2024-01-12T00:00:00Z,BTCUSDT,10,12,9,11,5",
            "2024-01-14T00:00:00Z,BTCUSDT,10,12,9,11.5,5");
    Path early =
        Fixture.write(
            folder.resolve("spot_1d_early.csv"),
            Fixture.BARS,
            "2024-01-10T00:00:00Z,BTCUSDT,10,12,9,10.5,5",
            "2024-01-12T00:00:00Z,BTCUSDT,10,12,9,11,5",
            "2024-01-13T00:00:00Z,BTCUSDT,10,12,9,11.2,5");
    imported(late);
    Store store = imported(early);
    BarSeries bars = (BarSeries) store.series(SeriesId.bars(BTC_SPOT, Interval.DAY)).orElseThrow();
    assertThat(bars.closes(0, 9)).containsExactly(10.5, 11, 11.2, 11.5);
    assertThat(store.entries().getFirst().sources().stream().map(SourceFile::name))
        .containsExactly("spot_1d_late.csv", "spot_1d_early.csv");
  }

  @Test
  void jsonReport() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("spot_1d.csv"),
            Fixture.BARS,
            "2024-01-10T00:00:00Z,BTCUSDT,10,12,9,11,5");
    Ran ran = Ran.importing(folder.resolve("store"), file, "--json");
    assertThat(ran.out())
        .contains("\"changed\" : true", "\"layout\" : \"spot bars 1d\"", "\"added\" : 1");
    assertThat(ran.err()).isEmpty();
  }
}
