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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program's own margin tables know BTC, of which Binance allows 125, and no XYZ. */
class StatedLeverageTest {
  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;

  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    plan = Files.writeString(folder.resolve("plan.yaml"), "spot: {weights: {majors: 100%}}\n");
    Path files = new MadeHistory(LocalDate.of(2024, 3, 1)).write(folder.resolve("history"), 120);
    assertThat(Ran.of("data", "import", files, "--store", store).exit()).isZero();
  }

  private static Path account(String symbol, String more) throws IOException {
    return Files.writeString(
        folder.resolve("account.yaml"),
        """
        walletBalance: "20000"
        balances: [{asset: USDT, quantity: "10000"}]
        positions:
          - {symbol: %s, side: short, quantity: "0.1", entryPrice: "60000"%s}
        """
            .formatted(symbol, more));
  }

  private static Ran run(String command, Path account) {
    return command.equals("plan")
        ? Ran.of("plan", plan, "--account", account, "--store", store)
        : Ran.of("backtest", plan, "--account", account, "--hold", "--store", store);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "backtest"})
  void whatTheContractDoesNotAllowIsRefusedWithItsPlace(String command) throws IOException {
    Ran above = run(command, account("BTCUSDT", ", leverage: 126"));

    assertThat(above.exit()).isEqualTo(2);
    assertThat(above.err())
        .hasLineCount(1)
        .contains(
            "account.yaml:4:5: positions[1]: leverage: 126 is above the 125 that the venue allows of"
                + " BTCUSDT (");
    assertThat(run(command, account("BTCUSDT", ", leverage: 125")).exit()).isZero();
  }

  @Test
  void ofAContractThatIsNotKnownItIsSaid() throws IOException {
    String said =
        run("plan", account("XYZUSDT", ", markPrice: 60000, leverage: 126"))
            .out()
            .replaceAll("\\s+", " ");

    assertThat(said)
        .contains(
            "XYZUSDT has a leverage of 126 in the account file: its margin brackets are not known,"
                + " and of no contract does the venue allow more than 125");
    assertThat(run("plan", account("XYZUSDT", ", markPrice: 60000, leverage: 125")).out())
        .doesNotContain("has a leverage of");
  }
}
