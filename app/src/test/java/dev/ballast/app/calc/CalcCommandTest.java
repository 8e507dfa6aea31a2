// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calculators as users and other programs run them. */
class CalcCommandTest {
  @TempDir private Path folder;

  /**
   * freqtrade, tests/exchange/test_exchange.py, test__fetch_and_calculate_funding_fees at c9ae5e1
   * (ADA, 30, short; longs are the negative): 00:00 at -0.000008, 08:00 at -0.000003, mark 2.77.
   * Within 1e-9: freqtrade sums floats. The last two are ours, after the same rule.
   */
  @ParameterizedTest
  @CsvSource({
    "FT-F01, 2021-09-01 01:00:00, 2021-09-01 04:00:00,  0",
    "FT-F02, 2021-09-01 00:00:00, 2021-09-01 08:00:00,  -0.00091409999",
    "FT-F03, 2021-09-01 00:00:15, 2021-09-01 08:00:00,  -0.0002493",
    "FT-F04, 2021-09-01 01:00:14, 2021-09-01 08:00:00,  -0.0002493",
    "FT-F07, 2021-09-01 00:00:00, 2021-09-01 12:00:00,  -0.00091409999",
    "FT-F08, 2021-09-01 00:00:01, 2021-09-01 08:00:00,  -0.00091409999",
    "FT-F09, 2021-08-31 23:58:00, 2021-09-01 08:00:00,  -0.00091409999",
    "ours,   2021-09-01T00:00:14Z, 2021-09-01T08:00Z,   -0.0009141",
    "ours,   2021-09-01 00:00:14, 2021-09-01 07:59:59,  -0.0006648"
  })
  void fundingIsThatOfFreqtradesTests(String id, String opened, String closed, BigDecimal expected)
      throws IOException {
    String text =
        """
        {"venue": "binance", "side": "%s", "quantity": 30, "opened": "%s", "closed": "%s",
         "settlements": [{"time": "2021-09-01 00:00:00", "rate": -8e-06, "markPrice": 2.77},
                         {"time": "2021-09-01T08:00:00Z", "rate": "-0.000003", "markPrice": "2.77"}]}
        """;
    BigDecimal paid = total(text.formatted("short", opened, closed));
    BigDecimal received = total(text.formatted("LONG", opened, closed));

    assertThat(paid.subtract(expected).abs()).as(id).isLessThanOrEqualTo(new BigDecimal("1e-9"));
    assertThat(received).as(id).isEqualByComparingTo(paid.negate());
  }

  /**
   * nautilus_trader, crates/backtest/tests/exchange.rs at a95c804,
   * test_process_funding_rate_settles_open_position: one long at 1000, 0.1 %, pays 1. Its earlier
   * update for the same settlement is superseded; a file may hold the one that counts only.
   */
  @Test
  void fundingIsThatOfNautilusTestAndASecondRateForOneSettlementIsRefused() throws IOException {
    String one =
        """
        venue: sim
        side: long
        quantity: 1
        opened: 2021-01-01
        settlements:
          - {time: 2021-01-01 08:00, rate: 0.001, markPrice: 1000}
        """;
    assertThat(total(one)).isEqualByComparingTo("-1");

    Ran twice = file(one + "  - {time: 2021-01-01 08:00:00.003, rate: 0.002, markPrice: 1000}\n");
    assertThat(twice.exit()).isEqualTo(2);
    assertThat(twice.err())
        .isEqualTo(
            "ballast: %s:7:12: settlements[2].time: 2021-01-01T08:00:00Z is settled already, in"
                    .formatted(folder.resolve("given.yaml"))
                + " settlements[1]; keep the one that counts\n");
  }

  /** By hand: -(-1 x 10 x 100 / 50000 x 0.0001) BTC. */
  @Test
  void inverseFundingIsInCoin() throws IOException {
    String text =
        """
        {%s, "side": "short", "quantity": "10", "opened": 1609459200000,
         "settlements": [{"time": "2021-01-01 08:00", "rate": "0.01%%", "markPrice": "50000"}]}
        """;
    assertThat(total(text.formatted("\"symbol\": \"BTCUSD_PERP\"")))
        .isEqualByComparingTo("0.000002");
    assertThat(total(text.formatted("\"inverse\": true, \"contractSize\": 100")))
        .isEqualByComparingTo("0.000002");
  }

