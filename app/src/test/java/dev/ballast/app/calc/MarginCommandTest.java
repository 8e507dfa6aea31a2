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

/** {@code calc margin}; sources of published figures stand in the core's tests. */
class MarginCommandTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "BN-MM-1, ETHUSDT, 1.327, , 187.17127, 0.65%, 10, , maintenance, 1.614445, 0.000001",
    "BN-MM-2, ADAUSDT, 30, 0.385, 0.4104759, 0.0065, 20, 0.0002, notional, 12.31427700, 0",
    "BN-MM-2, ADAUSDT, 30, 0.385, 0.4104759, 0.0065, 20, 0.0002, maintenance, 0.08004280, 0",
    "BN-MM-2, ADAUSDT, 30, 0.385, 0.4104759, 0.0065, 20, 0.0002, initial, 0.61571385, 0",
    "BN-MM-2, ADAUSDT, 30, 0.385, 0.4104759, 0.0065, 20, 0.0002, breakEvenPrice, 0.385077, 0",
    "BN-MM-4, BTCUSDT, 0.009, 67445.9, 67502.68519858, 0.004, 80, 0.0005,"
        + " notional, 607.52416678, 0.00000001",
    "BN-MM-4, BTCUSDT, 0.009, 67445.9, 67502.68519858, 0.004, 80, 0.0005, maintenance, 2.43009666, 0",
    "BN-MM-4, BTCUSDT, 0.009, 67445.9, 67502.68519858, 0.004, 80, 0.0005, initial, 7.59405208, 0",
    "BN-MM-4, BTCUSDT, 0.009, 67445.9, 67502.68519858, 0.004, 80, 0.0005,"
        + " breakEvenPrice, 67479.62295, 0",
  })
  void publishedFiguresComeOut(
      String id,
      String symbol,
      String quantity,
      String entry,
      String mark,
      String rate,
      String leverage,
      String takerFee,
      String field,
      BigDecimal expected,
      BigDecimal unit) {
    List<Object> flags =
        new ArrayList<>(
            List.of(
                "calc",
                "margin",
                "--json",
                "--symbol",
                symbol,
                "--side",
                "long",
                "--quantity",
                quantity,
                "--mark",
                mark,
                "--maintenance-rate",
                rate,
                "--leverage",
                leverage));
    if (entry != null) {
      flags.addAll(List.of("--entry", entry));
    }
    if (takerFee != null) {
      flags.addAll(List.of("--taker-fee", takerFee));
    }

    assertThat(decimal(json(Ran.of(flags.toArray())).get("positions").get(0).get(field)))
        .as(id)
        .isCloseTo(expected, within(unit));
  }

  /**
   * Binance's FAQ: 1 BTC at 9,253.30, 20x, mark 9,259.84: 462.665; the short loses 6.54 at once.
   */
  @ParameterizedTest
  @CsvSource({"long, 0, 462.665", "short, 6.54, 469.205"})
  void anOrderCostsItsMarginAndItsOpenLoss(String side, BigDecimal openLoss, BigDecimal cost) {
    JsonNode order =
        json(Ran.of(
                "calc",
                "margin",
                "--json",
                "--symbol",
                "BTCUSDT",
                "--side",
                side,
                "--quantity",
                "1",
                "--price",
                "9253.30",
                "--mark",
                "9259.84",
                "--leverage",
                "20",
                "--wallet",
                "465"))
            .get("order");

    assertThat(decimal(order.get("initial"))).isEqualByComparingTo("462.665");
    assertThat(decimal(order.get("openLoss"))).isEqualByComparingTo(openLoss);
    assertThat(decimal(order.get("cost"))).isEqualByComparingTo(cost);
    assertThat(order.get("affordable").asBoolean()).isEqualTo(side.equals("long"));
  }

  /** 1,000 + 20 gained - 2 x 110 / 10 of margin = 998 for the next order. */
  @Test
  void anOrderIsWeighedAgainstTheAccount() throws IOException {
    String account =
        """
        {"walletBalance": "1000", "positions": [{"symbol": "ETHUSDT", "side": "long",
         "quantity": "2", "entryPrice": "100", "markPrice": "110", "leverage": "10",
         "maintenanceRate": "1%"}]}
        """;
    Path file = Files.writeString(folder.resolve("account.json"), account);
    Ran ran =
        Ran.of(
            "calc",
            "margin",
            "--json",
            "--file",
            file,
            "--symbol",
            "BTCUSDT",
            "--side",
            "long",
            "--quantity",
            "1",
            "--price",
            "5000",
            "--leverage",
            "5");

    JsonNode answer = json(ran);
    assertThat(decimal(answer.get("account").get("available"))).isEqualByComparingTo("998");
    assertThat(decimal(answer.get("account").get("maintenance"))).isEqualByComparingTo("2.2");
    assertThat(decimal(answer.get("order").get("cost"))).isEqualByComparingTo("1000");
    assertThat(answer.get("order").get("affordable").asBoolean()).isFalse();
  }

  /**
   * 0.1 BTC at 60,000 with 1,000 of its own, at 6x; beside it 5,000, of which a second one takes
   * all at 1.2x: 6,000 / 1.2. At 1.1x it takes 5,454.54.
   */
  @ParameterizedTest
  @CsvSource({"1.2, true", "1.1, false"})
  void theWalletBesideIsolatedPositionsIsForOrders(String leverage, boolean affordable)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("account.json"),
            """
            {"margin": "isolated", "walletBalance": "5000", "positions": [{"symbol": "BTCUSDT",
             "side": "long", "quantity": "0.1", "entryPrice": "60000", "leverage": "6",
             "isolatedWallet": "1000", "maintenanceRate": "0.4%"}]}
            """);
    JsonNode answer =
        json(
            Ran.of(
                "calc",
                "margin",
                "--json",
                "--file",
                file,
                "--symbol",
                "BTCUSDT",
                "--side",
                "long",
                "--quantity",
                "0.1",
                "--price",
                "60000",
                "--leverage",
                leverage));

    JsonNode account = answer.get("account");
    assertThat(decimal(account.get("walletBalance"))).isEqualByComparingTo("5000");
    assertThat(decimal(account.get("isolatedWallets"))).isEqualByComparingTo("1000");
    assertThat(decimal(account.get("equity"))).isEqualByComparingTo("1000");
    assertThat(decimal(account.get("available"))).isEqualByComparingTo("5000");
    assertThat(decimal(account.get("marginRatio"))).as("24 / 1000").isEqualByComparingTo("0.024");
    assertThat(answer.get("order").get("affordable").asBoolean()).isEqualTo(affordable);
  }

  /** 0.1 x (61,500 - 61,000) against the mark that the account gives of the contract. */
  @Test
  void anOrderIsHeldToTheMarkOfTheAccount() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("account.json"),
            """
            {"walletBalance": "50000", "positions": [{"symbol": "BTCUSDT", "side": "long",
             "quantity": "0.1", "entryPrice": "60000", "markPrice": "61000", "leverage": "5",
             "maintenanceRate": "0.4%"}]}
            """);
    List<Object> order =
        List.of(
            "calc",
            "margin",
            "--json",
            "--file",
            file,
            "--symbol",
            "BTCUSDT",
            "--side",
            "long",
            "--quantity",
            "0.1",
            "--price",
            "61500",
            "--leverage",
            "5");
    List<Object> atItsOwn = new ArrayList<>(order);
    atItsOwn.addAll(List.of("--mark-price", "61500"));

    JsonNode known = json(Ran.of(order.toArray())).get("order");
    JsonNode stated = json(Ran.of(atItsOwn.toArray())).get("order");

    assertThat(decimal(known.get("openLoss"))).isEqualByComparingTo("50");
    assertThat(decimal(known.get("markPrice"))).isEqualByComparingTo("61000");
    assertThat(decimal(stated.get("openLoss"))).isZero();
  }

  /** A wallet that stands behind the only isolated position is not there for orders too. */
  @Test
  void aWalletBehindAnIsolatedPositionIsNotAvailable() {
    JsonNode account =
        json(Ran.of(
                "calc",
                "margin",
                "--json",
                "--symbol",
                "BTCUSDT",
                "--side",
                "long",
                "--quantity",
                "0.1",
                "--mark",
                "60000",
                "--isolated",
                "--wallet",
                "1000"))
            .get("account");

    assertThat(decimal(account.get("isolatedWallets"))).isEqualByComparingTo("1000");
    assertThat(account.get("walletBalance").isNull()).isTrue();
    assertThat(account.get("available").isNull()).isTrue();
  }

  /**
   * 6,500 behind a long of 1 BTC at 60,000 and 10x leave 500. To sell 1 closes it; to sell 1.05
   * opens 0.05, which asks for 300; in hedge mode all of it is a short of its own.
   */
  @ParameterizedTest
  @CsvSource({
    "one-way, short, 1, 0, 0, true",
    "one-way, short, 0.4, 0, 0, true",
    "one-way, short, 1.05, 0.05, 300, true",
    "one-way, short, 1.1, 0.1, 600, false",
    "one-way, long, 0.05, 0.05, 300, true",
    "hedge, short, 1, 1, 6000, false",
  })
  void anOrderIsChargedForWhatItOpens(
      String mode,
      String side,
      String quantity,
      BigDecimal opens,
      BigDecimal cost,
      boolean affordable)
      throws IOException {
    List<Object> command =
        List.of(
            "calc",
            "margin",
            "--file",
            Files.writeString(
                folder.resolve("account.json"),
                """
                {"positionMode": "%s", "walletBalance": "6500", "positions": [{"symbol": "BTCUSDT",
                 "side": "long", "quantity": "1", "entryPrice": "60000", "markPrice": "60000",
                 "leverage": "10", "maintenanceRate": "0.4%%"}]}
                """
                    .formatted(mode)),
            "--symbol",
            "BTCUSDT",
            "--side",
            side,
            "--quantity",
            quantity,
            "--price",
            "60000",
            "--mark",
            "60000",
            "--leverage",
            "10");
    List<Object> withJson = new ArrayList<>(command);
    withJson.add("--json");
    JsonNode order = json(Ran.of(withJson.toArray())).get("order");

    assertThat(decimal(order.get("opens"))).isEqualByComparingTo(opens);
    assertThat(decimal(order.get("cost"))).isEqualByComparingTo(cost);
    assertThat(order.get("affordable").asBoolean()).isEqualTo(affordable);
    String page = Ran.of(command.toArray()).out().replaceAll("\\s+", " ");
    boolean closes = mode.equals("one-way") && side.equals("short");
    assertThat(page.contains("it closes the opposite position first")).isEqualTo(closes);
    assertThat(page.contains("opens nothing, so it costs nothing")).isEqualTo(opens.signum() == 0);
  }

  /** Binance's table of 2024-10: 125 up to 50,000, 100 up to 600,000. */
  @ParameterizedTest
  @CsvSource({"1, 200, 100", "1, 101, 100", "1, 100, ", "0.5, 126, 125", "0.5, 125, "})
  void anOrderAboveTheVenuesLeverageIsNotAffordable(
      String quantity, String leverage, String allowed) {
    String command =
        "calc margin --symbol BTCUSDT --side long --quantity %s --price 60000 --mark 60000"
                .formatted(quantity)
            + " --wallet 5000 --leverage "
            + leverage;
    JsonNode order = json(Ran.of((Object[]) (command + " --json").split(" "))).get("order");
    String page = Ran.of((Object[]) command.split(" ")).out().replaceAll("\\s+", " ");

    assertThat(order.get("affordable").asBoolean()).isEqualTo(allowed == null);
    assertThat(order.get("notes").get(0).asString()).startsWith("margin table of BTC/USDT:USDT");
    if (allowed == null) {
      assertThat(page).contains("affordable yes").doesNotContain("refuses");
    } else {
      assertThat(page)
          .contains("affordable no")
          .contains("at this notional it allows a leverage of " + allowed + " at most");
    }
  }

  /** 2 BTC at 60,000 counted at 95 %, 20,000 owed: 94,000; over 70,000 it is 134.29 %. */
  @Test
  void portfolioMarginShowsItsRatio() {
    JsonNode account =
        json(Ran.of(
                "calc",
                "margin",
                "--json",
                "--collateral",
                "BTC:2:60000:0.95",
                "--collateral",
                "USDT:-20000:1:0.99",
                "--other-maintenance",
                "70000"))
            .get("account");

    assertThat(decimal(account.get("adjustedEquity"))).isEqualByComparingTo("94000");
    assertThat(decimal(account.get("uniMmr")).doubleValue()).isCloseTo(94 / 70.0, within(1e-12));
    assertThat(account.get("state").asString()).isEqualTo("warning");
  }

  /** 1 BTC at 50,000 less 5 % is 47,500; 1,000 owed with 4 % on top are 1,040: 10,000 / 46,460. */
  @Test
  void multiAssetsModeShowsItsRatio() {
    JsonNode account =
        json(Ran.of(
                "calc",
                "margin",
                "--json",
                "--collateral",
                "BTC:1:50000:0.05:0.05",
                "--collateral",
                "USDT:-1000:1:0:0.04",
                "--other-maintenance",
                "10000"))
            .get("account");

    assertThat(decimal(account.get("equity"))).isEqualByComparingTo("46460");
    assertThat(decimal(account.get("marginRatio")).doubleValue())
        .isCloseTo(10000 / 46460.0, within(1e-12));
    assertThat(account.get("uniMmr").isNull()).isTrue();
  }

  /** In coin: 1,000 contracts of 100 dollars at 50,000 are 2 BTC; at 5x 0.4, at 0.4 % 0.008. */
  @Test
  void coinMarginIsInCoin() {
    Ran ran =
        Ran.of(
            "calc",
            "margin",
            "--json",
            "--venue",
            "binance-coinm",
            "--symbol",
            "BTCUSD_PERP",
            "--side",
            "long",
            "--quantity",
            "1000",
            "--entry",
            "50000",
            "--leverage",
            "5",
            "--wallet",
            "1",
            "--maintenance-rate",
            "0.004");

    JsonNode answer = json(ran);
    assertThat(decimal(answer.get("positions").get(0).get("initial"))).isEqualByComparingTo("0.4");
    assertThat(decimal(answer.get("positions").get(0).get("maintenance")))
        .isEqualByComparingTo("0.008");
    assertThat(answer.get("account").get("asset").asString()).isEqualTo("BTC");
    assertThat(decimal(answer.get("account").get("available"))).isEqualByComparingTo("0.6");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--symbol BTCUSDT --side long --quantity 1 | --mark-price is missing",
        "--symbol BTCUSDT --side long --quantity 1 --price 5 |"
            + " --leverage is missing; an order's margin is its notional / leverage",
        "--symbol BTCUSDT --side long --quantity 1 --price 5 --entry 4 --leverage 2 |"
            + " --entry: an order's price is --price",
        "--symbol BTCUSDT --side long --quantity 1 --mark 5 --leverage 3000 |"
            + " --leverage: out of range: 3000 (1 to 1000)",
        "--wallet 100 --isolated --collateral BTC:1:5:1 |"
            + " --collateral: stands behind cross positions only; leave it out, or --isolated",
        "--wallet 777 --collateral BTC:1:5:1 | --collateral: stands in place of the wallet balance;"
            + " write that as --collateral USDT:777:1:1",
        "--wallet 777 --collateral BTC:1:5:0:0 | --collateral: stands in place of the wallet"
            + " balance; write that as --collateral USDT:777:1:0:0",
        "--collateral BTC:1 | --collateral BTC:1: write ASSET:BALANCE:INDEX",
        "--collateral BTC:1:x:0.9 | --collateral BTC:1:x:0.9: write ASSET:BALANCE:INDEX",
        "--collateral BTC:1:5:1.2 | --collateral BTC:1:5:1.2: 1.2 is no fraction from 0 to 1",
        "--collateral BTC:1:5:1 --collateral BTC:1:5:1 | BTC is there twice",
      })
  void mistakesAreOneLineThatNamesTheField(String flags, String expected) {
    List<Object> arguments = new ArrayList<>(List.of("calc", "margin"));
    arguments.addAll(List.of(flags.split(" ")));
    Ran ran = Ran.of(arguments.toArray());

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err()).contains(expected);
  }

  private static JsonNode json(Ran ran) {
    assertThat(ran.err()).isEmpty();
    return JsonMapper.shared().readTree(ran.out());
  }

  private static BigDecimal decimal(JsonNode node) {
    assertThat(node.isString()).as(node.toString()).isTrue();
    return new BigDecimal(node.asString());
  }
}
