// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the calculators take from other programs, and what they refuse in one line. */
class CalcRefusalTest {
  private static final String ACCOUNT =
      """
      {"venue": "binance-usdm", "margin": "cross", "walletBalance": "20", "positions": [
       {"symbol": "BTCUSDT", "side": "long", "quantity": "1", "entryPrice": "100", MORE
        "maintenanceRate": "0.01"}]}
      """;

  @TempDir private Path folder;

  /** (20 - 100) / (0.01 - 1), whatever stands for what is not there. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``",
        "\"markPrice\": null, \"leverage\": null, \"maintenanceAmount\": null, \"takerFee\": null,",
        "\"isolatedWallet\": null, \"contractSize\": null,",
        "\"isolatedWallet\": \"0\",",
      })
  void nullIsLeftOutAndACrossPositionMayHaveAnIsolatedWalletOfZero(String more) throws IOException {
    JsonNode answer = json("liquidation", ACCOUNT.replace("MORE", more));

    assertThat(answer.get("positions").get(0).get("liquidationPrice").asString())
        .startsWith("80.8080808080");
  }

  /** A position that is open still has nothing for its end: -(1 x 1000 x 0.001). */
  @Test
  void fundingOfAnOpenPositionMayEndAtNull() throws IOException {
    JsonNode answer =
        json(
            "funding",
            """
            {"side": "long", "quantity": "1", "opened": "2021-01-01", "closed": null,
             "settlements": [{"time": "2021-01-01 08:00", "rate": "0.001", "markPrice": "1000"}]}
            """);

    assertThat(answer.get("total").asString()).isEqualTo("-1");
  }

  /** So many settlements of what? */
  @Test
  void settlementsAreCountedOfAPosition() throws IOException {
    Ran ran = run("funding", "{\"rate\": \"0.01%\", \"intervals\": \"3\"}");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("'side' is missing");
  }

  /** COIN-M has inverse contracts alone: -(-10 x 100 / 50000 x 0.0001) BTC. */
  @Test
  void aCoinMarginedVenueSaysThatTheContractIsInverse() throws IOException {
    String text =
        """
        {"venue": "binance-coinm", "side": "short", "quantity": "10", "opened": "2021-01-01", %s
         "settlements": [{"time": "2021-01-01 08:00", "rate": "0.01%%", "markPrice": "50000"}]}
        """;
    JsonNode answer = json("funding", text.formatted("\"contractSize\": \"100\","));

    assertThat(answer.get("total").asString()).isEqualTo("0.000002");
    assertThat(answer.get("inverse").asBoolean()).isTrue();
    assertThat(run("funding", text.formatted("")).err())
        .endsWith(
            ":1:1: 'contractSize' is missing; an inverse contract is worth so many dollars (or"
                + " give its symbol)\n");
  }

  /** Bitcoin and ether are not added up; each position still has its price, here by hand. */
  @Test
  void amountsOfSeveralAssetsHaveNoTotal() throws IOException {
    String text =
        """
        {"venue": "binance-coinm", "margin": "isolated", "positions": [
         {"symbol": "BTCUSD_PERP", "side": "long", "quantity": "10", "entryPrice": "50000",
          "isolatedWallet": "0.01", "maintenanceRate": "0.01"},
         {"symbol": "ETHUSD_PERP", "side": "long", "quantity": "10", "entryPrice": "2000",
          "isolatedWallet": "0.05", "maintenanceRate": "0.01"}]}
        """;
    JsonNode liquidation = json("liquidation", text);
    JsonNode margin = json("margin", text).get("account");

    assertThat(liquidation.get("positions").get(0).get("liquidationPrice").asString())
        .as("1000 x 1.01 / (0.01 + 0.02)")
        .startsWith("33666.66666666666");
    assertThat(liquidation.get("positions").get(1).get("liquidationPrice").asString())
        .as("100 x 1.01 / (0.05 + 0.05)")
        .isEqualTo("1010");
    for (JsonNode account : new JsonNode[] {liquidation.get("account"), margin}) {
      for (String sum : new String[] {"asset", "walletBalance", "equity", "maintenance"}) {
        assertThat(account.get(sum).isNull()).as(sum).isTrue();
      }
    }
    assertThat(liquidation.get("account").get("distanceDown").asString()).startsWith("-0.3266666");
    assertThat(Ran.of("calc", "margin", "--file", folder.resolve("given.json")).out())
        .doesNotContain("equity");
  }