  /** By hand: 100 contracts of 10 dollars, 100 x 10 x (1/5 - 1/6) = 33.33... DOT. */
  @Test
  void coinsThatEndInBOrTAreMarginedInThemselves() {
    for (String coin : List.of("DOT", "BNB", "APT", "ETH")) {
      JsonNode profit =
          json(
              "pnl",
              "--symbol",
              coin + "USD_PERP",
              "--side",
              "long",
              "--quantity",
              100,
              "--entry",
              5,
              "--exit",
              6);
      assertThat(profit.get("settle").asString()).isEqualTo(coin);
      assertThat(profit.get("profit").asString()).startsWith("33.33333333");
    }
  }

  /** Kraken, article 360022835911, examples 2 and 3; OKX's and Binance's as in the core. */
  @Test
  void ratesAreMadeOfPremiums() {
    JsonNode kraken = json("funding", "--venue", "krakenfutures", "--index", 7000, "--mark", 7500);
    assertThat(kraken.get("rate").asString()).isEqualTo("0.0025");
    assertThat(new BigDecimal(kraken.get("absoluteRate").asString()).doubleValue())
        .isEqualTo(0.0025 / 7000);
    JsonNode given = json("funding", "--venue", "kraken", "--premium", "0.012", "--index", 7000);
    assertThat(given.get("absoluteRate").asString()).startsWith("0.00000007142857");

    assertThat(rate("okx", "2025-06-01", "1h")).isEqualTo("0.0005");
    assertThat(rate("binance", "2025-09-18 08:01", "4")).isEqualTo("0.00025");
    assertThat(rate("binance", "2025-09-18 08:00:59", "4")).isEqualTo("0.0005");
    assertThat(
            json("funding", "--venue", "bybit", "--premium", "-1%", "--cap", "0.5%")
                .get("rate")
                .asString())
        .isEqualTo("-0.005");
    assertThat(
            json("funding", "--venue", "binance", "--premium", "0.03%", "--interest", "0")
                .get("rate")
                .asString())
        .isEqualTo("0");
  }

  private static String rate(String venue, String at, String interval) {
    return json(
            "funding", "--venue", venue, "--premium", "0.10%", "--interval", interval, "--at", at)
        .get("rate")
        .asString();
  }

  @Test
  void jsonHasDecimalsAsStringsAndTheFormulaWithItsNumbers() {
    JsonNode profit =
        json("pnl", "--side", "Long", "--quantity", "3", "--entry", "10", "--exit", "1e1");
    assertThat(profit.propertyNames())
        .containsExactly(
            "instrument",
            "settle",
            "side",
            "quantity",
            "contractSize",
            "inverse",
            "entryPrice",
            "exitPrice",
            "profit",
            "fees",
            "funding",
            "net",
            "margin",
            "returnOnMargin",
            "formula");
    assertThat(profit.get("profit").asString()).isEqualTo("0");
    assertThat(profit.get("exitPrice").asString()).isEqualTo("10");
    assertThat(profit.get("formula").asString()).isEqualTo("3 x (10 - 10) = 0");

    JsonNode basis = json("basis", "--spot", 100, "--future", 101, "--days", 73);
    assertThat(basis.get("annualised").asString()).isEqualTo("0.05");
    assertThat(basis.get("shape").asString()).isEqualTo("contango");
    JsonNode size =
        json("size", "--symbol", "BTC-USD-SWAP", "--notional", 1234, "--price", "50000");
    assertThat(size.get("quantity").asString()).isEqualTo("12");
    assertThat(size.get("value").asString()).isEqualTo("0.024");
  }

  @Test
  void aFileSaysTheSameAsFlagsAndMayUseTheirOtherNames() throws IOException {
    Ran flags =
        Ran.of("calc", "pnl", "--side", "short", "--quantity", "2", "--entry", "5", "--mark", "4");
    Path file =
        Files.writeString(
            folder.resolve("pnl.json"),
            "{\"side\": \"short\", \"quantity\": 2, \"entryPrice\": \"5\", \"markPrice\": 4}");
    assertThat(Ran.of("calc", "pnl", "--file", file)).isEqualTo(flags);
    assertThat(flags.exit()).as(flags.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-10-31T08:00:00Z",
        "2025-10-31T08:00:00.000Z",
        "2025-10-31T08:00Z",
        "2025-10-31 08:00",
        "2025-10-31 08:00:00",
        "2025-10-31 08:00:00+00:00",
        "2025-10-31T10:00:00+0200",
        "2025-10-31 08:00:00 UTC",
        "1761897600000"
      })
  void timesAreReadAsProgramsWriteThem(String time) throws IOException {
    Ran ran =
        file(
            "side: long\nquantity: 1\nopened: '"
                + time
                + "'\nsettlements:\n"
                + "  - {time: '2025-10-31 08:00', rate: 0.001, markPrice: 1000}\n"
                + "  - {time: '2025-10-31 07:59', rate: 0.5, markPrice: 1000}\n");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(JsonMapper.shared().readTree(ran.out()).get("total").asString()).isEqualTo("-1");
  }

