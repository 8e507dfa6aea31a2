// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

class CommandTreeTest {
  /** A command that is not read is named with its description all the same. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--help | demo signals regime beta carry plan explain risk backtest evidence sweep venue live serve calc data schema",
        "calc --help | liquidation margin funding basis size pnl carry",
        "data --help | import download check list",
        "desk --help | tickets approve refuse kill release",
      })
  void helpNamesEveryPart(String command, String parts) {
    Ran ran = Ran.of((Object[]) command.split(" "));

    assertThat(ran.exit()).as(ran.err()).isZero();
    for (String part : parts.split(" ", -1)) {
      assertThat(ran.out()).containsPattern("(?m)^ +" + part + " +[A-Z]");
    }
  }

  @ParameterizedTest
  @CsvSource({"plan, 21", "calc basis, 21"})
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

  /** Of every command and of every part of one. */
  private static String[] names() {
    List<String> names = new ArrayList<>();
    CommandTree.of("calc", "data", "desk", "journal")
        .getSubcommands()
        .forEach((name, part) -> {
          names.add(name);
          names.addAll(part.getSubcommands().keySet());
        });
    return names.toArray(String[]::new);
  }

  /** A percent sign that is not written twice is a warning before every help. */
  @Test
  void everyDescriptionIsPrinted() {
    int read = 0;
    Deque<CommandLine> left = new ArrayDeque<>(List.of(CommandTree.of(names())));
    while (!left.isEmpty()) {
      CommandLine one = left.pop();
      left.addAll(one.getSubcommands().values());
      assertThat(one.getCommandSpec().usageMessage().description())
          .as("the list of commands prints the first line of %s alone", one.getCommandName())
          .hasSize(1);
      for (OptionSpec option : one.getCommandSpec().options()) {
        if (option.userObject() instanceof AnnotatedElement field) {
          for (String line :
              Objects.requireNonNull(field.getAnnotation(Option.class)).description()) {
            assertThat(String.format(line)).as(one.getCommandName()).isNotEmpty();
            read++;
          }
        }
      }
    }
    assertThat(read).isGreaterThan(200);
  }
}
