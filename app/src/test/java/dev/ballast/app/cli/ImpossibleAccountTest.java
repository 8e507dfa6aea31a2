// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An account that the exchange would have liquidated, that owes more than it holds, or whose entry
 * price is odd, is called so before anything else is said of it.
 */
final class ImpossibleAccountTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);
  private static final int DAYS = 120;

  /** A short of 1 from 1, with 1,000 behind it. */
  private static final String OWES =
      """
      walletBalance: "1000"
      positions: [{symbol: BTCUSDT, side: short, quantity: "1", entryPrice: "1"}]
      """;

  /** Its futures wallet is gone, and there is money in spot. */
  private static final String LIQUIDATED =
      """
      walletBalance: "1000"
      balances: [{asset: USDT, quantity: "200000"}]
      positions: [{symbol: BTCUSDT, side: short, quantity: "1", entryPrice: "30000"}]
      """;

  /** Rich enough for a slip in its entry price. */
  private static final String ODD =
      """
      walletBalance: "200000"
      positions: [{symbol: BTCUSDT, side: short, quantity: "1", entryPrice: "100"}]
      """;

  @TempDir private static Path folder;
  private static Path store;
  private static Path plan;

  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    plan = MadeHistory.plan(folder);
    Path files = new MadeHistory(FIRST).write(folder.resolve("history"), DAYS);
    assertThat(Ran.of("data", "import", files, "--store", store).exit()).isZero();
  }

  @Test
  void aPlanSaysItInTheFirstLineAfterItsHeading() throws IOException {
    List<String> lines = planned(OWES).lines().toList();

    int heading = lines.indexOf("1  What you own");
    assertThat(lines.get(heading + 1))
        .startsWith("The account is liquidated already: the equity of the futures wallet is -");
    assertThat(lines)
        .anyMatch(line -> line.startsWith("The entry price of BTC/USDT:USDT is 1 and"));
    assertThat(lines).anyMatch(line -> line.startsWith("You owe "));
  }

  /** 1,000 + 1 - price is far below zero: beta x exposure / equity has no meaning. */
  @Test
  void whatHasNoMeaningWithoutEquityHasNoFigure() throws IOException {
    String said = planned(OWES);
    JsonNode own = json("plan", plan, "--account", write(OWES)).get("ownership");

    assertThat(said).doesNotContain("+/-").doesNotContain("Nothing to do");
    assertThat(said)
        .containsPattern("Beta to BTC +n/a ")
        .contains("Nothing is planned on such an account: mend what is stated, or pay in margin.");
    assertThat(own.get("findings")).hasSize(3);
    assertThat(own.get("portfolioBeta").get("value").get("reason").asString())
        .isEqualTo("the account has no equity to divide by");
    assertThat(own.get("portfolioBeta").get("standardError").get("value").isNull()).isTrue();
    assertThat(own.get("margin").get("liquidationDistance").get("reason").asString())
        .isEqualTo("it is liquidated already");
  }

  @Test
  void aBacktestOfWhatOwesIsRefused() throws IOException {
    for (String hold : List.of("--hold", "--json")) {
      Ran ran = backtest(write(OWES), hold);

      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err())
          .hasLineCount(1)
          .contains("held.yaml: at the prices of 2024-05-01 the account's equity is -")
          .contains("it owes more than it holds, so there is nothing to begin with; mend the file")
          .contains("the entry price of BTC/USDT:USDT is 1 and its mark price ");
    }
  }

  @Test
  void aBacktestOfWhatIsLiquidatedSaysSoFirst() throws IOException {
    for (String hold : List.of("--hold", "--tear-sheet")) {
      List<String> lines = backtest(write(LIQUIDATED), hold).out().lines().toList();

      assertThat(lines.get(1))
          .startsWith("At the start, 2024-05-01: the account is liquidated already: the equity of");
    }
    Path page = folder.resolve("liquidated.html");
    JsonNode printed = json(backtest(write(LIQUIDATED), "--json", "--html", page));
    assertThat(printed.propertyNames().stream().toList().get(1)).isEqualTo("findings");
    assertThat(printed.get("findings")).hasSize(1);
    String text = Files.readString(page);
    assertThat(text.indexOf("class=\"warning\""))
        .isPositive()
        .isLessThan(text.indexOf("class=\"keys\""));
  }

  @Test
  void anOddEntryPriceIsAWarningAndTheRunIsMade() throws IOException {
    for (String hold : List.of("--hold", "--tear-sheet")) {
      Ran ran = backtest(write(ODD), hold);

      assertThat(ran.exit()).isZero();
      assertThat(ran.out().lines().toList().get(1))
          .startsWith(
              "At the start, 2024-05-01: the entry price of BTC/USDT:USDT is 100 and its mark");
    }
  }

  /** 1 BTC against a debt of what it is worth at the end: equity is 0.00 there, and no share. */
  @Test
  void equityThatEndsAtNothingHasNoExposure() throws IOException {
    BigDecimal last = BigDecimal.valueOf(MadeHistory.close("BTCUSDT", false, DAYS - 1));
    String account =
        "walletBalance: \"%s\"\nbalances: [{asset: BTC, quantity: \"1\"}]\n"
            .formatted(last.negate());

    Ran ran = backtest(write(account), "--hold", "--to", FIRST.plusDays(DAYS));
    Ran decided = Ran.of("plan", plan, "--store", store, "--account", write(account));

    assertThat(ran.err()).isEmpty();
    assertThat(ran.exit()).isZero();
    assertThat(decided.exit()).isZero();
    assertThat(decided.out())
        .contains("The account's equity is 0 USDT: it owes all that it holds.")
        .contains("You own 0 USDT");
  }

  private static String planned(String account) throws IOException {
    return Ran.of("plan", plan, "--store", store, "--account", write(account)).out();
  }

  private static Ran backtest(Path account, Object... more) {
    List<Object> arguments = new ArrayList<>();
    arguments.addAll(List.of("backtest", plan, "--store", store, "--account", account));
    arguments.addAll(List.of("--from", "2024-05-01"));
    arguments.addAll(List.of(more));
    return Ran.of(arguments.toArray());
  }

  private static JsonNode json(Object... command) {
    List<Object> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--store", store, "--json"));
    return json(Ran.of(arguments.toArray()));
  }

  private static JsonNode json(Ran ran) {
    assertThat(ran.exit()).as(ran.err()).isZero();
    return JsonMapper.shared().readTree(ran.out());
  }

  private static Path write(String account) throws IOException {
    return Files.writeString(folder.resolve("held.yaml"), account);
  }
}
