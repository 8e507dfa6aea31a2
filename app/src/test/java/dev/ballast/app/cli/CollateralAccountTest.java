// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Accounts whose coins stand behind their futures, through {@link HandMadeCrash}: BTC falls from
 * 120,000 to 108,000 within its bar.
 *
 * <p>A long of 1 BTC at 120,000 with 3,000 USDT and c BTC that count at 95 % pays 12 USDT of
 * funding and is liquidated where 2,988 + p - 120,000 + 0.95 c p = 0.004 p k, k being 1 in
 * multi-assets mode and 1.05 under portfolio margin: p = 117,012 / (1 + 0.95 c - 0.004 k).
 */
class CollateralAccountTest {
  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;

  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    plan = MadeHistory.plan(folder);
    Ran ran =
        Ran.of("data", "import", HandMadeCrash.write(folder.resolve("history")), "--store", store);
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  /** 108,194.17 with 0.09 BTC; 107,985.49 with 0.0922, but 108,005.43 at a uniMMR of 105 %. */
  @ParameterizedTest
  @CsvSource({
    "multi-assets, '', 0.09, 108194.17475728",
    "multi-assets, '', 0.0922, 0",
    "multi-assets, ', bidBuffer: 1%, askBuffer: 1%', 0.09, 0",
    "portfolio-margin, '', 0.0922, 108005.42740841",
    "portfolio-margin, ', collateralRate: 1', 0.0922, 0",
  })
  void coinsStandBehindALongByTheirHaircut(String mode, String haircut, String coins, double price)
      throws IOException {
    Path account =
        write(
            "assetMode: " + mode,
            "walletBalance: 3000",
            "balances: [{asset: BTC, quantity: " + coins + ", collateral: true" + haircut + "}]",
            "positions: [{symbol: BTCUSDT, side: long, quantity: 1, entryPrice: 120000,",
            "  leverage: 20}]");

    JsonNode printed = json(hold(account, "--json"));

    JsonNode liquidations = printed.get("liquidations");
    assertThat(liquidations.isEmpty()).isEqualTo(price == 0);
    if (price > 0) {
      assertThat(liquidations.get(0).get("price").asDouble()).isCloseTo(price, within(1e-6));
    }
    assertThat(printed.get("conservationResidual").decimalValue()).isZero();
    assertThat(printed.get("unexplainedProfit").decimalValue()).isZero();
    String down = "down to " + (mode.startsWith("multi") ? "maintenance" : "105% of maintenance");
    assertThat(notes(printed))
        .anyMatch(
            note -> note.startsWith(mode + ": all positions stand on") && note.endsWith(down));
  }

  /**
   * 0.4 % of 120,000 is 480, over 3,000 USDT and 95 % of 12,000: 14,400. The coin falls with the
   * contract: 3,000 + 1.095 p - 120,000 = 0.004 p.
   */
  @Test
  void theTearSheetCountsTheCollateral() throws IOException {
    Path account =
        write(
            "assetMode: multi-assets",
            "walletBalance: 3000",
            "balances: [{asset: BTC, quantity: 0.1, collateral: true}]",
            "positions: [{symbol: BTCUSDT, side: long, quantity: 1, entryPrice: 120000}]");

    JsonNode margin = json(hold(account, "--json")).get("tearSheet").get("margin");

    assertThat(margin.get("ratio").get("values").get(0).asDouble())
        .isCloseTo(480 / 14400.0, within(1e-12));
    assertThat(margin.get("liquidationDown").get("values").get(0).asDouble())
        .isCloseTo(117_000 / 1.091 / 120_000 - 1, within(1e-9));
  }

  /**
   * Short 1 BTC at 120,000 and long 1 BTC of collateral, 101,200 USDT owed. Each at its worst, 0.95
   * x 108,000 - 1,000 - 101,200 = 400 is less than 0.4 % of 121,000; together either way more than
   * 12,000 are left.
   */
  @ParameterizedTest
  @CsvSource({"each-at-its-worst, 1", "assets-together, 0"})
  void theWorstCaseIsTheUsers(String rule, int liquidations) throws IOException {
    Path account =
        write(
            "assetMode: multi-assets",
            "walletBalance: -101200",
            "balances: [{asset: BTC, quantity: 1, collateral: true}]",
            "positions: [{symbol: BTCUSDT, side: short, quantity: 1, entryPrice: 120000}]");

    JsonNode printed = json(hold(account, "--json", "--worst-case", rule));

    assertThat(printed.get("liquidations")).hasSize(liquidations);
    assertThat(notes(printed))
        .anyMatch(note -> note.startsWith("inside a bar") && note.endsWith("(" + rule + ")"));
  }

