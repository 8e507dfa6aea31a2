// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plans and runs of accounts of every kind, as a user makes them. */
class EveryAccountTest {
  private static final int DAYS = 240;

  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;

  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    plan =
        Files.writeString(
            folder.resolve("plan.yaml"),
            """
            profile: moderate
            spot: {share: 70%, weights: {majors: 100%}}
            hedges: [{name: tenth, short: 10% of portfolio, with: BTC}]
            """);
    Path files = new MadeHistory(LocalDate.of(2024, 3, 1)).write(folder.resolve("history"), DAYS);
    assertThat(Ran.of("data", "import", files, "--store", store).exit()).isZero();
  }

  private static final String MIXED =
      """
      venue: binance
      walletBalance: "6000 USDT"
      balances:
        - {asset: USDT, quantity: "30000"}
        - {asset: BTC, quantity: "0.3"}
        - {asset: BTC, quantity: "0.2", collateral: true}
      positions:
        - {symbol: BTCUSD_PERP, side: short, quantity: "100", entryPrice: "60000", leverage: 2,
           markPrice: "64000", maintenanceRate: 0.4%}
        - {symbol: ETHUSDT, side: long, quantity: "1", entryPrice: "3000", leverage: 3,
           margin: isolated, isolatedWallet: "1100", maintenanceRate: 0.5%}
      """;

  /**
   * The coin-margined short: 100 x 100 / 64,000 = 0.15625 BTC at 2 times; it was entered for 10,000
   * / 60,000 = 0.1666... BTC. The ETH long at its last close, at 3 times.
   */
  @Test
  void aPlanCountsTheMarginOfEveryWallet() throws IOException {
    JsonNode printed = planned(write(MIXED));

    double btc = MadeHistory.close("BTCUSDT", false, DAYS - 1);
    double eth = MadeHistory.close("ETHUSDT", true, DAYS - 1);
    assertThat(printed.get("ownership").get("margin").get("used").asDouble())
        .isCloseTo(0.15625 / 2 * btc + eth / 3, within(1e-4));
    assertThat(printed.get("ownership").get("futuresNotional").asDouble())
        .isCloseTo(-10_000 / 60_000.0 * btc + eth, within(1e-3));
    JsonNode proposal = printed.get("proposal");
    assertThat(proposal.get("refusal").isNull()).isTrue();
    assertThat(proposal.get("margin").get("before").get("liquidationDistance").get("value"))
        .isNotNull();
    assertThat(texts(proposal.get("notes")))
        .anyMatch(note -> note.startsWith("BTC/USD:BTC is valued at a stated price of 64000"))
        .anyMatch(note ->
            note.startsWith("BTC/USD:BTC: a short of")
                && note.contains("that of the wallet in BTC"))
        .anyMatch(note -> note.startsWith("ETH/USDT:USDT: a long with a wallet of its own of"))
        .anyMatch(note -> note.startsWith("the isolated wallet of ETH/USDT:USDT is liquidated"));
    Ran shown = Ran.of("plan", plan, "--account", write(MIXED), "--store", store);
    assertThat(shown.out())
        .contains("Initial margin, % of equity", "Liquidated if the market moves", "≥ 35.0%");
  }

  /** Each wallet goes through a scenario of its own, before the plan and after it. */
  @Test
  void whatCanGoWrongIsSaidOfEveryWallet() throws IOException {
    Ran ran =
        Ran.of("risk", "--policy", plan, "--account", write(MIXED), "--store", store, "--json");

    assertThat(ran.exit()).as(ran.err()).isZero();
    JsonNode first = new JsonMapper().readTree(ran.out()).get("risk").get("scenarios").get(0);
    assertThat(first.get("before").get("marginRatio").get("value").isNumber()).isTrue();
    assertThat(first.get("after").get("marginRatio").get("value").isNumber()).isTrue();
  }

  @Test
  void aBacktestNeedsAHistoryOfWhatIsHeld() throws IOException {
    Ran ran = Ran.of("backtest", plan, "--account", write(MIXED), "--store", store);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).hasLineCount(1).contains("no daily price of BTC/USD:BTC");
  }

  /** Each begins a run, is planned with at its reviews, and loses nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        assetMode: multi-assets
        walletBalance: "3000"
        balances:
          - {asset: USDT, quantity: "20000"}
          - {asset: BTC, quantity: "0.2", collateral: true}
        positions: [{symbol: ETHUSDT, side: long, quantity: "1", entryPrice: "3000", leverage: 2}]
        """,
        """
        assetMode: portfolio-margin
        walletBalance: "3000"
        balances:
          - {asset: USDT, quantity: "20000"}
          - {asset: BTC, quantity: "0.2", collateral: true, collateralRate: 0.95}
        """,
        """
        positionMode: hedge
        walletBalance: "9000"
        balances: [{asset: USDT, quantity: "20000"}]
        positions:
          - {symbol: BTCUSDT, side: long, quantity: "0.05", entryPrice: "60000", leverage: 2}
          - {symbol: BTCUSDT, side: short, quantity: "0.02", entryPrice: "61000", leverage: 2}
        """,
        """
        margin: isolated
        walletBalance: "9000"
        balances: [{asset: USDT, quantity: "20000"}]
        positions:
          - {symbol: BTCUSDT, side: short, quantity: "0.02", entryPrice: "61000", leverage: 2,
             isolatedWallet: "900"}
        """,
      })
  void aRunBeginsWithItAndItsBooksAreWhole(String account) throws IOException {
    Ran ran = Ran.of("backtest", plan, "--account", write(account), "--store", store, "--json");
    assertThat(ran.err()).isEmpty();
    JsonNode printed = new JsonMapper().readTree(ran.out());

    assertThat(printed.get("conservationResidual").decimalValue()).isZero();
    assertThat(printed.get("unexplainedProfit").decimalValue()).isZero();
    assertThat(printed.get("orders").get("placed").asInt()).isGreaterThan(20);
    assertThat(printed.get("orders").get("refused").asInt()).isZero();
  }

  /** A calculator is asked about one wallet. */
  @Test
  void calculatorsRefuseSeveralWallets() throws IOException {
    String position = ", side: short, quantity: 1, entryPrice: 60000, maintenanceRate: 0.5%";
    Ran mixed =
        Ran.of(
            "calc",
            "liquidation",
            "--file",
            write(
                "{venue: binance, walletBalance: 10, positions: [{symbol: BTCUSDT"
                    + position
                    + "}, {symbol: BTCUSD_PERP"
                    + position
                    + "}]}"));
    assertThat(mixed.exit()).isEqualTo(2);
    assertThat(mixed.err())
        .hasLineCount(1)
        .contains(
            "BTCUSD_PERP settles in BTC and BTCUSDT in USDT; one wallet holds one asset: write a"
                + " file for each");
    Ran margins =
        Ran.of(
            "calc",
            "liquidation",
            "--file",
            write(
                "{walletBalance: 10, positions: [{symbol: BTCUSDT"
                    + position
                    + "}, {symbol: ETHUSDT, margin: isolated"
                    + position
                    + "}]}"));
    assertThat(margins.exit()).isEqualTo(2);
    assertThat(margins.err())
        .hasLineCount(1)
        .contains("some positions are isolated and some cross; calculators take one of the two");
  }

  private static JsonNode planned(Path account) {
    Ran ran = Ran.of("plan", plan, "--account", account, "--store", store, "--json");
    assertThat(ran.exit()).as(ran.err()).isZero();
    return new JsonMapper().readTree(ran.out());
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.asString()));
    return texts;
  }

  private static Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("account.yaml"), text);
  }
}
