// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An account of two bitcoins bought at 100 on 2023-01-01 and one bought at 180 on 2024-02-01 sells
 * at 200 without costs what the orders say, on 2024-03-05.
 */
class RealisedLotsTest {
  @TempDir private Path folder;
  private Path store;
  private Path account;
  private Path orders;

  @BeforeEach
  void files() throws IOException {
    StringBuilder rows = new StringBuilder("ts,symbol,open,high,low,close,volume\n");
    for (int day = 0; day < 10; day++) {
      rows.append(
          "%sT00:00:00Z,BTCUSDT,200,200,200,200,1000%n"
              .formatted(LocalDate.of(2024, 3, 1).plusDays(day)));
    }
    Path bars = Files.writeString(folder.resolve("spot_1d_made.csv"), rows);
    store = folder.resolve("store");
    assertThat(Ran.of("data", "import", bars, "--store", store).exit()).isZero();
    account =
        Files.writeString(
            folder.resolve("account.yaml"),
            """
            balances:
              - {asset: USDT, quantity: 1000}
              - {asset: BTC, quantity: 2, bought: {date: 2023-01-01, price: 100}}
              - {asset: BTC, quantity: 1, bought: {date: 2024-02-01, price: 180}}
            """);
    orders =
        Files.writeString(
            folder.resolve("orders.yaml"),
            """
            - {on: 2024-03-05, sell: "1.5", symbol: BTC/USDT}
            """);
  }

  /**
   * First in first out 1.5 of the two at 100: 300 - 150, held for 429 days, free. Dearest first one
   * at 180 held for 33 days: 20, taxed at 25 %: 5; and half of one at 100: 50, free.
   */
  @Test
  void whatIsRealisedDependsOnTheMethodAndTheDays() throws IOException {
    JsonNode fifo = lots("fifo");
    assertThat(fifo.get("method").asString()).isEqualTo("fifo");
    assertThat(fifo.at("/periods/0").asString()).isEqualTo("below 365 days at 25%");
    assertThat(fifo.at("/years/0/year").asInt()).isEqualTo(2024);
    assertThat(fifo.at("/years/0/gains/0").asDouble()).isZero();
    assertThat(fifo.at("/years/0/gains/1").asDouble()).isEqualTo(150);
    assertThat(fifo.at("/years/0/tax").asDouble()).isZero();
    assertThat(fifo.at("/sales/0/days").asInt()).isEqualTo(429);
    assertThat(fifo.at("/assets/0/quantity").asDouble()).isEqualTo(1.5);
    assertThat(fifo.at("/assets/0/cost").asDouble()).isEqualTo(230);
    assertThat(fifo.at("/assets/0/unrealised").asDouble()).isEqualTo(70);

    JsonNode hifo = lots("hifo");
    assertThat(hifo.at("/years/0/gains/0").asDouble()).isEqualTo(20);
    assertThat(hifo.at("/years/0/gains/1").asDouble()).isEqualTo(50);
    assertThat(hifo.at("/years/0/tax").asDouble()).isEqualTo(5);
    assertThat(hifo.at("/sales/0/days").asInt()).isEqualTo(33);
    assertThat(hifo.at("/assets/0/unrealised").asDouble()).isEqualTo(150);
  }

  @Test
  void thePageSaysItInOneBlock() throws IOException {
    Ran ran = run("hifo", account);

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("Sales of coins, hifo, are taxed with 5.00 USDT, which no other figure counts.")
        .containsPattern("Gains by year +below 365 days at 25% +from 365 days at 0% +Tax")
        .containsPattern("2024 +\\+20\\.00 +\\+50\\.00 +5\\.00");
  }

  /** Nothing is taken for zero where the file says no cost. */
  @Test
  void anUnknownCostIsSaid() throws IOException {
    Path bare =
        Files.writeString(
            folder.resolve("bare.yaml"),
            "balances: [{asset: USDT, quantity: 1000}, {asset: BTC, quantity: 3}]\n");

    Ran ran = run("fifo", bare);

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("1.5 BTC sold have no known cost: their gain is in no figure here")
        .contains("are taxed with 0.00 USDT");
  }

  @Test
  void aDayAfterTheBeginningIsAMistake() throws IOException {
    Path late =
        Files.writeString(
            folder.resolve("late.yaml"),
            "balances: [{asset: BTC, quantity: 3, bought: {date: 2024-03-04, price: 1}}]\n");

    Ran ran = run("fifo", late);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .contains("bought: on 2024-03-04, after the run begins with it on 2024-03-02");
  }

  @Test
  void withoutTaxesThereIsNoBlock() throws IOException {
    Path plan = Files.writeString(folder.resolve("plain.yaml"), "name: plain\n");

    Ran ran = Ran.of("backtest", plan, "--orders", orders, "--account", account, "--store", store);

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).doesNotContain("Realised lots");
  }

  private JsonNode lots(String method) throws IOException {
    Ran ran = run(method, account, "--json");
    assertThat(ran.exit()).as(ran.err()).isZero();
    return JsonMapper.shared().readTree(ran.out()).get("realisedLots");
  }

  private Ran run(String method, Path from, Object... more) throws IOException {
    Path plan =
        Files.writeString(
            folder.resolve("plan.yaml"),
            """
            costs: {spot-fee: 0bp, futures-fee: 0bp, half-spread: 0bp, impact: 0bp}
            taxes:
              method: %s
              rates:
                - {rate: 25%%}
                - {held-for: 365 days, rate: 0%%}
            """
                .formatted(method));
    Object[] asked = {"backtest", plan, "--orders", orders, "--account", from, "--store", store};
    Object[] all = Arrays.copyOf(asked, asked.length + more.length);
    System.arraycopy(more, 0, all, asked.length, more.length);
    return Ran.of(all);
  }
}
