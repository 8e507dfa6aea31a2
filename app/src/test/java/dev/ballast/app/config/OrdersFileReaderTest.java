// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.PositionSide;
import dev.ballast.app.UserMistake;
import dev.ballast.engine.Request;
import dev.ballast.market.Contract;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersFileReaderTest {
  @TempDir private Path folder;

  private OrdersFile read(String text) throws IOException {
    return OrdersFileReader.read(Files.writeString(folder.resolve("orders.yaml"), text));
  }

  private Request only(String entry) throws IOException {
    List<Request> requests = read("[" + entry + "]").script().requests();
    assertThat(requests).hasSize(1);
    return requests.getFirst();
  }

  private Order order(String entry) throws IOException {
    return ((Request.Send) only(entry)).order();
  }

  @Test
  void moneyGoesWhereTheEntrySays() throws IOException {
    long day = Instant.parse("2025-02-01T00:00:00Z").toEpochMilli();
    String id = "2025-02-01-01";
    assertThat(only("{on: 2025-02-01, deposit: 5000 USDT}"))
        .isEqualTo(new Request.Move(day, Movement.deposit(id, Place.SPOT, Money.usdt("5000"))));
    assertThat(only("{\"on\": \"2025-02-01\", \"withdraw\": \"0.5 USDT\", \"from\": \"futures\"}"))
        .isEqualTo(
            new Request.Move(day, Movement.withdrawal(id, Place.FUTURES, Money.usdt("0.5"))));
    assertThat(only("{on: 2025-02-01, transfer: 1 USDT, from: spot, to: cold}"))
        .isEqualTo(
            new Request.Move(day, Movement.transfer(id, Place.SPOT, Place.COLD, Money.usdt("1"))));
  }

  @Test
  void anOrderSaysNoMoreThanItMust() throws IOException {
    assertThat(order("{on: 2025-02-03, buy: \"0.5\", symbol: BTC/USDT}"))
        .isEqualTo(
            Order.market(
                "2025-02-03-01.1",
                "2025-02-03-01",
                Contract.of(Ids.parse("BTC/USDT")),
                Side.BUY,
                Quantity.parse("0.5"),
                BigDecimal.ONE));
  }

  @Test
  void anOrderMaySayAllThatTheVenueKnows() throws IOException {
    Order order =
        order(
            """
            {on: 2025-02-03, sell: "0.5", symbol: BTCUSDT_250627, takeProfit: "120000",
             limit: "119500", lasts: post-only, leverage: "2.5", margin: isolated,
             positionSide: long, reduceOnly: true, name: way out, maintenanceRate: 1%,
             maintenanceAmount: "50"}
            """);

    assertThat(order.instrument()).hasToString("BTC/USDT:USDT-250627");
    assertThat(order.terms())
        .isEqualTo(
            new Terms.Triggered(
                Terms.Trigger.TAKE_PROFIT,
                Price.parse("120000"),
                new Terms.Limit(Price.parse("119500"), TimeInForce.POST_ONLY)));
    assertThat(order.leverage()).isEqualByComparingTo("2.5");
    assertThat(order.margin()).isEqualTo(MarginMode.ISOLATED);
    assertThat(order.positionSide()).isEqualTo(PositionSide.LONG);
    assertThat(order.reduceOnly()).isTrue();
  }

  /** Binance COIN-M: a contract of BTC is 100 dollars, of every other coin 10. */
  @Test
  void inverseContractsAreCountedAsTheVenueDoes() throws IOException {
    assertThat(order("{on: 2025-02-03, buy: 7, symbol: BTCUSD_PERP}").contract().size())
        .isEqualTo(Quantity.parse("100"));
    assertThat(order("{on: 2025-02-03, buy: 7, symbol: ETH/USD:ETH}").contract().size())
        .isEqualTo(Quantity.parse("10"));
    assertThat(
            order("{on: 2025-02-03, buy: 7, symbol: ETH/USD:ETH, contractSize: 1}")
                .contract()
                .size())
        .isEqualTo(Quantity.parse("1"));
  }

  @Test
  void requestsAreNumberedWithinTheirDayAndKeepTheFilesOrder() throws IOException {
    OrdersFile file =
        read(
            """
            - {on: 2025-02-03, buy: 1, symbol: BTCUSDT, name: first}
            - {on: 2025-02-01, deposit: 1 USDT}
            - {on: 2025-02-03, roll: BTCUSDT_250328, to: BTCUSDT}
            - {on: 2025-02-04, cancel: first}
            """);

    assertThat(file.script().requests().stream().map(Request::id))
        .containsExactly("2025-02-03-01", "2025-02-01-01", "2025-02-03-02", "2025-02-04-01");
    assertThat(((Request.Cancel) file.script().requests().getLast()).request())
        .isEqualTo("2025-02-03-01");
    assertThat(file.entries().get(1).mistake("no").getMessage()).endsWith("yaml:2:3: [2]: no");
  }

  /** Each is one line that names the place and how to mend it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{on: 2025-02-01, deposit: 5000} | :1:28: [1].deposit: not an amount with its asset: '5000'",
        "{on: 2025-02-01, deposit: 0 USDT} | must be above zero, not 0 USDT",
        "{on: 2025-02-01, deposit: 1.123456789 USDT} | [1].deposit: ",
        "{on: 2025-02-01, depsit: 1 USDT} | [1].depsit: unknown key; did you mean 'deposit'?",
        "{on: 2025-02-01} | [1]: says nothing to do; write one of deposit, withdraw,",
        "{deposit: 1 USDT} | 'on' is missing",
        "{on: 1 February, deposit: 1 USDT} | not a date: '1 February' (write 2025-10-31)",
        "{on: 2025-02-01, deposit: 1 USDT, to: bank} | not one of spot, futures, cold, staked",
        "{on: 2025-02-01, deposit: 1 USDT, from: spot} | [1].from: does not go with deposit",
        "{on: 2025-02-01, transfer: 1 USDT, to: spot} | 'from' is missing",
        "{on: 2025-02-01, transfer: 1 USDT, from: spot, to: spot} | to where it is",
        "{on: 2025-02-01, buy: 1, sell: 1, symbol: BTCUSDT} | sell: does not go with buy; write",
        "{on: 2025-02-01, buy: 1} | 'symbol' is missing",
        "{on: 2025-02-01, buy: 0, symbol: BTCUSDT} | a quantity is above zero",
        "{on: 2025-02-01, buy: -1, symbol: BTCUSDT} | negative: -1",
        "{on: 2025-02-01, buy: 1, symbol: BTC} | not an instrument: 'BTC' (write BTC/USDT for spot",
        "{on: 2025-02-01, buy: 1, symbol: BTCUSDT, limit: 0} | a price is above zero, not 0",
        "{on: 2025-02-01, buy: 1, symbol: BTCUSDT, lasts: ioc} | goes with limit, which is missing",
        "{on: 2025-02-01, buy: 1, symbol: BTCUSDT, limit: 1, lasts: day} | not one of gtc, ioc, fok",
        "{on: 2025-02-01, buy: 1, symbol: BTCUSDT, stop: 1, takeProfit: 1} | does not go with stop",
        "{on: 2025-02-01, buy: 1, symbol: BTCUSDT, leverage: 0.5} | out of range: 0.5 (1 to 1000)",
        "{on: 2025-02-01, buy: 1, symbol: BTC/USDT, leverage: 2} | BTC/USDT is spot, which has none",
        "{on: 2025-02-01, buy: 1, symbol: BTCUSDT, contractSize: 2} | only inverse contracts have",
        "{on: 2025-02-01, buy: 1, symbol: BTCUSDT, maintenanceAmount: 2} | goes with maintenanceRate",
        "{on: 2025-02-01, roll: BTCUSDT, to: BTCUSDT_250627} | does not expire; only a dated future",
        "{on: 2025-02-01, roll: BTCUSDT_250627, to: ETHUSDT_250926} | is not the same as",
        "{on: 2025-02-01, roll: BTCUSDT_250627, to: BTCUSDT_250328} | does not expire after",
        "{on: 2025-02-01, cancel: dip} | no earlier entry has the name 'dip'; give it one with name:"
      })
  void aMistakeIsOneLine(String entry, String message) {
    assertThatThrownBy(() -> read("[" + entry + "]"))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith(folder + "/orders.yaml:1:")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  /** What is wrong in itself, and not by what another entry or the market says. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{on: 2025-02-01}",
        "{deposit: 1 USDT}",
        "{on: 2025-02-01, deposit: 5000}",
        "{on: 2025-02-01, deposit: 0 USDT}",
        "{on: 2025-02-01, depsit: 1 USDT}",
        "{on: 2025-02-01, deposit: 1 USDT, from: spot}",
        "{on: 2025-02-01, deposit: 1 USDT, to: bank}",
        "{on: 2025-02-01, transfer: 1 USDT, to: spot}",
        "{on: 2025-02-01, buy: 1}",
        "{on: 2025-02-01, buy: 0, symbol: BTCUSDT}",
        "{on: 2025-02-01, buy: 1, sell: 1, symbol: BTCUSDT}",
        "{on: 2025-02-01, buy: 1, symbol: BTCUSDT, lasts: ioc}",
        "{on: 2025-02-01, buy: 1, symbol: BTCUSDT, limit: 1, lasts: day}",
        "{on: 2025-02-01, buy: 1, symbol: BTCUSDT, stop: 1, takeProfit: 1}",
        "{on: 2025-02-01, buy: 1, symbol: BTCUSDT, maintenanceAmount: 2}",
        "{on: 2025-02-01, cancel: dip, name: dip}"
      })
  void editorsAreToldByTheSchema(String entry) {
    assertThatThrownBy(() -> read("[" + entry + "]")).isInstanceOf(UserMistake.class);
    assertThat(SchemaCheck.errors(Schema.ORDERS, "[" + entry + "]")).isNotEmpty();
  }

  @Test
  void aCancellationNamesWhatWasSentBefore() {
    String first = "- {on: 2025-02-02, buy: 1, symbol: BTCUSDT, name: dip}\n";
    assertThatThrownBy(() -> read(first + "- {on: 2025-02-03, cancel: dap}"))
        .hasMessageContaining(
            ":2:28: [2].cancel: no earlier entry has the name 'dap'; did you mean");
    assertThatThrownBy(() -> read(first + "- {on: 2025-02-02, cancel: dip}"))
        .hasMessageContaining(
            "'dip' is sent on 2025-02-02; it can be cancelled from the day after");
    assertThatThrownBy(() -> read(first + first))
        .hasMessageContaining("[2].name: 'dip' is the name of an earlier entry");
  }

  @Test
  void aFileListsSomething() {
    assertThatThrownBy(() -> read("[]")).hasMessageContaining("lists nothing to do");
    assertThatThrownBy(() -> read("on: 2025-02-01")).hasMessageContaining("expected a list");
  }
}
