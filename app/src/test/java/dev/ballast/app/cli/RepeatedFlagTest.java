// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a flag by another of its names, and of a number that is too large. */
class RepeatedFlagTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --exit 3 --mark-price 4      | --exit and --mark-price mean the same; give one of them
          --exit=3 --mark=4            | --exit and --mark mean the same; give one of them
          --exit 3 --exit 4            | --exit is given twice; give it once
          --leverage 2                 | --exit is missing
          """)
  void flagsAreNamedAsTyped(String flags, String said) {
    Ran ran =
        Ran.of(
            (Object[]) ("calc pnl --side long --quantity 1 --entry 5 " + flags.strip()).split(" "));

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err().strip()).isEqualTo("ballast: " + said);
  }

  @Test
  void aNumberOfManyDigitsIsTooLargeAsOneOfAHighPowerIs() throws IOException {
    assertThat(ordered("100000000000000000000"))
        .contains("does not fit into eight decimals below 92 billion");
    assertThat(ordered("1e30")).contains("does not fit into eight decimals below 92 billion");
  }

  private String ordered(String quantity) throws IOException {
    Path orders =
        Files.writeString(
            folder.resolve("orders.yaml"),
            "- {on: 2025-10-02, buy: \"" + quantity + "\", symbol: BTC/USDT}\n");
    Path plan = MadeHistory.plan(folder);
    Ran ran = Ran.of("backtest", plan, "--orders", orders, "--data", folder.resolve("nowhere"));
    assertThat(ran.exit()).isEqualTo(2);
    return ran.err();
  }
}
