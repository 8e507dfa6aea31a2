// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * January 2025 by hand: BTC stands at 100, OLD at 50 until it becomes 100 SOL at 0.5 on the 11th,
 * and JMP at 1 until another thing takes its name at 10 on the 16th, of which no file says a word.
 */
class ChangedNamesRunTest {
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;

  @BeforeAll
  static void importHistory() throws IOException {
    StringBuilder bars = new StringBuilder("ts,symbol,open,high,low,close,volume\n");
    for (int day = 0; day < 30; day++) {
      String date = FIRST.plusDays(day).toString();
      bar(bars, date, "BTCUSDT", "100");
      bar(bars, date, day < 10 ? "OLDUSDT" : "SOLUSDT", day < 10 ? "50" : "0.5");
      bar(bars, date, "JMPUSDT", day < 15 ? "1" : "10");
    }
    Files.createDirectories(folder.resolve("history"));
    Files.writeString(folder.resolve("history/spot_1d_binance.csv"), bars);
    Files.writeString(
        folder.resolve("history/symbol_changes.csv"),
        "old,new,ratio,day,source\nOLD,SOL,100,2025-01-11,made up\n");
    store = folder.resolve("store");
    Ran ran = Ran.of("data", "import", folder.resolve("history"), "--store", store);
    assertThat(ran.exit()).as(ran.err()).isZero();
    plan =
        Files.writeString(
            folder.resolve("plan.yaml"),
            """
            capital: 10000 USDT
            spot: {weights: {majors: 100%}}
            costs: {spot-fee: 0bp, futures-fee: 0bp, half-spread: 0bp, impact: 0bp}
            """);
  }

  private static void bar(StringBuilder bars, String date, String symbol, String price) {
    bars.append(date).append("T00:00:00Z,").append(symbol);
    bars.append((',' + price).repeat(4)).append(",1000000\n");
  }

  /** On the 5th 3 OLD at 50 are 300 SOL at 0.5, 1 of the 2 that come are sold as 100 at 0.5. */
  @Test
  void ordersAreInUnitsOfToday() throws IOException {
    Path orders =
        Files.writeString(
            folder.resolve("orders.yaml"),
            """
            - {on: 2025-01-05, buy: "3", symbol: OLD/USDT, limit: "50"}
            - {on: 2025-01-06, deposit: "2 OLD"}
            - {on: 2025-01-07, sell: "1", symbol: OLD/USDT}
            - {on: 2025-01-20, sell: "17", symbol: SOL/USDT}
            """);
    Path tables = folder.resolve("tables");

    Ran ran =
        Ran.of(
            "backtest",
            plan,
            "--orders",
            orders,
            "--store",
            store,
            "--export",
            tables,
            "--export-format",
            "csv");

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(Files.readString(tables.resolve("fills.csv")))
        .contains(",SOL/USDT,buy,300,0.5,")
        .contains(",SOL/USDT,sell,100,0.5,")
        .contains(",SOL/USDT,sell,17,0.5,")
        .doesNotContain("OLD");
    assertThat(Files.readString(tables.resolve("balances.csv")))
        .as("300 + 200 - 100 - 17")
        .contains("2025-01-31T00:00:00.000Z,spot,SOL,383,191.5");
  }

  @Test
  void whatIsHeldAcrossACutIsSaid() throws IOException {
    Path account =
        Files.writeString(
            folder.resolve("account.yaml"),
            "{balances: [{asset: JMP, quantity: 50}, {asset: BTC, quantity: 1}]}");

    Ran ran =
        Ran.of(
            "backtest",
            plan,
            "--account",
            account,
            "--hold",
            "--store",
            store,
            "--from",
            "2025-01-05");

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out().replaceAll("\\s+", " "))
        .contains("150 USDT became 150")
        .contains("JMP/USDT jumps by more than five times on 2025-01-16 and no symbol change says")
        .contains("stays at its last close before and is not traded")
        .doesNotContain("BTC/USDT jumps", "SOL/USDT jumps");
  }
}
