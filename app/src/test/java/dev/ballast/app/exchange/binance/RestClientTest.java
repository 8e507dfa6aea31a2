// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.app.exchange.wire.Signature;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.unit.Quantity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client makes of an exchange that fails in every way that it can. */
class RestClientTest {
  private static final long NOW = 1_767_225_600_000L;
  private static final Duration PATIENCE = Duration.ofMillis(600);
  private static final String ORDER =
      """
      {"orderId": 7, "symbol": "BTCUSDT", "status": "FILLED", "clientOrderId": "mine",
       "price": "0", "avgPrice": "50000.1", "origQty": "0.002", "executedQty": "0.002",
       "cumQuote": "100.0002", "timeInForce": "GTC", "type": "MARKET", "reduceOnly": false,
       "side": "BUY", "positionSide": "BOTH", "updateTime": 1767225600000}
      """;

  private final AtomicLong machine = new AtomicLong(NOW);
  private RawExchange exchange;
  private BinanceClient client;

  @BeforeEach
  void start() {
    exchange = new RawExchange(machine::get);
    client =
        BinanceClient.of(
            exchange.endpoints(), Optional.of(ApiKey.of("key", "secret")), machine::get, PATIENCE);
  }

  @AfterEach
  void stop() {
    client.close();
    exchange.close();
  }

  private Answer<OrderState> order() {
    return client
        .usdm()
        .orders()
        .send(
            OrderRequest.spot(
                "BTCUSDT", "mine", Side.BUY, Quantity.parse("0.002"), new Terms.Market()));
  }

  @Test
  void anOrderIsReadExactly() {
    exchange.says(200, ORDER);

    OrderState state = order().given().orElseThrow();

    assertThat(state.status()).isEqualTo(OrderState.Status.FILLED);
    assertThat(state.executed()).isEqualTo("0.002");
    assertThat(state.averagePrice().orElseThrow()).isEqualByComparingTo("50000.1");
    assertThat(exchange.seen()).hasSize(1);
  }

  @Test
  void whatIsSentIsSignedAsItIsSent() {
    exchange.says(200, "{}");

    client.usdm().orders().find("BTCUSDT", "a b&c=d/é");

    RawExchange.Seen seen = exchange.seen().getFirst();
    String signed = seen.query().substring(0, seen.query().indexOf("&signature="));
    assertThat(signed)
        .isEqualTo(
            "symbol=BTCUSDT&origClientOrderId=a%20b%26c%3Dd%2F%C3%A9&recvWindow=5000&timestamp="
                + NOW);
    assertThat(seen.query()).endsWith("&signature=" + Signature.of(signed, "secret"));
    assertThat(seen.key()).isEqualTo("key");
  }

