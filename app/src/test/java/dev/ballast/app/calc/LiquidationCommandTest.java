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

/** {@code calc liquidation}; sources of published figures stand in the core's tests. */
class LiquidationCommandTest {
  @TempDir private Path folder;

  /** The inputs of every published figure, by its id, as flags and as a file. */
  @ParameterizedTest
  @CsvSource({
    "BN-UM-01,binance-usdm,ETHUSDT,long,3683.979,1456.84,,0.1,135365,,,1535443.01,1114.78,0.01",
    "BN-UM-02,binance-usdm,BTCUSDT,long,109.488,32481.98,,0.025,16300,,,1535443.01,18778.73,0.01",
    "BN-UM-05,binance-usdm,BTCUSDT,short,1,10,5,0.01,0.01,,,2,11.89108910891089,1e-9",
    "BN-UM-06,binance-usdm,BTCUSDT,short,1,10,3,0.01,0.01,,,3.333333333333333333333333333333333333333,"
        + "13.211221122079207,1e-9",
    "BN-UM-06 by leverage,binance-usdm,BTCUSDT,short,1,10,3,0.01,0.01,,,,13.211221122079207,1e-9",
    "BN-UM-07,binance-usdm,BTCUSDT,short,1,8,5,0.01,0.01,,,1.6,9.514851485148514,1e-9",
    "BN-UM-08,binance-usdm,BTCUSDT,short,0.6,10,5,0.01,0.01,,,1.2,11.897689768976898,1e-9",
    "BN-UM-11,binance-usdm,BTCUSDT,long,1,10,3,0.01,0.01,,,,6.723905723905723,1e-9",
    "BN-UM-12,binance-usdm,BTCUSDT,long,0.6,10,5,0.01,0.01,,,1.2,8.063973063973064,1e-9",
    "BN-UM-15,binance-usdm,BTCUSDT,long,0.009,67445.9,,0.004,0,,,25.72470371,64846.98753790,1e-6",
    "BN-UM-16,binance-usdm,BTCUSDT,long,0.009,67445.9,,0.004,0,,,25.72647982,64846.78939917,1e-6",
    "BN-CM-01,binance-coinm,BTCUSD_PERP,short,3,68911.00000037,,0.004,0,,100,0.00023156,"
        + "72491.16879818,1e-6",
    "BN-CM-03,binance-coinm,BTCUSD_PERP,long,100000,45000,,0.125,11.605,,100,101,33599.40,0.1",
    "OKX-01,okx,BTC-USDT-SWAP,short,1,10,5,0.01,,0.0006,,,11.87413417771621,1e-9",
    "OKX-02,okx,BTC-USDT-SWAP,short,1,10,3,0.01,,0.0006,,,13.193482419684678,1e-9",
    "OKX-03,okx,BTC-USDT-SWAP,short,1,8,5,0.01,,0.0006,,,9.499307342172967,1e-9",
    "BYBIT-01,bybit,BTCUSDT,long,1,10,1,0.01,,,,,0.1,1e-9",
    "BYBIT-02,bybit,BTCUSDT,long,1,10,3,0.01,,,,,6.7666666,1e-7",
    "BYBIT-03,bybit,BTCUSDT,long,1,10,5,0.01,,,,,8.1,1e-9",
    "BYBIT-04,bybit,BTCUSDT,long,1,10,10,0.01,,,,,9.1,1e-9",
    "BYBIT-05,bybit,BTCUSDT,short,1,10,1,0.01,,,,,19.9,1e-9",
    "BYBIT-06,bybit,BTCUSDT,short,1,10,3,0.01,,,,,13.233333,1e-6",
  })
  void publishedFiguresComeOut(
      String id,
      String venue,
      String symbol,
      String side,
      String quantity,
      String entryPrice,
      String leverage,
      String rate,
      String amount,
      String takerFee,
      String contractSize,
      String wallet,
      BigDecimal expected,
      BigDecimal unit)
      throws IOException {
    String[] names = {
      "symbol",
      "side",
      "quantity",
      "entryPrice",
      "leverage",
      "maintenanceRate",
      "maintenanceAmount",
      "takerFee",
      "contractSize"
    };
    String[] values = {
      symbol, side, quantity, entryPrice, leverage, rate, amount, takerFee, contractSize
    };
    List<String> fields = new ArrayList<>();
    List<Object> flags =
        new ArrayList<>(List.of("calc", "liquidation", "--venue", venue, "--isolated", "--json"));
    for (int i = 0; i < names.length; i++) {
      if (values[i] != null) {
        fields.add("\"%s\": \"%s\"".formatted(names[i], values[i]));
        flags.add("--" + names[i].replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT));
        flags.add(values[i]);
      }
    }
    if (wallet != null) {
      flags.addAll(List.of("--wallet-balance", wallet));
    }
    String file =
        "{\"venue\": \"%s\", \"margin\": \"isolated\", %s \"positions\": [{%s}]}"
            .formatted(
                venue,
                wallet == null ? "" : "\"walletBalance\": \"" + wallet + "\",",
                String.join(", ", fields));

