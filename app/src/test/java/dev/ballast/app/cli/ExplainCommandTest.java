// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ballast explain} on a made history of 240 days. */
class ExplainCommandTest {
  private static final String PLAN =
      """
      profile: moderate
      spot:
        share: 60%   # of capital
        weights: {majors: 100%}
      hedges:
        - {name: small, short: 2% of portfolio, until: 2031-05-01}
        - name: standing
          beta-to: 0.3   # low
          stop: 15%
      limits: {margin-used: 40%}
      """;

  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;
  private static Path account;

  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    plan = Files.writeString(folder.resolve("bets.yaml"), PLAN);
    account = MadeHistory.account(folder);
    Path files = new MadeHistory(LocalDate.of(2024, 3, 1)).write(folder.resolve("history"), 240);
    Ran imported = Ran.of("data", "import", files, "--store", store);
    assertThat(imported.exit()).as(imported.err()).isZero();
  }

  private static Ran explain(Object... more) {
    List<Object> words = new ArrayList<>(List.of("explain", plan));
    words.addAll(List.of(more));
    words.addAll(List.of("--account", account, "--data", store));
    return Ran.of(words.toArray());
  }

  private static JsonNode tickets() {
    Ran ran = explain("--json");
    assertThat(ran.exit()).as(ran.err()).isZero();
    return JsonMapper.shared().readTree(ran.out()).get("tickets");
  }

  /** Each rule is quoted as it is written, without its comments, at its line. */
  @Test
  void rulesAreQuotedWithTheirLines() {
    String all = tickets().toString();

    assertThat(all)
        .contains(
            "bets.yaml:6: hedges[1]: {name: small, short: 2% of portfolio, until: 2031-05-01}")
        .contains("bets.yaml:7: hedges[2]: name: standing, beta-to: 0.3, stop: 15%")
        .contains("bets.yaml:10: limits: {margin-used: 40%}");
  }

  /** The plan's own tickets, number by number. */
  @Test
  void theChainsAreThePlansTickets() {
    Ran ran = Ran.of("plan", plan, "--account", account, "--data", store, "--json");
    JsonNode planned = JsonMapper.shared().readTree(ran.out()).get("proposal").get("tickets");
    JsonNode chains = tickets();

    assertThat(chains).hasSize(planned.size()).isNotEmpty();
    for (int i = 0; i < planned.size(); i++) {
      assertThat(chains.get(i).get("id")).isEqualTo(planned.get(i).get("id"));
      assertThat(chains.get(i).get("terms")).isEqualTo(planned.get(i).get("terms"));
    }
  }

  @Test
  void oneTicketIsShownAlone() {
    JsonNode last = tickets().get(tickets().size() - 1);
    Ran ran = explain(last.get("id").asString());

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains(last.get("id").asString() + "  " + last.get("title").asString())
        .contains("The market showed", "The policy says", "Limits", "It costs", "It is closed")
        .contains("Close of", "Returns");
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void aTicketThatIsNoneIsRefused() {
    Ran ran = explain("2024-01-01-01");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).startsWith("ballast: no ticket '2024-01-01-01'").hasLineCount(1);
  }
}