  @Test
  void theUsualWorstCaseIsSaid() throws IOException {
    Path account = write("walletBalance: 1000");
    assertThat(hold(account).out().replaceAll("\\s+", " ")).contains("(each-at-its-worst)");
    Ran unknown = hold(account, "--worst-case", "best");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("each-at-its-worst", "assets-together");
  }

  /** SOL is listed as of 2021-05-28; a rate of DOT in 2025 is younger than a run in 2024. */
  @Test
  void anImportedHaircutTakesThePlaceOfTheProgramsAndIsSaidToBeExtended() throws IOException {
    Path file = folder.resolve("multi_assets_buffers_2026.csv");
    Files.writeString(
        file, "asset,bid_buffer,ask_buffer,as_of,source\nBTC,0.5,0.5,2026-01-01,a page\n");
    Path other = folder.resolve("other");
    assertThat(Ran.of("data", "import", folder.resolve("history"), file, "--store", other).exit())
        .isZero();
    Path account =
        write(
            "assetMode: multi-assets",
            "walletBalance: 3000",
            "balances: [{asset: BTC, quantity: 0.1, collateral: true}]",
            "positions: [{symbol: BTCUSDT, side: long, quantity: 1, entryPrice: 120000}]");

    JsonNode printed =
        json(
            Ran.of(
                "backtest",
                plan,
                "--store",
                other,
                "--account",
                account,
                "--hold",
                "--json",
                "--from",
                "2025-10-09"));

    assertThat(printed.get("liquidations")).hasSize(1);
    assertThat(notes(printed))
        .anyMatch(note -> note.contains("BTC at 50% (a page)"))
        .contains("haircuts are extended backwards to 2025-10-09: BTC of 2026-01-01");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "balances: [{asset: BTC, quantity: 1, collateral: true}] |"
            + " held.yaml:1:50: balances[1].collateral: BTC stands behind nothing in single-asset"
            + " mode, where these positions settle in USDT; take it out, or write assetMode:"
            + " multi-assets",
        "{assetMode: multi-assets, margin: isolated} |"
            + " held.yaml:1:13: assetMode: multi-assets is cross only; write margin: cross",
        "{assetMode: portfolio-margin, venue: okx} |"
            + " held.yaml:1:13: assetMode: portfolio-margin is a mode of binance-usdm, not of okx",
        "{assetMode: multi-assets, balances: [{asset: SAND, quantity: 1, collateral: true}]} |"
            + " held.yaml:1:38: balances[1]: what multi-assets mode counts of SAND is not known;"
            + " write bidBuffer and askBuffer as the venue states it",
        "{assetMode: multi-assets, balances: [{asset: BTC, quantity: 1, collateralRate: 1}]} |"
            + " held.yaml:1:64: balances[1].collateralRate: only of what is collateral: true under"
            + " assetMode: portfolio-margin",
        "balances: [{asset: BTC, quantity: 1, bidBuffer: 0.1}] |"
            + " held.yaml:1:38: balances[1].bidBuffer: only of what is collateral: true under"
            + " assetMode: multi-assets",
        "{assetMode: multi-assets, balances: [{asset: BTC, quantity: 1, collateral: true,"
            + " askBuffer: 0.1}]} | balances[1].askBuffer: goes with bidBuffer; write both",
      })
  void mistakesNameTheirPlace(String text, String expected) throws IOException {
    Ran ran = hold(write(text));

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).hasLineCount(1).contains(expected);
  }

  /** 2,000 + 1,000 of USDT in the futures wallet: 3,000 - 12 of funding + p - 120,000 = 0.004 p. */
  @Test
  void collateralInWhatPositionsSettleInIsInTheFuturesWallet() throws IOException {
    Path account =
        write(
            "walletBalance: 2000",
            "balances: [{asset: USDT, quantity: 1000, collateral: true}]",
            "positions: [{symbol: BTCUSDT, side: long, quantity: 1, entryPrice: 120000}]");

    JsonNode liquidation = json(hold(account, "--json")).get("liquidations").get(0);

    assertThat(liquidation.get("price").asDouble()).isCloseTo(117_012 / 0.996, within(1e-6));
  }

  /** At OKX the closing fee of 0.05 % is kept too: 117,012 / (1 - 0.004 - 0.0005). */
  @ParameterizedTest
  @CsvSource({
    "okx, BTC-USDT-SWAP, 0.0045, takerFee of BTC-USDT-SWAP is kept beside the maintenance rate",
    "bybit, BTCUSDT, 0.004, takerFee of BTCUSDT in the account file is not used",
    "binance-usdm, BTCUSDT, 0.004, takerFee of BTCUSDT in the account file is not used",
  })
  void whatTheFileStatesIsUsedOrSaidNotToBe(String venue, String symbol, double rate, String said)
      throws IOException {
    Path account =
        write(
            "venue: " + venue,
            "walletBalance: 3000",
            "balances: [{asset: USDT, quantity: 1, indexPrice: 1}]",
            "positions: [{symbol: " + symbol + ", side: long, quantity: 1, entryPrice: 120000,",
            "  markPrice: 119000, takerFee: 0.05%, maintenanceRate: 0.4%}]");

    JsonNode printed = json(hold(account, "--json"));

    assertThat(printed.get("liquidations").get(0).get("price").asDouble())
        .isCloseTo(117_012 / (1 - rate), within(1e-6));
    List<String> notes = notes(printed);
    assertThat(notes)
        .anyMatch(note -> note.contains(said))
        .anyMatch(note -> note.startsWith("markPrice of " + symbol + " in the account file is not"))
        .anyMatch(note -> note.startsWith("indexPrice in the account file is not used"));
    assertThat(notes.stream().anyMatch(note -> note.startsWith("the account is at " + venue)))
        .isEqualTo(!venue.startsWith("binance"));
    assertThat(hold(account).out().replaceAll("\\s+", " ")).contains(said);
  }

  @Test
  void theMarginOfAnotherVenueIsNotTakenFromBinancesTables() throws IOException {
    Path account =
        write(
            "venue: bybit",
            "walletBalance: 3000",
            "positions: [{symbol: BTCUSDT, side: long, quantity: 1, entryPrice: 120000}]");

    Ran ran = hold(account);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .hasLineCount(1)
        .contains("held.yaml:3:13: positions[1]: 'maintenanceRate' is missing;")
        .contains("no margin table of BTCUSDT at bybit is known");
  }

  /** With Bybit's own table of 2 %, imported: 117,012 / 0.98. */
  @Test
  void anImportedTableOfTheVenueHoldsTheAccount() throws IOException {
    Path file = folder.resolve("brackets_bybit.csv");
    Files.writeString(
        file,
        """
        venue,symbol,floor,cap,maintenance_rate,maintenance_amount,maximum_leverage,as_of,source
        bybit,BTCUSDT,0,1000000,0.02,0,50,2025-01-01,a page
        """);
    Path other = folder.resolve("bybit");
    assertThat(Ran.of("data", "import", folder.resolve("history"), file, "--store", other).exit())
        .isZero();
    Path account =
        write(
            "venue: bybit",
            "walletBalance: 3000",
            "positions: [{symbol: BTCUSDT, side: long, quantity: 1, entryPrice: 120000}]");

    JsonNode printed =
        json(
            Ran.of(
                "backtest",
                plan,
                "--store",
                other,
                "--account",
                account,
                "--hold",
                "--json",
                "--from",
                "2025-10-09"));

    assertThat(printed.get("liquidations").get(0).get("price").asDouble())
        .isCloseTo(117_012 / 0.98, within(1e-6));
  }

  private static Ran hold(Path account, Object... more) {
    List<Object> all =
        new ArrayList<>(
            List.of(
                "backtest",
                plan,
                "--store",
                store,
                "--account",
                account,
                "--hold",
                "--from",
                "2025-10-09"));
    all.addAll(List.of(more));
    return Ran.of(all.toArray());
  }

  private static List<String> notes(JsonNode printed) {
    return printed.get("notes").valueStream().map(JsonNode::asString).toList();
  }

  private static JsonNode json(Ran ran) {
    assertThat(ran.exit()).as(ran.err()).isZero();
    return JsonMapper.shared().readTree(ran.out());
  }

  private static Path write(String... lines) throws IOException {
    return Files.writeString(folder.resolve("held.yaml"), String.join("\n", lines) + "\n");
  }
}
