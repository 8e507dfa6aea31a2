// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.SharedHistory;
import dev.ballast.app.SmallDisk;
import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands as users run them, on a made history and, where it is there, on the real one. */
class CommandsTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);
  private static final int DAYS = 240;

  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;
  private static Path account;

  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    plan = MadeHistory.plan(folder);
    account = MadeHistory.account(folder);
    Path files = new MadeHistory(FIRST).write(folder.resolve("history"), DAYS);
    Ran imported = Ran.of("data", "import", files, "--store", store);
    assertThat(imported.exit()).as(imported.err()).isZero();
  }

  @Test
  void planPrintsItsFields() {
    JsonNode printed = json("plan", plan, "--account", account, "--data", store, "--json");

    assertThat(printed.propertyNames())
        .containsExactly(
            "policy", "prices", "ownership", "market", "futures", "proposal", "checklist");
    assertThat(printed.get("prices").propertyNames()).containsExactly("day", "ageDays");
    assertThat(printed.get("ownership").propertyNames())
        .containsExactlyInAnyOrder(
            "findings",
            "asOf",
            "equity",
            "cash",
            "currencies",
            "spotValue",
            "futuresNotional",
            "futuresProfit",
            "net",
            "gross",
            "assets",
            "sectors",
            "custody",
            "benchmark",
            "portfolioBeta",
            "margin",
            "notes");
    assertThat(printed.get("market").propertyNames())
        .containsExactlyInAnyOrder("asOf", "sectors", "regime", "notes");
    JsonNode proposal = printed.get("proposal");
    assertThat(proposal.propertyNames())
        .containsExactlyInAnyOrder(
            "asOf",
            "nextReview",
            "refusal",
            "moves",
            "tickets",
            "refused",
            "totals",
            "betaBefore",
            "betaAfter",
            "benchmark",
            "betaTarget",
            "betaAtMost",
            "margin",
            "fall",
            "sectors",
            "exposures",
            "notes");
    JsonNode leg = proposal.get("tickets").get(0).get("legs").get(0);
    assertThat(leg.propertyNames())
        .contains(
            "instrument",
            "quantity",
            "price",
            "notional",
            "fee",
            "slippage",
            "expectedFunding",
            "fundingDay",
            "fundingMonth",
            "margin",
            "shares",
            "why");
  }

  /** The page has the three parts of the text, with the figures of its JSON, and loads nothing. */
  @Test
  void planWritesAPage() throws IOException {
    Path page = folder.resolve("plan.html");
    Ran ran = Ran.of("plan", plan, "--account", account, "--data", store, "--html", page, "--json");
    String written = Files.readString(page);

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(written)
        .contains("<section id=\"own\">", "<section id=\"market\">", "<section id=\"proposal\">")
        .contains("<section id=\"glossary\">")
        .doesNotContain("<section id=\"risk\">", "http:", "https:", "src=");
    for (JsonNode ticket : JSON.readTree(ran.out()).get("proposal").get("tickets")) {
      assertThat(written).contains(ticket.get("id").asString(), ticket.get("title").asString());
    }
  }

  @Test
  void betaPrintsItsFields() {
    JsonNode printed = json("beta", "ETH", "BTC", "--data", store, "--json");

    assertThat(printed).hasSize(2);
    assertThat(printed.get(0).propertyNames())
        .containsExactlyInAnyOrder(
            "asset",
            "benchmark",
            "window",
            "asOf",
            "source",
            "benchmarkSource",
            "beta",
            "alpha",
            "standardError",
            "rSquared",
            "correlation",
            "residualVolatility",
            "observations",
            "firstClose",
            "lastClose",
            "robustError",
            "halfLife",
            "ewma",
            "walk",
            "kalman",
            "shrunk",
            "up",
            "down",
            "correlationShift");
    assertThat(printed.get(1).get("beta").asDouble()).isEqualTo(1);
  }

  @Test
  void signalsPrintTheirFields() {
    JsonNode printed = json("signals", "--data", store, "--json");

    assertThat(printed.propertyNames())
        .containsExactlyInAnyOrder(
            "asOf", "benchmark", "weight", "sectors", "assets", "conditions", "series");
    assertThat(printed.get("sectors").get(0).propertyNames())
        .containsExactlyInAnyOrder(
            "sector",
            "members",
            "stance",
            "since",
            "score",
            "rules",
            "judged",
            "reason",
            "features");
  }

  @Test
  void backtestPrintsItsFieldsAndItsSumsAreExact() {
    JsonNode printed = json("backtest", plan, "--data", store, "--json");

    assertThat(printed.propertyNames())
        .containsExactlyInAnyOrder(
            "policy",
            "carry",
            "basis",
            "findings",
            "from",
            "to",
            "initialEquity",
            "hedge",
            "finalEquity",
            "fees",
            "funding",
            "slippage",
            "profitByAsset",
            "profitByCause",
            "attribution",
            "conservationResidual",
            "unexplainedProfit",
            "orderListHash",
            "orders",
            "costs",
            "performance",
            "substitutes",
            "liquidations",
            "requests",
            "realisedLots",
            "notes",
            "equity",
            "tearSheet");
    assertThat(printed.get("tearSheet").propertyNames())
        .containsExactly(
            "benchmark",
            "days",
            "years",
            "returns",
            "benchmarkReturns",
            "rolling",
            "drawdowns",
            "exposure",
            "turnover",
            "hedge",
            "margin",
            "carry",
            "daily");
    assertThat(printed.get("orderListHash").asString()).matches("[0-9a-f]{64}");
    assertThat(printed.get("orders").get("filled").asInt()).isGreaterThan(10);
    assertThat(printed.get("funding").decimalValue()).isNotZero();
    assertSumsAreExact(printed);
  }

  @Test
  void backtestExportsItsTablesAndRefusesAFolderThatIsTaken() throws IOException {
    Path tables = folder.resolve("tables");
    Object[] export = {
      "backtest", plan, "--data", store, "--export", tables, "--export-format", "csv"
    };

    Ran first = Ran.of(export);
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out()).contains("6  Tear sheet").contains("exported 16 tables to " + tables);
    assertThat(Files.readAllLines(tables.resolve("fills.csv"))).hasSizeGreaterThan(10);
    Ran again = Ran.of(export);
    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.err()).contains("holds an export already").contains("--force").hasLineCount(1);
    Ran lonely = Ran.of("backtest", plan, "--data", store, "--force");
    assertThat(lonely.exit()).as("nothing to force").isEqualTo(2);
  }

  @Test
  void theWholeTearSheetIsPrintedWhenAsked() {
    Ran brief = Ran.of("backtest", plan, "--data", store);
    Ran whole = Ran.of("backtest", plan, "--data", store, "--tear-sheet");

    assertThat(brief.out()).contains("Variance removed").doesNotContain("Excess kurtosis");
    assertThat(whole.out()).contains("Excess kurtosis").contains("Exposure by beta");
  }

  @Test
  void backtestTwiceGivesTheSameBytes() {
    Ran once = Ran.of("backtest", plan, "--data", store, "--json");

    assertThat(Ran.of("backtest", plan, "--data", store, "--json")).isEqualTo(once);
    assertThat(once.exit()).isZero();
    assertThat(once.err()).isEmpty();
  }

  @Test
  void demoTwiceGivesTheSamePageAndJson() throws IOException {
    Path one = folder.resolve("one.html");
    Path two = folder.resolve("two.html");

    Ran once = demo(one, "--json");
    Ran again = demo(two, "--json");

    assertThat(once.exit()).as(once.err()).isZero();
    assertThat(again.out()).isEqualTo(once.out());
    assertThat(Files.readAllBytes(two)).isEqualTo(Files.readAllBytes(one));
    JsonNode printed = JSON.readTree(once.out());
    assertThat(printed.propertyNames())
        .containsExactlyInAnyOrder(
            "title",
            "policy",
            "from",
            "to",
            "source",
            "simulated",
            "ownership",
            "market",
            "futures",
            "proposal",
            "risk",
            "backtest",
            "tearSheet",
            "notes");
    assertThat(printed.get("simulated").asBoolean()).isFalse();
    assertThat(printed.get("backtest").propertyNames())
        .containsExactlyInAnyOrder(
            "policy",
            "findings",
            "from",
            "to",
            "initialEquity",
            "hedge",
            "finalEquity",
            "days",
            "tracks",
            "costs",
            "sectorWeights",
            "exposures",
            "fundingReceived",
            "fundingPaid",
            "attribution",
            "substitutes",
            "liquidations",
            "requests",
            "orders",
            "conservationResidual",
            "notes",
            "orderHash");
  }

  @Test
  void theExamplePlanOnRealHistoryIsExactToo() throws IOException {
    Path real = SharedHistory.store();
    Path example = folder.resolve("example.yaml");
    try (var in =
        java.util.Objects.requireNonNull(
            Cli.class.getResourceAsStream("/dev/ballast/app/example/policy.yaml"))) {
      Files.write(example, in.readAllBytes());
    }

    Ran once = Ran.of("backtest", example, "--data", real, "--json");

    assertThat(once.exit()).as(once.err()).isZero();
    assertThat(Ran.of("backtest", example, "--data", real, "--json")).isEqualTo(once);
    assertSumsAreExact(JSON.readTree(once.out()));
  }

  @Test
  void aPageThatCannotBeWrittenIsOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("a-file"), "");
    Path inFile = file.resolve("report.html");
    Path inNowhere = folder.resolve("nowhere").resolve("report.html");

    assertThat(mistaken(demo(inFile))).contains(inFile + ": cannot be written");
    assertThat(mistaken(demo(inNowhere))).contains(inNowhere + ": cannot be written");
    assertThat(mistaken(demo(folder))).contains(folder + ": cannot be written");
    for (String option : List.of("--html", "--export")) {
      Path there = file.resolve("there");
      assertThat(
              mistaken(Ran.of("backtest", folder.resolve("no-plan"), option, there, "--data", "x")))
          .contains("no-plan");
      assertThat(mistaken(Ran.of("backtest", plan, option, there, "--data", "nowhere")))
          .as("said before any history is looked for")
          .contains(there + ": cannot be written: ")
          .doesNotContain("Exception");
    }
    assertThat(folder.resolve("nowhere")).doesNotExist();
    Path tooLong = folder.resolve("x".repeat(256));
    for (String option : List.of("--html", "--export")) {
      assertThat(mistaken(Ran.of("backtest", plan, option, tooLong, "--data", "nowhere")))
          .contains(tooLong + ": cannot be written: file name too long; name another f");
      assertThat(mistaken(Ran.of("backtest", plan, option, "", "--data", "nowhere")))
          .contains("has an empty name");
    }
    assertThat(mistaken(demo(tooLong))).contains(tooLong + ": cannot be written: file name too");
  }

  @Test
  void aPageOnAFullDiskIsRefusedBeforeTheRun() throws IOException {
    Path disk = folder.resolve("disk");
    Path there = disk.resolve("page.html");
    try (SmallDisk _ = SmallDisk.at(disk, 64)) {
      assertThat(mistaken(Ran.of("backtest", plan, "--html", there, "--data", "nowhere")))
          .isEqualToIgnoringNewLines(
              "ballast: "
                  + there
                  + ": cannot be written: no space left on device; make room there, or name another"
                  + " file");
      assertThat(disk).isEmptyDirectory();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"walletBalance\": 0}",
        "{\"balances\": [{\"asset\": \"BTC\", \"quantity\": 0}]}"
      })
  void anAccountOfNothingIsAMistakeWhereverItIsGiven(String text) throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.json"), text);
    String said = "empty.json:1:1: the account is empty; write what is held: balances,";

    assertThat(mistaken(Ran.of("plan", plan, "--account", empty, "--data", store))).contains(said);
    assertThat(mistaken(Ran.of("demo", "--account", empty, "--data", store))).contains(said);
    assertThat(mistaken(Ran.of("backtest", plan, "--account", empty, "--data", store)))
        .contains(said);
    assertThat(mistaken(Ran.of("backtest", plan, "--account", empty, "--hold", "--data", store)))
        .contains(said);
    assertThat(mistaken(Ran.of("calc", "margin", "--file", empty))).contains(said);
    assertThat(mistaken(Ran.of("calc", "liquidation", "--file", empty))).contains("positions");
    assertThat(mistaken(Ran.of("calc", "pnl", "--file", empty))).contains("empty.json:1:1");
  }

  private static Ran demo(Path page, String... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "demo", "--policy", plan, "--account", account, "--data", store, "--out", page));
    arguments.addAll(List.of(more));
    return Ran.of(arguments.toArray());
  }

  private static String mistaken(Ran ran) {
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).startsWith("ballast: ").hasLineCount(1).doesNotContain("\tat ");
    return ran.err();
  }

  private static void assertSumsAreExact(JsonNode printed) {
    BigDecimal change =
        printed
            .get("finalEquity")
            .decimalValue()
            .subtract(printed.get("initialEquity").decimalValue());
    assertThat(change).isNotZero();
    assertThat(sum(printed.get("profitByAsset"))).isEqualByComparingTo(change);
    assertThat(sum(printed.get("profitByCause"))).isEqualByComparingTo(change);
    assertThat(printed.get("conservationResidual").decimalValue()).isZero();
    assertThat(printed.get("unexplainedProfit").decimalValue()).isZero();
  }

  private static BigDecimal sum(JsonNode amounts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode amount : amounts) {
      sum = sum.add(amount.decimalValue());
    }
    return sum;
  }

  private static JsonNode json(Object... arguments) {
    Ran ran = Ran.of(arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return JSON.readTree(ran.out());
  }
}