  /** One line that names the flag. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          funding | --rate is missing; give it, venue and premium to make it of, or a file with settlements
          funding --rate 0.1 --side up | --side: not one of long, short: 'up'
          funding --rate 0.1 --side long --quantity -1 | --quantity: must be above zero, not -1
          funding --rate 0.1 --side long --quantity 1 | --mark is missing
          funding --rate NaN | --rate: not a number: 'NaN' (write a plain decimal such as 0.8)
          funding --rate 1.5 | --rate: out of range: 1.5 (a fraction such as 0.0001, or 0.01%)
          funding --rate 0.1 --venue mtgox | --venue: 'mtgox' is no venue of ours (binance, bybit, okx, deribit, kraken, hyperliquid or sim)
          funding --rate 0.1 --interval 5h | --interval: a day is not divided into intervals of 5 hours
          funding --venue binance | --premium is missing; give it, or index and mark price to make it of
          funding --venue sim --premium 0.1 | --venue: 'sim' has no formula; give the rate
          funding --venue kraken --premium 0.1 --interest 0 | --interest: the formula of this venue has no interest; take it out
          funding --venue okx --premium 0.1 --at soon | --at: not a time: 'soon' (write 2025-10-31T08:00:00Z or 2025-10-31 08:00)
          funding --side long --quantity 1 --mark 1 --rate 0.1 --symbol BTCUSDT_251226 | --symbol: BTC/USDT:USDT-251226 is a dated future, which pays no funding
          funding --side long --quantity 1 --mark 1 --rate 0.1 --symbol BTC | --symbol: 'BTC' is no contract that is known here
          funding --side long --quantity 1 --mark 1 --rate 0.1 --inverse | --contract-size is missing; an inverse contract is worth so many dollars (or give its symbol)
          basis --spot 0 --future 1 | --spot: must be above zero, not 0
          basis --spot 1 | --future is missing
          basis --spot 1 --future 2 --expiry 2025-12-26 | --as-of is missing; the days to expiry count from it (or give days)
          basis --spot 1 --future 2 --expiry 2025-12-26 --as-of 2026-01-01 | --expiry: delivery at 2025-12-26T08:00:00Z is not after 2026-01-01T00:00:00Z
          basis --spot 1 --future 2 --days 3 --funding-rate 0.1 | --funding-rate: a dated future pays no funding; take it out
          size --price 5 --step 1 | --notional is missing; give it, or margin and leverage
          size --price 5 --notional 10 | --step is missing; give it, or a symbol whose rules come with the program
          size --price 5 --notional 10 --symbol XYZUSDT | --step is missing; no rules of XYZ/USDT:USDT come with the program
          size --price 5 --notional 4 --step 1 | --notional: too small: 0.8 is less than one step of 1
          size --price 5 --margin 6 --step 1 --minimum-notional 10 | --margin: too small: a notional of 5 is below the minimum of 10
          size --price 5 --margin 6 --notional 4 --step 1 | --margin: is given beside 'notional'; give one of them
          size --price 5.01 --notional 100 --step 1 --tick 0.1 | --price: 5.01 is not on the tick grid of 0.1; next to it are 5 and 5.1
          pnl --side long --quantity 1 --entry 1 | --exit is missing
          pnl --side long --quantity 1 --entry 1 --exit 2 --fee lots | --fee: not a number: 'lots' (write a plain decimal such as 0.8)
          """)
  void aWrongFlagIsNamedInOneLine(String command, String message) {
    Ran ran = Ran.of((Object[]) ("calc " + command).split(" "));
    assertThat(ran.err()).isEqualTo("ballast: " + message + "\n");
    assertThat(ran.out()).isEmpty();
    assertThat(ran.exit()).isEqualTo(2);
  }

  /** One line that names file, line and column. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ''                                | ''    | the file is empty
          {side: long}                      | 1:1   | 'rate' is missing; give it, venue and premium to make it of, or a file with settlements
          {side: long, quantity: 1, opened: 2021-09-01} | 1:1 | 'settlements' is missing
          {sides: long}                     | 1:2   | sides: unknown key; did you mean 'side'?
          {side: long, side: short}         | 1:14  | the key 'side' occurs twice; it is already in line 1
          {side: buy, quantity: 1, SETTLED} | 1:8   | side: not one of long, short: 'buy'
          {side: long, SETTLED}             | 1:1   | 'quantity' is missing
          {side: long, quantity: 1, opened: 1.9.21, SETTLED} | 1:35 | opened: not a time: '1.9.21' (write 2025-10-31T08:00:00Z or 2025-10-31 08:00)
          {side: long, quantity: 1, opened: 2021-02-30, SETTLED} | 1:35 | opened: not a time: '2021-02-30' (write 2025-10-31T08:00:00Z or 2025-10-31 08:00)
          {side: long, quantity: 1, opened: 2021-09-02, closed: 2021-09-01, SETTLED} | 1:55 | closed: is before 'opened': 2021-09-01T00:00:00Z is earlier than 2021-09-02T00:00:00Z
          {side: long, quantity: 1, opened: 2021-09-01, settlements: []} | 1:60 | settlements: is empty
          {side: long, quantity: 1, opened: 2021-09-01, settlements: 5} | 1:60 | settlements: expected a list, found '5'
          {side: long, quantity: 1, opened: 2021-09-01, settlements: [{time: 2021-09-01, markPrice: 1}]} | 1:61 | settlements[1]: 'rate' is missing; the settlement of 2021-09-01T00:00:00Z cannot be counted without it
          {side: long, quantity: 1, opened: 2021-09-01, settlements: [{time: 2021-09-01, rate: 0.1}]} | 1:61 | settlements[1]: 'markPrice' is missing; the settlement of 2021-09-01T00:00:00Z cannot be counted without it
          {side: long, quantity: 1, opened: 2021-09-01, settlements: [{time: 2021-09-01, rate: 0.1, markPrice: 0}]} | 1:102 | settlements[1].markPrice: must be above zero, not 0
          {side: long, quantity: 1, opened: 2021-09-01, settlements: [{time: 2021-09-01, rate: null, markPrice: 1}]} | 1:61 | settlements[1]: 'rate' is missing; the settlement of 2021-09-01T00:00:00Z cannot be counted without it
          {markPrice: 1, mark: 2}           | 1:16  | mark: 'mark' means 'markPrice', which is there too
          """)
  void aWrongFileIsNamedWithThePlace(String text, String place, String message) throws IOException {
    Ran ran =
        file(
            text.equals("''")
                ? ""
                : text.replace(
                    "SETTLED", "settlements: [{time: 2021-09-01, rate: 0.1, markPrice: 1}]"));
    String at = place.equals("''") ? "" : ":" + place;
    assertThat(ran.err())
        .isEqualTo("ballast: " + folder.resolve("given.yaml") + at + ": " + message + "\n");
    assertThat(ran.out()).isEmpty();
    assertThat(ran.exit()).isEqualTo(2);
  }

  @Test
  void aFileAndFlagsDoNotMixAndAnAccountNeedsMarks() throws IOException {
    assertThat(Ran.of("calc", "funding", "--file", folder, "--mark", "1").err())
        .isEqualTo("ballast: --mark is given beside --file; write it into the file\n");
    Path account =
        Files.writeString(
            folder.resolve("account.json"),
            """
            {"positions": [{"symbol": "BTCUSDT", "side": "long", "quantity": 1, "entryPrice": 2}]}
            """);
    assertThat(Ran.of("calc", "pnl", "--file", account).err())
        .isEqualTo(
            "ballast: "
                + account
                + ":1:16: positions[1]: 'markPrice' is missing; a position is valued at its mark"
                + " price\n");
    assertThat(Ran.of("calc").err()).contains("say what to calculate");
  }

  private BigDecimal total(String text) throws IOException {
    Ran ran = file(text);
    assertThat(ran.exit()).as(ran.err()).isZero();
    JsonNode printed = JsonMapper.shared().readTree(ran.out());
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode payment : printed.get("payments")) {
      sum = sum.add(new BigDecimal(payment.get("payment").asString()));
    }
    assertThat(printed.get("total").asString()).isEqualTo(plain(sum));
    return sum;
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private Ran file(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("given.yaml"), text);
    return Ran.of("calc", "funding", "--file", file, "--json");
  }

  private static JsonNode json(Object... arguments) {
    Object[] all = new Object[arguments.length + 2];
    all[0] = "calc";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 1] = "--json";
    Ran ran = Ran.of(all);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return JsonMapper.shared().readTree(ran.out());
  }
}
