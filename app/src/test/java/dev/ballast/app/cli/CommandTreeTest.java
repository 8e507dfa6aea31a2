// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CommandTreeTest {
  /** A command that is not read is named with its description all the same. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--help | demo signals regime beta carry plan explain risk backtest evidence sweep venue calc data schema",
        "calc --help | liquidation margin funding basis size pnl carry",
        "data --help | import download check list",
      })
  void helpNamesEveryPart(String command, String parts) {
    Ran ran = Ran.of((Object[]) command.split(" "));

    assertThat(ran.exit()).as(ran.err()).isZero();
    for (String part : parts.split(" ", -1)) {
      assertThat(ran.out()).containsPattern("(?m)^ +" + part + " +[A-Z]");
    }
  }

  @ParameterizedTest
  @CsvSource({"plan, 17", "calc basis, 17"})
  void onlyWhatIsAskedForIsRead(String command, int commands) {
    CommandLine root = CommandTree.of(command.split(" ", -1));

    assertThat(root.getSubcommands()).hasSize(commands);
    root.getSubcommands()
        .forEach((name, part) ->
            assertThat(part.getCommandSpec().options().isEmpty())
                .as(name)
                .isNotEqualTo(command.startsWith(name)));
  }

  @ParameterizedTest
  @CsvSource({"basis", "calcs", "calc plan"})
  void aCommandThatIsNoneIsRefused(String command) {
    Ran ran = Ran.of((Object[]) command.split(" "));

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).startsWith("ballast: ").hasLineCount(1);
  }
}
