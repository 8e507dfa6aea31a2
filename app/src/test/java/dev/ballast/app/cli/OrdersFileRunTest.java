// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An orders file worked out by hand, as a user runs it on thirteen days of 2025 made by hand.
 *
 * <p>BTC stands at 100 in spot and as a perpetual until its bar of 23 March goes up to 106, down to
 * 88 and ends at 90, where it stays. The future of 28 March stands at 91 and that of 27 June at 93.
 * Each bar has a volume of 100, of which 10 may be taken. Futures cost 5 bp of what is filled, all
 * else nothing; funding is nothing. The account begins with 10,000.
 *
 * <p>22 March: the perpetual is bought at 100: 10 of the 15 that are asked for, fee 0.5. By 24
 * March the stop has sold 4 of them at 92: -32, fee 0.184; the other 6 and 10 in spot have lost 10
 * each. Equity is 10,000 - 0.5 - 32 - 0.184 - 60 - 100 = 9,807.316, and 1,000 come in. On the 24th
 * 2 of the near future cost a fee of 0.091; on the 26th they go to the far one for 0.091 + 0.093.
 * What is left is 10,807.316 - 0.275 = 10,807.041.
 */
class OrdersFileRunTest {
  private static final String ORDERS =
      """
      - {on: 2025-03-21, transfer: "5000 USDT", from: spot, to: futures}
      - {on: 2025-03-21, buy: "10", symbol: BTC/USDT}
      - {on: 2025-03-21, sell: "1", symbol: BTCUSDT, limit: "100", lasts: post-only}
      - {on: 2025-03-22, buy: "15", symbol: BTCUSDT, limit: "101", lasts: ioc, leverage: "2"}
      - {on: 2025-03-22, sell: "4", symbol: BTCUSDT, stop: "92", reduceOnly: true}
      - {on: 2025-03-24, deposit: "1000 USDT"}
      - {on: 2025-03-24, buy: "2", symbol: BTCUSDT_250328, maintenanceRate: 1%}
      - {on: 2025-03-24, buy: "1", symbol: BTCUSDT, limit: "80", name: dip}
      - {on: 2025-03-25, withdraw: "100000 USDT"}
      - {on: 2025-03-25, buy: "1", symbol: BTCUSDT, limit: "70"}
      - {on: 2025-03-26, roll: BTCUSDT_250328, to: BTCUSDT_250627, maintenanceRate: 1%}
      - {on: 2025-03-27, roll: BTCUSDT_250328, to: BTCUSDT_250627}
      - {on: 2025-03-28, cancel: dip}
      """;

