// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 130 days from 2025-01-01 on by hand: BTC goes from 100 to 110 and back, ETH from 10 to 12 and
 * back, and from 11 April on, the 101st day, to prices that are ten times as high, of which no file
 * says a word. Funding is the same every day.
 */
class CutSeriesTest {
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final String CUT =
      "ETH/USDT is cut at a jump by more than five times on 2025-04-11 that no symbol change"
          + " explains: only what came after is measured";

  @TempDir private static Path folder;
  private static Path store;

  @BeforeAll
  static void importHistory() throws IOException {
    StringBuilder bars = new StringBuilder("ts,symbol,open,high,low,close,volume\n");
    StringBuilder funding = new StringBuilder("ts,symbol,funding_rate\n");
    for (int day = 0; day < 130; day++) {
      String date = FIRST.plusDays(day).toString();
      boolean up = day % 3 == 1;
      bar(bars, date, "BTCUSDT", up ? "110" : "100");
      bar(bars, date, "ETHUSDT", (up ? "12" : "10") + (day < 100 ? "" : "0"));
      for (String hour : List.of("00", "08", "16")) {
        funding.append(date).append('T').append(hour).append(":00:00Z,BTCUSDT,0.0001\n");
      }
    }
    Path history = Files.createDirectories(folder.resolve("history"));
    Files.writeString(history.resolve("spot_1d_binance.csv"), bars);
    Files.writeString(history.resolve("funding_all_binance.csv"), funding);
    store = folder.resolve("store");
    Ran ran = Ran.of("data", "import", history, "--store", store);
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  private static void bar(StringBuilder bars, String date, String symbol, String price) {
    bars.append(date).append("T00:00:00Z,").append(symbol);
    bars.append((',' + price).repeat(4)).append(",1000000\n");
  }

  /** Of 130 closes 30 come after the cut, which are 29 returns. */
  @Test
  void aBetaSaysWhereItsSeriesIsCut() {
    Ran measured = Ran.of("beta", "ETH", "--window", "29", "--store", store);
    Ran before = Ran.of("beta", "ETH", "--window", "29", "--store", store, "--as-of", "2025-04-11");
    Ran refused = Ran.of("beta", "ETH", "--window", "30", "--store", store);
    Ran json = Ran.of("beta", "ETH", "--window", "29", "--store", store, "--json");

    assertThat(measured.exit()).as(measured.err()).isZero();
    assertThat(measured.out()).containsOnlyOnce(CUT);
    assertThat(before.out()).as("not known yet").doesNotContain("cut");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .hasLineCount(1)
        .contains("ETH has 29 daily returns in common with BTC")
        .contains(CUT);
    assertThat(json.out()).doesNotContain("cut at");
    assertThat(json.err()).contains(CUT);
  }

  @Test
  void aPlanSaysItOfWhatItHolds() throws IOException {
    Path plan = Files.writeString(folder.resolve("plan.yaml"), "spot: {weights: {majors: 100%}}\n");
    Path account =
        Files.writeString(
            folder.resolve("account.yaml"), "balances: [{asset: USDT, quantity: 10000}]\n");

    Ran ran = Ran.of("plan", plan, "--account", account, "--store", store);

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out().replaceAll("\\s+", " ")).contains(CUT);
  }

  @Test
  void signalsSayWhyACellIsEmpty() {
    Ran ran = Ran.of("signals", "--store", store);

    assertThat(ran.exit()).as(ran.err()).isZero();
    String said = ran.out().replaceAll("\\s+", " ");
    assertThat(said)
        .contains("no z: funding did not change within 90 days")
        .contains("no OI 30d: no open interest of BTC/USDT:USDT is recorded")
        .contains(CUT);
    assertThat(ran.out().lines().filter(line -> !line.contains("is cut at")))
        .allMatch(line -> line.length() <= 100);
  }
}
