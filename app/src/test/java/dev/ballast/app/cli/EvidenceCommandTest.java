// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ballast evidence} as users run it, on a made history of five assets. */
class EvidenceCommandTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);
  private static final int DAYS = 480;
  private static final List<String> ASSETS = List.of("BTC", "ETH", "SOL", "LINK", "UNI");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;
  private static Path sectors;

  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    sectors =
        Files.writeString(
            folder.resolve("sectors.yaml"),
            """
            sectors:
              - {sector: one, from: 2024-03-01, members: [SOL]}
              - {sector: two, from: 2024-03-01, members: [LINK, UNI]}
            """);
    Files.writeString(
        folder.resolve("rules.yaml"),
        """
        name: momentum
        coverage: 50%
        rules:
          rising: {points: 2, when: momentum-30d >= 3%}
          falling: {points: -2, when: momentum-30d <= -3%}
        """);
    plan =
        Files.writeString(
            folder.resolve("plan.yaml"),
            """
            name: Three sectors
            sectors: sectors.yaml
            spot:
              share: 70%
              weights: {majors: 40%, one: 30%, two: 30%}
              inside-sector: equal
            rotation: {signals: rules.yaml, step: 5%}
            """);
    Path files = Files.createDirectories(folder.resolve("history"));
    StringBuilder rows = new StringBuilder("ts,symbol,open,high,low,close,volume\n");
    for (int day = 0; day < DAYS; day++) {
      for (int asset = 0; asset < ASSETS.size(); asset++) {
        double open = close(asset, day - 1);
        double close = close(asset, day);
        rows.append(
            String.format(
                Locale.ROOT,
                "%sT00:00:00Z,%sUSDT,%.4f,%.4f,%.4f,%.4f,9000000%n",
                FIRST.plusDays(day),
                ASSETS.get(asset),
                open,
                Math.max(open, close),
                Math.min(open, close),
                close));
      }
    }
    Files.writeString(files.resolve("spot_1d_binance.csv"), rows);
    Ran imported = Ran.of("data", "import", files, "--store", store);
    assertThat(imported.exit()).as(imported.err()).isZero();
  }

  /** Each swings by itself about a price that stays. */
  private static double close(int asset, int day) {
    double swing = 0.2 * Math.sin(day / (9.0 + 4 * asset)) + 0.02 * Math.sin(1.7 * day + asset);
    return Math.rint(1e4 * 100 * Math.exp(swing)) / 1e4;
  }

  @Test
  void jsonHasItsFields() {
    Ran ran = Ran.of("evidence", plan, "--data", store, "--horizons", "30,7", "--json");
    assertThat(ran.exit()).as(ran.err()).isZero();
    JsonNode printed = JSON.readTree(ran.out());

    assertThat(printed.propertyNames())
        .containsExactly("source", "simulated", "signals", "policy", "notes");
    JsonNode signals = printed.get("signals");
    assertThat(signals.propertyNames())
        .containsExactly(
            "rules",
            "benchmark",
            "from",
            "to",
            "mondays",
            "sectors",
            "stances",
            "notJudged",
            "horizons",
            "signals",
            "outcomes",
            "dealt",
            "shifted",
            "luck",
            "notes");
    assertThat(signals.get("horizons").toString()).isEqualTo("[7,30]");
    assertThat(signals.get("signals").get(0).propertyNames())
        .containsExactly(
            "name",
            "kind",
            "known",
            "absent",
            "speaks",
            "apart",
            "common",
            "decay",
            "traded",
            "stabilityDays",
            "years",
            "sectors");
    JsonNode policy = printed.get("policy");
    assertThat(policy.propertyNames())
        .containsExactly(
            "policy",
            "mondays",
            "ladder",
            "added",
            "addedT",
            "addedChance",
            "random",
            "overfitting",
            "deflated",
            "superior",
            "forward",
            "variants",
            "notes");
    assertThat(policy.get("ladder").valueStream().map(one -> one.get("name").asString()))
        .containsExactly(
            "policy",
            "cash",
            "benchmark",
            "sixty-forty",
            "equal",
            "capitalisation",
            "core-still",
            "core-signals",
            "core-random",
            "core-future");
    assertThat(returned(policy, 9)).isGreaterThan(returned(policy, 6));
    assertThat(returned(policy, 7)).isNotEqualTo(returned(policy, 6));
    assertThat(ran.out()).doesNotContain("NaN", "Infinity");
  }

  private static double returned(JsonNode policy, int rung) {
    return policy.get("ladder").get(rung).get("totalReturn").get("value").asDouble();
  }

  /** What is held by weights is what the closes say: BTC from Monday to Monday. */
  @Test
  void theBenchmarkHeldIsItsCloses() {
    Ran ran = Ran.of("evidence", plan, "--data", store, "--json");
    JsonNode policy = JSON.readTree(ran.out()).get("policy");
    JsonNode mondays = policy.get("mondays");
    LocalDate first = LocalDate.parse(mondays.get(0).asString().substring(0, 10));
    int days = (int) (first.toEpochDay() - FIRST.toEpochDay());

    double grown = close(0, days - 1 + 7 * mondays.size()) / close(0, days - 1);
    assertThat(returned(policy, 2)).isCloseTo(grown - 1, within(1e-9));
  }

  @Test
  void thePageLeadsWithWhatWasNotFound() throws IOException {
    Path page = folder.resolve("evidence.html");
    Ran ran = Ran.of("evidence", plan, "--data", store, "--html", page);
    assertThat(ran.exit()).as(ran.err()).isZero();

    String html = Files.readString(page);
    assertThat(html.indexOf("What was not found"))
        .isPositive()
        .isLessThan(html.indexOf("What was found"));
    assertThat(html).contains("What no skill looks like").doesNotContain(">NaN", "Infinity%");
    assertThat(ran.out()).startsWith("Evidence from 2024-03-04 to ").contains("\nNot found\n");
    assertThat(ran.out().indexOf("Not found")).isLessThan(ran.out().indexOf("Found, each by"));
    assertThat(ran.out()).doesNotContain("NaN");
  }

  @Test
  void withoutAPlanOnlySignalsAreTold() {
    Ran ran =
        Ran.of("evidence", "--rules", "plain", "--sectors", sectors, "--data", store, "--json");
    assertThat(ran.exit()).as(ran.err()).isZero();
    JsonNode printed = JSON.readTree(ran.out());

    assertThat(printed.get("policy").isNull()).isTrue();
    assertThat(printed.get("signals").get("rules").asString()).isEqualTo("plain");
  }

  /**
   * A flow of one sector that rises by a hundred a day, and one of the whole market: both are asked
   * on every Monday that has a value of thirty days before, the first of them on 1 April.
   */
  @Test
  void whatUsersBroughtIsASignalToo() throws IOException {
    Path own = folder.resolve("own");
    StringBuilder flow = new StringBuilder("time,value\n");
    for (int day = 0; day <= DAYS; day++) {
      flow.append(FIRST.plusDays(day)).append(',').append(1000 + 100 * day).append('\n');
    }
    Path file = Files.writeString(folder.resolve("flow.csv"), flow);
    assertThat(Ran.of("data", "import", folder.resolve("history"), "--store", own).exit()).isZero();
    imported(own, file, "--series", "inflows", "--sector", "one");
    imported(own, file, "--series", "supply");

    Ran ran = Ran.of("evidence", plan, "--data", own, "--horizons", "7", "--json");
    assertThat(ran.exit()).as(ran.err()).isZero();
    JsonNode signals = JSON.readTree(ran.out()).get("signals");

    int mondays = signals.get("mondays").asInt();
    assertThat(known(signals, "inflows.30d")).isEqualTo(mondays - 4);
    assertThat(known(signals, "supply.30d")).isEqualTo(3 * (mondays - 4));
    assertThat(known(signals, "supply.z-score")).isZero();
  }

  private static void imported(Path store, Object... given) {
    Object[] all = new Object[given.length + 4];
    all[0] = "data";
    all[1] = "import";
    System.arraycopy(given, 0, all, 2, given.length);
    all[given.length + 2] = "--store";
    all[given.length + 3] = store;
    Ran ran = Ran.of(all);
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  private static int known(JsonNode signals, String name) {
    return signals
        .get("signals")
        .valueStream()
        .filter(one -> one.get("name").asString().equals(name))
        .findFirst()
        .orElseThrow()
        .get("known")
        .asInt();
  }

  /** A few weeks: every figure that needs more is absent with its reason. */
  @Test
  void aShortSpanIsOneOfReasons() {
    Ran ran =
        Ran.of("evidence", plan, "--data", store, "--from", "2025-05-05", "--to", "2025-05-20");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("nothing can be said").doesNotContain("NaN");
    for (String from : new String[] {"2025-06-02", "2025-06-09", "2025-06-16", "2025-06-23"}) {
      Ran shorter = Ran.of("evidence", plan, "--data", store, "--from", from, "--json");
      assertThat(shorter.exit()).as(shorter.err()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--horizons 0,7 | --horizons [0, 7]: days from 1 to 365",
        "--horizons 1,2,3,4,5,6,7 | --horizons [1, 2, 3, 4, 5, 6, 7]: 6 at most",
        "--horizons week | is not an int",
        "--from 2024-01-01 | --from 2024-01-01 is before the history",
        "--to 2030-01-01 | --to 2030-01-01 is after the history",
        "--from 2025-05-06 --to 2025-05-10 | no Monday lies between 2025-05-06 and 2025-05-10",
        "--from 2025-05-10 --to 2025-05-06 | --to 2025-05-06 is not after --from 2025-05-10",
        "--rules nothing.yaml | no such file: nothing.yaml",
        "--sectors x.yaml | --sectors: the plan names its sectors",
        "--html . | cannot be written: is a folder",
      })
  void mistakesAreOneLine(String flags, String said) {
    String[] given = flags.split(" ", -1);
    Object[] all = new Object[given.length + 4];
    all[0] = "evidence";
    all[1] = plan;
    all[2] = "--data";
    all[3] = store;
    System.arraycopy(given, 0, all, 4, given.length);

    Ran ran = Ran.of(all);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).startsWith("ballast: ").contains(said).hasLineCount(1);
    assertThat(ran.out()).isEmpty();
  }
}
