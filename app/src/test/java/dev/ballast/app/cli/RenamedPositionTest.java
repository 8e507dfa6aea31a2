// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A position by its contract's former name, of which no margin table is written: OLD became ETH,
 * one for one, and the table of ETH is known, 1 % of any notional.
 */
class RenamedPositionTest {
  @TempDir private Path folder;
  private Path history;
  private Path account;

  @BeforeEach
  void write() throws IOException {
    history = new MadeHistory(LocalDate.of(2025, 1, 1)).write(folder.resolve("history"), 90);
    Files.writeString(
        history.resolve("symbol_changes.csv"),
        "old,new,ratio,day,source\nOLD,ETH,1,2025-01-01,made up\n");
    Files.writeString(
        history.resolve("brackets.csv"),
        """
        venue,symbol,floor,cap,maintenance_rate,maintenance_amount,maximum_leverage,as_of,source
        binance-usdm,ETHUSDT,0,5000000,0.01,0,50,2024-12-01,made up
        """);
    account =
        Files.writeString(
            folder.resolve("account.yaml"),
            """
            walletBalance: "5000"
            balances: [{asset: USDT, quantity: "5000"}]
            positions:
              - {symbol: OLDUSDT, side: short, quantity: "1", entryPrice: "3000", leverage: "1",
                 markPrice: "3000"}
            """);
  }

  private Ran run(Object... arguments) {
    Object[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--store";
    all[arguments.length + 1] = folder.resolve("store");
    return Ran.of(all);
  }

  @Test
  void itIsTakenThroughHistoryAndReckonedByTheTableOfTodaysName() throws IOException {
    assertThat(run("data", "import", history).exit()).isZero();
    Path plan = MadeHistory.plan(folder);

    for (String hold : new String[] {"--hold", "--tear-sheet"}) {
      Ran ran = run("backtest", plan, "--account", account, hold, "--from", "2025-02-01");
      assertThat(ran.exit()).as(ran.err()).isZero();
    }
  }

  /** Liquidated where 5000 - (P - 3000) = 0.01 P: at 8000 / 1.01 = 7920.79207921. */
  @Test
  void calculatorsFindItToo() {
    assertThat(run("data", "import", history).exit()).isZero();

    Ran liquidation = run("calc", "liquidation", "--file", account);

    assertThat(liquidation.exit()).as(liquidation.err()).isZero();
    assertThat(liquidation.out())
        .contains("7,920.79207921", "margin table of ETH/USDT:USDT as of 2024-12-01");
    // The program's rules of ETHUSDT: a step of 0.001, so that 1000 / 3000 is 0.333.
    Ran size = run("calc", "size", "--symbol", "OLDUSDT", "--notional", "1000", "--price", "3000");
    assertThat(size.exit()).as(size.err()).isZero();
    assertThat(size.out()).contains("down to 0.333");
  }
}