  @Test
  void anOrderIsSentInTheBody() {
    exchange.says(200, ORDER);

    order();

    RawExchange.Seen seen = exchange.seen().getFirst();
    assertThat(seen.method() + " " + seen.path()).isEqualTo("POST /fapi/v1/order");
    assertThat(seen.query()).isEmpty();
    assertThat(seen.body())
        .startsWith(
            "symbol=BTCUSDT&side=BUY&quantity=0.002&newClientOrderId=mine&newOrderRespType=RESULT"
                + "&type=MARKET&recvWindow=5000&timestamp=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          500 | {"code": -1000, "msg": "An unknown error occurred while processing the request."}
          503 | {"code": -1000, "msg": "Unknown error, please check your request or try again later."}
          408 | {"code": -1007, "msg": "Timeout waiting for response from backend server."}
          400 | {"code": -1006, "msg": "An unexpected response was received from the message bus."}
          500 | {"code": -2010, "msg": "a code beside a status that proves nothing"}
          502 | <html><body>Bad Gateway</body></html>
          503 | <html><body>Service Unavailable</body></html>
          504 | upstream request timeout
          403 | <html>blocked</html>
          400 | {"error": "not the exchange's"}
          404 | {"code": 404, "msg": "nor is this"}
          400 | {"code": "x", "msg": "nor this"}
          301 | moved
          200 | <html>a gate's page</html>
          200 | {"orderId": 7
          200 | {"orderId": 7, "symbol": "BTCUSDT"}
          200 | {"code": -2019, "msg": "Margin is insufficient."}
          200 | []
          200 | 1e999999999
          """)
  void whatProvesNothingIsUnknown(int status, String body) {
    exchange.says(status, body);

    assertThat(order()).isInstanceOf(Answer.Unknown.class);
    assertThat(exchange.seen()).hasSize(1);
  }

  @Test
  void anOrderWithAWordThatIsNotKnownIsUnknown() {
    exchange.says(200, ORDER.replace("FILLED", "TRANSMUTED"));

    assertThat(order()).isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void aLostAnswerIsUnknownAndIsNotAskedForTwice() {
    exchange.does(exchange -> exchange.close());
    assertThat(order()).isInstanceOf(Answer.Unknown.class);

    exchange.does(exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write("{\"orderId\":".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      exchange.close();
    });
    assertThat(order()).isInstanceOf(Answer.Unknown.class);
    assertThat(exchange.seen()).hasSize(2);
  }

  @Test
  void aSlowAnswerIsUnknownWhereverItIsSlow() {
    exchange.does(exchange -> {
      sleep(3000);
      RawExchange.answer(exchange, 200, ORDER);
    });
    long begun = System.nanoTime();
    assertThat(order()).isInstanceOf(Answer.Unknown.class);

    exchange.does(exchange -> {
      exchange.sendResponseHeaders(200, ORDER.length());
      for (byte one : ORDER.getBytes(StandardCharsets.UTF_8)) {
        exchange.getResponseBody().write(one);
        exchange.getResponseBody().flush();
        sleep(50);
      }
      exchange.close();
    });
    assertThat(order()).isInstanceOf(Answer.Unknown.class);
    assertThat(System.nanoTime() - begun).isLessThan(2_900_000_000L);
  }

  private static void sleep(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void anAnswerWithoutEndIsUnknown() {
    exchange.does(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] much = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 20; i++) {
        exchange.getResponseBody().write(much);
      }
      exchange.getResponseBody().write(ORDER.getBytes(StandardCharsets.UTF_8));
      exchange.close();
    });

    assertThat(order()).isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void anExchangeThatIsNotThereHasNotTakenTheOrder() {
    exchange.stop();

    assertThat(order())
        .isInstanceOfSatisfying(
            Answer.RetryLater.class, later -> assertThat(later.words()).contains("127.0.0.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\": -1008, \"msg\": \"Request throttled by system-level protection.\"}",
        "{\"code\": -1001, \"msg\": \"Service Unavailable.\"}",
        "Service Unavailable."
      })
  void whatTheExchangeSaysItHasNotDoneCanBeSentLater(String body) {
    exchange.says(503, body);

    assertThat(order())
        .isInstanceOfSatisfying(
            Answer.RetryLater.class, later -> assertThat(later.at()).isEqualTo(NOW + 1000));
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void eachCodeMeansWhatIsSaidOfIt(ErrorCode code) {
    exchange.says(400, "{\"code\": " + code.number() + ", \"msg\": \"words\"}");

    Answer<OrderState> answer = order();

    switch (code.meaning()) {
      case REJECTED, OUR_BUG ->
          assertThat(answer)
              .isEqualTo(new Answer.Refused<>(code.number(), "words", code.meaning()));
      case UNKNOWN -> assertThat(answer).isInstanceOf(Answer.Unknown.class);
      case RETRY_LATER -> assertThat(answer).isInstanceOf(Answer.RetryLater.class);
      case BANNED -> assertThat(answer).isInstanceOf(Answer.Banned.class);
    }
  }

  @Test
  void aCodeThatIsNotListedIsARefusal() {
    exchange.says(400, "{\"code\": -9999, \"msg\": \"new\\u001b[2J words\"}");

    assertThat(order())
        .isEqualTo(new Answer.Refused<>(-9999, "new?[2J words", ErrorCode.Meaning.REJECTED));
  }

  @Test
  void afterTooManyRequestsNothingIsSentUntilItMayBe() {
    exchange.says(429, "{\"code\": -1003, \"msg\": \"Too many\"}", Map.of("Retry-After", "7"));
    assertThat(order()).isEqualTo(new Answer.RetryLater<>(NOW + 7000, "Too many"));
    exchange.says(200, ORDER);

    machine.set(NOW + 6999);
    assertThat(order())
        .isInstanceOfSatisfying(
            Answer.RetryLater.class, later -> assertThat(later.at()).isEqualTo(NOW + 7000));
    assertThat(client.usdm().premium("BTCUSDT")).isInstanceOf(Answer.RetryLater.class);
    assertThat(exchange.seen()).hasSize(1);

    machine.set(NOW + 7000);
    assertThat(order().given()).isPresent();
  }

  @Test
  void afterTooManyOrdersTheyCanStillBeCancelled() {
    exchange.says(429, "{\"code\": -1015, \"msg\": \"Too many new orders.\"}");
    machine.set(NOW + 3000);
    assertThat(order()).isEqualTo(new Answer.RetryLater<>(NOW + 10_000, "Too many new orders."));
    exchange.says(200, ORDER);

    assertThat(order()).isInstanceOf(Answer.RetryLater.class);
    assertThat(client.usdm().orders().cancel("BTCUSDT", "mine").given()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"code": -1003, "msg": "Way too much; IP(1.1.1.1) banned until 1767225900000."} |    | 300000
          <html>teapot</html>                                                             | 120 | 120000
          """)
  void aBanIsKept(String body, String seconds, long lasts) {
    exchange.says(418, body, seconds == null ? Map.of() : Map.of("Retry-After", seconds));
    assertThat(order()).isEqualTo(new Answer.Banned<>(NOW + lasts));
    exchange.says(200, ORDER);

    machine.set(NOW + lasts - 1);
    assertThat(order()).isEqualTo(new Answer.Banned<>(NOW + lasts));
    assertThat(exchange.seen()).hasSize(1);
    machine.set(NOW + lasts);
    assertThat(order().given()).isPresent();
  }

  @Test
  void whatTheExchangeHasCountedCounts() {
    exchange.says(200, ORDER, Map.of("X-MBX-ORDER-COUNT-10S", "300"));
    machine.set(NOW + 2000);
    assertThat(order().given()).isPresent();

    assertThat(order())
        .isInstanceOfSatisfying(
            Answer.RetryLater.class, later -> assertThat(later.at()).isEqualTo(NOW + 10_000));
    machine.set(NOW + 10_000);
    exchange.says(200, ORDER, Map.of("X-MBX-USED-WEIGHT-1M", "2160"));
    assertThat(order().given()).isPresent();
    assertThat(client.usdm().premium("BTCUSDT"))
        .as("reading leaves a tenth to orders")
        .isInstanceOfSatisfying(
            Answer.RetryLater.class, later -> assertThat(later.at()).isEqualTo(NOW + 60_000));
    assertThat(order().given()).isPresent();
  }

  /** 2,160 of 2,400 a minute: 72 of weight 30, of which five round trips take a part. */
  @Test
  void whatIsAskedIsCountedHereToo() {
    exchange.says(200, "{\"dualSidePosition\": true}");
    int asked = 0;
    while (client.usdm().settings().hedgeMode() instanceof Answer.Given<Boolean>) {
      asked++;
    }
    assertThat(asked).isEqualTo(71);
    assertThat(exchange.seen()).hasSize(71);
    assertThat(client.spot().orders().cancelAll("BTCUSDT").given())
        .as("spot counts for itself")
        .isPresent();
  }

  @Test
  void aClockThatIsWrongIsMeasuredAndTold() {
    exchange.clock(() -> machine.get() + 61_000);
    exchange.says(200, ORDER);

    assertThat(order().given()).isPresent();

    assertThat(exchange.seen().getFirst().body()).contains("timestamp=" + (NOW + 61_000));
    assertThat(client.usdm().market().clock().note().orElseThrow())
        .startsWith("this machine's clock is 61.000 s behind the exchange's");
  }

  @Test
  void aTimeThatIsRefusedIsMeasuredAnewOnce() {
    exchange.says(200, ORDER);
    assertThat(order().given()).isPresent();
    exchange.clock(() -> machine.get() + 5000);
    exchange.does(one -> {
      boolean late = exchange.seen().getLast().body().contains("timestamp=" + NOW);
      RawExchange.answer(
          one, late ? 400 : 200, late ? "{\"code\": -1021, \"msg\": \"late\"}" : ORDER);
    });

    assertThat(order().given()).isPresent();
    assertThat(exchange.seen()).hasSize(3);

    exchange.says(400, "{\"code\": -1021, \"msg\": \"late\"}");
    assertThat(order()).isInstanceOf(Answer.RetryLater.class);
    assertThat(exchange.seen()).hasSize(5);
  }

  @Test
  void nothingThatIsSignedIsSentWithoutTheExchangesTime() {
    exchange.clock(() -> {
      throw new IllegalStateException("no clock");
    });

    assertThat(order()).isInstanceOf(Answer.RetryLater.class);
    assertThat(exchange.seen()).isEmpty();
  }

  @Test
  void incomeIsReadByPagesWithoutARowTwice() {
    exchange.does(one -> {
      String query = exchange.seen().getLast().query();
      long start = Long.parseLong(query.replaceAll(".*startTime=(\\d+).*", "$1"));
      StringBuilder rows = new StringBuilder("[");
      for (long row = Math.max(0, start / 10 * 3); row < 2500 && rows.length() > 0; row++) {
        long time = row / 3 * 10;
        if (time >= start && count(rows) < 1000) {
          rows.append(rows.length() > 1 ? "," : "")
              .append(
                  "{\"incomeType\": \"FUNDING_FEE\", \"symbol\": \"BTCUSDT\", \"income\": \"1\"")
              .append(", \"asset\": \"USDT\", \"tranId\": ")
              .append(row)
              .append(", \"tradeId\": \"\", \"time\": ")
              .append(time)
              .append("}");
        }
      }
      RawExchange.answer(one, 200, rows.append("]").toString());
    });

    List<IncomeEntry> all =
        client.usdm().income(0, NOW, Optional.of("FUNDING_FEE")).given().orElseThrow();

    assertThat(all.stream().map(IncomeEntry::id).distinct()).hasSize(2500);
    assertThat(all).hasSize(2500);
    assertThat(exchange.seen()).hasSize(3);
  }

  private static int count(StringBuilder rows) {
    return rows.length() == 1 ? 0 : rows.toString().split("tranId", -1).length - 1;
  }
}
