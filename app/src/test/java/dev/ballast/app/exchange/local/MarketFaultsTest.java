// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.order.Event;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Symbols that stand still, change their filters or go, and a clock that is wrong. */
class MarketFaultsTest {
  private final FaultyVenue faulty = new FaultyVenue();

  @AfterEach
  void close() {
    faulty.requireExactBooks();
    faulty.close();
  }

  private JsonNode symbol(String market) {
    for (JsonNode one : faulty.client.open("GET", market + "/exchangeInfo").body().get("symbols")) {
      if (one.get("symbol").asString().equals("BTCUSDT")) {
        return one;
      }
    }
    return tools.jackson.databind.node.MissingNode.getInstance();
  }

  private SignedClient.Answer spot(String quantity) {
    return faulty.client.signed(
        "POST",
        "/api/v3/order",
        "symbol",
        "BTCUSDT",
        "side",
        "BUY",
        "type",
        "MARKET",
        "quantity",
        quantity);
  }

  @Test
  void aHaltedSymbolTakesNoOrdersAndFillsNone() {
    faulty.limit("SELL", "0.1", 1.001, "waits");
    faulty.arm(
        "{fault: halt, symbol: BTCUSDT, market: usdm, from: 2024-06-03, to: 2024-08-01}",
        "{fault: halt, symbol: BTCUSDT, market: spot, to: 2024-06-04}");

    assertThat(symbol("/fapi/v1").get("status").asString()).isEqualTo("BREAK");
    assertThat(faulty.market("SELL", "0.1").code()).isEqualTo(-4108);
    assertThat(spot("0.1").code()).isEqualTo(-2010);
    assertThat(spot("0.1").body().get("msg").asString()).isEqualTo("Market is closed.");
    faulty.moveTo(FaultyVenue.START + 58 * FaultyVenue.DAY);
    assertThat(faulty.order("waits").get("status").asString()).isEqualTo("NEW");
    assertThat(spot("0.1").status()).isEqualTo(200);
    faulty.moveTo(FaultyVenue.END);

    assertThat(symbol("/fapi/v1").get("status").asString()).isEqualTo("TRADING");
    assertThat(faulty.order("waits").get("status").asString()).isEqualTo("FILLED");
  }

  @Test
  void filtersChangeAndOrdersAreHeldToThem() {
    faulty.arm(
        "{fault: filters, symbol: BTCUSDT, step: 0.05, tick: 50, minimum: 5000, from: 2024-06-04}");
    assertThat(faulty.market("SELL", "0.11").status()).isEqualTo(200);

    faulty.moveTo(FaultyVenue.START + FaultyVenue.DAY);

    JsonNode filters = symbol("/fapi/v1").get("filters");
    assertThat(filters.get(0).get("tickSize").asString()).isEqualTo("50");
    assertThat(filters.get(1).get("stepSize").asString()).isEqualTo("0.05");
    assertThat(filters.get(2).get("stepSize").asString()).isEqualTo("0.05");
    assertThat(filters.toString()).contains("\"notional\":\"5000\"");
    assertThat(faulty.market("SELL", "0.11").code()).isEqualTo(-4023);
    assertThat(faulty.market("SELL", "0.05").code()).isEqualTo(-4164);
    assertThat(priced(50 * Math.floor(faulty.mark() / 50) + 20).code()).isEqualTo(-4014);
    assertThat(priced(50 * Math.floor(faulty.mark() / 50)).status()).isEqualTo(200);
    assertThat(faulty.market("SELL", "0.15").status()).isEqualTo(200);
    assertThat(faulty.position()).isEqualByComparingTo("-0.26");
  }

  private SignedClient.Answer priced(double price) {
    return faulty.client.signed(
        "POST",
        "/fapi/v1/order",
        "symbol",
        "BTCUSDT",
        "side",
        "BUY",
        "type",
        "LIMIT",
        "timeInForce",
        "GTX",
        "quantity",
        "0.1",
        "price",
        price - 1000);
  }

