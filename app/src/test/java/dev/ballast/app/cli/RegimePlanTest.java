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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A plan that the phases move, on a made market of 500 days from 2023-01-01 on: for 230 days all
 * others rise faster than BTC and UNI fastest, then BTC alone rises for 130, then all fall by 1 % a
 * day.
 */
class RegimePlanTest {
  private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
  private static final int DAYS = 500;
  private static final int TURN = 230;
  private static final int FALL = 360;
  private static final Map<String, Double> RISES =
      new TreeMap<>(
          Map.of(
              "BTCUSDT", 0.001,
              "ETHUSDT", 0.003,
              "SOLUSDT", 0.003,
              "UNIUSDT", 0.005,
              "LINKUSDT", 0.003,
              "SANDUSDT", 0.003));

  private static final String PLAN =
      """
      name: Moved by phases
      sectors: sectors.yaml
      spot: {share: 70%, weights: {majors: 60%, layer-1: 20%, defi: 20%}}
      regime: {step: 5%}
      macro:
        - {from: 2023-12-10, until: 2024-02-01, tilt: defi +1, words: "fees of exchanges rise"}
      bear: {when: phase(bear), short: 30% of portfolio}
      limits: {margin-used: 40%}
      """;

  private static final String SECTORS =
      """
      sectors:
        - {sector: layer-1, from: 2023-01-01, horizon: 6 months, members: [SOL]}
        - {sector: defi, from: 2023-01-01, members: [UNI]}
        - {sector: infrastructure, from: 2023-01-01, members: [LINK]}
        - {sector: gaming, from: 2023-01-01, members: [SAND]}
      """;

  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;
  private static JsonNode entries;

  private static double close(String symbol, int day) {
    double rise = RISES.getOrDefault(symbol, 0.0);
    double late = symbol.equals("BTCUSDT") ? 0.006 : 0;
    double log =
        rise * Math.min(day, TURN)
            + late * Math.clamp(day - TURN, 0, FALL - TURN)
            - 0.01 * Math.max(0, day - FALL);
    return Math.rint(10_000 * Math.exp(log)) / 10;
  }

  private static String row(String symbol, int day) {
    double open = close(symbol, Math.max(0, day - 1));
    double close = close(symbol, day);
    return String.format(
        Locale.ROOT,
        "%sT00:00:00Z,%s,%.1f,%.1f,%.1f,%.1f,500000%n",
        FIRST.plusDays(day),
        symbol,
        open,
        Math.max(open, close),
        Math.min(open, close),
        close);
  }

  @BeforeAll
  static void importHistory() throws IOException {
    Path files = Files.createDirectories(folder.resolve("history"));
    StringBuilder spot = new StringBuilder("ts,symbol,open,high,low,close,volume\n");
    StringBuilder perpetual = new StringBuilder(spot);
    StringBuilder funding = new StringBuilder("ts,symbol,funding_rate,mark_price\n");
    for (int day = 0; day < DAYS; day++) {
      for (String symbol : RISES.keySet()) {
        spot.append(row(symbol, day));
      }
      perpetual.append(row("BTCUSDT", day));
      MadeHistory.settlements(
          FIRST.plusDays(day),
          (time, rate) ->
              funding
                  .append(java.time.Instant.ofEpochMilli(time))
                  .append(",BTCUSDT,")
                  .append(rate)
                  .append(",\n"));
    }
    Files.writeString(files.resolve("spot_1d_binance.csv"), spot);
    Files.writeString(files.resolve("perp_1d_binance.csv"), perpetual);
    Files.writeString(files.resolve("funding_8h_binance.csv"), funding);
    store = folder.resolve("store");
    Ran imported = Ran.of("data", "import", files, "--store", store);
    assertThat(imported.exit()).as(imported.err()).isZero();
    Files.writeString(folder.resolve("sectors.yaml"), SECTORS);
    plan = Files.writeString(folder.resolve("plan.yaml"), PLAN);
    Ran ran = Ran.of("diary", plan, "--from", "2023-03-01", "--json", "--data", store);
    assertThat(ran.exit()).as(ran.err()).isZero();
    Files.writeString(folder.resolve("diary.json"), ran.out());
    entries = JsonMapper.shared().readTree(ran.out()).get("entries");
  }

