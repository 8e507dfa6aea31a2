// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code calc margin} and {@code liquidation} of an account with collateral in several coins: 3,000
 * USDT and 0.1 BTC at 120,000 that count at 95 %, 14,400 together, behind a long of 1 BTC.
 */
class PooledAccountTest {
  private static final String ACCOUNT =
      """
      assetMode: %s
      asOf: 2025-10-09
      walletBalance: 3000
      balances:
        - {asset: BTC, quantity: 0.1, collateral: true, indexPrice: 120000%s}
      positions:
        - {symbol: BTCUSDT, side: long, quantity: 1, entryPrice: 120000, leverage: 20,
           maintenanceRate: 0.4%%}
      """;

  @TempDir private Path folder;

  @Test
  void marginCountsAllCollateral() throws IOException {
    JsonNode account = answer("margin", "multi-assets", "").get("account");

    assertThat(account.get("collateralMode").asString()).isEqualTo("multi-assets");
    JsonNode coin = account.get("collateral").get(1);
    assertThat(coin.get("asset").asString()).isEqualTo("BTC");
    assertThat(number(coin, "counted")).isEqualByComparingTo("11400");
    assertThat(number(account, "walletBalance")).isEqualByComparingTo("3000");
    assertThat(number(account, "equity")).isEqualByComparingTo("14400");
    assertThat(number(account, "available")).isEqualByComparingTo("8400");
    assertThat(number(account, "marginRatio").doubleValue()).isCloseTo(1 / 30.0, within(1e-15));
  }

  /**
   * The contract alone: 14,400 + p - 120,000 = 0.004 p k. With the market, which the coin moves
   * with: 3,000 + 0.095 p + p - 120,000 = 0.004 p k. k is 1, or 1.05 under portfolio margin.
   */
  @ParameterizedTest
  @CsvSource({"multi-assets, 1", "portfolio-margin, 1.05"})
  void liquidationIsWhereAllCollateralIsDownToMaintenance(String mode, double ratio)
      throws IOException {
    JsonNode answer = answer("liquidation", mode, "");

    assertThat(number(answer.get("positions").get(0), "liquidationPrice").doubleValue())
        .isCloseTo(105_600 / (1 - 0.004 * ratio), within(1e-8));
    JsonNode account = answer.get("account");
    assertThat(number(account, "distanceDown").doubleValue())
        .isCloseTo(117_000 / (1.095 - 0.004 * ratio) / 120_000 - 1, within(1e-12));
    assertThat(number(account, "equity")).isEqualByComparingTo("14400");
    assertThat(number(account, "maintenance")).isEqualByComparingTo("480");
    assertThat(account.get("uniMmr").isNull()).isEqualTo(ratio == 1);
  }

  /** By flags the same: a wallet of 3,000 USDT and the coin. */
  @ParameterizedTest
  @ValueSource(strings = {"0.05:0.05", "0.95"})
  void flagsAndFileAgree(String haircut) throws IOException {
    String mode = haircut.contains(":") ? "multi-assets" : "portfolio-margin";
    List<Object> flags =
        new ArrayList<>(
            List.of(
                "calc",
                "liquidation",
                "--json",
                "--symbol",
                "BTCUSDT",
                "--side",
                "long",
                "--quantity",
                "1",
                "--entry-price",
                "120000",
                "--leverage",
                "20",
                "--maintenance-rate",
                "0.4%"));
    flags.addAll(List.of("--collateral", "BTC:0.1:120000:" + haircut));
    flags.addAll(List.of("--collateral", "USDT:3000:1:" + (haircut.contains(":") ? "0:0" : "1")));

    JsonNode byFlags = json(Ran.of(flags.toArray()));
    JsonNode byFile = answer("liquidation", mode, "");

    for (String field : List.of("equity", "marginRatio", "uniMmr", "state", "distanceDown")) {
      assertThat(byFlags.get("account").get(field)).isEqualTo(byFile.get("account").get(field));
    }
    assertThat(byFlags.get("positions").get(0).get("liquidationPrice"))
        .isEqualTo(byFile.get("positions").get(0).get("liquidationPrice"));
  }

  @Test
  void whereTheHaircutIsFromIsSaid() throws IOException {
    Ran page = run("liquidation", "multi-assets", "");
    assertThat(page.out().replaceAll("\\s+", " "))
        .contains("haircut of BTC as of 2024-06-28: Binance /fapi/v1/assetIndex")
        .contains("collateral stays at its index price")
        .contains("0.1 BTC counts 11,400 USDT");
    Ran stated = run("margin", "portfolio-margin", ", collateralRate: 0.5");
    assertThat(stated.out()).contains("uniMMR").doesNotContain("haircut of");
  }

  @Test
  void mistakesNameTheirPlace() throws IOException {
    Path account =
        write(
            "{assetMode: multi-assets, walletBalance: 1,"
                + " balances: [{asset: BTC, quantity: 1, collateral: true}]}");
    assertThat(Ran.of("calc", "margin", "--file", account).err())
        .contains("account.yaml:1:56: balances[1]: 'indexPrice' is missing;");
    write(ACCOUNT.formatted("multi-assets", ""));
    assertThat(Ran.of("calc", "liquidation", "--file", account, "--collateral", "ETH:1:1:1").err())
        .hasLineCount(1)
        .contains("--collateral: the account's collateral is in");
    assertThat(
            Ran.of(
                    "calc",
                    "liquidation",
                    "--symbol",
                    "BTCUSDT",
                    "--side",
                    "long",
                    "--quantity",
                    "1",
                    "--entry",
                    "1",
                    "--isolated-wallet",
                    "1",
                    "--maintenance-rate",
                    "1%",
                    "--collateral",
                    "ETH:1:1:1")
                .err())
        .hasLineCount(1)
        .contains("--collateral: stands behind cross positions only");
    assertThat(
            Ran.of(
                    "calc",
                    "liquidation",
                    "--venue",
                    "binance-coinm",
                    "--symbol",
                    "BTCUSD_PERP",
                    "--side",
                    "long",
                    "--quantity",
                    "1",
                    "--entry",
                    "1",
                    "--wallet",
                    "1",
                    "--maintenance-rate",
                    "1%",
                    "--collateral",
                    "ETH:1:1:1")
                .err())
        .hasLineCount(1)
        .contains("--collateral: is counted in the quote");
  }

  private JsonNode answer(String calculator, String mode, String haircut) throws IOException {
    write(ACCOUNT.formatted(mode, haircut));
    return json(Ran.of("calc", calculator, "--json", "--file", folder.resolve("account.yaml")));
  }

  private Ran run(String calculator, String mode, String haircut) throws IOException {
    Ran ran = Ran.of("calc", calculator, "--file", write(ACCOUNT.formatted(mode, haircut)));
    assertThat(ran.err()).isEmpty();
    return ran;
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("account.yaml"), text);
  }

  private static BigDecimal number(JsonNode node, String field) {
    return new BigDecimal(node.get(field).asString());
  }

  private static JsonNode json(Ran ran) {
    assertThat(ran.exit()).as(ran.err()).isZero();
    return JsonMapper.shared().readTree(ran.out());
  }
}
