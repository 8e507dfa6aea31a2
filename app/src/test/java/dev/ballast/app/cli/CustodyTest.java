// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where holdings are kept, what of them a plan may sell, and what they earn. */
class CustodyTest {
  /** 11 ETH in an account that should hold about half of them. */
  private static final String HELD =
      """
      balances:
        - {asset: USDT, quantity: "12000"}
        - {asset: BTC, quantity: "0.1", kept: cold}
        - {asset: ETH, quantity: "1"}
        - {asset: ETH, quantity: "10", kept: staked%s, yield: 3%%}
      """;

  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;

  /** The history ends at 2024-06-29T00:00Z. */
  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    plan = Files.writeString(folder.resolve("plan.yaml"), "spot: {weights: {majors: 100%}}");
    Path files = new MadeHistory(LocalDate.of(2024, 3, 1)).write(folder.resolve("history"), 120);
    assertThat(Ran.of("data", "import", files, "--store", store).exit()).isZero();
  }

  /** One ETH is free, and the order is for one; what is locked is said with its day. */
  @ParameterizedTest
  @CsvSource({
    "', lockedUntil: 2024-06-30', 10 ETH is locked until 2024-06-30 and not sold before",
    "', lockedUntil: 2024-06-29',"
        + " 10 ETH is staked and has been free since 2024-06-29: it can be sold once it is moved"
  })
  void onlyWhatIsFreeIsSold(String lock, String said) throws IOException {
    JsonNode proposal = plan(HELD.formatted(lock)).get("proposal");
    int sales = 0;
    for (JsonNode leg : proposal.get("tickets").get(0).get("legs")) {
      if (leg.get("instrument").asString().equals("ETH/USDT")) {
        sales++;
        assertThat(leg.get("quantity").asString()).isEqualTo("-1");
      }
    }
    assertThat(sales).isEqualTo(1);
    assertThat(proposal.get("notes").toString())
        .containsPattern("of the [0-9.]+ ETH to sell, 1 are in the spot wallet; the rest is staked")
        .contains(said);
  }

  /** Without a lock, and where nothing is to be sold, no date is told. */
  @Test
  void nothingIsSaidOfWhatIsNotSold() throws IOException {
    assertThat(plan(HELD.formatted("")).get("proposal").get("notes").toString())
        .doesNotContain("locked until");
    String few = HELD.formatted(", lockedUntil: 2024-06-30").replace("\"10\"", "\"1\"");
    assertThat(plan(few).get("proposal").get("notes").toString()).doesNotContain("locked until");
  }

  /** 10 ETH at 3 % are 0.3 ETH a year, at the price that the holding itself is valued at. */
  @Test
  void whereItIsKeptAndWhatItEarns() throws IOException {
    JsonNode custody =
        plan(HELD.formatted(", lockedUntil: 2024-06-30")).get("ownership").get("custody");
    assertThat(custody).hasSize(4);
    JsonNode cold = custody.get(1);
    assertThat(cold.get("kept").asString()).isEqualTo("cold storage");
    assertThat(cold.get("sellable").asBoolean()).isFalse();
    assertThat(cold.get("lockedUntil").isNull()).isTrue();
    assertThat(cold.get("yield").isNull()).isTrue();
    assertThat(custody.get(2).get("sellable").asBoolean()).isTrue();
    JsonNode staked = custody.get(3);
    assertThat(staked.propertyNames())
        .containsExactly(
            "asset",
            "quantity",
            "value",
            "kept",
            "sellable",
            "lockedUntil",
            "collateral",
            "yield",
            "coinsAYear",
            "incomeAYear");
    assertThat(staked.get("quantity").asString()).isEqualTo("10");
    assertThat(staked.get("kept").asString()).isEqualTo("staked until 2024-06-30");
    assertThat(staked.get("lockedUntil").asString()).isEqualTo("2024-06-30");
    assertThat(staked.get("collateral").asBoolean()).isFalse();
    assertThat(staked.get("yield").asDouble()).isEqualTo(0.03);
    assertThat(staked.get("coinsAYear").asDouble()).isCloseTo(0.3, within(1e-12));
    assertThat(staked.get("incomeAYear").asDouble())
        .isCloseTo(0.03 * staked.get("value").asDouble(), within(1e-9));
    assertThat(staked.get("value").asDouble())
        .isCloseTo(10 * custody.get(2).get("value").asDouble(), within(1e-6));
  }

  @Test
  void theTerminalTellsIt() throws IOException {
    Path account = write(HELD.formatted(", lockedUntil: 2024-06-30"));
    String out = Ran.of("plan", plan, "--account", account, "--data", store).out();
    assertThat(out.replaceAll("\\s+", " "))
        .containsPattern("[0-9,]+ USDT is not on the exchange and not sold, [0-9,]+ of it locked.")
        .containsPattern("Expected income of booked yields: [0-9,.]+ USDT a year")
        .contains("Holding Quantity Value Kept Collateral Yield A year")
        .containsPattern("ETH 10 [0-9,]+ staked until 2024-06-30 no 3.0% [0-9,.]+");
  }

  @Test
  void aRunBooksNoYieldAndSaysSo() throws IOException {
    Path account = write(HELD.formatted(", lockedUntil: 2024-04-01"));
    String sentence =
        "yield in the account file is not booked: what is staked earns nothing in a run and stays"
            + " staked, past its lock too";
    for (String how : new String[] {"--hold", "--tear-sheet"}) {
      Ran run = Ran.of("backtest", plan, "--account", account, "--data", store, "--json", how);
      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(run.out()).contains(sentence);
    }
  }

  private static JsonNode plan(String account) throws IOException {
    Ran run = Ran.of("plan", plan, "--account", write(account), "--data", store, "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    return JsonMapper.shared().readTree(run.out());
  }

  private static Path write(String account) throws IOException {
    return Files.writeString(folder.resolve("account.yaml"), account);
  }
}
