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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ballast regime} on a made history of BTC and ETH alone, which has no breadth. */
class RegimeCommandTest {
  @TempDir private static Path folder;
  private static Path store;

  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    Path files = new MadeHistory(LocalDate.of(2024, 3, 1)).write(folder.resolve("history"), 240);
    Ran imported = Ran.of("data", "import", files, "--store", store);
    assertThat(imported.exit()).as(imported.err()).isZero();
  }

  @Test
  void whatIsMissingIsSaid() {
    Ran ran = Ran.of("regime", "--data", store);

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .startsWith("The market's phase as of 2024-10-21: no phase is confirmed\n")
        .contains("* No phase is confirmed.")
        .contains("* No breadth: daily bars of 100 days are known of 1 of ")
        .contains("* Narratives run would begin with breadth >= 70% (not known)");
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void jsonHasItsFields() {
    JsonNode printed =
        JsonMapper.shared().readTree(Ran.of("regime", "--data", store, "--json").out());

    assertThat(printed.propertyNames())
        .containsExactly(
            "asOf",
            "benchmark",
            "rules",
            "others",
            "phase",
            "title",
            "buys",
            "since",
            "sentences",
            "measures",
            "dominanceBy",
            "spans",
            "chart");
    assertThat(printed.get("measures")).hasSize(8);
    assertThat(printed.get("phase").isNull()).isTrue();
  }

  @Test
  void thePageIsWritten() throws IOException {
    Path page = folder.resolve("regime.html");
    Ran ran = Ran.of("regime", "--data", store, "--html", page);

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(Files.readString(page))
        .contains("<h2>Now: no phase is confirmed</h2>", "<svg class=\"strip phases\"");
  }
}