  private static JsonNode on(String day) {
    for (JsonNode entry : entries) {
      if (entry.get("at").asString().startsWith(day)) {
        return entry;
      }
    }
    throw new AssertionError("no review on " + day);
  }

  private static List<String> says(String day, String part) {
    List<String> says = new ArrayList<>();
    on(day).get(part).forEach(one -> says.add(one.asString()));
    return says;
  }

  /** Narratives from the 100th day on, of which UNI's sector leads: a step of it from majors. */
  @Test
  void thePhaseOfTheMonthMovesTheWeights() {
    assertThat(on("2023-05-01").get("reviews").asString()).isEqualTo("regime, sectors, hedges");
    assertThat(says("2023-05-01", "moved"))
        .containsExactly("by the regime majors from 60% to 55%, defi from 20% to 25%");
    // exp(30 x 0.005) less exp(30 x 0.001) is 13.1 points.
    assertThat(says("2023-05-01", "saw"))
        .contains(
            "regime: In the lead: defi +13.1 points against BTC in 30 days.",
            "phase: narratives run, since 2023-04-24");
    assertThat(on("2023-05-01").get("tickets").get(0).get("why").asString())
        .isEqualTo("by the phase narratives: majors from 60% to 55%, defi from 20% to 25%");
    assertThat(on("2023-05-01").get("checklist").get(2).get("says").asString())
        .isEqualTo("narratives, since 2023-04-24; majors from 60% to 55%, defi from 20% to 25%");
    assertThat(on("2023-05-02").get("checklist").get(2).get("says").asString())
        .isEqualTo("looked at on 2023-06-01");
    assertThat(says("2023-06-01", "moved"))
        .containsExactly("by the regime majors 55% (plan 60%), defi 25% (plan 20%)");
  }

  /** BTC alone rises from 2023-08-19 on: back to the plan's, then two steps of majors in two. */
  @Test
  void aNewPhaseTurnsThemAStepAReview() {
    assertThat(says("2023-09-01", "saw"))
        .contains(
            "regime: No sector of the plan leads: the best, defi +0.0 points against BTC in 30 days,"
                + " so nothing is bought.");
    assertThat(says("2023-09-01", "moved"))
        .containsExactly("by the regime majors from 55% to 60%, defi from 25% to 20%");
    assertThat(says("2023-10-01", "moved"))
        .containsExactly(
            "by the regime majors from 60% to 65%, layer-1 from 20% to 17.5%, defi from 20% to"
                + " 17.5%");
    assertThat(says("2023-11-01", "moved"))
        .containsExactly(
            "by the regime majors from 65% to 70%, layer-1 from 17.5% to 15%, defi from 17.5% to"
                + " 15%");
  }

  /** Six months from 1 January are over on 1 July; a year of DeFi is not. */
  @Test
  void aConvictionWhoseTimeIsUpIsSeenMonthByMonth() {
    assertThat(says("2023-05-01", "saw")).noneMatch(one -> one.contains("conviction"));
    assertThat(says("2023-06-01", "saw"))
        .contains(
            "layer-1: the 6 months of its conviction end on 2023-07-01, by the next look at it on"
                + " 2023-07-01");
    assertThat(says("2023-06-02", "saw")).noneMatch(one -> one.contains("conviction"));
    assertThat(says("2023-07-01", "saw"))
        .contains(
            "layer-1: the 6 months of its conviction ended on 2023-07-01; renew its record or let"
                + " the weight go")
        .noneMatch(one -> one.startsWith("defi: the"));
  }

  /** A step of DeFi from the first of the month after 10 December, undone on 1 February. */
  @Test
  void theUsersViewStandsInTheDiaryInItsWords() {
    assertThat(says("2023-12-01", "saw")).noneMatch(one -> one.contains("Your view"));
    assertThat(says("2024-01-01", "saw"))
        .contains("regime: Your view since 2023-12-10, defi +1 step: fees of exchanges rise");
    assertThat(says("2024-01-01", "moved"))
        .containsExactly("by the regime majors from 70% to 65%, defi from 15% to 20%");
    assertThat(says("2024-02-01", "saw"))
        .contains("regime: Your view since 2023-12-10, defi +1 step, has ended.");
    assertThat(says("2024-02-01", "moved"))
        .containsExactly("by the regime majors from 65% to 70%, defi from 20% to 15%");
  }