  @Test
  void aDelistedSymbolIsSettledAndGone() {
    faulty.market("SELL", "0.1");
    faulty.limit("BUY", "0.1", 0.8, "waits");
    faulty.arm("{fault: delisting, symbol: BTCUSDT, from: 2024-06-05}");
    assertThat(symbol("/fapi/v1").get("deliveryDate").asLong())
        .isEqualTo(FaultyVenue.START + 2 * FaultyVenue.DAY);
    faulty.moveTo(FaultyVenue.START + FaultyVenue.DAY);
    assertThat(faulty.position()).isEqualByComparingTo("-0.1");

    faulty.moveTo(FaultyVenue.START + 5 * FaultyVenue.DAY);

    assertThat(faulty.client.signed("GET", "/fapi/v3/positionRisk").body()).isEmpty();
    assertThat(faulty.venue.events("key").stream().filter(Event.Delivered.class::isInstance))
        .singleElement()
        .extracting(Event::time)
        .isEqualTo(FaultyVenue.START + 2 * FaultyVenue.DAY);
    assertThat(symbol("/fapi/v1").isMissingNode()).isTrue();
    assertThat(faulty.market("SELL", "0.1").code()).isEqualTo(-1121);
    assertThat(symbol("/api/v3").isMissingNode()).isFalse();
    assertThat(faulty.client.signed("GET", "/fapi/v1/openOrders").body()).isEmpty();
    BigDecimal income = new BigDecimal("20000");
    for (JsonNode one : faulty.client.signed("GET", "/fapi/v1/income", "limit", 1000).body()) {
      income = income.add(new BigDecimal(one.get("income").asString()));
    }
    assertThat(
            new BigDecimal(
                faulty
                    .client
                    .signed("GET", "/fapi/v3/balance")
                    .body()
                    .get(0)
                    .get("balance")
                    .asString()))
        .isEqualByComparingTo(income);
  }

  @Test
  void aSymbolThatIsNotListedTrades() {
    faulty.arm("{fault: unlisted, symbol: BTCUSDT, to: 2024-06-04}");

    assertThat(symbol("/fapi/v1").isMissingNode()).isTrue();
    assertThat(faulty.market("SELL", "0.1").status()).isEqualTo(200);
    faulty.moveTo(FaultyVenue.START + FaultyVenue.DAY);
    assertThat(symbol("/fapi/v1").isMissingNode()).isFalse();
  }

  @Test
  void historyDoesNotReachBack() {
    faulty.market("SELL", "0.1");
    faulty.moveTo(FaultyVenue.START + 10 * FaultyVenue.DAY);
    faulty.market("SELL", "0.1");
    faulty.arm("{fault: short-history, days: 7}");

    for (String path : new String[] {"userTrades", "allOrders"}) {
      assertThat(
              faulty
                  .client
                  .signed("GET", "/fapi/v1/" + path, "symbol", "BTCUSDT", "startTime", 1)
                  .body())
          .hasSize(1);
    }
    for (JsonNode one : faulty.client.signed("GET", "/fapi/v1/income", "limit", 1000).body()) {
      assertThat(one.get("time").asLong())
          .isGreaterThanOrEqualTo(FaultyVenue.START + 3 * FaultyVenue.DAY);
    }
    assertThat(faulty.position()).isEqualByComparingTo("-0.2");
  }

  @Test
  void theExchangesClockIsAhead() {
    faulty.arm("{fault: clock-skew, by: 90s, name: skew}");

    assertThat(faulty.client.open("GET", "/fapi/v1/time").body().get("serverTime").asLong())
        .isEqualTo(FaultyVenue.START + 90_000);
    assertThat(faulty.client.signed("GET", "/fapi/v3/balance").code()).isEqualTo(-1021);
    SignedClient corrected =
        new SignedClient(faulty.venue.url(), "key", "secret", FaultyVenue.NOW + 90_000);
    assertThat(corrected.signed("GET", "/fapi/v3/balance").status()).isEqualTo(200);
    faulty.client.open("DELETE", "/local/faults");
    assertThat(faulty.client.signed("GET", "/fapi/v3/balance").status()).isEqualTo(200);
  }

  @Test
  void theExchangesClockIsBehind() {
    faulty.arm("{fault: clock-skew, by: -90s}");

    assertThat(faulty.client.signed("GET", "/fapi/v3/balance").body().get("msg").asString())
        .isEqualTo("Timestamp for this request was 1000ms ahead of the server's time.");
  }
}
