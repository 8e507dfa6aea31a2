// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's commands print what the guide shows. */
class CalcGuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "guide", "calc.md");

  /** A file's name in the text, then its block; or a command with what it prints. */
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "`(\\w+\\.(?:json|yaml))`|```(?:json|yaml)\n(.*?)```|```console\n\\$ (.*?)\n(.*?)```",
          Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void everyExampleOfTheGuidePrintsWhatTheGuideShows() throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(GUIDE));
    List<String> commands = new ArrayList<>();
    String file = "";
    while (example.find()) {
      if (example.group(1) != null) {
        file = example.group(1);
      } else if (example.group(2) != null) {
        Files.writeString(folder.resolve(file), example.group(2));
      } else {
        commands.add(example.group(3));
        Ran ran = Ran.of((Object[]) arguments(example.group(3)));
        assertThat(ran.err()).as(example.group(3)).isEmpty();
        assertThat(ran.out().replace(folder + "/", ""))
            .as(example.group(3))
            .isEqualTo(example.group(4));
      }
    }
    assertThat(commands)
        .as("every calculator has an example")
        .anyMatch(one -> one.startsWith("ballast calc liquidation"))
        .anyMatch(one -> one.startsWith("ballast calc margin"))
        .anyMatch(one -> one.startsWith("ballast calc funding"))
        .anyMatch(one -> one.startsWith("ballast calc basis"))
        .anyMatch(one -> one.startsWith("ballast calc size"))
        .anyMatch(one -> one.startsWith("ballast calc pnl"))
        .anyMatch(one -> one.startsWith("ballast calc weights"))
        .anyMatch(one -> one.startsWith("ballast calc spread"))
        .anyMatch(one -> one.startsWith("ballast calc leverage"))
        .anyMatch(one -> one.startsWith("ballast calc carry"))
        .anyMatch(one -> one.startsWith("ballast calc scenario"))
        .anyMatch(one -> one.startsWith("ballast calc hedge"));
  }

  private String[] arguments(String command) {
    String[] words = command.split(" +");
    assertThat(words[0]).isEqualTo("ballast");
    return Arrays.stream(words)
        .skip(1)
        .map(word ->
            word.endsWith(".json") || word.endsWith(".yaml")
                ? folder.resolve(word).toString()
                : word)
        .toArray(String[]::new);
  }
}
