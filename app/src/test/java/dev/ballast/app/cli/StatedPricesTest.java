// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the history has no price of is valued at what the account file states. */
class StatedPricesTest {
  private static final String HELD =
      """
      walletBalance: "9000"
      balances:
        - {asset: USDT, quantity: "12000"}
        - {asset: BTC, quantity: "0.5"%s}
      """;

  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;

  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    plan =
        Files.writeString(
            folder.resolve("plan.yaml"),
            """
            spot:
              weights: {majors: 100%}
            hedges:
              - {always: true, beta-to: 0.6, with: BTC}
            """);
    Path files = new MadeHistory(LocalDate.of(2024, 3, 1)).write(folder.resolve("history"), 120);
    assertThat(Ran.of("data", "import", files, "--store", store).exit()).isZero();
  }

  /**
   * 1,000 + 200 XYZ at 1.25 are 1,500, in two places; a short of 10 SOL from 150 to 140 gains 100.
   */
  @Test
  void itCountsInEquity() throws IOException {
    JsonNode without = plan(HELD.formatted(""));
    JsonNode with =
        plan(
            HELD.formatted("")
                + """
                  - {asset: XYZ, quantity: "1000", price: 1.25 USDT}
                  - {asset: XYZ, quantity: "200", kept: cold}
                positions:
                  - {symbol: SOLUSDT, side: short, quantity: 10, entryPrice: 150, markPrice: 140}
                """);

    assertThat(figure(with, "equity") - figure(without, "equity")).isCloseTo(1600, within(1e-6));
    assertThat(figure(with, "spotValue") - figure(without, "spotValue"))
        .isCloseTo(1500, within(1e-6));
    assertThat(figure(with, "futuresNotional")).isEqualTo(-1400);
    assertThat(with.get("proposal").get("notes").toString())
        .contains(
            "XYZ is valued at a stated price of 1.25 USDT, no history: it is not traded, and has no"
                + " beta")
        .contains("SOL/USDT:USDT is valued at a stated price of 140 USDT, no history");
  }

  /**
   * The hedge brings what has a beta to 0.6 of equity: by the legs' own notional, the sum of beta x
   * spot after less the short is 0.6 x equity, to one step of the contract (0.001 BTC).
   */
  @Test
  void itIsNeverTradedAndTheHedgeGoesWithoutIt() throws IOException {
    JsonNode printed =
        plan(HELD.formatted("") + "  - {asset: XYZ, quantity: \"1000\", price: 1.25}\n");
    JsonNode proposal = printed.get("proposal");
    double exposed = 0;
    for (JsonNode asset : printed.get("ownership").get("assets")) {
      exposed += asset.get("beta").get("value").asDouble(0) * asset.get("spotValue").asDouble();
    }
    for (JsonNode ticket : proposal.get("tickets")) {
      for (JsonNode leg : ticket.get("legs")) {
        exposed += beta(printed, leg.get("instrument").asString()) * leg.get("notional").asDouble();
      }
    }

    assertThat(proposal.get("tickets").toString())
        .contains("BTC/USDT:USDT")
        .doesNotContain("XYZ/USDT");
    assertThat(proposal.get("refused")).isEmpty();
    assertThat(exposed / figure(printed, "equity")).isCloseTo(0.6, within(0.002));
    assertThat(proposal.get("betaAfter").get("reason").asString()).contains("XYZ");
  }

  private static double beta(JsonNode printed, String instrument) {
    for (JsonNode asset : printed.get("ownership").get("assets")) {
      if (instrument.startsWith(asset.get("asset").asString() + "/")) {
        return asset.get("beta").get("value").asDouble();
      }
    }
    throw new AssertionError(instrument);
  }

  @Test
  void aPriceOfTheHistoryHolds() throws IOException {
    JsonNode without = plan(HELD.formatted(""));
    JsonNode with = plan(HELD.formatted(", price: 1"));

    assertThat(with.get("ownership")).isEqualTo(without.get("ownership"));
    assertThat(with.get("proposal").get("notes").toString())
        .contains("the stated price of BTC is not used: the history has one");
  }

  @Test
  void withoutOneTheRefusalNamesTheWay() throws IOException {
    Ran ran = Ran.of("plan", plan, "--store", store, "--account", account(unpriced("")));

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo(
            "ballast: "
                + folder.resolve("account.yaml")
                + ":5:5: balances[3]: no daily price of XYZ by 2024-06-29: import its history, or"
                + " take it out; state what one is worth (price)\n");
  }

  @Test
  void aPositionWithoutOneIsNamedByItsPlace() throws IOException {
    Ran ran =
        Ran.of(
            "plan",
            plan,
            "--store",
            store,
            "--account",
            account(
                HELD.formatted("")
                    + """
                    positions:
                      - {symbol: XYZUSDT, side: short, quantity: 10, entryPrice: 150}
                    """));

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .contains(
            "account.yaml:6:5: positions[1]: no daily price of XYZ/USDT:USDT by 2024-06-29: import"
                + " its history, or take it out; state what one is worth (markPrice)");
  }

  /** 1000 x 99,999,999.99 are 100 billion, more than the 92 billion that are counted. */
  @Test
  void aPriceThatIsTooLargeIsNamed() throws IOException {
    Ran balance =
        Ran.of(
            "plan", plan, "--store", store, "--account", account(unpriced(", price: 99999999.99")));
    Ran position =
        Ran.of(
            "plan",
            plan,
            "--store",
            store,
            "--account",
            account(
                HELD.formatted("")
                    + """
                    positions:
                      - {symbol: XYZUSDT, side: short, quantity: 1000, entryPrice: 150,
                         markPrice: 99999999.99}
                    """));
    Ran quantity =
        Ran.of(
            "plan",
            plan,
            "--store",
            store,
            "--account",
            account(HELD.formatted("") + "  - {asset: BTC, quantity: \"90000000000\"}\n"));

    assertThat(balance.err())
        .contains("account.yaml:5:5: balances[3]: price: at 99999999.99 each 1000 XYZ are worth")
        .contains("mend the price");
    assertThat(position.err())
        .contains(
            "account.yaml:6:5: positions[1]: markPrice: at 99999999.99 each -1000 of XYZ/USDT")
        .contains("mend the markPrice");
    assertThat(quantity.err())
        .contains("account.yaml:4:5: balances[2]: quantity: 90000000000.5 BTC is worth more")
        .contains("mend the quantity");
  }

  /** No table of SOL is known: what must be kept is not nothing, and neither is its beta. */
  @Test
  void whatIsNotKnownOfAPositionIsNoZero() throws IOException {
    JsonNode printed =
        plan(
            HELD.formatted("")
                + """
                positions:
                  - {symbol: XYZUSDT, side: short, quantity: 10, entryPrice: 150, markPrice: 140}
                """);

    JsonNode maintenance = printed.get("ownership").get("margin").get("maintenance");
    assertThat(maintenance.get("reason").asString())
        .isEqualTo("no margin brackets of XYZ/USDT:USDT");
    assertThat(maintenance.get("value").isNull()).isTrue();
    assertThat(printed.get("proposal").get("notes").toString())
        .contains("it is not traded, and has no beta")
        .contains(
            "it counts in the margin, and not in the beta that a hedge is sized by, for that of XYZ"
                + " is not known")
        .doesNotContain("it counts in the beta");
  }

  @Test
  void aRunTakesNone() throws IOException {
    Ran ran =
        Ran.of("backtest", plan, "--store", store, "--account", account(unpriced(", price: 1.25")));

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .hasLineCount(1)
        .contains("no daily price of XYZ by 2024-03-02: import its history")
        .contains("a run takes no stated price, which is of one day");
  }

  private static String unpriced(String price) {
    return HELD.formatted("") + "  - {asset: XYZ, quantity: \"1000\"" + price + "}\n";
  }

  private static double figure(JsonNode printed, String name) {
    return printed.get("ownership").get(name).asDouble();
  }

  private static JsonNode plan(String text) throws IOException {
    Ran ran = Ran.of("plan", plan, "--store", store, "--account", account(text), "--json");
    assertThat(ran.exit()).as(ran.err()).isZero();
    return JsonMapper.builder().build().readTree(ran.out());
  }

  private static Path account(String text) throws IOException {
    return Files.writeString(folder.resolve("account.yaml"), text);
  }
}
