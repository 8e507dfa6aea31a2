// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user says of a file against what its name and its rows say. */
class ContradictedFileTest {
  /** From 2026-01-01 00:00 on. */
  private static final long START = 1_767_225_600_000L;

  private static final long HOUR = 3_600_000;

  @TempDir private Path folder;

  /** Candles that open so many hours after the start. */
  private Path candles(String name, int... hours) throws IOException {
    List<String> rows = new ArrayList<>();
    for (int hour : hours) {
      rows.add("[" + (START + hour * HOUR) + ",2,3,1,2,5]");
    }
    return Fixture.write(folder.resolve(name), "[" + String.join(",", rows) + "]");
  }

  private Ran imported(Path file, String... how) {
    List<Object> arguments = new ArrayList<>(List.of("data", "import", file, "--store", store()));
    arguments.addAll(List.of(how));
    return Ran.of(arguments.toArray());
  }

  private Path store() {
    return folder.resolve("store");
  }

  private void refused(Ran ran, String line) {
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(2);
    assertThat(ran.err().strip()).isEqualTo("ballast: " + line);
    assertThat(store()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BTC_USDT-1d.json                 | ETH/USDT      | BTC/USDT",
        "BTC_USDT_USDT-1d-futures.json    | ETH/USDT:USDT | BTC/USDT:USDT",
        "BTCUSDT-1d-2026-01.json          | ETH/USDT      | BTCUSDT",
        "BTCUSDT-1d-2026-01-01.json       | ETH/USDT      | BTCUSDT",
        "'BINANCE_BTCUSDT.P, 1D.json'     | ETH/USDT:USDT | BTCUSDT.P",
        "BTC-USD.json                     | ETH/USD       | BTC-USD",
      })
  void aNameOfAnotherAssetIsRefused(String name, String symbol, String says) throws IOException {
    Path file = candles(name.replace("'", ""), 0, 24, 48);
    refused(
        imported(
            file, "--symbol", symbol, symbol.contains(":") ? "--market=usdm" : "--market=spot"),
        file
            + ": its name says "
            + says
            + ", --symbol "
            + symbol
            + "; leave --symbol out, or rename the file");
  }

  @Test
  void rowsOfAnotherAssetAreRefusedAtTheirPlace() throws IOException {
    String header = "time,symbol,open,high,low,close,volume";
    Path other =
        Fixture.write(
            folder.resolve("other.csv"),
            header,
            "2026-01-01,BTCUSDT,2,3,1,2,5",
            "2026-01-02,BTCUSDT,2,3,1,2,5");
    Path two =
        Fixture.write(
            folder.resolve("two.csv"),
            header,
            "2026-01-01,ETHUSDT,2,3,1,2,5",
            "2026-01-02,ETHBTC,2,3,1,2,5");
    String[] how = {"--symbol", "ETH/USDT", "--market", "spot", "--interval", "1d"};

    refused(
        imported(other, how),
        other
            + ":2:12: the row is of 'BTCUSDT', --symbol says ETH/USDT; leave --symbol out, or take"
            + " these rows out of the file");
    refused(
        imported(two, how),
        two
            + ":3:12: the row is of 'ETHBTC', --symbol says ETH/USDT of all rows; leave --symbol"
            + " out, or take these rows out of the file");
  }

  /** Where one asset has two names, and where its quote or market is another, it may be meant. */
  @Test
  void anotherQuoteOrMarketOfTheAssetIsTakenAndSaid() throws IOException {
    assertThat(imported(candles("BTC_USDT-1d.json", 0, 24, 48), "--symbol", "BTC/USDC").out())
        .contains("its name says BTC/USDT; taken for BTC/USDC as --symbol says");
    assertThat(imported(candles("BTC_USDT-1d.json", 0, 24, 48), "--market", "perpetual").out())
        .contains("its name says BTC/USDT; taken for BTC/USDT:USDT as --market says");
    assertThat(imported(candles("XBT_USD-1d.json", 0, 24, 48), "--symbol", "BTC/USD").out())
        .contains("table of bars, freqtrade, BTC/USD");
    assertThat(imported(candles("ETH_USDT-1d.json", 0, 24, 48), "--symbol", "ETH/USDT").out())
        .contains("table of bars, freqtrade, ETH/USDT")
        .doesNotContain("its name says");
  }

  @Test
  void twoRowsThatStandNearerThanSaidAreRefused() throws IOException {
    Path file = candles("two.json", 0, 4);
    refused(
        imported(file, "--symbol", "BTC/USDT", "--market", "spot", "--interval", "1d"),
        file + ": its rows stand 4h apart, not 1d as --interval says; add --interval 4h");
    Path named = candles("BTC_USDT-1d.json", 24, 28);
    refused(
        imported(named),
        named + ": its rows stand 4h apart, not 1d as its name says; add --interval 4h");
  }

  @Test
  void twoRowsThatStandFurtherApartMayHaveOthersMissing() throws IOException {
    Path file = candles("two.json", 0, 4);
    Ran ran = imported(file, "--symbol", "BTC/USDT", "--market", "spot", "--interval", "1h");

    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains(
            "no two rows stand nearer than 4h; taken for bars of 1h with others missing, as"
                + " --interval says");
    assertThat(imported(candles("BTC_USDT-4h.json", 0, 4), "--interval", "4h").out())
        .doesNotContain("nearer")
        .doesNotContain("its name says");
  }

  @Test
  void aNameOfAnotherLengthIsRefusedUnlessTheRowsProveItWrong() throws IOException {
    Path one = candles("BTC_USDT-8h.json", 0);
    refused(
        imported(one, "--interval", "1d"),
        one
            + ": its name says bars of 8h, --interval 1d, and its rows are too few to tell; leave"
            + " --interval out, or rename the file");
    Path three = candles("BTC_USDT-8h.json", 0, 24, 48);
    assertThat(imported(three, "--interval", "1d").out())
        .contains("its name says bars of 8h; its rows stand 1d apart, as --interval says");
  }
}
