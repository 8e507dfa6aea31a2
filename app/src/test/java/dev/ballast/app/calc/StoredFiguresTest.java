// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What calculators look up in a store: BTC ended 1 March 2025 at 90,000 as a perpetual and 89,000
 * in spot, and the venue allows SOL a leverage of 50 up to 10,000.
 */
class StoredFiguresTest {
  private static final String SHORT =
      """
      asOf: %s
      walletBalance: 30000
      positions: [{symbol: BTCUSDT, side: short, quantity: 2, entryPrice: %s}]
      """;

  @TempDir private static Path folder;
  private static Path store;

  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    String header = "ts,symbol,open,high,low,close,volume\n2025-03-01T00:00:00Z,BTCUSDT,";
    Path perpetual = write("perp_1d_made.csv", header + "88000,91000,88000,90000,5\n");
    Path spot = write("spot_1d_made.csv", header + "88000,91000,88000,89000,5\n");
    Path brackets =
        write(
            "brackets_2025.csv",
            """
            venue,symbol,floor,cap,maintenance_rate,maintenance_amount,maximum_leverage,as_of,source
            binance-usdm,SOLUSDT,0,10000,0.01,0,50,2025-01-01,a page
            binance-usdm,SOLUSDT,10000,20000,0.02,100,25,2025-01-01,a page
            """);
    Ran ran = Ran.of("data", "import", perpetual, spot, brackets, "--store", store);
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  /** 2 x (100,000 - 90,000). */
  @Test
  void aMarkThatAFileLeavesOutIsTheStoresLastClose() throws IOException {
    Path file = write("account.yaml", SHORT.formatted("2025-03-02", "100000"));

    JsonNode profit = json("pnl", file);
    assertThat(profit.get("account").get("profit").asString()).isEqualTo("20000");
    assertThat(profit.get("positions").get(0).get("notes").get(0).asString())
        .isEqualTo("no markPrice is given; the close of 2025-03-01 in the store stands in for it");
    for (String command : List.of("margin", "liquidation")) {
      assertThat(json(command, file).get("positions").get(0).get("markPrice").asString())
          .as(command)
          .isEqualTo("90000");
    }
  }

  @Test
  void anOldCloseSaysItsAgeAndOneOfLaterIsNotKnown() throws IOException {
    Path later = write("later.yaml", SHORT.formatted("2025-03-12", "100000"));
    assertThat(json("pnl", later).get("positions").get(0).get("notes").get(0).asString())
        .endsWith("the close of 2025-03-01 in the store stands in for it, 10 days old");

    Ran earlier = run("pnl", write("earlier.yaml", SHORT.formatted("2025-03-01", "100000")));
    assertThat(earlier.exit()).isEqualTo(2);
    assertThat(earlier.err()).contains("'markPrice' is missing").hasLineCount(1);
  }

  /** 30,000 + 2 x (1 - 90,000) = -149,998: less than any maintenance. */
  @Test
  void aShortEnteredAtOneIsCalledASlipAndTheAccountLiquidated() throws IOException {
    Path file = write("slip.yaml", SHORT.formatted("2025-03-02", "1"));
    String slip =
        "the entry price of BTC/USDT:USDT is 1 and its mark price 90000, 90,000 times off; check it";

    for (String command : List.of("pnl", "margin", "liquidation")) {
      assertThat(json(command, file).get("positions").get(0).get("notes").toString())
          .as(command)
          .contains(slip);
    }
    assertThat(run("margin", file).out())
        .contains("maintenance is not below equity: at these marks the venue liquidates");
    assertThat(run("liquidation", file).out()).contains("is already liquidated");
  }

  /** 1,000 + 0.5 x 89,000 x (1 - 0.1). */
  @Test
  void anIndexPriceThatAFileLeavesOutIsTheSpotClose() throws IOException {
    Path file =
        write(
            "pooled.yaml",
            """
            asOf: 2025-03-02
            assetMode: multi-assets
            walletBalance: 1000
            balances: [{asset: BTC, quantity: 0.5, collateral: true, bidBuffer: 10%}]
            """);

    assertThat(json("margin", file).get("account").get("equity").asString()).isEqualTo("41050");
  }

  @Test
  void aSizeIsHeldToTheStoresMarginTable() {
    Ran ran =
        Ran.of(
            "calc",
            "size",
            "--symbol",
            "SOLUSDT",
            "--notional",
            9000,
            "--price",
            200,
            "--leverage",
            51,
            "--step",
            1,
            "--store",
            store);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo(
            "ballast: --leverage: too high: at a notional of 9000 the venue allows 50 (a page)\n");
  }

  private static JsonNode json(String command, Path file) {
    Ran ran = Ran.of("calc", command, "--file", file, "--store", store, "--json");
    assertThat(ran.exit()).as(ran.err()).isZero();
    return JsonMapper.shared().readTree(ran.out());
  }

  private static Ran run(String command, Path file) {
    return Ran.of("calc", command, "--file", file, "--store", store);
  }

  private static Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
