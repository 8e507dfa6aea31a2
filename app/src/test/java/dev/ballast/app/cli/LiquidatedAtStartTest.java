// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BTC stands at 100 and nothing is paid for funding, so that whatever is earned is a gift. */
class LiquidatedAtStartTest {
  private static final int DAYS = 40;

  @TempDir private Path folder;
  private Path store;
  private Path plan;

  @BeforeEach
  void importHistory() throws IOException {
    StringBuilder bars = new StringBuilder("ts,symbol,open,high,low,close,volume\n");
    StringBuilder funding = new StringBuilder("ts,symbol,funding_rate\n");
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = LocalDate.of(2025, 1, 1).plusDays(day);
      bars.append(date).append("T00:00:00Z,BTCUSDT,100,100,100,100,1000000\n");
      for (String hour : new String[] {"00", "08", "16"}) {
        funding.append(date).append('T').append(hour).append(":00:00Z,BTCUSDT,0\n");
      }
    }
    Path history = Files.createDirectories(folder.resolve("history"));
    Files.writeString(history.resolve("spot_1d_binance.csv"), bars);
    Files.writeString(history.resolve("perp_1d_binance.csv"), bars);
    Files.writeString(history.resolve("funding_8h_binance.csv"), funding);
    store = folder.resolve("store");
    Ran ran = Ran.of("data", "import", history, "--store", store);
    assertThat(ran.exit()).as(ran.err()).isZero();
    plan = Files.writeString(folder.resolve("plan.yaml"), "spot: {weights: {majors: 100%}}\n");
  }

  private String held(String account) throws IOException {
    Path file = Files.writeString(folder.resolve("account.yaml"), account);
    Ran ran =
        Ran.of(
            "backtest",
            plan,
            "--account",
            file,
            "--hold",
            "--store",
            store,
            "--from",
            "2025-01-10");
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran.out().replaceAll("\\s+", " ");
  }

  /**
   * 10 from 150 at 10x have a wallet of 150 and have lost 500: 350 more than is in it, which nobody
   * owes. There are 1000 in each of the others, before and after.
   */
  @Test
  void anIsolatedWalletLosesNoMoreThanIsInIt() throws IOException {
    assertThat(
            held(
                """
                margin: isolated
                walletBalance: "1000"
                balances: [{asset: USDT, quantity: "1000"}]
                positions:
                  - {symbol: BTCUSDT, side: long, quantity: "10", entryPrice: "150",
                     leverage: "10", maintenanceRate: 1%}
                """))
        .contains("2,000 USDT became 2,000 (0.0%)")
        .contains("the account is liquidated already")
        .contains("the isolated wallet of BTC/USDT:USDT had lost 350 USDT more than was in it");
  }

  /** 300 stand behind a loss of 10 x (100 - 60) = 400: what is left are 10 BTC, 1000. */
  @Test
  void aFuturesWalletLosesNoMoreThanIsInIt() throws IOException {
    assertThat(
            held(
                """
                walletBalance: "300"
                balances: [{asset: BTC, quantity: "10"}]
                positions:
                  - {symbol: BTCUSDT, side: short, quantity: "10", entryPrice: "60",
                     leverage: "1", maintenanceRate: 1%}
                """))
        .contains("1,000 USDT became 1,000 (0.0%)")
        .contains("the futures wallet had lost 100 USDT more than was in it");
  }
}
