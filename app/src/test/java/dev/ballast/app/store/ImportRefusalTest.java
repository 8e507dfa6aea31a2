// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a file is said in one line with its place, and the store stays as it was. */
final class ImportRefusalTest {
  @TempDir private Path folder;
  private Path store;
  private SequencedMap<String, String> before;

  @BeforeEach
  void storeWithOneSeries() throws IOException {
    store = folder.resolve("store");
    Path good =
        Fixture.write(
            folder.resolve("good/spot_1d.csv.gz"),
            Fixture.BARS,
            "2024-01-10T00:00:00Z,BTCUSDT,46110,47695.93,44300.36,46653.99,89911.41",
            "2024-01-11T00:00:00Z,BTCUSDT,46654,48969.48,45606.06,46339.16,87470.33");
    assertThat(Ran.importing(store, good).exit()).isZero();
    before = Fixture.tree(store);
  }

  private void refused(Path file, String... parts) throws IOException {
    Ran ran = Ran.importing(store, file);
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(2);
    assertThat(ran.err().strip().lines()).hasSize(1);
    assertThat(ran.err()).startsWith("ballast: ").contains(parts);
    assertThat(Fixture.tree(store)).isEqualTo(before);

    Path fresh = folder.resolve("fresh");
    assertThat(Ran.importing(fresh, file).exit()).isEqualTo(2);
    assertThat(fresh).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // row of a bar | place, line and column counted from one | what is said of it
        "2024-01-12T00:00:00Z,ETHUSDT,0,11,9,10,1          | 3:30 | must be above zero",
        "2024-01-12T00:00:00Z,ETHUSDT,10,11,-9,10,1        | 3:36 | must be above zero",
        "2024-01-12T00:00:00Z,ETHUSDT,10,11,9,NaN,1        | 3:38 | not a finite number: 'NaN'",
        "2024-01-12T00:00:00Z,ETHUSDT,10,Infinity,9,10,1   | 3:33 | not a finite number",
        "2024-01-12T00:00:00Z,ETHUSDT,10,1e999,9,10,1      | 3:33 | not a finite number",
        "2024-01-12T00:00:00Z,ETHUSDT,10,11,9,,1           | 3:38 | not a finite number: ''",
        "2024-01-12T00:00:00Z,ETHUSDT,10,9,11,10,1         | 3:33 | below the low",
        "2024-01-12T00:00:00Z,ETHUSDT,12,11,9,10,1         | 3:30 | outside of low 9.0 and high 11.0",
        "2024-01-12T00:00:00Z,ETHUSDT,10,11,9,8,1          | 3:38 | outside of low 9.0 and high 11.0",
        "2024-01-12T00:00:00Z,ETHUSDT,10,11,9,10,-1        | 3:41 | volume must not be negative",
        "2024-13-12T00:00:00Z,ETHUSDT,10,11,9,10,1         | 3:1  | not a time",
        "2024-01-12 00h,ETHUSDT,10,11,9,10,1               | 3:1  | not a time",
        "2024-01-12T00:00:00Z,ETHXYZ,10,11,9,10,1          | 3:22 | unknown symbol 'ETHXYZ'",
        "2024-01-12T00:00:00Z,ETHUSDT,10,11,9,10           | 3:1  | 6 cells instead of 7",
        "2024-01-10T00:00:00Z,ETHUSDT,10,11,9,10,1         | 3:1  | comes after 2024-01-11",
        "2024-01-11T00:00:00Z,ETHUSDT,10,11,9,10.5,1       | 3:1  | disagrees with line 2",
        "2093-01-01,ETHUSDT,10,11,9,10,1                   | 3:1  | lies in the future",
        "9999-12-31,ETHUSDT,10,11,9,10,1                   | 3:1  | lies in the future",
        "0001-01-01,ETHUSDT,10,11,9,10,1                   | 3:1  | is before 2009-01-03",
        "2009-01-02,ETHUSDT,10,11,9,10,1                   | 3:1  | is before 2009-01-03",
        "2024-01-12T07:13:00Z,ETHUSDT,10,11,9,10,1         | 3:1  | at which a bar of 1d opens",
        "2024-01-12T08:00:00Z,ETHUSDT,10,11,9,10,1         | 3:1  | at which a bar of 1d opens",
        "2024-01-12,ETHUSDT,10,1e300,9,10,1                | 3:23 | high 1.0E300 is beyond 1.0E10",
        "2024-01-12,ETHUSDT,10,11,1e-9,10,1                | 3:26 | low 1.0E-9 is below",
        "2024-01-12,ETHUSDT,10,11,9,10,1e300               | 3:31 | a volume of 1.0E300",
        "2024-01-12,ETHUSDT,10,11,9,10,2e14                | 3:31 | a volume of 2.0E14",
        "2024-01-12,USDTUSDT,1,1,1,1,1                     | 3:12 | unknown symbol 'USDTUSDT'",
        "2024-01-12,BÜCUSDT,1,1,1,1,1                      | 3:12 | unknown symbol 'BÜCUSDT'",
        "2024-01-12,ethUSDT,1,1,1,1,1                      | 3:12 | unknown symbol 'ethUSDT'",
        "2024-01-12,USDT,1,1,1,1,1                         | 3:12 | unknown symbol 'USDT'"
      })
  void badRow(String row, String place, String said) throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("spot_1d_binance.csv"),
            Fixture.BARS,
            "2024-01-11T00:00:00Z,ETHUSDT,10,11,9,10,1",
            row);
    refused(file, file + ":" + place + ": ", said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "funding_8h.csv | ts,symbol,funding_rate | 2024-01-12,ETHUSDT,55 | 3:20 | 5500.0 % in one",
        "funding_8h.csv | ts,symbol,funding_rate | 2024-01-12,ETHUSDT,-0.101 | 3:20 | -10.1 % in one",
        "funding_8h.csv | ts,symbol,funding_rate | 2091-01-12,ETHUSDT,0.0001 | 3:1 | in the future",
        "funding_0000utc.csv | ts,symbol,funding_rate | 2091-01-12,ETHUSDT,0.01 | 3:1 | in the future",
        "open_interest_8h_bybit.csv | ts,symbol,open_interest_base | 2024-01-12,ETHUSDT,1e19 | 3:20 |"
            + " open interest 1.0E19",
        "market_cap_usd.csv | date,symbol,market_cap_usd | 2024-01-12,ETH,1e16 | 3:16 |"
            + " a capitalisation 1.0E16",
        "total_market_cap_1d.csv | date,total_market_cap_usd | 2093-01-12,1e12 | 3:1 | in the future",
        "cme_btc_front_close_1d.csv | Date,Adj Close | 2024-01-12,1e11 | 3:12 | close 1.0E11"
      })
  void nonsenseOfOtherKinds(String name, String header, String row, String place, String said)
      throws IOException {
    String good =
        switch (name) {
          case "total_market_cap_1d.csv", "cme_btc_front_close_1d.csv" -> "2024-01-11,1000";
          case "market_cap_usd.csv" -> "2024-01-11,ETH,1000";
          default -> "2024-01-11,ETHUSDT,0.0001";
        };
    Path file = Fixture.write(folder.resolve(name), header, good, row);
    refused(file, file + ":" + place + ": ", said);
  }

  @Test
  void aBarAfterTheContractsDelivery() throws IOException {
    // 1735257600000 is 2024-12-27T00:00Z, the day of delivery; a day later there is no contract.
    Path file =
        Fixture.write(
            folder.resolve("um/BTCUSDT_241227-1d-2024-12.csv"),
            "1735257600000,10,11,9,10,1,1735343999999,10,1,1,1,0",
            "1735344000000,10,11,9,10,1,1735430399999,10,1,1,1,0");
    refused(file, file + ":2:1: ", "is after the contract's delivery on 2024-12-27");
  }

  @Test
  void aBarThatHasNotClosedIsLeftOutAndSaid() throws IOException {
    String today = java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString();
    Path file =
        Fixture.write(
            folder.resolve("spot_1d.csv"),
            Fixture.BARS,
            "2024-01-12,ETHUSDT,10,11,9,10,1",
            today + ",ETHUSDT,10,11,9,10,1");
    Ran ran = Ran.importing(store, file);
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.out()).contains("1 bar that had not closed yet left out");
    assertThat(Store.open(store).entries().getLast().rows()).isEqualTo(1);
  }

  @Test
  void unknownColumn() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("spot_1d.csv"),
            "ts,symbol,open,high,low,last,volume",
            "2024-01-12T00:00:00Z,ETHUSDT,10,11,9,10,1");
    refused(file, file + ":1:25: unknown column 'last'");
  }

  @Test
  void aFileOfRubbishIsRefusedInAShortLine() throws IOException {
    Path file = folder.resolve("spot_1d.csv");
    Files.write(file, new byte[100_000]);
    refused(file, file + ":1:1: unknown column '????");
    assertThat(Ran.importing(store, file).err()).hasSizeLessThan(300);
    Files.writeString(file, "a".repeat(30_000_000));
    refused(file, file + ":1: not CSV: ");
  }

  @Test
  void missingColumn() throws IOException {
    Path file = Fixture.write(folder.resolve("funding_8h.csv"), "ts,symbol", "2024-01-12,BTCUSDT");
    refused(file, file + ":1:1: column 'funding_rate' is missing");
  }

  @Test
  void missingFile() throws IOException {
    Path file = folder.resolve("spot_1d_there_is_none.csv.gz");
    refused(file, file + ": no such file or folder");
  }

  @Test
  void emptyFile() throws IOException {
    Path file = folder.resolve("spot_1d.csv.gz");
    Files.createFile(file);
    refused(file, file + ": the file is empty");
    Files.write(file, Fixture.gzip(""));
    refused(file, file + ": the file is empty");
    Fixture.write(file, Fixture.BARS);
    refused(file, file + ": has a header but no rows");
  }

  @Test
  void truncatedGzip() throws IOException {
    String[] lines = new String[500];
    lines[0] = Fixture.BARS;
    for (int i = 1; i < lines.length; i++) {
      lines[i] =
          java.time.LocalDate.of(2020, 1, 1).plusDays(i)
              + ",SOLUSDT,10,11,9,"
              + (9 + i / 999.0)
              + ",1";
    }
    Path file = Fixture.write(folder.resolve("spot_1d.csv.gz"), lines);
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {5, 12, whole.length / 2, whole.length - 9, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      refused(file, file.toString(), "the compressed data is cut off");
    }
    Files.writeString(file, "not gzip at all");
    refused(file, file.toString(), "cannot be read");
  }

  @Test
  void brokenZip() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("spot/BTCUSDT-1d-2024-01.zip"),
            "1704844800000,10,11,9,10,1,1704931199999,10,1,1,1,0");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, 60));
    refused(file, file.toString(), "cut off");
    Files.writeString(file, "<html>404</html>");
    refused(file, file.toString(), "not a zip archive");
  }

  @Test
  void unknownNameIsAMistakeWhenNamedAndSkippedInAFolder() throws IOException {
    Path odd = Fixture.write(folder.resolve("mixed/prices.csv"), "a,b", "1,2");
    refused(odd, odd.toString(), "docs/guide/data.md");
    Fixture.write(
        folder.resolve("mixed/spot_1d.csv"),
        Fixture.BARS,
        "2024-01-11T00:00:00Z,ETHUSDT,10,11,9,10,1");
    Ran ran = Ran.importing(store, folder.resolve("mixed"));
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("prices.csv: skipped, not a file of history by its name");
  }

  @Test
  void oneDamagedFileRefusesTheWholeFolder() throws IOException {
    Fixture.write(
        folder.resolve("many/perp_1d.csv"),
        Fixture.BARS,
        "2024-01-11T00:00:00Z,ETHUSDT,10,11,9,10,1");
    Path bad =
        Fixture.write(
            folder.resolve("many/spot_1d.csv"),
            Fixture.BARS,
            "2024-01-11T00:00:00Z,ETHUSDT,10,11,9,-10,1");
    refused(folder.resolve("many"), bad + ":2:38: ");
  }

  @Test
  void filesOfOneRunMustAgree() throws IOException {
    Fixture.write(
        folder.resolve("two/spot_1d_a.csv"),
        Fixture.BARS,
        "2024-01-11T00:00:00Z,ETHUSDT,10,11,9,10,1");
    Path second =
        Fixture.write(
            folder.resolve("two/spot_1d_b.csv"),
            Fixture.BARS,
            "2024-01-10T00:00:00Z,ETHUSDT,10,11,9,10,1",
            "2024-01-11T00:00:00Z,ETHUSDT,10,11,9,10.5,1");
    refused(
        folder.resolve("two"),
        second + ":3:1: ",
        "close 10.5 here, 10.0 in another file of this import");
  }

  @Test
  void theStoreMustAgreeUnlessTheFileMayReplace() throws IOException {
    Path file =
        Fixture.write(
            folder.resolve("spot_1d.csv"),
            Fixture.BARS,
            "2024-01-11T00:00:00Z,BTCUSDT,46654,48969.48,45606.06,46339.17,87470.33",
            "2024-01-12T00:00:00Z,BTCUSDT,46339.17,46500,46000,46100,1");
    Ran ran = Ran.importing(store, file);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .contains(file + ":2:1: bars BTC/USDT 1d (binance) at 2024-01-11T00:00:00Z")
        .contains("close 46339.17 here, 46339.16 in the store", "--replace");
    assertThat(Fixture.tree(store)).isEqualTo(before);

    assertThat(Ran.importing(store, file, "--replace").exit()).isZero();
    StoredSeries entry = Store.open(store).entries().getFirst();
    assertThat(entry.rows()).isEqualTo(3);
    assertThat(SeriesFile.read(store, entry).value(3, 1)).isEqualTo(46339.17);
  }
}
