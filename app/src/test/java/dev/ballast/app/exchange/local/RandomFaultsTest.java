// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.order.Event;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Whatever goes wrong, and in whatever order: books are exact, orders and fills and position say
 * the same, and a second run with the same seed is the same.
 */
class RandomFaultsTest {
  private static final int REQUESTS = 160;

  private static String script(long seed) {
    return """
    seed: %d
    faults:
      - {fault: no-answer, executed: true, on: order, chance: 10%%}
      - {fault: unknown, executed: true, on: [order, cancel], chance: 10%%}
      - {fault: timeout, executed: false, on: [order, cancel], chance: 10%%}
      - {fault: part-fills, parts: 3, over: moments, chance: 30%%}
      - {fault: late-fill, for: 3d, chance: 50%%}
      - {fault: stop-child, chance: 50%%}
      - {fault: trigger-refused, chance: 30%%}
      - {fault: halt, symbol: BTCUSDT, from: 2024-06-04, to: 2024-06-05}
      - {fault: filters, symbol: BTCUSDT, step: 0.002, from: 2024-06-06}
    """
        .formatted(seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void booksAreExactAndASecondRunIsTheSame(long seed) {
    List<Event> first = run(seed);

    assertThat(first.stream().filter(Event.Filled.class::isInstance).count()).isGreaterThan(20);
    assertThat(run(seed)).isEqualTo(first);
  }

  private static List<Event> run(long seed) {
    try (FaultyVenue faulty = new FaultyVenue()) {
      assertThat(faulty.client.send("POST", "/local/faults", script(seed)).status()).isEqualTo(200);
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < REQUESTS; i++) {
        ask(faulty, random, i);
      }
      for (JsonNode one : faulty.client.open("GET", "/local/faults").body().get("faults")) {
        assertThat(one.get("struck").asInt()).as(one.toString()).isPositive();
      }
      faulty.client.open("DELETE", "/local/faults");
      faulty.moveTo(FaultyVenue.END);
      requireOneTruth(faulty);
      faulty.requireExactBooks();
      return faulty.venue.events("key");
    }
  }

  private static void ask(FaultyVenue faulty, SplittableRandom random, int number) {
    String side = random.nextBoolean() ? "BUY" : "SELL";
    String quantity = BigDecimal.valueOf(random.nextInt(4, 40), 3).toPlainString();
    double times = 0.97 + random.nextInt(7) / 100.0;
    String victim = "o" + random.nextInt(Math.max(0, number - 6), number + 1);
    try {
      switch (random.nextInt(6)) {
        case 0 -> faulty.market(side, quantity);
        case 1, 2 -> faulty.limit(side, quantity, times, "o" + number);
        case 3 -> stop(faulty, side, quantity, "o" + number);
        case 4 ->
            faulty.client.signed(
                "DELETE", "/fapi/v1/order", "symbol", "BTCUSDT", "origClientOrderId", victim);
        default -> faulty.client.open("POST", "/local/clock");
      }
    } catch (UncheckedIOException _) {
      // The answer is lost; what became of it shows in the end.
    }
  }

  private static void stop(FaultyVenue faulty, String side, String quantity, String name) {
    faulty.client.signed(
        "POST",
        "/fapi/v1/algoOrder",
        "algoType",
        "CONDITIONAL",
        "symbol",
        "BTCUSDT",
        "side",
        side,
        "type",
        "STOP_MARKET",
        "clientAlgoId",
        name,
        "triggerPrice",
        Math.floor(faulty.mark() * (side.equals("BUY") ? 1.02 : 0.98)),
        "quantity",
        quantity);
  }

  private static void requireOneTruth(FaultyVenue faulty) {
    BigDecimal ordered = BigDecimal.ZERO;
    for (JsonNode one :
        faulty
            .client
            .signed("GET", "/fapi/v1/allOrders", "symbol", "BTCUSDT", "limit", 1000)
            .body()) {
      BigDecimal executed = new BigDecimal(one.get("executedQty").asString());
      BigDecimal whole = new BigDecimal(one.get("origQty").asString());
      assertThat(executed).as(one.toString()).isLessThanOrEqualTo(whole);
      assertThat(executed.compareTo(whole) == 0)
          .as(one.toString())
          .isEqualTo(one.get("status").asString().equals("FILLED"));
      ordered = ordered.add(signed(one, executed));
    }
    BigDecimal traded = BigDecimal.ZERO;
    for (JsonNode one :
        faulty
            .client
            .signed("GET", "/fapi/v1/userTrades", "symbol", "BTCUSDT", "limit", 1000)
            .body()) {
      traded = traded.add(signed(one, new BigDecimal(one.get("qty").asString())));
    }
    for (JsonNode one :
        faulty.client.signed("GET", "/fapi/v1/allAlgoOrders", "symbol", "BTCUSDT").body()) {
      if (one.get("algoStatus").asString().equals("FINISHED")
          && one.get("actualOrderId").asString().equals(one.get("algoId").asString())) {
        ordered = ordered.add(signed(one, new BigDecimal(one.get("quantity").asString())));
      }
    }
    assertThat(faulty.position()).isEqualByComparingTo(traded).isEqualByComparingTo(ordered);
  }

  private static BigDecimal signed(JsonNode order, BigDecimal quantity) {
    return order.get("side").asString().equals("BUY") ? quantity : quantity.negate();
  }
}