  /** 1.5^8760 is beyond what a double holds, and a rate below -1 leaves nothing to compound. */
  @ParameterizedTest
  @CsvSource({"--rate 0.5 --interval 1h", "--venue binance --premium -2"})
  void aYieldThatCannotBeCompoundedIsNone(String flags) {
    Ran page = Ran.of((Object[]) ("calc funding " + flags).split(" "));
    Ran json = Ran.of((Object[]) ("calc funding --json " + flags).split(" "));

    assertThat(page.out()).containsPattern("a year, APY +none +compounded");
    assertThat(JsonMapper.shared().readTree(json.out()).get("apy").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          basis --spot 1 --future 2 --days 1e-60 | --days: out of range: a millisecond to 36500 days
          basis --spot 1 --future 2 --days 1e60 | --days: out of range: a millisecond to 36500 days
          basis --spot 100 --perpetual 101 --days 5 | --days: a perpetual has no expiry; take it out
          basis --spot 100 --perpetual 101 --expiry 2025-12-26 --as-of 2025-12-01 | --expiry: a perpetual has no expiry; take it out
          basis --spot 100 --future 101 --symbol BTCUSDT --days 5 | --days: a perpetual has no expiry; take it out
          basis --spot 100 --perpetual 101 --symbol BTCUSDT_251226 --as-of 2025-12-01 | --symbol: BTC/USDT:USDT-251226 is a dated future, and the price a perpetual's
          basis --spot 100 --perpetual 101 --future 101 | --perpetual: is given beside 'future'; give one of them
          size --symbol BTCUSDT --notional 99999999999 --price 108263.5 | --notional: too large: the venue's margin table ends at 1800000000 (Binance USD-M leverage brackets 2024-10)
          size --symbol BTCUSDT --notional 108263.5 --price 108263.5 --leverage 125 | --leverage: too high: at a notional of 108263.5 the venue allows 100 (Binance USD-M leverage brackets 2024-10)
          size --symbol BTCUSDT --notional 1000 --price 108263.5 --leverage 5000 | --leverage: out of range: 5000 (1 to 1000)
          funding --rate 0.1 --venue binance --premium 0.1 | --premium: is given beside 'rate'; give one of them
          funding --venue binance --premium 0.1 --cap -0.1 | --cap: is below the floor of 10%
          funding --venue binance --premium 0.1 --cap 0.01 --floor 0.02 | --cap: is below the floor of 2%
          pnl --venue zzz --side long --quantity 1 --entry 1 --exit 2 | --venue: 'zzz' is no venue (known: binance-usdm, binance-coinm, bybit, okx, deribit, hyperliquid, binance)
          pnl --symbol BTCUSDT --inverse --side long --quantity 1 --entry 1 --exit 2 | --inverse: BTC/USDT:USDT is linear; take it out
          margin --collateral BTC:1:1e999999999:1 | --collateral BTC:1:1e999999999:1: write ASSET:BALANCE:INDEX:BID_BUFFER:ASK_BUFFER (multi-assets mode) or ASSET:NET:INDEX:COLLATERAL_RATE (portfolio margin)
          liquidation --symbol BTCUSDT --side long --quantity 1 --entry 5 --wallet 1 --maintenance-rate 0.1 --maintenance-amount -5 | --maintenance-amount: negative: -5
          liquidation --venue okx --symbol BTC-USDT-SWAP --side long --quantity 1 --entry 5 --wallet 1 --maintenance-rate 0.5 --taker-fee 0.5 | --symbol BTC-USDT-SWAP: maintenanceRate: with takerFee it is not below 1
          """)
  void aWrongFlagIsNamedInOneLine(String command, String message) {
    Ran ran = Ran.of((Object[]) ("calc " + command).split(" "));

    assertThat(ran.err()).startsWith("ballast: " + message.substring(0, 20)).contains(message);
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.exit()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          liquidation | {"positions": [{"symbol": "BTCUSDT", "side": "long", "quantity": 1, "entryPrice": 5, "maintenanceRate": 0.1}]} | 1:1: 'walletBalance' is missing; it stands behind cross positions (or say isolated)
          pnl | {"walletBalance": 5, "margin": "cross"} | 1:1: 'positions' is missing; there is nothing to value
          pnl | {"positions": []} | 1:1: 'positions' is missing; there is nothing to value
          liquidation | {"positions": [{"symbol": "BTCUSDT", "side": "long", "quantity": 1, "entryPrice": 5, "isolatedWallet": 3}]} | 1:86: positions[1].isolatedWallet: the account's margin is cross; take it out, or write margin: isolated
          liquidation | {"positions": [{"symbol": "BTCUSDT", "side": null, "quantity": 1, "entryPrice": 5}]} | 1:38: positions[1].side: has no value
          """)
  void aWrongFileIsNamedWithThePlace(String command, String text, String message)
      throws IOException {
    Ran ran = run(command, text);

    assertThat(ran.err())
        .isEqualTo("ballast: " + folder.resolve("given.json") + ":" + message + "\n");
    assertThat(ran.exit()).isEqualTo(2);
  }

  @Test
  void aFlagIsNamedAsItWasTyped() {
    assertThat(Ran.of("calc", "pnl", "--side", "long", "--quantity", 1, "--entry", "x").err())
        .startsWith("ballast: --entry: not a number: 'x'");
    assertThat(Ran.of("calc", "pnl", "--side", "long", "--quantity", 1, "--entry-price=x").err())
        .startsWith("ballast: --entry-price: not a number: 'x'");
    assertThat(
            Ran.of(
                    "calc",
                    "liquidation",
                    "--symbol",
                    "BTCUSDT",
                    "--side",
                    "long",
                    "--quantity",
                    1,
                    "--entry",
                    5,
                    "--wallet",
                    "x")
                .err())
        .startsWith("ballast: --wallet: not a number: 'x'");
    assertThat(Ran.of("calc", "margin", "--symbol", "BTCUSDT", "--entry", 5, "--price", 5).err())
        .startsWith("ballast: --entry: an order's price is --price");
  }

  private Ran run(String command, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("given.json"), text);
    return Ran.of("calc", command, "--file", file, "--json");
  }

  private JsonNode json(String command, String text) throws IOException {
    Ran ran = run(command, text);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return JsonMapper.shared().readTree(ran.out());
  }
}
