// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.SharedHistory;
import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Accounts taken through history as they are, as a user does it. */
class HoldAccountTest {
  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;

  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    plan = MadeHistory.plan(folder);
    Path files = new MadeHistory(LocalDate.of(2024, 3, 1)).write(folder.resolve("history"), 240);
    assertThat(Ran.of("data", "import", files, "--store", store).exit()).isZero();
  }

  @Test
  void nothingIsTradedAndEveryDayIsShown() throws IOException {
    Path account = write("{balances: [{asset: BTC, quantity: 2}, {asset: USDT, quantity: 1000}]}");

    Ran ran = hold(account, "2024-06-01", "2024-06-11");

    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .contains("Orders: 0 placed")
        .containsPattern("2024-06-11 +[0-9,]+ ")
        .contains("market beta");
  }

  /**
   * Long of 30,000 USDT of ETH with 1,500 of its own at 20 times: the made market falls by more
   * than 5 % within the window, and ETH by more than BTC.
   */
  @Test
  void anIsolatedPositionIsLiquidatedAndTheFuturesWalletIsNot() throws IOException {
    Path account =
        write(
            """
            margin: isolated
            walletBalance: 5000
            positions:
              - {symbol: ETHUSDT, side: long, quantity: 10, entryPrice: 3000, isolatedWallet: 1500,
                 leverage: 20}
            """);

    JsonNode printed = json(hold(account, "2024-03-02", "2024-09-01", "--json"));

    assertThat(printed.get("liquidations")).isNotEmpty();
    assertThat(printed.get("finalEquity").decimalValue()).isEqualByComparingTo("5000");
    assertThat(printed.get("unexplainedProfit").decimalValue()).isZero();
    assertThat(printed.get("conservationResidual").decimalValue()).isZero();
  }

  /** Cash alone neither gains nor loses, whatever a short beside it began and ended with. */
  @Test
  void profitOfFuturesIsNoPartOfTheSpotCore() throws IOException {
    Path account =
        write(
            """
            walletBalance: 10000
            positions:
              - {symbol: BTCUSDT, side: short, quantity: 0.05, entryPrice: 70000, leverage: 2}
            """);

    Ran ran = hold(account, "2024-03-02", "2024-03-20");

    assertThat(ran.out()).containsPattern("[^0-9.]0\\.0%\\s+for Spot core alone");
  }

  /**
   * A long of 1 BTC with 10,000 behind it that must keep 30 % of its notional, by the file: it is
   * gone where 10,000 + p - 60,000 = 0.3 p - 5,000, at 64,285.71..., though the program's own table
   * asks for 0.5 %. The made market begins below that.
   */
  @Test
  void maintenanceThatTheFileStatesReplacesTheTable() throws IOException {
    String position = "positions: [{symbol: BTCUSDT, side: long, quantity: 1, entryPrice: 60000";
    Path stated =
        write(
            "walletBalance: 10000\n"
                + position
                + ", leverage: 2, maintenanceRate: 30%, maintenanceAmount: 5000}]");
    assertThat(json(hold(stated, "2024-03-02", "2024-03-06", "--json")).get("liquidations"))
        .isNotEmpty();
    Path table = write("walletBalance: 10000\n" + position + ", leverage: 2}]");
    assertThat(json(hold(table, "2024-03-02", "2024-03-06", "--json")).get("liquidations"))
        .isEmpty();
  }

  /** What is paid at the first moment is the first period's, in every place that adds it up. */
  @Test
  void fundingOfTheFirstMomentIsInTheProfitToo() throws IOException {
    Path account =
        write(
            """
            walletBalance: 100000
            positions: [{symbol: BTCUSDT, side: short, quantity: 1, entryPrice: 60000}]
            """);

    JsonNode printed = json(hold(account, "2024-03-05", "2024-03-06", "--json"));

    JsonNode costs = printed.get("costs");
    BigDecimal funding =
        decimal(costs.get("fundingReceived")).subtract(decimal(costs.get("fundingPaid")));
    assertThat(funding).isNotZero();
    assertThat(decimal(printed.get("funding"))).isEqualByComparingTo(funding);
    assertThat(decimal(printed.get("profitByCause").get("funding"))).isEqualByComparingTo(funding);
  }

  /** The futures wallet owes, and 150,000 lie beside it: the fund bears what the wallet lacks. */
  @Test
  void aWalletThatOwesIsLiquidatedInTheFirstPeriod() throws IOException {
    Path account =
        write(
            """
            walletBalance: -100000
            balances: [{asset: USDT, quantity: 150000}]
            positions: [{symbol: BTCUSDT, side: short, quantity: 0.1, entryPrice: 60000}]
            """);

    JsonNode printed = json(hold(account, "2024-03-05", "2024-03-08", "--json"));

    assertThat(printed.get("liquidations")).hasSize(1);
    assertThat(decimal(printed.get("finalEquity"))).isEqualByComparingTo("150000");
    assertThat(decimal(printed.get("fees")))
        .isEqualByComparingTo(decimal(printed.get("costs").get("fees")));
    assertThat(printed.get("unexplainedProfit").decimalValue()).isZero();
  }

  @Test
  void moreThanTheBooksCountIsOneLine() throws IOException {
    Path account =
        write(
            """
            walletBalance: 100
            positions: [{symbol: BTCUSDT, side: short, quantity: 1000000000, entryPrice: 60000}]
            """);

    Ran position = hold(account, "2024-03-05", "2024-03-08");
    Ran balances =
        hold(
            write(
                "balances: [{asset: USDT, quantity: 90000000000},"
                    + " {asset: USDT, quantity: 90000000000}]"),
            "2024-03-05",
            "2024-03-08");

    assertThat(position.exit()).isEqualTo(2);
    assertThat(position.err())
        .hasLineCount(1)
        .contains("held.yaml:2:13: positions[1]: quantity: at 60000 it is worth too much");
    assertThat(balances.exit()).isEqualTo(2);
    assertThat(balances.err())
        .contains(
            "held.yaml:1:50: balances[2]: quantity: with the others of USDT it is more than the"
                + " books count");
  }

  @Test
  void aContractHasOneMaintenanceThroughHistory() throws IOException {
    Path account =
        write(
            """
            positionMode: hedge
            walletBalance: 10000
            positions:
              - {symbol: BTCUSDT, side: long, quantity: 1, entryPrice: 60000, maintenanceRate: 1%}
              - {symbol: BTCUSDT, side: short, quantity: 1, entryPrice: 60000, maintenanceRate: 2%}
            """);

    Ran ran = hold(account, "2024-03-02", "2024-03-06");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .hasLineCount(1)
        .contains("held.yaml:5:5: positions[2]: maintenanceRate: BTCUSDT is there twice");
  }

  @Test
  void aPolicyMayBeginWithAnAccount() throws IOException {
    Path account = MadeHistory.account(folder);

    Ran ran =
        Ran.of(
            "backtest",
            plan,
            "--store",
            store,
            "--account",
            account,
            "--from",
            "2024-06-01",
            "--json");

    JsonNode printed = json(ran);
    assertThat(printed.get("orders").get("placed").asInt()).isPositive();
    assertThat(printed.get("unexplainedProfit").decimalValue()).isZero();
  }

  @Test
  void mistakesAreOneLine() throws IOException {
    assertThat(Ran.of("backtest", plan, "--store", store, "--hold"))
        .isEqualTo(
            new Ran(2, "", "ballast: --hold: name the account to hold with --account FILE\n"));
    Path unknown = write("{balances: [{asset: DOGE, quantity: 1}]}");
    Ran unpriced = hold(unknown, "2024-06-01", "2024-06-11");
    assertThat(unpriced.exit()).isEqualTo(2);
    assertThat(unpriced.err()).hasLineCount(1).contains("no daily price of DOGE");
  }

  /**
   * The crash of 2025-10-10: a gaming basket of three times, each leg of 3,000 USDT with 1,000 of
   * its own, is gone; see {@code CrashOfOctober2025Test} for the figures.
   */
  @Test
  void theCrashOfOctober2025TakesAnIsolatedGamingBasket() throws IOException {
    Path history = SharedHistory.store();
    Path account =
        write(
            """
            margin: isolated
            walletBalance: 10000
            positions:
              - {symbol: SANDUSDT, side: long, quantity: 11300, entryPrice: 0.26548, leverage: 3}
              - {symbol: MANAUSDT, side: long, quantity: 9377, entryPrice: 0.3199, leverage: 3}
              - {symbol: AXSUSDT, side: long, quantity: 1358, entryPrice: 2.208, leverage: 3}
              - {symbol: GALAUSDT, side: long, quantity: 194678, entryPrice: 0.01541, leverage: 3}
              - {symbol: CHZUSDT, side: long, quantity: 72516, entryPrice: 0.04137, leverage: 3}
            """);

    Ran ran =
        Ran.of(
            "backtest",
            plan,
            "--store",
            history,
            "--account",
            account,
            "--hold",
            "--from",
            "2025-10-10",
            "--to",
            "2025-10-13",
            "--json");

    JsonNode printed = json(ran);
    assertThat(printed.get("liquidations")).hasSize(5);
    assertThat(printed.get("finalEquity").decimalValue()).isEqualByComparingTo("10000");
    BigDecimal basis = printed.get("profitByCause").get("basis").decimalValue();
    assertThat(basis.abs()).as("a crash is not basis").isLessThan(BigDecimal.TEN);
  }

  private static Ran hold(Path account, String from, String to, Object... more) {
    Object[] arguments = {
      "backtest", plan, "--store", store, "--account", account, "--hold", "--from", from, "--to", to
    };
    Object[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return Ran.of(all);
  }

  private static JsonNode json(Ran ran) {
    assertThat(ran.exit()).as(ran.err()).isZero();
    return JsonMapper.shared().readTree(ran.out());
  }

  private static BigDecimal decimal(JsonNode number) {
    return number.decimalValue();
  }

  private static Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("held.yaml"), text);
  }
}
