// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A crash worked out by hand, as a user takes an account through it.
 *
 * <p>Each leg is long of 3,000 USDT at the day's open with 1,000 of its own. At 08:00 it pays 0.1 %
 * of 3,000: 3, so 997 are behind it. Where equity meets maintenance, 997 - 3000 + v = 0.02 v: the
 * leg is then worth v = 2003 / 0.98 = 2,043.87755102, which is SAND 0.20438776 (10,000 of them),
 * MANA 0.27251701 (7,500) and GALA 0.01362585 (150,000). Each price lies between the bar's open and
 * its low. Closing there loses 956.12244898 from entry. What is left of the wallet is 40.87755102;
 * the taker takes 5 bp, 1.02193878, the liquidation fee of 1.5 % is 30.65816327, and 9.19744898 go
 * back to the futures wallet. So a leg brings -(956.12244898 + 1.02193878 + 30.65816327) =
 * -987.80255102 besides funding, and 10,000 + 3 x 9.19744898 = 10,027.59234694 stay.
 */
class HandMadeCrashTest {
  private static final double WORTH = 2003 / 0.98;
  private static final double LEFT = 10_027.59234694;

  /** A price is rounded to 1e-8, which times 150,000 GALA is 0.0015. */
  private static final Offset<Double> ROUNDING = within(0.0016);

  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;

  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    plan = MadeHistory.plan(folder);
    Ran ran =
        Ran.of("data", "import", HandMadeCrash.write(folder.resolve("history")), "--store", store);
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  private static Path basket() throws IOException {
    return Files.writeString(
        folder.resolve("basket.yaml"),
        """
        margin: isolated
        walletBalance: 10000
        positions:
          - {symbol: SANDUSDT, side: long, quantity: 10000, entryPrice: 0.3, leverage: 3}
          - {symbol: MANAUSDT, side: long, quantity: 7500, entryPrice: 0.4, leverage: 3}
          - {symbol: GALAUSDT, side: long, quantity: 150000, entryPrice: 0.02, leverage: 3}
        """);
  }

  @Test
  void anIsolatedBasketIsLiquidatedAndTheFuturesWalletIsNot() throws IOException {
    JsonNode printed = json(hold(basket(), "--json"));

    JsonNode rows = printed.get("liquidations");
    assertThat(rows.valueStream().map(row -> row.get("position").asString()))
        .containsExactlyInAnyOrder("SAND/USDT:USDT", "MANA/USDT:USDT", "GALA/USDT:USDT");
    for (JsonNode row : rows) {
      double held = row.get("quantity").asDouble();
      double price = row.get("price").asDouble();
      String leg = row.get("position").asString();
      double low =
          switch (leg) {
            case "SAND/USDT:USDT" -> 0.09;
            case "MANA/USDT:USDT" -> 0.16;
            default -> 0.004;
          };
      assertThat(row.get("time").asString()).isEqualTo("2025-10-11T00:00:00Z");
      assertThat(price).as(leg).isCloseTo(WORTH / held, within(1e-8));
      assertThat(price).as(leg).isBetween(low, row.get("before").asDouble());
      assertThat(row.get("entry").asDouble() * held).isCloseTo(3000, within(1e-9));
      assertThat(row.get("profit").asDouble()).isCloseTo(WORTH - 3000, ROUNDING);
      assertThat(row.get("fee").asDouble()).isCloseTo(1.02193878, ROUNDING);
      assertThat(row.get("liquidationFee").asDouble()).isCloseTo(30.65816327, ROUNDING);
      assertThat(row.get("covered").asDouble()).isZero();
    }
    assertThat(printed.get("initialEquity").asDouble()).isEqualTo(13_000);
    assertThat(printed.get("finalEquity").asDouble()).isCloseTo(LEFT, within(0.003));
    assertThat(printed.get("profitByCause").get("funding").asDouble()).isEqualTo(-9);
    assertThat(printed.get("conservationResidual").decimalValue()).isZero();
    assertThat(printed.get("unexplainedProfit").decimalValue()).isZero();
  }

