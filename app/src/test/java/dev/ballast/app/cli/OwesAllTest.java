// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account of cash alone that owes as much as it has: -500 in futures, 500 in spot. */
class OwesAllTest {
  @TempDir private Path folder;

  @Test
  void itHasNothingToPlanOrBeginWith() throws IOException {
    Path history = new MadeHistory(LocalDate.of(2025, 1, 1)).write(folder.resolve("h"), 60);
    Path store = folder.resolve("store");
    assertThat(Ran.of("data", "import", history, "--store", store).exit()).isZero();
    Path plan = MadeHistory.plan(folder);
    Path account =
        Files.writeString(
            folder.resolve("account.yaml"),
            "walletBalance: \"-500\"\nbalances: [{asset: USDT, quantity: \"500\"}]\n");

    Ran planned = Ran.of("plan", plan, "--account", account, "--store", store);
    Ran run =
        Ran.of("backtest", plan, "--account", account, "--store", store, "--from", "2025-02-01");

    assertThat(planned.out())
        .contains("The account's equity is 0 USDT: it owes all that it holds.")
        .doesNotContain("move 500");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("it owes all that it holds, so there is nothing to begin with");
  }
}
