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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ballast risk} on a made history of 240 days. */
class RiskCommandTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);

  @TempDir private static Path folder;
  private static Path store;

  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    Path files = new MadeHistory(FIRST).write(folder.resolve("history"), 240);
    Ran imported = Ran.of("data", "import", files, "--store", store);
    assertThat(imported.exit()).as(imported.err()).isZero();
  }

  private static Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static JsonNode json(Object... arguments) {
    Ran ran = Ran.of(arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return JsonMapper.shared().readTree(ran.out());
  }

  private static JsonNode row(JsonNode risk, String name) {
    for (JsonNode row : risk.get("scenarios")) {
      if (row.get("name").asString().equals(name)) {
        return row;
      }
    }
    throw new AssertionError(
        name + " is not in " + risk.get("scenarios").findValuesAsString("name"));
  }

  @Test
  void printsItsFields() throws IOException {
    JsonNode printed =
        json(
            "risk",
            "--account",
            MadeHistory.account(folder),
            "--policy",
            MadeHistory.plan(folder),
            "--data",
            store,
            "--json");

    assertThat(printed.propertyNames()).containsExactly("policy", "prices", "risk");
    JsonNode risk = printed.get("risk");
    assertThat(risk.propertyNames())
        .containsExactly("asOf", "benchmark", "before", "after", "scenarios", "notes");
    assertThat(risk.get("before").propertyNames())
        .containsExactly(
            "equity",
            "gross",
            "net",
            "market",
            "onMargin",
            "marketOnMargin",
            "herfindahl",
            "effectiveHoldings",
            "largest",
            "largestShare",
            "losses");
    assertThat(risk.get("notes").toString())
        .contains("no value at risk: history has fewer than 280 daily returns of BTC");
    JsonNode fall = row(risk, "BTC -30%");
    assertThat(fall.propertyNames())
        .containsExactly("name", "meaning", "market", "before", "after", "notes");
    assertThat(fall.get("before").propertyNames())
        .containsExactly(
            "spot",
            "futures",
            "covered",
            "total",
            "share",
            "equity",
            "marginRatio",
            "liquidated",
            "assets",
            "purposes");
    assertThat(fall.get("after").get("total").asDouble())
        .as("the hedge saves")
        .isGreaterThan(fall.get("before").get("total").asDouble());
    assertThat(fall.get("after").get("purposes").findValuesAsString("purpose"))
        .contains("core")
        .anyMatch(purpose -> purpose.startsWith("hedge:"));
  }

  /** The plan's orders cost fees and slippage, and change equity by nothing else. */
  @Test
  void aPlanChangesEquityByItsCosts() throws IOException {
    Path account = MadeHistory.account(folder);
    Path plan = MadeHistory.plan(folder);
    JsonNode totals =
        json("plan", plan, "--account", account, "--data", store, "--json")
            .get("proposal")
            .get("totals");
    JsonNode risk =
        json("risk", "--account", account, "--policy", plan, "--data", store, "--json").get("risk");

    assertThat(totals.get("fees").asDouble()).isPositive();
    assertThat(risk.get("after").get("equity").asDouble())
        .isCloseTo(
            risk.get("before").get("equity").asDouble()
                - totals.get("fees").asDouble()
                - totals.get("slippage").asDouble(),
            within(1e-6));
  }

  @Test
  void printsATableThatFitsTheScreen() throws IOException {
    Ran ran =
        Ran.of(
            "risk",
            "--account",
            MadeHistory.account(folder),
            "--policy",
            MadeHistory.plan(folder),
            "--data",
            store);

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("4  What can go wrong").contains("Planned");
    assertThat(ran.out().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  /** 1 BTC of coin margin behind 300 contracts of 100 dollars sold: no plan takes it, risk does. */
  @Test
  void anAccountThatNoPlanTakesIsShown() throws IOException {
    Path account =
        file(
            "isolated.yaml",
            """
            margin: isolated
            walletBalance: "1000"
            balances:
              - {asset: BTC, quantity: "0.1"}
            positions:
              - {symbol: ETHUSDT, side: long, quantity: "5", entryPrice: "3000", leverage: "10", isolatedWallet: "1500"}
              - {symbol: BTCUSDT, side: short, quantity: "0.1", entryPrice: "60000", leverage: "5", isolatedWallet: "1200"}
            """);
    JsonNode fall =
        row(json("risk", "--account", account, "--data", store, "--json").get("risk"), "BTC -50%");

    assertThat(fall.get("after").isNull()).isTrue();
    assertThat(fall.get("before").get("liquidated").toString())
        .isEqualTo("[\"ETH/USDT:USDT: all of 5\"]");
    assertThat(fall.get("before").get("covered").asDouble()).isPositive();
  }

  @Test
  void scenariosOfOnesOwnComeFirst() throws IOException {
    Path own =
        file(
            "own.yaml",
            """
            scenarios:
              - {name: ETH halves, moves: {ETH: -50%}, others: still}
              - name: squeeze
                moves: {BTC: 20%, majors: 40%}
                funding: {per-day: -1%, days: 2}
              - {name: closed, lost: [exchange]}
            """);
    JsonNode risk =
        json(
                "risk",
                "--account",
                MadeHistory.account(folder),
                "--policy",
                MadeHistory.plan(folder),
                "--scenarios",
                own,
                "--data",
                store,
                "--json")
            .get("risk");

    assertThat(risk.get("scenarios").findValuesAsString("name"))
        .startsWith("ETH halves", "squeeze", "closed", "BTC -10%");
    JsonNode halved = row(risk, "ETH halves").get("before").get("assets");
    assertThat(halved.size()).isEqualTo(1);
    // BTC moves by its own 20 %, ETH as its sector
    double squeezed = row(risk, "squeeze").get("before").get("spot").asDouble();
    double btc = spot(row(risk, "BTC +30%"), "BTC") / 0.3 * 0.2;
    double eth = -halved.get(0).get("spot").asDouble() / 0.5 * 0.4;
    assertThat(squeezed).isCloseTo(btc + eth, within(1e-5));
  }

  private static double spot(JsonNode row, String asset) {
    for (JsonNode one : row.get("before").get("assets")) {
      if (one.get("asset").asString().equals(asset)) {
        return one.get("spot").asDouble();
      }
    }
    throw new AssertionError(asset);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "scenarios: [] | :1:12: scenarios: is empty",
        "scenarios: [{name: a}] | changes nothing; write moves, basis, funding or lost",
        "scenarios: [{name: a, moves: {BTC: -101%}}] | a price loses 100% at most",
        "scenarios: [{name: a, moves: {USDC: -100%}}] | write -99%",
        "scenarios: [{name: a, moves: {DOGE: -10%}}] | is no asset and no sector here",
        "scenarios: [{name: a, moves: {BTC: -10%}, others: beat}] | not one of beta, still",
        "scenarios: [{name: a, lost: [bank]}] | not one of exchange, cold, staked",
        "scenarios: [{name: a, funding: {days: 2}}] | 'per-day' is missing",
        "scenarios: [{name: a, basis: 1%}, {name: a, basis: 2%}] | occurs twice",
        "scenarios: [{name: a, shift: 1%}] | unknown key",
      })
  void aMistakeIsOneLineWithItsPlace(String text, String said) throws IOException {
    Ran ran =
        Ran.of(
            "risk",
            "--account",
            MadeHistory.account(folder),
            "--scenarios",
            file("wrong.yaml", text),
            "--data",
            store);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err().strip().lines()).hasSize(1);
    assertThat(ran.err()).contains("wrong.yaml:1:").contains(said);
  }

  @Test
  void optionsHaveTheirRanges() throws IOException {
    for (List<String> wrong : List.of(List.of("--days", "0"), List.of("--windows", "21"))) {
      Ran ran =
          Ran.of(
              "risk",
              "--account",
              MadeHistory.account(folder),
              "--data",
              store,
              wrong.getFirst(),
              wrong.getLast());
      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.err()).contains(wrong.getFirst() + " " + wrong.getLast() + " is out of range");
    }
  }
}