    assertThat(price(Ran.of(flags.toArray()))).as(id).isCloseTo(expected, within(unit));
    assertThat(price(file(file, "--json"))).as(id).isCloseTo(expected, within(unit));
    if (wallet != null) {
      assertThat(price(file(file.replace("\"isolated\"", "\"cross\""), "--json")))
          .as("%s, the only cross position", id)
          .isCloseTo(expected, within(unit));
    }
  }

  /**
   * Binance's FAQ b3c689c1f50a44cabb3a84e663b81d93 in full, prices as freqtrade prints them. The
   * whole account is gone long before either contract alone is: at a fall of 7.694 % equity
   * 1,030,895.56 - 8,418,807.54 x 0.0769421 and maintenance 0.1 x 4,918,775.08 x 0.9230579 -
   * 135,365 + 0.025 x 3,500,032.46 x 0.9230579 - 16,300 are both 383,134.73.
   */
  @Test
  void anAccountOfTwoIsSolvedEachAloneAndTogether() throws IOException {
    Ran ran = file(FAQ, "--json");

    JsonNode answer = JsonMapper.shared().readTree(ran.out());
    assertThat(decimal(answer.get("positions").get(0).get("liquidationPrice")))
        .isCloseTo(new BigDecimal("1153.26"), within(new BigDecimal("0.01")));
    assertThat(decimal(answer.get("positions").get(1).get("liquidationPrice")))
        .isCloseTo(new BigDecimal("26316.89"), within(new BigDecimal("0.01")));
    JsonNode account = answer.get("account");
    assertThat(decimal(account.get("maintenance"))).isEqualByComparingTo("427713.319566");
    assertThat(decimal(account.get("distanceDown")))
        .isCloseTo(new BigDecimal("-0.076942111464"), within(new BigDecimal("1e-9")));
    assertThat(account.get("distanceUp").isNull()).isTrue();
    assertThat(decimal(account.get("down").get("residual")).doubleValue())
        .isCloseTo(0, within(1e-6));
    assertThat(account.get("down").get("positions").size()).isEqualTo(2);
  }

  private static final String FAQ =
      """
      {"venue": "binance-usdm", "walletBalance": "1535443.01", "positions": [
        {"symbol": "ETHUSDT", "side": "long", "quantity": "3683.979", "entryPrice": "1456.84",
         "markPrice": "1335.18", "maintenanceRate": "0.1", "maintenanceAmount": "135365"},
        {"symbol": "BTCUSDT", "side": "long", "quantity": "109.488", "entryPrice": "32481.98",
         "markPrice": "31967.27", "maintenanceRate": "0.025", "maintenanceAmount": "16300"}]}
      """;

  /** The other contract's figures in place of the other contract: the same price. */
  @Test
  void whatOthersMustKeepCanBeGivenInstead() {
    Ran ran =
        Ran.of(
            "calc",
            "liquidation",
            "--json",
            "--symbol",
            "ETHUSDT",
            "--side",
            "long",
            "--quantity",
            "3683.979",
            "--entry",
            "1456.84",
            "--mark",
            "1335.18",
            "--wallet",
            "1535443.01",
            "--maintenance-rate",
            "10%",
            "--maintenance-amount",
            "135365",
            "--other-maintenance",
            "71200.81144",
            "--other-profit",
            "-56354.57");

    assertThat(price(ran)).isCloseTo(new BigDecimal("1153.26"), within(new BigDecimal("0.01")));
  }

  /** ETH moving twice as far takes the account at a smaller move of the market. */
  @Test
  void betasMoveTheAccount() throws IOException {
    JsonNode plain = JsonMapper.shared().readTree(file(FAQ, "--json").out());
    JsonNode twice = JsonMapper.shared().readTree(file(FAQ, "--beta", "ETH=2", "--json").out());

    assertThat(decimal(twice.get("account").get("distanceDown")))
        .isGreaterThan(decimal(plain.get("account").get("distanceDown")));
  }

  /**
   * 500 contracts of 100 dollars long at 50,000 and half a bitcoin: at a price P equity is 0.5 + 1
   * - 50,000 / P and maintenance 0.004 x 50,000 / P, so P = 50,200 / 1.5. There, in coin, the
   * position is 75 / 50.2 = 1.494, its loss 0.494, and 0.006 is left of the 0.5.
   */
  @Test
  void aCoinWalletIsShownInItsCoin() throws IOException {
    Ran ran =
        file(
            """
            {"venue": "binance-coinm", "walletBalance": "0.5", "positions": [
              {"symbol": "BTCUSD_PERP", "side": "long", "quantity": "500", "entryPrice": "50000",
               "markPrice": "52000", "maintenanceRate": "0.4%"}]}
            """,
            "--json");

    JsonNode down = JsonMapper.shared().readTree(ran.out()).get("account").get("down");
    JsonNode position = down.get("positions").get(0);
    assertThat(decimal(position.get("price")).doubleValue()).isCloseTo(50_200 / 1.5, within(1e-6));
    assertThat(decimal(position.get("notional")).doubleValue()).isCloseTo(75 / 50.2, within(1e-12));
    assertThat(decimal(position.get("profit")).doubleValue())
        .isCloseTo(1 - 75 / 50.2, within(1e-12));
    assertThat(decimal(position.get("maintenance")).doubleValue())
        .isCloseTo(0.3 / 50.2, within(1e-12));
    assertThat(decimal(down.get("walletBalance")).doubleValue()).isCloseTo(0.5, within(1e-12));
    assertThat(decimal(down.get("equity")).doubleValue()).isCloseTo(0.3 / 50.2, within(1e-12));
    assertThat(decimal(down.get("maintenance")).doubleValue()).isCloseTo(0.3 / 50.2, within(1e-12));
  }

  /** The only position's own price is the account's, however far: 2,100 / 1,010. */
  @Test
  void aRiseOfTwentyfoldIsFound() {
    Ran ran =
        Ran.of(
            "calc",
            "liquidation",
            "--json",
            "--symbol",
            "DOGEUSDT",
            "--side",
            "short",
            "--quantity",
            "1000",
            "--entry",
            "0.1",
            "--wallet",
            "2000",
            "--maintenance-rate",
            "1%");

    assertThat(price(ran).doubleValue()).isCloseTo(2100 / 1010.0, within(1e-8));
    JsonNode account = JsonMapper.shared().readTree(ran.out()).get("account");
    assertThat(decimal(account.get("distanceUp")).doubleValue())
        .isCloseTo(21_000 / 1010.0 - 1, within(1e-9));
  }

  /** By the contract's symbol as by its asset; a bundle of coins moves as the coin. */
  @ParameterizedTest
  @CsvSource({"ETH,ETHUSDT", "ETH,eth", "BTC,BTC/USDT:USDT"})
  void aBetaMayNameAContract(String asset, String contract) throws IOException {
    String byAsset = file(FAQ, "--beta", asset + "=2", "--json").out();

    assertThat(file(FAQ, "--beta", contract + "=2", "--json").out()).isEqualTo(byAsset);
    assertThat(file(FAQ, "--json").out()).isNotEqualTo(byAsset);
  }

  @Test
  void aBundleHasTheBetaOfItsCoin() throws IOException {
    String text =
        """
        {"walletBalance": "100", "positions": [{"symbol": "1000PEPEUSDT", "side": "long",
         "quantity": "100000", "entryPrice": "0.01", "maintenanceRate": "1%"}]}
        """;
    String byCoin = file(text, "--beta", "PEPE=2", "--json").out();

    assertThat(file(text, "--beta", "1000PEPE=2", "--json").out()).isEqualTo(byCoin);
    assertThat(file(text, "--json").out()).isNotEqualTo(byCoin);
  }

  @Test
  void aBetaThatMovesNothingIsRefused() throws IOException {
    Ran foreign = file(FAQ, "--beta", "FOO=2");
    Ran still = file(FAQ, "--beta", "USDT=2");
    Ran twice = file(FAQ, "--beta", "ETH=2", "--beta", "ETHUSDT=1");

    assertThat(foreign.err())
        .contains("--beta FOO: moves nothing of this account (its assets: BTC, ETH)");
    assertThat(still.err()).contains("--beta USDT: moves nothing of this account");
    assertThat(twice.err()).contains("--beta ETHUSDT: the beta of ETH is given twice");
    assertThat(List.of(foreign.exit(), still.exit(), twice.exit())).containsOnly(2);
  }

  /** 100 dollars behind a long that has lost 200: one line and one table, not two of each. */
  @Test
  void anAccountThatIsLiquidatedIsShownOnce() throws IOException {
    String text =
        """
        {"walletBalance": "100", "positions": [{"symbol": "BTCUSDT", "side": "long",
         "quantity": "1", "entryPrice": "1000", "markPrice": "800", "maintenanceRate": "1%"}]}
        """;
    Ran ran = file(text);

    assertThat(ran.out())
        .containsPattern("market move that liquidates +0% +is already liquidated")
        .containsOnlyOnce("at a market move of 0%")
        .doesNotContain("market fall", "market rise");
    JsonNode account = JsonMapper.shared().readTree(file(text, "--json").out()).get("account");
    assertThat(decimal(account.get("distanceDown"))).isZero();
    assertThat(decimal(account.get("distanceUp"))).isZero();
  }

  /**
   * Published: 10 - (2 - 0.1) = 8.1. By the move, 2 + P - 10 = 0.01 P: P = 8 / 0.99, a fall of
   * 19.19 %; the page says why.
   */
  @Test
  void bybitsTwoFormsAreToldApart() throws IOException {
    Ran ran =
        file(
            """
            {"venue": "bybit", "margin": "isolated", "positions": [{"symbol": "BTCUSDT",
             "side": "long", "quantity": "1", "entryPrice": "10", "markPrice": "10",
             "leverage": "5", "maintenanceRate": "1%"}]}
            """);

    assertThat(ran.out())
        .containsPattern("liquidation price +8\\.1 +USDT")
        .containsPattern("market fall that liquidates +-19\\.19191919%");
    assertThat(ran.out().replaceAll("\\s+", " "))
        .contains(
            "liquidation price and market move differ: the move keeps maintenance at the price reached");
  }

  @Test
  void noLiquidationIsNull() throws IOException {
    Ran ran =
        file(
            """
            {"venue": "binance-coinm", "walletBalance": "1", "positions": [{"symbol": "BTCUSD_PERP",
             "side": "short", "quantity": "100", "entryPrice": "50000", "maintenanceRate": "0.004"}]}
            """,
            "--json");

    JsonNode answer = JsonMapper.shared().readTree(ran.out());
    assertThat(answer.get("positions").get(0).get("liquidationPrice").isNull()).isTrue();
    assertThat(answer.get("account").get("distanceUp").isNull()).isTrue();
  }

  /** Hedge mode: (40 - 200 + 110) / (0.02 + 0.01 - 2 + 1) = 50 / 0.97 for both legs. */
  @Test
  void hedgeModeHasBothLegs() throws IOException {
    Ran ran =
        file(
            """
            {"positionMode": "hedge", "walletBalance": "40", "positions": [
              {"symbol": "BTCUSDT", "side": "long", "quantity": "2", "entryPrice": "100",
               "maintenanceRate": "1%"},
              {"symbol": "BTCUSDT", "side": "short", "quantity": "1", "entryPrice": "110",
               "maintenanceRate": "1%"}]}
            """,
            "--json");

    JsonNode positions = JsonMapper.shared().readTree(ran.out()).get("positions");
    for (JsonNode position : positions) {
      assertThat(decimal(position.get("liquidationPrice")).doubleValue())
          .isCloseTo(50 / 0.97, within(1e-12));
    }
  }

  /**
   * One contract has one mark: at 55,000 the long is down 5,000 and the short up 7,000, so equity
   * is 7,000 at every price; 1 % of both legs is as much at 350,000, up by 295 / 55.
   */
  @Test
  void aLegWithoutAMarkTakesTheOtherLegs() throws IOException {
    String text =
        """
        {"positionMode": "hedge", "walletBalance": "5000", "positions": [
          {"symbol": "BTCUSDT", "side": "long", "quantity": "1", "entryPrice": "60000",
           "markPrice": "55000", "maintenanceRate": "1%"},
          {"symbol": "BTCUSDT", "side": "short", "quantity": "1", "entryPrice": "62000",
           "maintenanceRate": "1%"}]}
        """;
    JsonNode answer = JsonMapper.shared().readTree(file(text, "--json").out());

    assertThat(decimal(answer.get("account").get("equity"))).isEqualByComparingTo("7000");
    assertThat(answer.get("account").get("distanceDown").isNull()).isTrue();
    assertThat(decimal(answer.get("account").get("distanceUp")).doubleValue())
        .isCloseTo(295 / 55.0, within(1e-12));
    assertThat(answer.get("positions").get(1).get("notes").toString())
        .contains("no markPrice is given on the short side; it is the other side's");
    assertThat(file(text).out()).contains("no markPrice is given on the short side");
  }

  @Test
  void aContractWithTwoMarksIsRefused() throws IOException {
    Ran ran =
        file(
            """
            {"margin": "isolated", "positionMode": "hedge", "positions": [
              {"symbol": "BTCUSDT", "side": "long", "quantity": "1", "entryPrice": "60000",
               "markPrice": "59000", "isolatedWallet": "6000"},
              {"symbol": "BTCUSDT", "side": "short", "quantity": "1", "entryPrice": "60000",
               "markPrice": "61000", "isolatedWallet": "6000"}]}
            """);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err())
        .contains(
            "account.json:5:17: positions[2].markPrice: BTC/USDT:USDT has one mark price, and its"
                + " other side is at 59000");
  }

  /** The tier of a table that comes with the program or from the store. */
  @Test
  void aRateThatIsNotGivenIsTheTables() {
    Ran ran =
        Ran.of(
            "calc",
            "liquidation",
            "--json",
            "--symbol",
            "BTCUSDT",
            "--side",
            "long",
            "--quantity",
            "0.1",
            "--entry",
            "60000",
            "--leverage",
            "10",
            "--isolated");

    JsonNode position = JsonMapper.shared().readTree(ran.out()).get("positions").get(0);
    assertThat(position.get("tier").asInt()).isEqualTo(1);
    assertThat(position.get("notes").toString()).contains("margin table of BTC/USDT:USDT as of");
  }

  @Test
  void isReadableByPeople() throws IOException {
    Ran ran = file(FAQ);

    assertThat(ran.out())
        .contains("Liquidation at binance-usdm, cross margin")
        .containsPattern("liquidation price +1,153\\.25646424 +USDT")
        .contains("LP = (WB - TMM1 + UPNL1 + cum - side*qty*EP) / (qty*MMR - side*qty)")
        .contains("(1535443.01 - 71200.811444 + (-56354.56848) + 135365 - 1*3683.979*1456.84)")
        .containsPattern("market fall that liquidates +-7\\.69421115%")
        .containsPattern("together +383,134\\.7283 +383,134\\.7283");
  }

  @Test
  void mistakesInAFileHaveTheirPlace() throws IOException {
    Ran unknown = file(FAQ.replace("\"maintenanceRate\": \"0.1\", ", ""));
    Ran beside = file(FAQ, "--side", "long");
    Ran empty = file("{\"walletBalance\": \"1\", \"positions\": []}");

    assertThat(unknown.err())
        .contains("account.json:2:3: positions[1]: 'maintenanceRate' is missing");
    assertThat(beside.err()).contains("--side: the account is in");
    assertThat(empty.err()).contains("account.json:1:1: 'positions' is missing; there is nothing");
    assertThat(List.of(unknown.exit(), beside.exit(), empty.exit())).containsOnly(2);
  }

  private Ran file(String text, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("account.json"), text);
    List<Object> arguments = new ArrayList<>(List.of("calc", "liquidation", "--file", file));
    arguments.addAll(List.of(more));
    return Ran.of(arguments.toArray());
  }

  private static BigDecimal price(Ran ran) {
    assertThat(ran.err()).isEmpty();
    JsonNode answer = JsonMapper.shared().readTree(ran.out());
    return decimal(answer.get("positions").get(0).get("liquidationPrice"));
  }

  private static BigDecimal decimal(JsonNode node) {
    assertThat(node.isString()).as(node.toString()).isTrue();
    return new BigDecimal(node.asString());
  }
}
