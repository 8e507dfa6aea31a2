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

/** The journal of a backtest on a made history of 60 days. */
class JournalCommandTest {
  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;
  private static Path journal;
  private static JsonNode run;

  @BeforeAll
  static void keepARun() throws IOException {
    store = folder.resolve("store");
    plan =
        Files.writeString(
            folder.resolve("plan.yaml"),
            """
            spot: {weights: {majors: 100%}}
            hedges:
              - {name: tenth, short: 10% of portfolio}
            """);
    Path files = new MadeHistory(LocalDate.of(2024, 3, 1)).write(folder.resolve("history"), 60);
    Ran imported = Ran.of("data", "import", files, "--store", store);
    assertThat(imported.exit()).as(imported.err()).isZero();
    journal = folder.resolve("run.db");
    Ran ran = Ran.of("backtest", plan, "--data", store, "--journal", journal, "--json");
    assertThat(ran.exit()).as(ran.err()).isZero();
    run = JsonMapper.shared().readTree(ran.out());
  }

  /** What the events fold to is what the backtest ended with. */
  @Test
  void aJournalFoldsToTheBacktestsAccount() {
    Ran ran = Ran.of("journal", "verify", journal, "--json");

    assertThat(ran.exit()).as(ran.err()).isZero();
    JsonNode verified = JsonMapper.shared().readTree(ran.out());
    assertThat(verified.get("residual").asString()).isEqualTo("0");
    assertThat(verified.get("positions")).hasSize(1);
    long fills =
        Ran.of("journal", "export", journal)
            .out()
            .lines()
            .filter(line -> line.contains("\"kind\":\"Filled\""))
            .count();
    assertThat(fills).isEqualTo(run.get("orders").get("filled").asLong()).isPositive();
    assertThat(verified.get("events").asLong())
        .isEqualTo(Ran.of("journal", "export", journal).out().lines().count());
  }

  @Test
  void itSaysSo() {
    Ran ran = Ran.of("journal", "verify", journal);

    assertThat(ran.out())
        .startsWith(journal + ": ")
        .contains(" events, none missing or changed, up to 2024-04-2")
        .contains("They fold to:\n  ", " BTC, spot wallet\n", " of BTC/USDT:USDT\n")
        .endsWith("Double entry and plain sums agree to the last unit.\n");
  }

  @Test
  void whatCannotBeIsRefusedBeforeTheRun() {
    assertThat(Ran.of("backtest", plan, "--data", store, "--journal", journal).err())
        .isEqualTo("ballast: --journal " + journal + ": is there already; name a new file\n");
    Path nowhere = folder.resolve("none/run.db");
    assertThat(Ran.of("backtest", plan, "--data", store, "--journal", nowhere).err())
        .isEqualTo(
            "ballast: --journal "
                + nowhere
                + ": no folder there that may be written; make it, or name another\n");
    Ran none = Ran.of("journal", "verify", nowhere);
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).startsWith("ballast: " + nowhere + ": no such journal");
  }

  @Test
  void whatIsNoJournalIsOneLine() throws IOException {
    Path text = Files.writeString(folder.resolve("text.db"), "a text\n".repeat(500));
    Ran ran = Ran.of("journal", "verify", text);

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).isEqualTo("ballast: " + text + ": is no journal\n");
  }
}
