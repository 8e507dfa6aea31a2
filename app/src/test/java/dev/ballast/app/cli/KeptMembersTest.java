// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sector that keeps its dead and its renamed, in two months of 2025 by hand: BTC, ETH and UNI
 * stand still at 100, 10 and 5; OLD at 50 becomes 100 SOL at 0.5 on 11 January; CRV falls from 10
 * to 2.5 on the 15th and is not traded after the 22nd.
 */
class KeptMembersTest {
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 59;
  private static final int RENAMED = 10;
  private static final int FALLEN = 14;
  private static final int ENDED = 22;

  @TempDir private static Path folder;
  private static Path store;

  @BeforeAll
  static void importHistory() throws IOException {
    StringBuilder bars = new StringBuilder("ts,symbol,open,high,low,close,volume\n");
    for (int day = 0; day < DAYS; day++) {
      String date = FIRST.plusDays(day).toString();
      bar(bars, date, "BTCUSDT", "100");
      bar(bars, date, "ETHUSDT", "10");
      bar(bars, date, "UNIUSDT", "5");
      bar(bars, date, day < RENAMED ? "OLDUSDT" : "SOLUSDT", day < RENAMED ? "50" : "0.5");
      if (day < ENDED) {
        bar(bars, date, "CRVUSDT", day < FALLEN ? "10" : "2.5");
      }
    }
    Files.createDirectories(folder.resolve("history"));
    Files.writeString(folder.resolve("history/spot_1d_binance.csv"), bars);
    Files.writeString(
        folder.resolve("history/symbol_changes.csv"),
        "old,new,ratio,day,source\nOLD,SOL,100,2025-01-11,made up\n");
    store = folder.resolve("store");
    Ran ran = Ran.of("data", "import", folder.resolve("history"), "--store", store);
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  private static void bar(StringBuilder bars, String date, String symbol, String price) {
    bars.append(date).append("T00:00:00Z,").append(symbol);
    bars.append((',' + price).repeat(4)).append(",1000000\n");
  }

  /**
   * Of 10,000 a third of 3,500 is in CRV, 1,166.67, and three quarters of it are lost: 9,125. Who
   * knew which would be left ends with 10,000.
   */
  @Test
  void theDeadAreOwnedAndTheirLossIsCounted() throws IOException {
    JsonNode kept = run("OLD, CRV, UNI");
    assertThat(kept.get("finalEquity").asDouble()).isCloseTo(9_125, within(1.0));
    assertThat(kept.get("notes").toString())
        .contains(
            "CRV/USDT has no bar after 2025-01-22; what is held stays at its last close, 2.5, and is"
                + " not traded")
        .doesNotContain("survivorship");
    JsonNode survivors = run("OLD, UNI");
    assertThat(survivors.get("finalEquity").asDouble()).isCloseTo(10_000, within(0.01));
  }

  /** Nothing is bought or sold of what changes its unit, and nothing of what has ended. */
  @Test
  void aRedenominationIsNoTradeAndNoProfit() throws IOException {
    Path tables = folder.resolve("tables");
    Ran ran =
        Ran.of(
            "backtest",
            plan("OLD, CRV, UNI"),
            "--store",
            store,
            "--export",
            tables,
            "--export-format",
            "csv");
    assertThat(ran.exit()).as(ran.err()).isZero();
    String fills = Files.readString(tables.resolve("fills.csv"));
    assertThat(fills).contains(",SOL/USDT,buy,").doesNotContain("OLD");
    assertThat(fills.lines().filter(one -> one.contains("2025-01-1"))).isEmpty();
    assertThat(fills.lines().filter(one -> one.contains("CRV/USDT")))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one).doesNotContain("2025-02"));
    assertThat(Files.readString(tables.resolve("balances.csv")))
        .as("still there, and at what it last was worth")
        .containsPattern("2025-02-28T00:00:00.000Z,spot,CRV,[0-9.]+,[0-9.]+");
  }

  private static JsonNode run(String members) throws IOException {
    Ran ran = Ran.of("backtest", plan(members), "--store", store, "--json");
    assertThat(ran.exit()).as(ran.err()).isZero();
    return JsonMapper.shared().readTree(ran.out());
  }

  private static Path plan(String members) throws IOException {
    Files.writeString(
        folder.resolve("sectors.yaml"),
        "sectors: [{sector: defi, from: 2025-01-01, members: [%s]}]".formatted(members));
    return Files.writeString(
        folder.resolve("plan.yaml"),
        """
        capital: 10000 USDT
        sectors: sectors.yaml
        spot: {weights: {majors: 50%, defi: 50%}}
        costs: {spot-fee: 0bp, futures-fee: 0bp, half-spread: 0bp, impact: 0bp}
        """);
  }
}
