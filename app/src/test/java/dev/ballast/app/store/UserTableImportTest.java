// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.BarSeries;
import dev.ballast.market.FundingSeries;
import dev.ballast.market.SeriesId;
import dev.ballast.testing.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as other programs and sites write them, taken as they are. */
final class UserTableImportTest {
  /** 2024-01-10, 11 and 12 at 00:00 UTC. */
  private static final long[] DAYS = {1704844800L, 1704931200L, 1705017600L};

  @TempDir private Path folder;

  private Store imported(Object... arguments) {
    Ran ran = Ran.importing(folder.resolve("store"), arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return Store.open(folder.resolve("store"));
  }

  /** One series of the three days, with opens 10, 11, 12 and the volumes 5, 6, 7. */
  private void holdsThreeDays(Store store, String series) {
    assertThat(store.ids().stream().map(SeriesId::toString)).containsExactly(series);
    BarSeries bars = (BarSeries) store.series(store.ids().getFirst()).orElseThrow();
    assertThat(bars.size()).isEqualTo(3);
    for (int row = 0; row < 3; row++) {
      assertThat(bars.time(row)).isEqualTo(DAYS[row] * 1000);
      assertThat(bars.open(row)).isEqualTo(10 + row);
      assertThat(bars.high(row)).isEqualTo(20);
      assertThat(bars.low(row)).isEqualTo(9);
      assertThat(bars.close(row)).isEqualTo(10.5);
      assertThat(bars.volume(row)).isEqualTo(5 + row);
    }
  }

  @Test
  void cryptoDataDownloadIsNewestFirstWithItsAddressOnTop() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("Binance_BTCUSDT_d.csv"),
            "https://www.CryptoDataDownload.com",
            "Unix,Date,Symbol,Open,High,Low,Close,Volume BTC,Volume USDT,tradecount",
            "1705017600000,2024-01-12 00:00:00,BTCUSDT,12,20,9,10.5,7,73.5,1",
            "1704931200000,2024-01-11 00:00:00,BTCUSDT,11,20,9,10.5,6,63,1",
            "1704844800000,2024-01-10 00:00:00,BTCUSDT,10,20,9,10.5,5,52.5,1");
    holdsThreeDays(imported(file), "bars BTC/USDT 1d (binance)");
  }

  @Test
  void theVolumeThatNamesTheBaseIsTakenWhereverItStands() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("Bitstamp_BTCUSD_d.csv"),
            "https://www.CryptoDataDownload.com",
            "unix,date,symbol,open,high,low,close,Volume USD,Volume BTC",
            "1704844800,2024-01-10 00:00:00,BTC/USD,10,20,9,10.5,52.5,5",
            "1704931200,2024-01-11 00:00:00,BTC/USD,11,20,9,10.5,63,6",
            "1705017600,2024-01-12 00:00:00,BTC/USD,12,20,9,10.5,73.5,7");
    holdsThreeDays(imported(file), "bars BTC/USD 1d (binance)");
  }

  /** Yahoo's volume of BTC-USD is in dollars: 52.5 at a close of 10.5 are 5 coins. */
  @Test
  void yahooIsInDollarsAndHasRowsWithoutValues() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("BTC-USD.csv"),
            "Date,Open,High,Low,Close,Adj Close,Volume",
            "2024-01-10,10,20,9,10.5,10.5,52.5",
            "2024-01-10,null,null,null,null,null,null",
            "2024-01-11,11,20,9,10.5,10.5,63",
            "2024-01-12,12,20,9,10.5,10.5,73.5");
    Ran ran = Ran.importing(folder.resolve("store"), file);
    assertThat(ran.out())
        .contains("1 row without values left out", "kept in coins", "passed over Adj Close");
    holdsThreeDays(Store.open(folder.resolve("store")), "bars BTC/USD 1d (binance)");
  }

  @Test
  void yfinanceWritesItsTickerIntoTheHeader() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("prices.csv"),
            "Price,Close,High,Low,Open,Volume",
            "Ticker,ETH-USD,ETH-USD,ETH-USD,ETH-USD,ETH-USD",
            "Date,,,,,",
            "2024-01-10,10.5,20,9,10,52.5",
            "2024-01-11,10.5,20,9,11,63",
            "2024-01-12,10.5,20,9,12,73.5");
    holdsThreeDays(imported(file), "bars ETH/USD 1d (binance)");
  }

  @Test
  void ccxtHasNoNamesInCsvOrJson() throws IOException {
    Path csv =
        Fixture.write(
            folder.resolve("ohlcv.csv"),
            "1704844800000,10,20,9,10.5,5",
            "1704931200000,11,20,9,10.5,6",
            "1705017600000,12,20,9,10.5,7");
    holdsThreeDays(imported(csv, "--symbol", "BTC/USDT:USDT"), "bars BTC/USDT:USDT 1d (binance)");
    Path json =
        Fixture.write(
            folder.resolve("ohlcv.json"),
            "[[1704844800000, 10, 20, 9, 10.5, 5.0], [1704931200000, 11, 20, 9, 10.5, 6.0],",
            " [1705017600000, 12, 20, 9, 10.5, 7.0]]");
    assertThat(Ran.importing(folder.resolve("store"), json, "--symbol", "BTC/USDT:USDT").out())
        .contains("3 rows, 0 new, 3 there already");
  }

  @Test
  void freqtradesNamesTellSymbolIntervalAndMarket() throws IOException {
    String[] json = {
      "[[1704844800000,10,20,9,10.5,5],[1704931200000,11,20,9,10.5,6],"
          + "[1705017600000,12,20,9,10.5,7]]"
    };
    Fixture.write(folder.resolve("in/BTC_USDT-1d.json"), json);
    Fixture.write(folder.resolve("in/futures/BTC_USDT_USDT-1d-futures.json.gz"), json);
    Fixture.write(folder.resolve("in/futures/BTC_USDT_USDT-1d-mark.json"), json);
    Fixture.write(folder.resolve("in/futures/BTC_USDT_USDT-251226-1d-futures.json"), json);
    Fixture.write(
        folder.resolve("in/futures/BTC_USDT_USDT-8h-funding_rate.json"),
        "[[1704844800003,0.0001,0,0,0,0],[1704873600000,-0.0002,0,0,0,0]]");
    Store store = imported(folder.resolve("in"));
    assertThat(store.ids().stream().map(SeriesId::toString))
        .containsExactly(
            "bars BTC/USDT 1d (binance)",
            "bars BTC/USDT:USDT 1d (binance)",
            "bars BTC/USDT:USDT-251226 1d (binance)",
            "mark BTC/USDT:USDT 1d (binance)",
            "funding BTC/USDT:USDT (binance)");
    FundingSeries funding =
        (FundingSeries) store.series(SeriesId.funding(Ids.parse("BTC/USDT:USDT"))).orElseThrow();
    assertThat(funding.time(0)).isEqualTo(DAYS[0] * 1000);
    assertThat(funding.rate(1)).isEqualTo(-0.0002);
  }

  @Test
  void ccxtsFundingIsAListOfObjects() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("funding.json"),
            "[{\"info\": {\"a\": [1]}, \"symbol\": \"BTC/USDT:USDT\", \"fundingRate\": 0.0001,",
            "  \"timestamp\": 1704844800000, \"datetime\": \"2024-01-10T00:00:00.000Z\"}]");
    FundingSeries funding =
        (FundingSeries)
            imported(file).series(SeriesId.funding(Ids.parse("BTC/USDT:USDT"))).orElseThrow();
    assertThat(funding.rate(0)).isEqualTo(0.0001);
  }

  /** As a spreadsheet in German saves it: mark of byte order, semicolons, decimal commas, CRLF. */
  @Test
  void semicolonsCommasCapitalsQuotesAndExtraColumns() throws IOException {
    Path file = folder.resolve("kurse.csv");
    Files.writeString(
        file,
        "\ufeff"
            + String.join(
                "\r\n",
                "\"DATE\";\"Symbol\";\"OPEN\";\"High\";\"LOW\";\"Close\";\"Volume\";\"Remark\"",
                "\"2024-01-10T00:00:00.000Z\";\"BTC/USDT\";10;20;9;10,5;5;\"a;b\"",
                "\"2024-01-11T01:00:00.000+01:00\";\"BTC/USDT\";11;20;9;10,5;6;",
                "\"2024-01-12 00:00\";\"BTC/USDT\";12;20;9;10,5;7;x",
                ""));
    holdsThreeDays(imported(file, "--market", "spot"), "bars BTC/USDT 1d (binance)");
  }

  @Test
  void aMappingForTheRestAndADryRunThatWritesNothing() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("mine.csv"),
            "When,A,B,C,D,E,F",
            "1704844800,10,20,9,10.5,5,1",
            "1704931200,11,20,9,10.5,6,1",
            "1705017600,12,20,9,10.5,7,1");
    Object[] how = {
      file,
      "--columns",
      "time=When,open=A,high=B,low=C,close=D,volume=E",
      "--symbol",
      "BTC/USDT",
      "--market",
      "perpetual",
      "--interval",
      "1d",
      "--dry-run"
    };
    Ran dry = Ran.importing(folder.resolve("store"), how);
    assertThat(dry.exit()).as(dry.err()).isZero();
    assertThat(dry.out())
        .contains("time=When open=A high=B low=C close=D volume=E; passed over F")
        .contains("bars BTC/USDT:USDT 1d")
        .contains("2024-01-11T00:00:00Z  open 11  high 20  low 9  close 10.5  volume 6")
        .contains("nothing was written");
    assertThat(folder.resolve("store")).doesNotExist();
    holdsThreeDays(imported(Arrays.copyOf(how, how.length - 1)), "bars BTC/USDT:USDT 1d (binance)");
  }

  @Test
  void aNameOfOursWithOtherHeaders() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("perp_1d_mine.csv"),
            "Timestamp,Symbol,Open,High,Low,Close,Volume,vwap",
            "2024-01-10,BTC/USDT,10,20,9,10.5,5,1",
            "2024-01-11,BTC/USDT,11,20,9,10.5,6,1",
            "2024-01-12,BTC/USDT,12,20,9,10.5,7,1");
    holdsThreeDays(imported(file), "bars BTC/USDT:USDT 1d (binance)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ts,open,high,low,close,volume        |                     | --symbol BTC/USDT",
        "ts,open,high,low,close,volume        | --symbol BTC/USDT   | --market spot or perpetual",
        "ts,open,high,low,close,volume        | --symbol BTC/USD --market perpetual | BTC/USD:BTC or BTC/USD:USD",
        "ts,open,high,low,close,volume        | --symbol BTC/USDT --market spot | --interval 1d",
        "ts,open,high,low,close,count         | --symbol BTC/USDT --market spot --interval 1d | --columns volume=NAME",
        "ts,open,high,low,close,Volume ETH    | --symbol BTC/USDT --market spot --interval 1d | volume in BTC",
        "ts,a,b,c,d,volume                    |                     | --columns time=NAME,open=NAME",
        "ts,open,high,low,close,volume        | --columns open=first | no column 'first'",
        "ts,open,high,low,close,volume        | --columns opens=open | is none of time=NAME",
        "ts,open,high,low,close,volume        | --interval daily    | write 5m, 1h, 8h or 1d"
      })
  void whatCannotBeToldIsAskedFor(String header, String options, String said) throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("prices.csv"),
            header,
            "1704844800,10,20,9,10.5,5",
            "1704931200,11,20,9,10.5,6");
    List<Object> arguments = new ArrayList<>(List.of(file));
    if (options != null) {
      arguments.addAll(List.of((Object[]) options.split(" ")));
    }
    Ran ran = Ran.importing(folder.resolve("store"), arguments.toArray());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err().lines().filter(line -> !line.startsWith("reading"))).hasSize(1);
    assertThat(ran.err()).contains(said);
    assertThat(folder.resolve("store")).doesNotExist();
  }

  @Test
  void rowsThatStandOtherwiseApartThanSaidAreRefused() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("BTC_USDT-1h.json"),
            "[[1704844800000,10,20,9,10.5,5],[1704931200000,11,20,9,10.5,6],"
                + "[1705017600000,12,20,9,10.5,7]]");
    assertThat(Ran.importing(folder.resolve("store"), file).err())
        .contains("its rows stand 1d apart, not 1h as its name says");
  }

  @Test
  void aListThatBreaksOffIsSaidInWords() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("BTC_USDT-1d.json"),
            "[[1704844800000, 10, 20, 9, 10.5, 5], [1704931200000, 1.0");
    assertThat(Ran.importing(folder.resolve("store"), file).err())
        .endsWith(
            "BTC_USDT-1d.json:2:1: not JSON: Unexpected end-of-input: expected close marker for"
                + " Array\n");
  }

  @Test
  void aBadCellOfAListIsNamedByLineAndColumn() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("BTC_USDT-1d.json"),
            "[[1704844800000,10,20,9,10.5,5],[1704931200000,11,20,9,-1,6],"
                + "[1705017600000,12,20,9,10.5,7]]");
    assertThat(Ran.importing(folder.resolve("store"), file).err())
        .contains(file + ":1:56: a price must be above zero, not -1");
  }

  /** A list of candles has no row of names, so its first row is one like the others. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[['2026-01-01','abc',3,1,2,5],N]            | 1:16 | not a finite number: 'abc'",
        "[['2026-01-01',2,3,1,'',5],N]               | 1:22 | not a finite number: ''",
        "[['2026-13-01',2,3,1,2,5],N]                | 1:3  | not a time: '2026-13-01'",
        "[[true,2,3,1,2,5],N]                        | 1:3  | not a time: 'true'",
        "[N,[1767225600000,2,3,1,{},5]]              | 1:49 | not a finite number: ''",
        "[['2026-01-01',2,3,4,2,5],N]                | 1:18 | the high 3.0 is below the low",
        "[['2026-01-01',2],N]                        | 1:3  | a row of 2 cells and no names",
        "[[]]                                        | 1:2  | a row of 0 cells and no names",
        "[{}]                                        | 1:2  | a row of 0 cells and no names",
        "[N,7]                                       | 1:28 | an item of its list is no row",
        "{'data':[{'t':1767225600000,'o':'x','h':3,'l':1,'c':2,'v':5}]} | 1:33 | not a finite number: 'x'"
      })
  void aBadFirstRowOfAListIsNotTakenForNames(String json, String place, String said)
      throws IOException {
    String text = json.replace("N", "[1767312000000,2,3,1,2,5]");
    Path file = Fixture.write(folder.resolve("candles.json"), text.replace('\'', '"'));

    Ran ran = candles(file);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).startsWith("ballast: " + file + ":" + place + ": ").contains(said);
  }

  /** The same of a table of text, and what truly are names still are. */
  @Test
  void aBadFirstRowOfFiguresIsNotTakenForNamesInTextEither() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("candles.csv"), "2026-01-01,abc,3,1,2,5", "2026-01-02,2,3,1,2,5");
    Path named =
        Fixture.write(
            folder.resolve("named.json"),
            "[[\"time\",\"open\",\"high\",\"low\",\"close\",\"volume\"],",
            "[\"2026-01-01\",2,3,1,2,5]]");
    assertThat(candles(file).err())
        .startsWith("ballast: " + file + ":1:12: not a finite number: 'abc'");
    assertThat(candles(named).exit()).isZero();
  }

  private Ran candles(Path file) {
    return Ran.importing(
        folder.resolve("store"),
        file,
        "--symbol",
        "BTC/USDT",
        "--market",
        "spot",
        "--interval",
        "1d");
  }

  @ParameterizedTest
  @CsvSource({
    "1704844800, 2024-01-10T00:00:00Z",
    "1704844800.0, 2024-01-10T00:00:00Z",
    "1704844800000, 2024-01-10T00:00:00Z",
    "1704844800000000, 2024-01-10T00:00:00Z",
    "1704844800000000000, 2024-01-10T00:00:00Z",
    "1.7048448e+12, 2024-01-10T00:00:00Z",
    "2024-01-10T00:00:00.000Z, 2024-01-10T00:00:00Z",
    "2024-01-10 00:00:00.5, 2024-01-10T00:00:00.500Z",
    "2024-01-10 00:00:00 UTC, 2024-01-10T00:00:00Z",
    "2024-01-10T02:00+0200, 2024-01-10T00:00:00Z",
    "2024-01-09 19:00:00-05:00, 2024-01-10T00:00:00Z",
    "2024/01/10, 2024-01-10T00:00:00Z"
  })
  void times(String text, Instant time) {
    assertThat(Cells.time(text)).hasValue(time.toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource({
    "10/01/2024",
    "20240110",
    "2024-02-30T00:00:00.0Z",
    "2024-01-10T25:00Z",
    "12:00",
    "x"
  })
  void noTimes(String text) {
    assertThat(Cells.time(text)).isEmpty();
  }
}
