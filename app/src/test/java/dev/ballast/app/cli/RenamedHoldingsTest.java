// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.Usual;
import dev.ballast.app.config.AccountFileReader;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.store.HistorySource;
import dev.ballast.app.store.Ran;
import dev.ballast.app.store.Store;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From 2025-01-01 on by hand: BTC goes from 100 to 110 and back, SOL from 200 to 240 and back,
 * until it becomes 1000 SUN on 2025-03-02. Rules are known of SOL alone: the program's, a step of
 * 0.001 and of 0.01 in the perpetual, and a margin table of 1 %.
 */
class RenamedHoldingsTest {
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 120;
  private static final int CHANGE = 60;

  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;
  private static Path account;

  @BeforeAll
  static void importHistory() throws IOException {
    StringBuilder bars = new StringBuilder("ts,symbol,open,high,low,close,volume\n");
    StringBuilder funding = new StringBuilder("ts,symbol,funding_rate\n");
    for (int day = 0; day < DAYS; day++) {
      String date = FIRST.plusDays(day).toString();
      boolean up = day % 3 == 1;
      bar(bars, date, "BTCUSDT", up ? "110" : "100");
      boolean renamed = day >= CHANGE;
      String name = renamed ? "SUNUSDT" : "SOLUSDT";
      bar(bars, date, name, renamed ? (up ? "0.24" : "0.2") : (up ? "240" : "200"));
      for (String hour : List.of("00", "08", "16")) {
        funding.append(date).append('T').append(hour).append(":00:00Z,BTCUSDT,0.0001\n");
        funding.append(date).append('T').append(hour).append(":00:00Z,").append(name);
        funding.append(",0.0001\n");
      }
    }
    Path history = Files.createDirectories(folder.resolve("history"));
    Files.writeString(history.resolve("spot_1d_binance.csv"), bars);
    Files.writeString(history.resolve("perp_1d_binance.csv"), bars);
    Files.writeString(history.resolve("funding_all_binance.csv"), funding);
    Files.writeString(
        history.resolve("brackets.csv"),
        """
        venue,symbol,floor,cap,maintenance_rate,maintenance_amount,maximum_leverage,as_of,source
        binance-usdm,SOLUSDT,0,50000,0.01,0,50,2025-01-01,made up
        """);
    Files.writeString(
        history.resolve("symbol_changes.csv"),
        "old,new,ratio,day,source\nSOL,SUN,1000,2025-03-02,made up\n");
    store = folder.resolve("store");
    Ran ran = Ran.of("data", "import", history, "--store", store);
    assertThat(ran.exit()).as(ran.err()).isZero();
    Files.writeString(
        folder.resolve("sectors.yaml"),
        "sectors: [{sector: layer-1, from: 2025-01-01, horizon: 12 months, members: [SOL],"
            + " thesis: a}]");
    plan =
        Files.writeString(
            folder.resolve("plan.yaml"),
            """
            sectors: sectors.yaml
            spot: {weights: {layer-1: 100%}}
            hedges: [{short: 20% of portfolio, with: SOL}]
            """);
    account =
        Files.writeString(
            folder.resolve("account.yaml"),
            """
            walletBalance: "3000"
            balances:
              - {asset: SOL, quantity: "10"}
              - {asset: SUN, quantity: "3000"}
              - {asset: SOL, quantity: "2", kept: cold, price: 300}
              - {asset: USDT, quantity: "10000"}
            positions:
              - {symbol: SOLUSDT, side: short, quantity: "20", entryPrice: "200", leverage: "2"}
            """);
  }

  private static void bar(StringBuilder bars, String date, String symbol, String price) {
    bars.append(date).append("T00:00:00Z,").append(symbol);
    bars.append((',' + price).repeat(4)).append(",100000000\n");
  }

  /**
   * 10 SOL and 3000 SUN on the exchange are 13000 SUN, 2 in cold storage 2000; the last close is
   * 0.2. 20 SOL short are 20000 SUN, worth 4000, of which 1 % is kept.
   */
  @Test
  void whatIsHeldIsToldInTheUnitOfItsValue() {
    String said = plan();

    assertThat(said)
        .contains("13000 exchange, 2000 cold storage")
        .contains("Maintenance margin 40");
    assertThat(said)
        .containsOnlyOnce(
            "SOL is read as SUN, its name since 2025-03-02: 1 SOL is 1000 SUN, at a price in"
                + " proportion");
    assertThat(said).contains("the stated price of SUN is not used: the history has one");
  }

  /**
   * Equity is 13000 in dollars and 15000 x 0.2 = 3000 of SUN in spot; the short from 200 x 20 =
   * 4000 is worth 4000: 16000. The core is to be 70 %, 11200, less 3000: 8200, 41000 SUN, less fees
   * and what the hedge takes; the short goes to 20 %, 3200, which is 16000 SUN: 4000 are bought
   * back, 4 steps of the perpetual's 0.01 SOL to each 40 SUN.
   */
  @Test
  void itIsTradedByTheRulesOfItsOldName() {
    String said = plan();

    assertThat(said).doesNotContain("no trading rules are known", "no margin brackets are known");
    assertThat(said).containsPattern("buy SUN/USDT [0-9,]+ 0.2 ");
    assertThat(said).contains("buy SUN/USDT:USDT 4,000 0.2 800.00");
  }

  private static String plan() {
    Ran ran = Ran.of("plan", plan, "--account", account, "--store", store);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran.out().replaceAll("\\s+", " ");
  }

  /**
   * What holds through time keeps the rate that the file states under the old name: 2 % of 4000.
   */
  @Test
  void aStatedRateFollowsTheName() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("stated.yaml"),
            """
            walletBalance: "3000"
            positions:
              - {symbol: SOLUSDT, side: short, quantity: "20", entryPrice: "200", leverage: "2",
                 maintenanceRate: 2%}
            """);
    Market market = Market.of(HistorySource.of(Store.open(store)));

    Brackets table =
        MarginTerms.of(market, AccountFileReader.read(file, LocalDate.of(2025, 5, 1)))
            .brackets()
            .brackets(Usual.MARKET.perpetual(new Asset("SUN")), market.end())
            .orElseThrow();

    assertThat(table.maintenance(new BigDecimal("4000"), Asset.USDT)).isEqualTo(Money.usdt("80"));
  }

  /** 200 million SOL are 200 billion SUN, more than the 92 billion that are counted. */
  @Test
  void whatIsTooMuchInTheNewUnitIsAMistake() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("large.yaml"), "balances: [{asset: SOL, quantity: \"200000000\"}]\n");

    Ran ran = Ran.of("plan", plan, "--account", file, "--store", store);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("the account in today's units: 200000000000");
  }

  @Test
  void aBetaIsMeasuredUnderTheOldName() {
    Ran ran = Ran.of("beta", "sol", "--store", store);

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("SOL is read as SUN, its name since 2025-03-02")
        .containsPattern("(?m)^SUN +\\d");
  }

  @Test
  void aRunSaysTheNamesOfItsPlanOnce() {
    Ran ran = Ran.of("backtest", plan, "--store", store, "--from", "2025-04-20");

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out().replaceAll("\\s+", " ")).containsOnlyOnce("SOL is read as SUN");
  }
}
