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

/** {@code ballast diary} on a made history of 240 days. */
class DiaryCommandTest {
  private static final String PLAN =
      """
      profile: moderate
      spot:
        share: 60%
        weights: {majors: 100%}
      hedges:
        - {name: standing, beta-to: 0.3}
      """;

  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;

  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    plan = Files.writeString(folder.resolve("plan.yaml"), PLAN);
    Path files = new MadeHistory(LocalDate.of(2024, 3, 1)).write(folder.resolve("history"), 240);
    Ran imported = Ran.of("data", "import", files, "--store", store);
    assertThat(imported.exit()).as(imported.err()).isZero();
  }

  private static Ran diary(Path policy, Object... more) {
    List<Object> words = new ArrayList<>(List.of("diary", policy));
    words.addAll(List.of(more));
    words.addAll(List.of("--data", store));
    return Ran.of(words.toArray());
  }

  private static JsonNode entries(Ran ran) {
    assertThat(ran.exit()).as(ran.err()).isZero();
    return JsonMapper.shared().readTree(ran.out()).get("entries");
  }

  /** Daily hedges: a review a day, and the tickets are the backtest's orders. */
  @Test
  void everyReviewIsInIt() {
    JsonNode entries = entries(diary(plan, "--json"));

    assertThat(entries).hasSize(239);
    assertThat(entries.get(0).get("at").asString()).isEqualTo("2024-03-02T00:00:00Z");
    assertThat(entries.get(0).get("reviews").asString()).isEqualTo("profile, sectors, hedges");
    assertThat(entries.get(0).get("checklist")).hasSize(8);
    int orders = 0;
    for (JsonNode entry : entries) {
      for (JsonNode ticket : entry.get("tickets")) {
        orders += ticket.get("orders").asInt();
        assertThat(ticket.get("fate").asString()).isEqualTo("all filled");
      }
    }
    JsonNode run =
        JsonMapper.shared().readTree(Ran.of("backtest", plan, "--data", store, "--json").out());
    assertThat(orders).isEqualTo(run.get("orders").get("placed").asInt()).isPositive();
  }

  @Test
  void aDayIsToldWithItsChecklist() {
    Ran ran = diary(plan, "--on", "2024-09-02");

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .startsWith("Diary of Unnamed plan\n\n2024-09-02  sectors, hedges; equity ")
        .contains(
            "  Saw       ",
            "  Checklist [x] benchmark: BTC at ",
            "  Next      profile on 2024-10-01");
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(diary(plan, "--on", "2023-01-01").err())
        .isEqualTo(
            "ballast: --on 2023-01-01: no review was held then; the nearest was on 2024-03-02\n");
  }

  /** Quiet reviews are counted, and told where all are asked for. */
  @Test
  void quietReviewsAreCounted() {
    String told = diary(plan).out();
    String all = diary(plan, "--all").out();

    assertThat(told).contains(" quiet review");
    assertThat(all).doesNotContain(" quiet review").hasSizeGreaterThan(told.length());
  }

  @Test
  void heldAgainItComesOutTheSame() throws IOException {
    Path record = folder.resolve("diary.json");
    Files.writeString(record, diary(plan, "--json", "--from", "2024-06-03").out());
    Ran again = diary(plan, "--replay", record);

    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(again.out())
        .isEqualTo("146 reviews of " + record + " held again: all came out the same\n");
  }

  @Test
  void aChangedPlanIsFoundOut() throws IOException {
    Path record = folder.resolve("then.json");
    Files.writeString(record, diary(plan, "--json", "--from", "2024-10-01").out());
    Path other =
        Files.writeString(
            folder.resolve("other.yaml"), PLAN.replace("beta-to: 0.3", "beta-to: 0.1"));
    Ran again = diary(other, "--replay", record);

    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.out().lines().toList())
        .hasSize(12)
        .first()
        .isEqualTo("26 of 26 reviews of " + record + " came out otherwise");
    assertThat(again.out())
        .contains("2024-10-06T00:00:00Z: differs in equity, happened, saw, checklist\n")
        .endsWith("and 16 more\n");
  }

  @Test
  void whatIsNoDiaryIsRefused() throws IOException {
    Path no = Files.writeString(folder.resolve("no.json"), "{\"entries\": 3");
    Path empty = Files.writeString(folder.resolve("empty.json"), "{}");

    assertThat(diary(plan, "--replay", no).err())
        .isEqualTo(
            "ballast: " + no + ": cannot be read as a diary; write one with: diary --json\n");
    assertThat(diary(plan, "--replay", empty).err())
        .isEqualTo("ballast: " + empty + ": holds no reviews; write a diary with: diary --json\n");
  }

  @Test
  void barsThatAreNotThereAreRefused() {
    assertThat(diary(plan, "--bars", "8h").err())
        .startsWith("ballast: --bars 8h: the history has no such bars of BTC/USDT");
    assertThat(diary(plan, "--bars", "7h").err())
        .isEqualTo("ballast: --bars 7h: takes an hour to a day, which divides a day\n");
  }

  @Test
  void thePageDrawsAndTells() throws IOException {
    Path page = folder.resolve("diary.html");
    Ran ran = diary(plan, "--html", page);

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(Files.readString(page))
        .contains("<h1>Diary</h1>", "<svg class=\"strip\"", "<h3 id=\"y2024\">2024</h3>")
        .contains("<summary><b>2024-03-02</b> <span>profile, sectors, hedges");
  }
}
