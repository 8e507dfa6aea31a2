// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.order.Event;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Orders that fill in parts, after they were cancelled, or not when they are set off. */
class OrderFaultsTest {
  private final FaultyVenue faulty = new FaultyVenue();

  @AfterEach
  void close() {
    faulty.requireExactBooks();
    faulty.close();
  }

  private JsonNode trades() {
    return faulty.client.signed("GET", "/fapi/v1/userTrades", "symbol", "BTCUSDT").body();
  }

  private static BigDecimal sum(JsonNode trades) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode one : trades) {
      sum = sum.add(new BigDecimal(one.get("qty").asString()));
    }
    return sum;
  }

  private List<Event.Filled> fills() {
    return faulty.venue.events("key").stream()
        .filter(Event.Filled.class::isInstance)
        .map(Event.Filled.class::cast)
        .toList();
  }

  @Test
  void aMarketOrderIsThreeFillsThatSumToIt() throws Exception {
    Heard own = faulty.user();
    faulty.arm("{fault: part-fills, parts: 3, name: thirds}");

    JsonNode sold = faulty.market("SELL", "0.1").body();

    assertThat(sold.get("status").asString()).isEqualTo("FILLED");
    assertThat(sold.get("executedQty").asString()).isEqualTo("0.1");
    assertThat(trades()).hasSize(3);
    assertThat(sum(trades())).isEqualByComparingTo("0.1");
    assertThat(faulty.position()).isEqualByComparingTo("-0.1");
    assertThat(faulty.struck("thirds")).isOne();
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      JsonNode order = own.next("ORDER_TRADE_UPDATE").get("o");
      told.add(order.get("x").asString() + " " + order.get("X").asString());
      assertThat(order.get("i").asLong()).isEqualTo(sold.get("orderId").asLong());
    }
    assertThat(told)
        .containsExactly(
            "NEW NEW", "TRADE PARTIALLY_FILLED", "TRADE PARTIALLY_FILLED", "TRADE FILLED");
  }

  @Test
  void theLastPartExpiresOrIsCancelled() {
    faulty.arm(
        "{fault: part-fills, parts: 2, last: expires, market: usdm}",
        "{fault: part-fills, parts: 4, last: cancelled, market: spot}");

    JsonNode sold = faulty.market("SELL", "0.1").body();
    JsonNode bought =
        faulty
            .client
            .signed(
                "POST",
                "/api/v3/order",
                "symbol",
                "ETHUSDT",
                "side",
                "BUY",
                "type",
                "MARKET",
                "quantity",
                "1")
            .body();

    assertThat(sold.get("status").asString()).isEqualTo("EXPIRED");
    assertThat(sold.get("executedQty").asString()).isEqualTo("0.05");
    assertThat(faulty.position()).isEqualByComparingTo("-0.05");
    assertThat(bought.get("status").asString()).isEqualTo("CANCELED");
    assertThat(bought.get("executedQty").asDouble()).isEqualTo(0.75);
    assertThat(bought.get("fills")).hasSize(3);
  }

  @Test
  void anOrderFillsAPartAtEachMoment() {
    faulty.arm("{fault: part-fills, parts: 3, over: moments}");

    long order = faulty.market("SELL", "0.1").body().get("orderId").asLong();
    assertThat(faulty.position()).isEqualByComparingTo("-0.033");
    assertThat(status(order)).isEqualTo("PARTIALLY_FILLED");
    faulty.moveTo(FaultyVenue.START + FaultyVenue.DAY);
    assertThat(faulty.position()).isEqualByComparingTo("-0.066");
    faulty.moveTo(FaultyVenue.START + 2 * FaultyVenue.DAY);

    assertThat(status(order)).isEqualTo("FILLED");
    assertThat(sum(trades())).isEqualByComparingTo("0.1");
    assertThat(fills().stream().map(Event.Filled::time).distinct()).hasSize(3);
  }

  private String status(long order) {
    return faulty
        .client
        .signed("GET", "/fapi/v1/order", "symbol", "BTCUSDT", "orderId", order)
        .body()
        .get("status")
        .asString();
  }

  @Test
  void whatIsLeftOfAnOrderInPartsIsTakenBack() {
    faulty.arm("{fault: part-fills, parts: 3, over: moments}");
    long order = faulty.market("SELL", "0.1").body().get("orderId").asLong();

    JsonNode gone =
        faulty
            .client
            .signed("DELETE", "/fapi/v1/order", "symbol", "BTCUSDT", "orderId", order)
            .body();
    faulty.moveTo(FaultyVenue.END);

    assertThat(gone.get("status").asString()).isEqualTo("CANCELED");
    assertThat(gone.get("executedQty").asString()).isEqualTo("0.033");
    assertThat(faulty.position()).isEqualByComparingTo("-0.033");
    assertThat(status(order)).isEqualTo("CANCELED");
  }

  /** The market's least order is worth more than a tenth of this one. */
  @Test
  void noPartIsBelowTheLeastOrder() {
    faulty.arm("{fault: part-fills, parts: 100}");

    faulty.market("SELL", "0.004");

    assertThat(trades().size()).isBetween(1, 4);
    assertThat(sum(trades())).isEqualByComparingTo("0.004");
    assertThat(fills()).allMatch(one -> one.quantity().compareTo(Quantity.parse("0.001")) >= 0);
  }

  @Test
  void anOrderIsTakenAndNotFound() {
    faulty.arm("{fault: not-found, for: 3s, where: {type: LIMIT}}");

    assertThat(faulty.limit("SELL", "0.1", 1.001, "hidden").status()).isEqualTo(200);

    assertThat(faulty.order("hidden").get("code").asInt()).isEqualTo(-2013);
    SignedClient.Answer cancelled =
        faulty.client.signed(
            "DELETE", "/fapi/v1/order", "symbol", "BTCUSDT", "origClientOrderId", "hidden");
    assertThat(cancelled.code()).isEqualTo(-2011);
    faulty.machine.addAndGet(2_999);
    assertThat(faulty.order("hidden").get("code").asInt()).isEqualTo(-2013);
    faulty.machine.addAndGet(1);
    assertThat(faulty.order("hidden").get("status").asString()).isEqualTo("NEW");
    assertThat(faulty.market("BUY", "0.1").body().get("clientOrderId").asString())
        .as("another is found at once")
        .satisfies(
            name -> assertThat(faulty.order(name).get("status").asString()).isEqualTo("FILLED"));
  }

  @Test
  void anOrderFillsAfterItsCancellationWasAnswered() throws Exception {
    Heard own = faulty.user();
    faulty.arm("{fault: late-fill, for: 90d}");
    faulty.limit("SELL", "0.1", 1.001, "late");

    JsonNode gone =
        faulty
            .client
            .signed("DELETE", "/fapi/v1/order", "symbol", "BTCUSDT", "origClientOrderId", "late")
            .body();
    assertThat(gone.get("status").asString()).isEqualTo("CANCELED");
    assertThat(faulty.order("late").get("status").asString()).isEqualTo("CANCELED");
    assertThat(faulty.client.signed("GET", "/fapi/v1/openOrders").body()).isEmpty();
    faulty.moveTo(FaultyVenue.END);

    assertThat(faulty.position()).isEqualByComparingTo("-0.1");
    assertThat(faulty.order("late").get("status").asString()).isEqualTo("FILLED");
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      told.add(own.next("ORDER_TRADE_UPDATE").get("o").get("x").asString());
    }
    assertThat(told).containsExactly("NEW", "CANCELED", "TRADE");
  }

  @Test
  void aCancelledOrderIsGoneInTheEnd() {
    faulty.arm("{fault: late-fill, for: 12h, where: {symbol: BTCUSDT}}");
    faulty.limit("SELL", "0.1", 1.001, "late");
    faulty.client.signed(
        "DELETE", "/fapi/v1/order", "symbol", "BTCUSDT", "origClientOrderId", "late");

    faulty.moveTo(FaultyVenue.END);

    assertThat(faulty.position()).isZero();
    assertThat(faulty.order("late").get("status").asString()).isEqualTo("CANCELED");
  }

  private JsonNode stop(String quantity) {
    return faulty
        .client
        .signed(
            "POST",
            "/fapi/v1/algoOrder",
            "algoType",
            "CONDITIONAL",
            "symbol",
            "BTCUSDT",
            "side",
            "BUY",
            "type",
            "STOP_MARKET",
            "clientAlgoId",
            "stop",
            "triggerPrice",
            Math.ceil(faulty.mark() * 1.001),
            "quantity",
            quantity)
        .body();
  }

  @Test
  void aStopIsRefusedWhenItIsSetOffAndTheStreamAloneTells() throws Exception {
    faulty.market("SELL", "0.1");
    Heard own = faulty.user();
    faulty.arm("{fault: trigger-refused, reason: Margin is insufficient.}");

    JsonNode stop = stop("0.1");
    assertThat(stop.get("orderType").asString()).isEqualTo("STOP_MARKET");
    assertThat(own.next("ALGO_UPDATE").get("o").get("X").asString()).isEqualTo("NEW");
    faulty.moveTo(FaultyVenue.END);

    JsonNode told = own.next("ALGO_UPDATE").get("o");
    while (told.get("X").asString().equals("TRIGGERED")) {
      told = own.next("ALGO_UPDATE").get("o");
    }
    assertThat(told.get("X").asString()).isEqualTo("REJECTED");
    assertThat(told.get("rm").asString()).isEqualTo("Margin is insufficient.");
    assertThat(told.get("aid").asLong()).isEqualTo(stop.get("algoId").asLong());
    assertThat(faulty.position()).isEqualByComparingTo("-0.1");
    assertThat(
            faulty
                .client
                .signed("GET", "/fapi/v1/algoOrder", "clientAlgoId", "stop")
                .body()
                .get("algoStatus")
                .asString())
        .isEqualTo("REJECTED");
  }

  @Test
  void whatAStopSendsHasANumberOfItsOwn() throws Exception {
    faulty.market("SELL", "0.1");
    Heard own = faulty.user();
    faulty.arm("{fault: stop-child}");

    long stop = stop("0.1").get("algoId").asLong();
    faulty.moveTo(FaultyVenue.END);

    JsonNode after =
        faulty.client.signed("GET", "/fapi/v1/algoOrder", "clientAlgoId", "stop").body();
    assertThat(after.get("algoId").asLong()).isEqualTo(stop);
    assertThat(after.get("algoStatus").asString()).isEqualTo("FINISHED");
    long child = Long.parseLong(after.get("actualOrderId").asString());
    assertThat(child).isNotEqualTo(stop);
    assertThat(status(child)).isEqualTo("FILLED");
    assertThat(trades().get(1).get("orderId").asLong()).isEqualTo(child);
    JsonNode told = own.next("ORDER_TRADE_UPDATE").get("o");
    while (!told.get("x").asString().equals("TRADE")) {
      told = own.next("ORDER_TRADE_UPDATE").get("o");
    }
    assertThat(told.get("i").asLong()).isEqualTo(child);
    assertThat(told.get("o").asString()).isEqualTo("MARKET");
    assertThat(faulty.position()).isZero();
  }
}
