// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import static dev.ballast.app.config.Wrong.both;
import static dev.ballast.app.config.Wrong.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ballast.account.PositionMode;
import dev.ballast.app.UserMistake;
import dev.ballast.app.config.AccountFile.AssetMode;
import dev.ballast.app.config.AccountFile.Margin;
import dev.ballast.app.config.AccountFile.SpotFees;
import dev.ballast.app.config.BalanceEntry.Kept;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountFileReaderTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 10, 31);
  private static final String FULL_JSON =
      """
      {
      \t"venue": "binance-usdm",
      \t"asOf": "2025-10-31",
      \t"margin": "isolated",
      \t"positionMode": "hedge",
      \t"walletBalance": "1535443.01", "spotFees": "received", "feeCoin": "BNB",
      \t"balances": [
      \t\t{"asset": "ETH", "quantity": "1.00000001", "kept": "staked", "lockedUntil": "2026-02-01",
      \t\t "price": "2600.5 USDT", "yield": "2.9%", "cost": "2500.5"},
      \t\t{"asset": "USDT", "quantity": 12.5, "collateral": true}
      \t],
      \t"positions": [
      \t\t{"symbol": "BTC/USDT:USDT-251226", "side": "long", "quantity": "0.2",
      \t\t "entryPrice": "110000.1", "markPrice": "109000", "leverage": "2.5",
      \t\t "isolatedWallet": "9000 USDT", "contractSize": "0.01", "takerFee": "0.05%",
      \t\t "maintenanceRate": "0.004", "maintenanceAmount": "50"}
      \t]
      }
      """;

  @TempDir private Path folder;

  @Test
  void readsEveryFieldOfJsonWithTabs() throws IOException {
    assertThat(read(FULL_JSON))
        .isEqualTo(
            new AccountFile(
                folder.resolve("account.json").toString(),
                folder.resolve("account.json") + ":1:1",
                FuturesVenue.BINANCE_USDM,
                Optional.of(TODAY),
                Margin.ISOLATED,
                PositionMode.HEDGE,
                AssetMode.SINGLE_ASSET,
                Asset.USDT,
                Optional.of(new BigDecimal("1535443.01")),
                SpotFees.RECEIVED,
                Optional.of(new Asset("BNB")),
                List.of(
                    new BalanceEntry(
                        folder.resolve("account.json") + ":8:3: balances[1]",
                        Asset.ETH,
                        Quantity.parse("1.00000001"),
                        Kept.STAKED,
                        Optional.of(LocalDate.of(2026, 2, 1)),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Price.parse("2600.5")),
                        Optional.of(Percent.of("2.9")),
                        Optional.of(Money.usdt("2500.5")),
                        Optional.empty()),
                    new BalanceEntry(
                        folder.resolve("account.json") + ":10:3: balances[2]",
                        Asset.USDT,
                        Quantity.parse("12.5"),
                        Kept.EXCHANGE,
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                List.of(
                    new PositionEntry(
                        folder.resolve("account.json") + ":13:3: positions[1]",
                        "BTC/USDT:USDT-251226",
                        Ids.parse("BTC/USDT:USDT-251226"),
                        PositionEntry.Side.LONG,
                        new BigDecimal("0.2"),
                        new BigDecimal("110000.1"),
                        Optional.of(new BigDecimal("109000")),
                        Optional.of(new BigDecimal("2.5")),
                        Margin.ISOLATED,
                        Optional.of(new BigDecimal("9000")),
                        new BigDecimal("0.01"),
                        Optional.of(new BigDecimal("0.0005")),
                        Optional.of(new BigDecimal("0.004")),
                        Optional.of(new BigDecimal("50"))))));
    assertThat(SchemaCheck.errors(Schema.ACCOUNT, FULL_JSON.replace('\t', ' '))).isEmpty();
  }

  @Test
  void everyFieldHasADefault() throws IOException {
    AccountFile empty =
        new AccountFile(
            folder.resolve("account.json").toString(),
            folder.resolve("account.json") + ":1:1",
            FuturesVenue.BINANCE_USDM,
            Optional.empty(),
            Margin.CROSS,
            PositionMode.ONE_WAY,
            AssetMode.SINGLE_ASSET,
            Asset.USDT,
            Optional.empty(),
            SpotFees.QUOTE,
            Optional.empty(),
            List.of(),
            List.of());
    assertThat(read("{}")).isEqualTo(empty);
  }

  /** Names as the venues' documentation writes them, and unified ones. */
  @ParameterizedTest
  @CsvSource({
    "binance-usdm, BTCUSDT,              BTC/USDT:USDT,        1",
    "binance-usdm, BTC/USDT:USDT,        BTC/USDT:USDT,        1",
    "binance-usdm, btcusdt,              BTC/USDT:USDT,        1",
    "binance-usdm, BTCUSDC,              BTC/USDC:USDC,        1",
    "binance-usdm, BTCUSDT_251226,       BTC/USDT:USDT-251226, 1",
    "binance-coinm, BTCUSD_PERP,         BTC/USD:BTC,          100",
    "binance-coinm, ETHUSD_PERP,         ETH/USD:ETH,          10",
    "binance-coinm, BTCUSD_251226,       BTC/USD:BTC-251226,   100",
    "binance-coinm, DOTUSD_PERP,         DOT/USD:DOT,          10",
    "binance-coinm, BNBUSD_251226,       BNB/USD:BNB-251226,   10",
    "bybit,         DOTUSD,              DOT/USD:DOT,          1",
    "binance-coinm, BNB/USD:BNB,         BNB/USD:BNB,          10",
    "bybit,         BTCUSDT,             BTC/USDT:USDT,        1",
    "bybit,         BTCUSD,              BTC/USD:BTC,          1",
    "bybit,         BTCPERP,             BTC/USDC:USDC,        1",
    "bybit,         BTCUSDT-26DEC25,     BTC/USDT:USDT-251226, 1",
    "bybit,         ETH-2JAN26,          ETH/USDC:USDC-260102, 1",
    "bybit,         BTCUSDZ25,           BTC/USD:BTC-251226,   1",
    "okx,           BTC-USDT-SWAP,       BTC/USDT:USDT,        1",
    "okx,           BTC-USD-SWAP,        BTC/USD:BTC,          100",
    "okx,           ETH-USD-251226,      ETH/USD:ETH-251226,   10",
    "okx,           SOL/USDC:USDC,       SOL/USDC:USDC,        1"
  })
  void aContractHasTheVenuesNameOrTheUnifiedOne(
      String venue, String name, String unified, BigDecimal contractSize) throws IOException {
    PositionEntry position =
        read("""
        {"venue": "%s",
         "positions": [{"symbol": "%s", "side": "SHORT", "quantity": 0.1, "entryPrice": 1}]}
        """
                .formatted(venue, name))
            .positions()
            .getFirst();
    assertThat(position.symbol()).isEqualTo(name);
    assertThat(position.instrument()).hasToString(unified);
    assertThat(position.contractSize()).isEqualTo(contractSize);
    assertThat(position.signedSize())
        .isEqualByComparingTo(contractSize.multiply(new BigDecimal("-0.1")));
  }

  /** Whatever its coin ends in: DOTUSD_PERP is no contract in TUSD, nor BNBUSD_PERP in BUSD. */
  @ParameterizedTest
  @ValueSource(strings = {"ETHUSD_PERP", "DOTUSD_PERP", "BNBUSD_PERP"})
  void coinMarginedContractsAreOfAnotherVenue(String symbol) throws IOException {
    assertThatThrownBy(() ->
            read(
                "positions: [{symbol: %s, side: long, quantity: 1, entryPrice: 5}]"
                    .formatted(symbol)))
        .isInstanceOf(UserMistake.class)
        .hasMessageEndingWith(
            "positions[1].symbol: not a contract of binance-usdm: '%s' (write BTCUSDT or"
                    .formatted(symbol)
                + " BTC/USDT:USDT; this one is of venue: binance-coinm)");
  }

  @Test
  void figuresKeepEveryDigitThatIsWritten() throws IOException {
    AccountFile account =
        read(
            """
            {"venue": "binance-coinm", "walletBalance": 3.333333333333333333333333333333333333333,
             "positions": [{"symbol": "BTCUSD_PERP", "side": "Long", "quantity": 3,
                            "entryPrice": "68911.000000374", "maintenanceRate": 4e-3}]}
            """);
    assertThat(account.settle()).isEqualTo(Asset.BTC);
    assertThat(account.walletBalance())
        .contains(new BigDecimal("3.333333333333333333333333333333333333333"));
    assertThat(account.positions().getFirst().entryPrice())
        .isEqualTo(new BigDecimal("68911.000000374"));
    assertThat(account.positions().getFirst().maintenanceRate().orElseThrow())
        .isEqualByComparingTo("0.004");
  }

  @Test
  void hedgeModeHoldsAContractOnBothSides() throws IOException {
    assertThat(
            read("""
            {"positionMode": "hedge", "positions": [
              {"symbol": "BTCUSDT", "side": "long", "quantity": "1", "entryPrice": "10"},
              {"symbol": "BTCUSDT", "side": "short", "quantity": "2", "entryPrice": "11"}]}
            """)
                .positions())
        .extracting(PositionEntry::side)
        .containsExactly(PositionEntry.Side.LONG, PositionEntry.Side.SHORT);
  }

  @Test
  void isolatedPositionsMaySettleInDifferentCoins() throws IOException {
    AccountFile account =
        read(
            """
            {"venue": "binance-coinm", "margin": "isolated", "positions": [
              {"symbol": "BTCUSD_PERP", "side": "long", "quantity": "1", "entryPrice": "10",
               "isolatedWallet": "0.1 BTC"},
              {"symbol": "ETHUSD_PERP", "side": "long", "quantity": "1", "entryPrice": "10",
               "isolatedWallet": "2 ETH"}]}
            """);
    assertThat(account.positions().getLast().isolatedWallet()).contains(new BigDecimal("2"));
  }

  /** Prices: spot closes of 2025-10-30 at Binance, the perpetual's close for the hedge. */
  @Test
  void theExampleIsWorthAboutAHundredThousand() {
    AccountFile account = AccountFileReader.example(TODAY);
    assertThat(account.balances())
        .filteredOn(one -> one.kept() == BalanceEntry.Kept.EXCHANGE)
        .extracting(BalanceEntry::asset, BalanceEntry::quantity)
        .contains(
            tuple(Asset.BTC, Quantity.parse("0.1")), tuple(Asset.USDT, Quantity.parse("14300")));
    BigDecimal total = account.walletBalance().orElseThrow();
    for (BalanceEntry balance : account.balances()) {
      total = total.add(balance.quantity().times(price(balance.asset()), Asset.USDT).toDecimal());
    }
    PositionEntry hedge = account.positions().getFirst();
    BigDecimal gain = hedge.entryPrice().subtract(new BigDecimal("108263.5"));
    total = total.add(gain.multiply(hedge.quantity()));
    assertThat(total).isBetween(new BigDecimal("99500"), new BigDecimal("100500"));
  }

  private static Price price(Asset asset) {
    return Price.parse(
        switch (asset.code()) {
          case "USDT" -> "1";
          case "BTC" -> "108322.88";
          case "ETH" -> "3805.09";
          case "SOL" -> "184.69";
          case "AVAX" -> "18.11";
          case "ADA" -> "0.6016";
          case "NEAR" -> "2.1";
          case "UNI" -> "5.846";
          case "AAVE" -> "215.14";
          case "CRV" -> "0.4936";
          case "LINK" -> "16.8";
          case "GRT" -> "0.06093";
          case "FIL" -> "1.463";
          case "SAND" -> "0.197";
          case "MANA" -> "0.2221";
          case "AXS" -> "1.405";
          case "GALA" -> "0.00989";
          case "CHZ" -> "0.0306";
          case "DOT" -> "2.871";
          default -> throw new AssertionError("no price of " + asset);
        });
  }

  static Stream<Wrong> mistakes() {
    String position = "side: short, quantity: '1', entryPrice: '1'";
    return Stream.of(
        reader("", "", "the file is empty"),
        reader(
            "{\"venue\": \"binance-usdm\",\n \"margin\": \"cross\"",
            "2:19",
            "not readable as YAML: while parsing a flow mapping: expected ',' or '}', but got"
                + " <stream end>"),
        both(
            "venue: nowhere\n",
            "1:8",
            "venue: no such venue: 'nowhere' (known: binance-usdm, binance-coinm,"
                + " bybit, okx, deribit, hyperliquid, binance)"),
        reader(
            "asOf: 2025-11-01\n",
            "1:7",
            "asOf: is in the future: 2025-11-01 (today is 2025-10-31)"),
        both(
            "walletBalance: lots\n",
            "1:16",
            "walletBalance: not an amount of USDT: 'lots' (write 25000 or 25000 USDT)"),
        reader(
            "walletBalance: 12 EUR\n",
            "1:16",
            "walletBalance: not an amount of USDT: '12 EUR' (write 25000 or 25000 USDT)"),
        both("balance: []\n", "1:1", "balance: unknown key; did you mean 'balances'?"),
        both("balances:\n  - {asset: BTC}\n", "2:5", "balances[1]: 'quantity' is missing"),
        both(
            "balances:\n  - {asset: BTC, quantity: '-1'}\n",
            "2:28",
            "balances[1].quantity: negative: -1"),
        both(
            "balances:\n  - {asset: BTC, quantity: NaN}\n",
            "2:28",
            "balances[1].quantity: not a number: 'NaN' (write a plain decimal such as 0.8)"),
        reader(
            "balances:\n  - {asset: BTC, quantity: '0.123456789'}\n",
            "2:28",
            "balances[1].quantity: 0.123456789 does not fit into eight decimals below 92 billion"),
        both(
            "balances:\n  - {asset: BTC, quantity: '1', kept: pocket}\n",
            "2:39",
            "balances[1].kept: not one of exchange, cold, staked: 'pocket'"),
        both(
            "balances:\n  - {asset: XYZ, quantity: '1', price: 0}\n",
            "2:40",
            "balances[1].price: a price is above zero, not 0"),
        both(
            "balances:\n  - {asset: XYZ, quantity: '1', price: -1}\n",
            "2:40",
            "balances[1].price: a price is above zero, not -1"),
        both(
            "balances:\n  - {asset: XYZ, quantity: '1', price: 1.2 EUR}\n",
            "2:40",
            "balances[1].price: not an amount of USDT: '1.2 EUR' (write 25000 or 25000 USDT)"),
        reader(
            "balances:\n  - {asset: USDT, quantity: '1', price: 1.01}\n",
            "2:41",
            "balances[1].price: USDT is what prices are in; take its price out"),
        reader(
            """
            balances:
              - {asset: XYZ, quantity: '1', price: 1.2}
              - {asset: XYZ, quantity: '1', price: 1.3}
            """,
            "3:40",
            "balances[2].price: XYZ has one price, and another entry has 1.2"),
        both(
            "balances:\n  - {asset: BTC, quantity: '1', yield: 4}\n",
            "2:40",
            "balances[1].yield: not a percentage: '4' (write 40%)"),
        both(
            "balances:\n  - {asset: BTC, quantity: '1', lockedUntil: 2026-01-01}\n",
            "2:33",
            "balances[1].lockedUntil: only what is kept: staked can be locked"),
        both(
            "balances:\n  - {asset: BTC, quantity: '1', kept: cold, collateral: true}\n",
            "2:57",
            "balances[1].collateral: only what is kept: exchange can be collateral"),
        both(
            "balances:\n  - {asset: BTC, quantity: '1', collateral: yes}\n",
            "2:45",
            "balances[1].collateral: not yes or no: 'yes' (write true or false)"),
        both(
            "positions: [{side: short, quantity: '1', entryPrice: '1'}]\n",
            "1:13",
            "positions[1]: 'symbol' is missing"),
        both(
            "positions: [{symbol: BTCUSDT, side: sell, quantity: '1', entryPrice: '1'}]\n",
            "1:37",
            "positions[1].side: not one of long, short: 'sell'"),
        both(
            "positions: [{symbol: BTCUSDT, side: short, quantity: '0', entryPrice: '1'}]\n",
            "1:54",
            "positions[1].quantity: a position is above zero; its side says long or short"),
        both(
            "positions: [{symbol: BTCUSDT, side: short, quantity: '1', entryPrice: '0'}]\n",
            "1:71",
            "positions[1].entryPrice: a price is above zero, not 0"),
        reader(
            "positions: [{symbol: BTC/USDT, " + position + "}]\n",
            "1:22",
            "positions[1].symbol: BTC/USDT is spot; it belongs in balances"),
        reader(
            "positions: [{symbol: 'BTC/USD:BTC', " + position + "}]\n",
            "1:22",
            "positions[1].symbol: not a contract of binance-usdm: 'BTC/USD:BTC' (write BTCUSDT or"
                + " BTC/USDT:USDT)"),
        reader(
            "venue: binance-coinm\npositions: [{symbol: BTCUSDT, " + position + "}]\n",
            "2:22",
            "positions[1].symbol: not a contract of binance-coinm: 'BTCUSDT' (write BTCUSD_PERP or"
                + " BTC/USD:BTC)"),
        reader(
            "venue: okx\npositions: [{symbol: BTC-USD-251340, " + position + "}]\n",
            "2:22",
            "positions[1].symbol: not a contract of okx: 'BTC-USD-251340' (write BTC-USDT-SWAP,"
                + " BTC-USD-SWAP or BTC/USDT:USDT)"),
        reader(
            "{venue: binance, assetMode: multi-assets, positions: [{symbol: BTCUSD_PERP, "
                + position
                + "}]}\n",
            "1:55",
            "positions[1]: BTCUSD_PERP is coin-margined, and multi-assets does not pool it; write"
                + " assetMode: portfolio-margin, or a file for it"),
        reader(
            "{assetMode: portfolio-margin, positions: [{symbol: BTCUSDT, margin: isolated, "
                + position
                + "}]}\n",
            "1:43",
            "positions[1]: portfolio-margin is cross only; write margin: cross"),
        reader(
            "positions: [{symbol: bitcoin, " + position + "}]\n",
            "1:22",
            "positions[1].symbol: not a contract of binance-usdm: 'bitcoin' (write BTCUSDT or"
                + " BTC/USDT:USDT)"),
        reader(
            "positions: [{symbol: BTCUSDT, leverage: '2000', " + position + "}]\n",
            "1:41",
            "positions[1].leverage: out of range: 2000 (1 to 1000)"),
        both(
            "positions: [{symbol: BTCUSDT, takerFee: '1.5', " + position + "}]\n",
            "1:41",
            "positions[1].takerFee: out of range: 1.5 (0 to 1)"),
        both(
            "positions: [{symbol: BTCUSDT, isolatedWallet: '5', " + position + "}]\n",
            "1:31",
            "positions[1].isolatedWallet: the account's margin is cross; take it out, or write"
                + " margin: isolated"),
        reader(
            "positions:\n  - {symbol: BTCUSDT, "
                + position
                + "}\n"
                + "  - {symbol: BTC/USDT:USDT, "
                + position
                + "}\n",
            "3:5",
            "positions[2]: BTC/USDT:USDT is held twice; one-way mode has one position a contract"),
        reader(
            "positionMode: hedge\npositions:\n  - {symbol: BTCUSDT, "
                + position
                + "}\n"
                + "  - {symbol: BTCUSDT, "
                + position
                + "}\n",
            "4:5",
            "positions[2]: BTC/USDT:USDT is held twice on one side"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void saysThePlaceInOneLine(Wrong wrong) throws IOException {
    Path file = Files.writeString(folder.resolve("account.yaml"), wrong.text());
    assertThatThrownBy(() -> AccountFileReader.read(file, TODAY))
        .isInstanceOf(UserMistake.class)
        .hasMessage(wrong.line(file.toString()));
    if (wrong.bySchema()) {
      assertThat(SchemaCheck.errors(Schema.ACCOUNT, wrong.text())).isNotEmpty();
    }
  }

  private AccountFile read(String text) throws IOException {
    return AccountFileReader.read(Files.writeString(folder.resolve("account.json"), text), TODAY);
  }
}