  @Test
  void theTerminalShowsThePathOfEachLeg() throws IOException {
    String printed = unbroken(hold(basket()).out());

    assertThat(printed)
        .containsPattern("2025-10-11 SAND/USDT:USDT 10,000 0.3 0.3 0.2043877\\d 0.2 31.68 -987.80")
        .containsPattern("2025-10-11 MANA/USDT:USDT 7,500 0.4 0.4 0.272517\\d* 0.28 31.68 -987.80")
        .containsPattern(
            "2025-10-11 GALA/USDT:USDT 150,000 0.02 0.02 0.0136258\\d 0.012 31.68 -987.80")
        .contains("3 liquidations brought -2,963.41 USDT from entry, fees paid")
        .contains("Equity at 2025-10-11 00:00 UTC was 10,027.59 USDT")
        .contains("2025-10-10 13,000")
        .contains("2025-10-11 10,028 -22.9%")
        .contains("a beta of 1 in the attribution of a day, none measured");
  }

  /** The page is left in target/ for the eye. */
  @Test
  void thePageShowsIt() throws IOException {
    Path page = Path.of("target", "crash.html");

    assertThat(hold(basket(), "--html", page).out()).contains("report: " + page.toAbsolutePath());

    String words = unbroken(Files.readString(page).replaceAll("<[^>]*>", " "));
    assertThat(words)
        .contains("Liquidations 3")
        .containsPattern(
            "SAND/USDT:USDT 2025-10-11 10,000 0.3 0.3 0.2043877\\d 0.2 31.68 \u2212987.80")
        .contains("3 liquidations brought \u22122,963.41 USDT from entry, fees paid")
        .contains("Equity at 2025-10-11 00:00 UTC was 10,027.59 USDT")
        .contains("2025-10-11 10,028 \u221222.9%")
        .contains("a beta of 1 in the attribution of a day, none measured");
  }

  @Test
  void aPageThatCannotBeWrittenIsOneLine() throws IOException {
    Ran ran =
        Ran.of(
            "backtest",
            plan,
            "--store",
            store,
            "--account",
            basket(),
            "--hold",
            "--from",
            "2025-10-10",
            "--html",
            folder.resolve("nowhere/crash.html"));

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).hasLineCount(1).contains("crash.html: cannot be written");
  }

  /**
   * One BTC and 20,000 SAND in spot, one BTC short with 120,000 behind it: 120,000 + 6,000 +
   * 120,000 = 246,000 before. After, 112,000 + 4,000 + 120,000, the 8,000 that the short has won
   * and 0.01 % of 120,000 that it has received: 244,012.
   */
  @Test
  void aSpotCoreWithAnUnleveredHedgeIsNot() throws IOException {
    Path account =
        Files.writeString(
            folder.resolve("core.yaml"),
            """
            walletBalance: 120000
            balances: [{asset: BTC, quantity: 1}, {asset: SAND, quantity: 20000}]
            positions:
              - {symbol: BTCUSDT, side: short, quantity: 1, entryPrice: 120000, leverage: 1}
            """);

    JsonNode printed = json(hold(account, "--json"));

    assertThat(printed.get("liquidations")).isEmpty();
    assertThat(printed.get("initialEquity").asDouble()).isEqualTo(246_000);
    assertThat(printed.get("finalEquity").asDouble()).isEqualTo(244_012);
    assertThat(printed.get("unexplainedProfit").decimalValue()).isZero();
  }

  private static Ran hold(Path account, Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("backtest", plan, "--store", store, "--account", account));
    arguments.addAll(List.of("--hold", "--from", "2025-10-10", "--to", "2025-10-13"));
    arguments.addAll(List.of(more));
    Ran ran = Ran.of(arguments.toArray());
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }

  private static JsonNode json(Ran ran) {
    return JsonMapper.shared().readTree(ran.out());
  }

  /** With every run of blanks and line ends as one blank. */
  private static String unbroken(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