  /** The posture by the phase: all majors and a short, while the regime's weights wait below. */
  @Test
  void thePostureIsSwitchedByThePhase() {
    JsonNode begun = on("2024-02-12");
    List<String> purposes = new ArrayList<>();
    begun.get("tickets").forEach(one -> purposes.add(one.get("purpose").asString()));
    assertThat(purposes).containsExactly("core", "hedge:bear");
    assertThat(says("2024-02-12", "saw"))
        .anyMatch(one -> one.startsWith("phase(bear) since 2024-02-12: the market's phase: Bear"));
    assertThat(says("2024-03-01", "moved"))
        .containsExactly(
            "by the regime majors 70% (plan 60%), layer-1 15% (plan 20%), defi 15% (plan 20%); held"
                + " instead: the weights of the posture for a bear market");
  }

  @Test
  void theDiaryIsHeldOnceMoreAlike() {
    Ran ran =
        Ran.of(
            "diary",
            plan,
            "--from",
            "2023-03-01",
            "--replay",
            folder.resolve("diary.json"),
            "--data",
            store);
    assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
  }

  /** A plan of one day knows what the diary of years knows. */
  @Test
  void aPlanShowsWhatTheLastReviewMoved() throws IOException {
    Path account =
        Files.writeString(
            folder.resolve("account.yaml"), "balances: [{asset: USDT, quantity: \"90000\"}]\n");
    Ran ran = Ran.of("plan", plan, "--account", account, "--as-of", "2023-10-15", "--data", store);
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains(
            "Regime: dominance since 2023-09-25; reviewed on 2023-10-01, next on 2023-11-01.",
            "* Bitcoin leads, since 2023-09-25: 0% of the others did better than BTC in 90 days,",
            "Weights of the core   Plan  Before    Now",
            "layer-1              20.0%   20.0%  17.5%",
            "(Rebalance the spot core): by the phase dominance: majors 65% (plan 60%), layer-1");
    Path page = folder.resolve("plan.html");
    Ran json =
        Ran.of(
            "plan",
            plan,
            "--account",
            account,
            "--as-of",
            "2023-10-15",
            "--data",
            store,
            "--html",
            page,
            "--json");
    JsonNode regime = JsonMapper.shared().readTree(json.out()).get("market").get("regime");
    assertThat(regime.get("phase").asString()).isEqualTo("dominance");
    assertThat(regime.get("reviewed").asString()).isEqualTo("2023-10-01");
    assertThat(regime.get("weights").get(0).get("weight").asDouble()).isEqualTo(0.65);
    assertThat(regime.get("replaced").asBoolean()).isFalse();
    assertThat(Files.readString(page))
        .contains("<h3>Regime: dominance since 2023-09-25; reviewed on 2023-10-01");
  }

  /** Other bounds, another phase: rules of one's own, and the default's as a file. */
  @Test
  void rulesAreData() throws IOException {
    Path rules =
        Files.writeString(
            folder.resolve("mine.yaml"),
            "name: Always\nphases: {peak: {begins: [breadth >= 0%], goes-on: [breadth >= 0%]}}\n");
    Ran ran =
        Ran.of(
            "regime",
            "--rules",
            rules,
            "--as-of",
            "2023-10-15",
            "--data",
            store,
            "--sectors",
            folder.resolve("sectors.yaml"));
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .startsWith("The market's phase as of 2023-10-09: peak and consolidation")
        .contains("By the rules \"Always\".");
    Path own = folder.resolve("own.yaml");
    Files.writeString(own, PLAN.replace("{step: 5%}", "{step: 5%, rules: mine.yaml}"));
    JsonNode mine =
        JsonMapper.shared()
            .readTree(Ran.of("diary", own, "--on", "2023-06-01", "--json", "--data", store).out())
            .get("entries");
    assertThat(mine.get(0).get("saw").get(0).asString())
        .startsWith("regime: Peak and consolidation, since 2023-04-");

    String printed = Ran.of("regime", "--print-rules").out();
    assertThat(printed).contains("bear:\n    begins: [trend < 0%, drawdown <= -30%");
    Ran wrong = Ran.of("regime", "--rules", folder.resolve("none.yaml"), "--data", store);
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("--rules: no such file: ", "none.yaml (a path, or 'default')");
  }
}