  private static final double BEFORE_THE_DEPOSIT = 9_807.316;
  private static final double END = 10_807.041;

  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;

  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    Ran ran = Ran.of("data", "import", history(folder.resolve("history")), "--store", store);
    assertThat(ran.exit()).as(ran.err()).isZero();
    plan =
        Files.writeString(
            folder.resolve("plan.yaml"),
            """
            name: By hand
            capital: 10000 USDT
            spot: {weights: {majors: 100%}}
            costs:
              {spot-fee: 0bp, futures-fee: 5bp, half-spread: 0bp, impact: 0bp, participation: 10%}
            """);
  }

  /** Writes bars and settlements of 20 March to 1 April, and the rules of the contracts. */
  private static Path history(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> spot = new ArrayList<>(List.of("ts,symbol,open,high,low,close,volume"));
    List<String> futures = new ArrayList<>(spot);
    List<String> funding = new ArrayList<>(List.of("ts,symbol,funding_rate,mark_price"));
    for (int day = 20; day <= 32; day++) {
      LocalDate date = LocalDate.of(2025, 3, 1).plusDays(day - 1L);
      String coin = day < 23 ? "100,100,100,100" : day == 23 ? "100,106,88,90" : "90,90,90,90";
      spot.add(date + "T00:00:00Z,BTCUSDT," + coin + ",100");
      futures.add(date + "T00:00:00Z,BTCUSDT," + coin + ",100");
      if (day < 28) {
        futures.add(date + "T00:00:00Z,BTCUSDT_250328,91,91,91,91,100");
      }
      futures.add(date + "T00:00:00Z,BTCUSDT_250627,93,93,93,93,100");
      for (String hour : List.of("00", "08", "16")) {
        funding.add(Instant.parse(date + "T" + hour + ":00:00Z") + ",BTCUSDT,0,90");
      }
    }
    Files.write(folder.resolve("spot_1d_made.csv"), spot);
    Files.write(folder.resolve("perp_1d_made.csv"), futures);
    Files.write(folder.resolve("funding_8h_made.csv"), funding);
    Files.writeString(
        folder.resolve("exchange_info_binance_usdm_2025-03-01.json"),
        "{\"serverTime\": 1740787200000, \"symbols\": ["
            + String.join(
                ",", List.of(rules("BTCUSDT"), rules("BTCUSDT_250328"), rules("BTCUSDT_250627")))
            + "]}");
    return folder;
  }

  private static String rules(String symbol) {
    return """
    {"symbol": "%s", "liquidationFee": "0.015", "filters": [
      {"filterType": "PRICE_FILTER", "tickSize": "0.01"},
      {"filterType": "LOT_SIZE", "stepSize": "0.001", "minQty": "0.001", "maxQty": "1000"},
      {"filterType": "MIN_NOTIONAL", "notional": "5"}]}\
    """
        .formatted(symbol);
  }

  /** The dearest that BTC ever is here is 106: 1e9 x 106 and 1e9 x 93 are beyond 9.2e10. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "buy: \"1000000000\", symbol: BTC/USDT",
        "sell: \"1000000000\", symbol: BTCUSDT, leverage: 10",
        "buy: \"1000000000\", symbol: BTCUSDT_250627",
        "buy: \"1000000\", symbol: BTCUSDT, limit: \"100000\"",
        "deposit: \"1000000000 BTC\"",
      })
  void anEntryBeyondWhatTheBooksCountIsNamed(String entry) throws IOException {
    assertThat(refused("- {on: 2025-03-21, deposit: 1 USDT}\n- {on: 2025-03-22, " + entry + "}\n"))
        .contains(":2:3: [2]: too large: ", "the books count 92 billion of an asset at most")
        .hasLineCount(1);
  }

  @Test
  void depositsThatTogetherAreBeyondWhatTheBooksCountAreNamed() throws IOException {
    String half = "- {on: 2025-03-21, deposit: 50000000000 USDT}\n";

    assertThat(refused(half + half))
        .contains(":2:3: [2]: with the deposits before it there are more than 92 billion USDT");
  }

  @Test
  void everyRequestIsDoneOrItsEndIsSaid() throws IOException {
    JsonNode printed = json(run(ORDERS, "--json"));

    List<String> said = printed.get("requests").valueStream().map(OrdersFileRunTest::said).toList();
    assertThat(said)
        .containsExactly(
            "1 done 2025-03-21-01: transfer 5000 USDT: spot wallet to futures wallet",
            "2 filled 2025-03-21-02.1: buy 10 BTC/USDT; 10 at 100.0",
            "3 refused 2025-03-21-03.1: sell 1 BTC/USDT:USDT, limit 100 post-only; 0; post-only, and"
                + " would take (-5022)",
            "4 cancelled 2025-03-22-01.1: buy 15 BTC/USDT:USDT, limit 101 ioc, 2x; 10 at 100.0; no more"
                + " of the bar's volume may be taken at once",
            "5 filled 2025-03-22-02.1: sell 4 BTC/USDT:USDT, stop 92, reduce-only; 4 at 92.0; set"
                + " off by 2025-03-24",
            "6 done 2025-03-24-01: deposit 1000 USDT: spot wallet",
            "7 filled 2025-03-24-02.1: buy 2 BTC/USDT:USDT-250328; 2 at 91.0",
            "8 cancelled 2025-03-24-03.1: buy 1 BTC/USDT:USDT, limit 80; 0; taken back by"
                + " 2025-03-28-01",
            "9 refused 2025-03-25-01: withdraw 100000 USDT: spot wallet; spot wallet holds 5000 USDT,"
                + " not 100000 USDT",
            "10 open 2025-03-25-02.1: buy 1 BTC/USDT:USDT, limit 70; 0",
            "11 filled 2025-03-26-01.1: roll: sell 2 BTC/USDT:USDT-250328, reduce-only; 2 at 91.0",
            "11 filled 2025-03-26-01.2: roll: buy 2 BTC/USDT:USDT-250627; 2 at 93.0; rolled at a"
                + " spread of 2 for 0.184 USDT",
            "12 refused 2025-03-27-01: roll BTC/USDT:USDT-250328 to BTC/USDT:USDT-250627; nothing is"
                + " held in BTC/USDT:USDT-250328",
            "13 done 2025-03-28-01: cancel 2025-03-24-03");
  }

  private static String said(JsonNode row) {
    StringBuilder said =
        new StringBuilder()
            .append(row.get("entry"))
            .append(' ')
            .append(row.get("outcome").asString())
            .append(' ')
            .append(row.get("id").asString())
            .append(": ")
            .append(row.get("asked").asString());
    if (!row.get("filled").isNull()) {
      said.append("; ")
          .append(row.get("filled").decimalValue().stripTrailingZeros().toPlainString());
    }
    if (!row.get("price").isNull()) {
      said.append(" at ").append(row.get("price").asDouble());
    }
    String note = row.get("note").asString();
    return note.isEmpty() ? said.toString() : said + "; " + note;
  }

  /**
   * Time-weighted: what one unit made before the deposit and after it. Money-weighted: 10,000 g^11
   * + 1,000 g^8 = 10,807.041 has the root g = 0.998351507516, found by halving in awk.
   */
  @Test
  void aDepositIsNoProfitAndPartsTheTwoReturns() throws IOException {
    JsonNode printed = json(run(ORDERS, "--json"));

    assertThat(printed.get("finalEquity").asDouble()).isEqualTo(END);
    assertThat(printed.get("profitByCause").get("cashFlows").asDouble()).isEqualTo(1_000);
    assertThat(printed.get("profitByCause").get("fees").asDouble()).isEqualTo(-0.959);
    assertThat(printed.get("unexplainedProfit").decimalValue()).isZero();
    assertThat(printed.get("conservationResidual").decimalValue()).isZero();
    double timeWeighted = BEFORE_THE_DEPOSIT / 10_000 * (END / (BEFORE_THE_DEPOSIT + 1_000)) - 1;
    JsonNode returns = printed.get("attribution").get("returns");
    assertThat(value(returns, "timeWeighted")).isCloseTo(timeWeighted, within(1e-12));
    assertThat(value(printed.get("performance").get("Strategy"), "totalReturn"))
        .isCloseTo(timeWeighted, within(1e-12));
    assertThat(value(returns, "moneyWeighted"))
        .isCloseTo(Math.pow(0.998351507516, 11) - 1, within(1e-10))
        .isNotCloseTo(timeWeighted, within(1e-3));
  }

  private static double value(JsonNode readings, String name) {
    return readings.get(name).get("value").asDouble();
  }

  @Test
  void theTerminalShowsWhatBecameOfEachEntry() throws IOException {
    String printed = run(ORDERS).out().replaceAll("\\s+", " ");

    assertThat(printed)
        .contains("10,000 USDT became 10,807, 1,000 of it paid in (-1.9%)")
        .contains("The orders file: 3 done, 5 filled, 1 open at the end, 2 cancelled, 3 refused.")
        .contains("refused: post-only, and would take (-5022)")
        .contains("filled 10 at 100, fee 0.5 USDT; the rest cancelled by 2025-03-22")
        .contains("Time-weighted return -1.9%")
        .contains("2025-03-24 10,807 -1.9%");
  }

  /** The page is left in target/ for the eye. */
  @Test
  void thePageAndTheTablesShowItToo() throws IOException {
    Path page = Path.of("target", "orders.html");
    Path tables = folder.resolve("tables");

    Ran ran = run(ORDERS, "--html", page, "--export", tables, "--export-format", "csv");

    assertThat(ran.out()).contains("report: " + page.toAbsolutePath());
    assertThat(Files.readString(page).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
        .contains("What the orders file asked for")
        .contains("spot wallet holds 5000 USDT, not 100000 USDT")
        .contains("rolled at a spread of 2 for 0.184 USDT");
    assertThat(Files.readAllLines(tables.resolve("requests.csv")))
        .hasSize(15)
        .anyMatch(line -> line.contains("cancelled") && line.contains(",15,10,100.0,0.5,USDT,"));
  }

  /** What the account holds on both sides of hedge mode is rolled, side by side. */
  @Test
  void anAccountIsWhatItBeginsWith() throws IOException {
    Path account =
        Files.writeString(
            folder.resolve("hedged.yaml"),
            """
            positionMode: hedge
            walletBalance: 1000
            positions:
              - {symbol: BTCUSDT_250328, side: long, quantity: 3, entryPrice: 91, leverage: 1,
                 maintenanceRate: 1%}
              - {symbol: BTCUSDT_250328, side: short, quantity: 1, entryPrice: 91, leverage: 1,
                 maintenanceRate: 1%}
            """);

    JsonNode printed =
        json(
            run(
                """
                - {on: 2025-03-24, roll: BTCUSDT_250328, to: BTCUSDT_250627, maintenanceRate: 1%}
                - {on: 2025-03-25, sell: "1", symbol: BTCUSDT_250627, positionSide: long}
                - {on: 2025-03-26, sell: "9", symbol: BTCUSDT_250627}
                """,
                "--account", account, "--json"));

    assertThat(printed.get("requests").valueStream().map(row -> row.get("outcome").asString()))
        .containsExactly("filled", "filled", "filled", "filled", "filled", "refused");
    assertThat(printed.get("requests").get(5).get("note").asString())
        .contains("mixes one-way and hedge mode");
    assertThat(printed.get("finalEquity").asDouble())
        .isEqualTo(1000 - 0.0005 * (4 * 91 + 4 * 93 + 93));
  }

  @Test
  void aDayOutsideTheRunIsRefusedAtItsPlace() throws IOException {
    assertThat(refused("- {on: 2025-03-20, deposit: \"1 USDT\"}"))
        .isEqualTo(
            "ballast: orders.yaml:1:3: [1]: on 2025-03-20 is before the run, which begins"
                + " 2025-03-21 (--from)\n");
    assertThat(refused("- {on: 2025-03-21, deposit: \"1 USDT\"}\n- {on: 2025-04-01, cancel: x}"))
        .contains("orders.yaml:2:28: [2].cancel: no earlier entry has the name 'x'");
    assertThat(refused("- {on: 2025-04-01, buy: \"1\", symbol: BTC/USDT}"))
        .contains("is not before the run's last moment, 2025-04-01, at which nothing is done");
    assertThat(refused("- {on: 2025-03-21, deposit: \"1 DOGE\"}"))
        .contains("orders.yaml:1:3: [1]: no daily price of DOGE by 2025-03-21");
  }

  @Test
  void anOrdersFileAndHoldingExcludeEachOther() throws IOException {
    Path orders = Files.writeString(folder.resolve("orders.yaml"), ORDERS);

    Ran ran = Ran.of("backtest", plan, "--store", store, "--orders", orders, "--hold");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).hasLineCount(1).startsWith("ballast: --orders and --hold: ");
  }

  private static String refused(String orders) throws IOException {
    Ran ran = attempt(orders);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    return ran.err().replace(folder + "/", "");
  }

  private static Ran run(String orders, Object... more) throws IOException {
    Ran ran = attempt(orders, more);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }

  private static Ran attempt(String orders, Object... more) throws IOException {
    Path file = Files.writeString(folder.resolve("orders.yaml"), orders);
    List<Object> arguments = new ArrayList<>(List.of("backtest", plan, "--store", store));
    arguments.addAll(List.of("--orders", file, "--from", "2025-03-21", "--to", "2025-04-01"));
    arguments.addAll(List.of(more));
    return Ran.of(arguments.toArray());
  }

  private static JsonNode json(Ran ran) {
    return JsonMapper.shared().readTree(ran.out());
  }
}
