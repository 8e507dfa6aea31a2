// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A hundred days in which SOL stands at 100 in spot and 101 as perpetual and settles 0.03 % every 8
 * hours, and ETH settles minus as much; a million coins are traded a day.
 */
class CarryCommandTest {
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 100;

  @TempDir private static Path folder;
  private static Path store;

  @BeforeAll
  static void importHistory() throws IOException {
    StringBuilder spot = new StringBuilder("ts,symbol,open,high,low,close,volume\n");
    StringBuilder perpetual = new StringBuilder("ts,symbol,open,high,low,close,volume\n");
    StringBuilder funding = new StringBuilder("ts,symbol,funding_rate,mark_price\n");
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = FIRST.plusDays(day);
      for (String symbol : new String[] {"ETHUSDT", "SOLUSDT"}) {
        row(spot, date, symbol, 100);
        row(perpetual, date, symbol, 101);
        for (int hour : new int[] {0, 8, 16}) {
          String rate = symbol.startsWith("SOL") ? "0.0003" : "-0.0003";
          funding.append(
              String.format(Locale.ROOT, "%sT%02d:00:00Z,%s,%s,%n", date, hour, symbol, rate));
        }
      }
      row(spot, date, "UNIUSDT", 10);
    }
    funding.append("2025-04-11T00:00:00Z,ETHUSDT,-0.0003,\n2025-04-11T00:00:00Z,SOLUSDT,0.0003,\n");
    store = folder.resolve("store");
    Ran imported =
        Ran.of(
            "data",
            "import",
            Files.writeString(folder.resolve("spot_1d_binance.csv"), spot),
            Files.writeString(folder.resolve("perp_1d_binance.csv"), perpetual),
            Files.writeString(folder.resolve("funding_8h_binance.csv"), funding),
            "--store",
            store);
    assertThat(imported.exit()).as(imported.err()).isZero();
  }

  private static void row(StringBuilder rows, LocalDate date, String symbol, double close) {
    rows.append(
        String.format(
            Locale.ROOT, "%1$sT00:00:00Z,%2$s,%3$s,%3$s,%3$s,%3$s,1000000%n", date, symbol, close));
  }

  /**
   * A coin ties up 175.75 and earns 2.727 in 30 days; fees are 0.301 and half spreads 0.0804, as
   * calc carry reckons too, without impact.
   */
  @Test
  void scanAndCalculatorAgreeBesideImpact() {
    JsonNode scan = json("carry", "--assets", "sol", "--data", store, "--json");
    JsonNode row = scan.get("carry").get("carries").get(0);
    JsonNode calc =
        json(
            "calc carry --spot 100 --perpetual 101 --funding-rate 0.0003 --spot-fee 0.001"
                + " --future-fee 0.0005 --spread 0.0004 --leverage 2 --reserve 0.25"
                + " --capital 10000 --json");

    assertThat(row.get("asset").asString()).isEqualTo("SOL");
    assertThat(row.get("notOffered").isNull()).isTrue();
    assertThat(row.get("coins").asDouble()).isCloseTo(10_000 / 175.75, within(1e-9));
    for (String figure : new String[] {"spotValue", "margin", "reserve", "capital", "gross"}) {
      assertThat(row.get("amounts").get(figure).asDouble())
          .as(figure)
          .isCloseTo(Double.parseDouble(calc.get(figure).asString()), within(1e-8));
    }
    assertThat(row.get("amounts").get("fees").asDouble())
        .isCloseTo(-Double.parseDouble(calc.get("fees").asString()), within(1e-9));
    // Impact of 1 % x the root of the share in a day's volume, on four fills.
    double impact = 0.01 * Math.sqrt(10_000 / 175.75 / 1_000_000);
    assertThat(row.get("amounts").get("slippage").asDouble())
        .isCloseTo(
            -Double.parseDouble(calc.get("spreads").asString()) + 402 * 10_000 / 175.75 * impact,
            within(1e-9));
    assertThat(row.get("funding").get("level").asDouble()).isCloseTo(0.3285, within(1e-12));
    assertThat(scan.get("futures").get("terms").get(0).get("basis").asDouble())
        .isCloseTo(0.01, within(1e-12));
    assertThat(scan.get("futures").get("funding").get(0).get("next").asString())
        .isEqualTo("2025-04-11T08:00:00Z");
  }

  @Test
  void thePageSaysWhatIsBestWhatCannotBeHadAndWhatIsMissing() {
    Ran page = Ran.of("carry", "--data", store);

    assertThat(page.exit()).as(page.err()).isZero();
    assertThat(page.out().indexOf("SOL    funding")).isPositive();
    assertThat(page.out())
        .contains("Carry as of 2025-04-11 00:00 UTC")
        .contains("ETH    funding (not had)")
        .contains("which must be borrowed")
        .contains("No figure for UNI: no perpetual of UNI is listed.")
        .contains("Basis term structure")
        .contains("Funding calendar");
    assertThat(page.out().indexOf("SOL  ")).isLessThan(page.out().indexOf("ETH  "));
  }

  /**
   * A short of 10 SOL at 101 receives 1,010 x 0.0009 x 30 = 27.27 in 30 days, 0.303 at the next.
   */
  @Test
  void anAccountsSpotMayBeSoldAndItsPositionsAreExpectedToBePaid() throws IOException {
    Path account =
        Files.writeString(
            folder.resolve("account.yaml"),
            """
            balances:
              - {asset: ETH, quantity: 5}
            walletBalance: 500
            positions:
              - {symbol: SOLUSDT, quantity: 10, side: short, entryPrice: 100, leverage: 3}
            """);
    JsonNode scan = json("carry", "--account", account, "--data", store, "--json");
    JsonNode eth = scan.get("carry").get("carries").get(0);
    JsonNode funding = scan.get("futures").get("funding").get(1);

    assertThat(eth.get("asset").asString()).isEqualTo("ETH");
    assertThat(eth.get("side").asString()).isEqualTo("long future");
    assertThat(eth.get("notOffered").isNull()).isTrue();
    assertThat(funding.get("contract").asString()).isEqualTo("SOL/USDT:USDT");
    assertThat(funding.get("notional").asDouble()).isEqualTo(-1_010);
    assertThat(funding.at("/payment/value").asDouble()).isCloseTo(0.303, within(1e-9));
    assertThat(funding.at("/month/value").asDouble()).isCloseTo(27.27, within(1e-9));
    assertThat(funding.at("/lastMonth/value").asDouble()).isCloseTo(27.27, within(1e-9));
    assertThat(Ran.of("carry", "--account", account, "--data", store).out())
        .contains("funding of +27.27 USDT is expected over 30 days")
        .contains("over the last 30 days the same would have been paid +27.27.")
        .contains("spot that is owned is sold for the future");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--horizon 0 | a carry's horizon is 1 to 365 days, not 0",
        "--leverage 9 | a carry's leverage is 1 to 5, not 9",
        "--reserve 0.5 | --reserve: not a percentage: '0.5' (write 40%)",
        "--capital 0 | --capital 0.0: an amount above zero",
        "--assets XYZ | unknown asset 'XYZ'",
        "--as-of 2024-01-01 | --as-of 2024-01-01 is before the history",
      })
  void aMistakeIsOneLine(String flags, String message) {
    String[] words = flags.split(" ", -1);
    Ran ran = Ran.of("carry", words[0], words[1], "--data", store);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).startsWith("ballast: " + message).hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--spot 100 --perpetual 101 | --funding-rate is missing; it is what a perpetual earns",
        "--spot 100 --future 101 | --days is missing; the basis is earned until delivery",
        "--spot 100 --future 101 --perpetual 101 | --perpetual: is given beside 'future'",
        "--spot 100 --future 101 --days 3 --funding-rate 0.1% | --funding-rate: a dated future",
        "--spot 100 --perpetual 101 --funding 1 --expiry 2025-12-26 | --expiry: a perpetual has no",
        "--spot 100 --perpetual 101 --funding 1 --funding-rate 0.1% | --funding: follows from",
        "--spot 100 --future 101 --days 3 --capital 5 --quantity 1 | --capital: is what the",
        "--spot 100 --future 101 --days 3 --exit-spot 5 | --exit-future is missing",
      })
  void aContradictionBetweenStatedFiguresIsOneLine(String flags, String message) {
    Ran ran = Ran.of((Object[]) ("calc carry " + flags).split(" ", -1));

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).startsWith("ballast: " + message).hasLineCount(1);
  }

  private static JsonNode json(Object... words) {
    Object[] all = words.length == 1 ? words[0].toString().split(" ", -1) : words;
    Ran ran = Ran.of(all);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return JsonMapper.shared().readTree(ran.out());
  }
}
