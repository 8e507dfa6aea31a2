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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code calc margin} and {@code liquidation} at Deribit and Hyperliquid. */
class OtherVenuesTest {
  @TempDir private Path folder;

  /** Deribit's help page "Linear Perpetual": 25 and 350 BTC at 100,000, 25 and 6,000 SOL at 200. */
  @ParameterizedTest
  @CsvSource({
    "BTC_USDC-PERPETUAL, 25, 100000, 53125, 28125",
    "BTC/USDC:USDC, 350, 100000, 1312500, 962500",
    "SOL_USDC-PERPETUAL, 25, 200, 200.625, 100.625",
    "SOL_USDC-PERPETUAL, 6000, 200, 84000, 60000",
  })
  void deribitsMarginsRiseWithTheSize(
      String symbol, String quantity, String price, BigDecimal initial, BigDecimal maintenance) {
    JsonNode position =
        json(position("margin", "deribit", symbol, "short", quantity, price))
            .get("positions")
            .get(0);

    assertThat(number(position, "initial")).isEqualByComparingTo(initial);
    assertThat(number(position, "maintenance")).isEqualByComparingTo(maintenance);
    assertThat(position.get("notes").toString()).contains("Deribit help page");
    assertThat(position.get("formulas").get(0).asString()).isEqualTo("initial = qty*mark*rate");
  }

  /** 100,000 + 25 (p - 100,000) = 25 x 1.125 % p. */
  @Test
  void deribitLiquidatesAtTheRateOfTheSize() {
    JsonNode answer =
        json(
            position(
                "liquidation",
                "deribit",
                "BTC_USDC-PERPETUAL",
                "long",
                "25",
                "100000",
                "--wallet-balance",
                "100000"));

    assertThat(number(answer.get("positions").get(0), "liquidationPrice").doubleValue())
        .isCloseTo(2_400_000 / (25 * 0.98875), within(1e-9));
  }

  /**
   * Hyperliquid's documents: a short of 2 at 100, marked at 90, 50 behind it, at most 25x: 90 +
   * 33.2 / 1.02.
   */
  @Test
  void hyperliquidsMaintenanceIsHalfOfTheInitialMarginAtMostLeverage() throws IOException {
    Ran flags =
        position(
            "liquidation",
            "hyperliquid",
            "BTC",
            "short",
            "2",
            "100",
            "--mark-price",
            "90",
            "--isolated-wallet",
            "50",
            "--maximum-leverage",
            "25");
    Ran file =
        file(
            "{venue: hyperliquid, margin: isolated, positions: [{symbol: BTC/USDC:USDC, side: short,"
                + " quantity: 2, entryPrice: 100, markPrice: 90, isolatedWallet: 50,"
                + " maximumLeverage: 25}]}");

    for (Ran ran : List.of(flags, file)) {
      JsonNode position = json(ran).get("positions").get(0);
      assertThat(number(position, "liquidationPrice").doubleValue())
          .isCloseTo(90 + 33.2 / 1.02, within(1e-12));
      assertThat(number(position, "maintenance")).isEqualByComparingTo("3.6");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deribit | BTC-PERPETUAL | '' | --symbol: 'BTC-PERPETUAL' is no contract of deribit (write"
            + " BTC_USDC-PERPETUAL or BTC/USDC:USDC)",
        "deribit | ETH_USDC-PERPETUAL | '' | no margin table of ETH_USDC-PERPETUAL at deribit is"
            + " known",
        "hyperliquid | BTC/USDT:USDT | '' | is no contract of hyperliquid (write BTC or",
        "hyperliquid | BTC | '' | is missing; no margin table of BTC at"
            + " hyperliquid is known, so its rate or the contract's maximumLeverage must be given",
        "binance-usdm | BTCUSDT | --maximum-leverage 5 | --maximum-leverage: says what must be kept"
            + " at hyperliquid only; give --maintenance-rate",
        "hyperliquid | BTC | --maximum-leverage 5 --maintenance-rate 1% | --maximum-leverage: stands"
            + " beside --maintenance-rate; give one of them",
        "hyperliquid | BTC | --maximum-leverage 0.5 | --maximum-leverage: out of range: 0.5 (1 to 1000)",
      })
  void mistakesAreOneLine(String venue, String symbol, String more, String expected) {
    Ran ran =
        position(
            "liquidation",
            venue,
            symbol,
            "long",
            "1",
            "100",
            ("--wallet 50 " + more).strip().split(" ", -1));

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).hasLineCount(1).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bybit | maximumLeverage: 5 | positions[1].maximumLeverage: says what must be kept at"
            + " hyperliquid only; write maintenanceRate",
        "hyperliquid | 'maximumLeverage: 5, maintenanceRate: 1%' | positions[1].maximumLeverage:"
            + " stands beside 'maintenanceRate'; write one of them",
      })
  void aFilesMistakesNameTheirPlace(String venue, String more, String expected) throws IOException {
    Ran ran =
        file(
            "{venue: "
                + venue
                + ", walletBalance: 1, positions: [{symbol: BTC/USDC:USDC, side: long,"
                + " quantity: 1, entryPrice: 1, "
                + more
                + "}]}");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).hasLineCount(1).contains("account.yaml:1:").contains(expected);
  }

  /** A coin's name is no contract where no venue says so. */
  @Test
  void aBareCoinIsNoSymbolOfTheOtherCalculators() {
    Ran ran =
        Ran.of(
            "calc",
            "pnl",
            "--symbol",
            "BTC",
            "--side",
            "long",
            "--quantity",
            "1",
            "--entry",
            "1",
            "--exit",
            "2");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("--symbol: 'BTC' is no contract that is known here");
  }

  private Ran file(String text) throws IOException {
    Path account = Files.writeString(folder.resolve("account.yaml"), text);
    return Ran.of("calc", "liquidation", "--json", "--file", account);
  }

  private static Ran position(
      String calculator,
      String venue,
      String symbol,
      String side,
      String quantity,
      String price,
      String... more) {
    List<Object> flags =
        new ArrayList<>(
            List.of(
                "calc",
                calculator,
                "--json",
                "--venue",
                venue,
                "--symbol",
                symbol,
                "--side",
                side,
                "--quantity",
                quantity,
                "--entry-price",
                price));
    flags.addAll(List.of(more));
    return Ran.of(flags.toArray());
  }

  private static BigDecimal number(JsonNode node, String field) {
    return new BigDecimal(node.get(field).asString());
  }

  private static JsonNode json(Ran ran) {
    assertThat(ran.exit()).as(ran.err()).isZero();
    return JsonMapper.shared().readTree(ran.out());
  }
}
