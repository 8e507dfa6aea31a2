// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * January and February 2025 by hand: LINK stands at 20 and its perpetual falls to 16 on 31 January,
 * its last day with trades; flat bars without volume and funding of 0.1 % go on to the end.
 */
class EndedContractTest {
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;
  private static Path account;

  @BeforeAll
  static void importHistory() throws IOException {
    StringBuilder spot = new StringBuilder("ts,symbol,open,high,low,close,volume\n");
    StringBuilder perpetual = new StringBuilder(spot);
    StringBuilder funding = new StringBuilder("ts,symbol,funding_rate\n");
    for (int day = 0; day < 59; day++) {
      String date = FIRST.plusDays(day).toString();
      bar(spot, date, "BTCUSDT", "100", 1_000_000);
      bar(spot, date, "LINKUSDT", "20", day == 58 ? 0 : 1_000_000);
      bar(perpetual, date, "LINKUSDT", day < 30 ? "20" : "16", day < 31 ? 1_000_000 : 0);
      for (String hour : List.of("00", "08", "16")) {
        funding.append(date).append('T').append(hour).append(":00:00Z,LINKUSDT,0.001\n");
      }
    }
    Path history = Files.createDirectories(folder.resolve("history"));
    Files.writeString(history.resolve("spot_1d_binance.csv"), spot);
    Files.writeString(history.resolve("perp_1d_binance.csv"), perpetual);
    Files.writeString(history.resolve("funding_all_binance.csv"), funding);
    store = folder.resolve("store");
    Ran ran = Ran.of("data", "import", history, "--store", store);
    assertThat(ran.exit()).as(ran.err()).isZero();
    plan =
        Files.writeString(
            folder.resolve("plan.yaml"),
            """
            spot: {weights: {infrastructure: 100%}}
            hedges: [{short: 20% of portfolio, with: LINK}]
            costs: {spot-fee: 0bp, futures-fee: 0bp}
            """);
    account =
        Files.writeString(
            folder.resolve("account.yaml"),
            """
            walletBalance: "3000"
            balances: [{asset: USDT, quantity: "1000"}]
            positions:
              - {symbol: LINKUSDT, side: short, quantity: "100", entryPrice: "20", leverage: "1",
                 maintenanceRate: 1%}
            """);
  }

  private static void bar(
      StringBuilder bars, String date, String symbol, String price, int volume) {
    bars.append(date).append("T00:00:00Z,").append(symbol);
    bars.append((',' + price).repeat(4)).append(String.format(Locale.ROOT, ",%d%n", volume));
  }

  /**
   * Held from 30 January on: funding is settled at 00:00, 08:00 and 16:00 of the 30th and the 31st
   * and at the close of the last trade's bar, 1 February 00:00, 7 times; none of the 83 that
   * follow.
   */
  @Test
  void aRunSettlesAtTheLastTradeAndTakesNoFundingAfterIt() throws IOException {
    Path tables = folder.resolve("tables");

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
            "2025-01-30",
            "--export",
            tables,
            "--export-format",
            "csv");

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out().replaceAll("\\s+", " "))
        .contains(
            "LINK/USDT:USDT ended at its last trade on 2025-01-31, at 16; what was held was settled"
                + " at that price on 2025-02-02");
    assertThat(Files.readAllLines(tables.resolve("funding.csv")))
        .hasSize(1 + 7)
        .last()
        .asString()
        .startsWith("2025-02-01T00:00:00.000Z,LINK/USDT:USDT,");
  }

  @Test
  void aPlanSaysThatItHasEnded() {
    Ran ran = Ran.of("plan", plan, "--account", account, "--store", store);

    assertThat(ran.exit()).as(ran.err()).isZero();
    String said = ran.out().replaceAll("\\s+", " ");
    assertThat(said)
        .contains(
            "LINK/USDT:USDT ended at its last trade on 2025-01-31, at 16; the position of -100 is"
                + " valued there")
        .contains("a notional of -880: it ended at its last trade on 2025-01-31, at 16");
    assertThat(said)
        .as("spot that stood still for a day is alive")
        .contains("LINK/USDT, buy")
        .contains("the last day's volume is zero, and impact follows from it");
  }
}
