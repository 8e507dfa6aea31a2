// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Requests that are not answered, late, or with what the exchange says when it fails. */
class RequestFaultsTest {
  private final FaultyVenue faulty = new FaultyVenue();

  @AfterEach
  void close() {
    faulty.requireExactBooks();
    faulty.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnswerIsLostAfterOrBeforeTheOrderIsDone(boolean executed) {
    faulty.arm("{fault: no-answer, on: order, nth: 2, executed: " + executed + ", name: lost}");

    assertThat(faulty.market("SELL", "0.1").status()).isEqualTo(200);
    assertThatThrownBy(() -> faulty.market("SELL", "0.1")).isInstanceOf(UncheckedIOException.class);
    assertThat(faulty.position()).isEqualByComparingTo(executed ? "-0.2" : "-0.1");
    assertThat(faulty.market("BUY", "0.1").status()).isEqualTo(200);
    assertThat(faulty.struck("lost")).isOne();
  }

  @Test
  void aLostCancellationAndALostTransferAreDone() {
    faulty.arm(
        "{fault: no-answer, on: cancel, executed: true}",
        "{fault: no-answer, on: transfer, executed: true}",
        "{fault: no-answer, on: balance, times: 1, executed: false}");
    faulty.limit("BUY", "0.1", 0.8, "waits");

    assertThatThrownBy(() ->
            faulty.client.signed(
                "DELETE", "/fapi/v1/order", "symbol", "BTCUSDT", "origClientOrderId", "waits"))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(faulty.order("waits").get("status").asString()).isEqualTo("CANCELED");
    assertThatThrownBy(() ->
            faulty.client.signed(
                "POST",
                "/sapi/v1/asset/transfer",
                "type",
                "MAIN_UMFUTURE",
                "asset",
                "USDT",
                "amount",
                "1000"))
        .isInstanceOf(UncheckedIOException.class);
    faulty.client.open("DELETE", "/local/faults", "name", "no-answer 3");
    assertThat(
            faulty.client.signed("GET", "/fapi/v3/balance").body().get(0).get("balance").asDouble())
        .isEqualTo(21000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unknown, executed: true           | 503 | -1000 | -0.1 | Unknown error, please check your request
          unknown, executed: false          | 503 | -1000 | 0    | Unknown error, please check your request
          unavailable                       | 503 | 0     | 0    | Service Unavailable.
          overloaded                        | 503 | -1008 | 0    | Request throttled by system-level protection
          server-error, executed: false     | 500 | -1000 | 0    | An unknown error occurred
          bad-gateway, executed: true       | 502 | 0     | -0.1 | <html>
          timeout, executed: true           | 408 | -1007 | -0.1 | execution status unknown
          timeout, executed: false          | 408 | -1007 | 0    | execution status unknown
          disconnected, executed: false     | 500 | -1001 | 0    | Internal error; unable to process
          error, code: -2019                | 400 | -2019 | 0    | Margin is insufficient.
          error, code: -4131, status: 400, message: 'No price.' | 400 | -4131 | 0 | No price.
          """)
  void failuresAreAnsweredAsTheExchangeDoes(
      String fault, int status, int code, String position, String said) {
    faulty.arm(
        "{fault: " + fault + ", on: 'POST /fapi/v1/order', where: {symbol: BTC*}, times: 1}");

    SignedClient.Answer answer = faulty.market("SELL", "0.1");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.response().body()).contains(said);
    assertThat(faulty.position()).isEqualByComparingTo(position);
    assertThat(faulty.market("SELL", "0.1").status()).isEqualTo(200);
  }

  @Test
  void anOrderReportedAsFailedIsOpenAndFillsLater() {
    faulty.arm("{fault: timeout, executed: true, on: order, where: {type: LIMIT}}");

    assertThat(faulty.limit("SELL", "0.1", 1.001, "late").code()).isEqualTo(-1007);
    assertThat(faulty.order("late").get("status").asString()).isEqualTo("NEW");
    faulty.moveTo(FaultyVenue.END);
    assertThat(faulty.order("late").get("status").asString()).isEqualTo("FILLED");
  }

  @Test
  void whatReducesIsDoneThoughTheExchangeIsOverloaded() {
    faulty.market("SELL", "0.1");
    faulty.arm("{fault: overloaded, on: order}");

    assertThat(faulty.market("BUY", "0.1").code()).isEqualTo(-1008);
    assertThat(
            faulty
                .client
                .signed(
                    "POST",
                    "/fapi/v1/order",
                    "symbol",
                    "BTCUSDT",
                    "side",
                    "BUY",
                    "type",
                    "MARKET",
                    "quantity",
                    "0.1",
                    "reduceOnly",
                    "true")
                .status())
        .isEqualTo(200);
    assertThat(faulty.position()).isZero();
  }

  @Test
  void whoAsksOnAfterA429IsBanned() {
    faulty.arm("{fault: too-many, wait: 5s, ban: 2m, nth: 2}");

    assertThat(faulty.client.open("GET", "/fapi/v1/time").status()).isEqualTo(200);
    SignedClient.Answer warned = faulty.client.open("GET", "/fapi/v1/time");
    assertThat(warned.status()).isEqualTo(429);
    assertThat(warned.code()).isEqualTo(-1003);
    assertThat(warned.response().headers().firstValue("Retry-After")).contains("5");
    faulty.machine.addAndGet(1000);
    SignedClient.Answer banned = faulty.client.open("GET", "/api/v3/ping");
    assertThat(banned.status()).isEqualTo(418);
    assertThat(banned.code()).isEqualTo(-1003);
    assertThat(banned.response().headers().firstValue("Retry-After")).contains("120");
    assertThat(banned.body().get("msg").asString())
        .contains("banned until " + (FaultyVenue.NOW + 121_000));
    faulty.machine.addAndGet(119_000);
    assertThat(faulty.client.open("GET", "/api/v3/ping").status()).isEqualTo(418);
    faulty.machine.addAndGet(1000);
    assertThat(faulty.client.open("GET", "/api/v3/ping").status()).isEqualTo(200);
  }

  @Test
  void whoWaitsAfterA429IsNotBanned() {
    faulty.arm("{fault: too-many, wait: 5s, ban: 2m, nth: 1}");

    assertThat(faulty.client.open("GET", "/fapi/v1/time").status()).isEqualTo(429);
    faulty.machine.addAndGet(5000);
    assertThat(faulty.client.open("GET", "/fapi/v1/time").status()).isEqualTo(200);
  }

  @Test
  void fillsAreToldBeforeAnAnswerThatIsLate() throws Exception {
    Heard own = faulty.user();
    faulty.arm("{fault: slow, delay: 700..900ms, executed: true, on: order}");
    long began = System.nanoTime();
    Thread sends = Thread.ofVirtual().start(() -> faulty.market("SELL", "0.1"));

    own.next("ORDER_TRADE_UPDATE");
    assertThat(own.next("ORDER_TRADE_UPDATE").get("o").get("X").asString()).isEqualTo("FILLED");
    assertThat(sends.isAlive()).isTrue();
    sends.join();
    assertThat((System.nanoTime() - began) / 1_000_000).isBetween(700L, 5000L);
  }

  @Test
  void aRequestThatWaitsIsDoneAfterwards() throws InterruptedException {
    faulty.arm("{fault: slow, delay: 400ms, on: order}");
    Thread sends = Thread.ofVirtual().start(() -> faulty.market("SELL", "0.1"));

    Thread.sleep(50);
    assertThat(faulty.position()).isZero();
    sends.join();
    assertThat(faulty.position()).isEqualByComparingTo("-0.1");
  }

  @Test
  void theSameSeedStrikesTheSameRequests() {
    List<Integer> first = struck(7);
    assertThat(first).contains(200, 503);
    assertThat(struck(7)).isEqualTo(first);
    assertThat(struck(8)).isNotEqualTo(first);
  }

  private static List<Integer> struck(int seed) {
    List<Integer> statuses = new ArrayList<>();
    try (FaultyVenue other = new FaultyVenue()) {
      other.client.send(
          "POST",
          "/local/faults",
          "{\"seed\": " + seed + ", \"faults\": [{\"fault\": \"unavailable\", \"chance\": 0.3}]}");
      for (int i = 0; i < 40; i++) {
        statuses.add(other.client.open("GET", "/fapi/v1/ping").status());
      }
    }
    return statuses;
  }

  @Test
  void faultsAreArmedToldAndTakenBackWhileItRuns() {
    SignedClient.Answer armed =
        faulty.client.send(
            "POST",
            "/local/faults",
            """
            seed: 3
            faults:
              - {fault: unavailable, on: positions, every: 2, times: 1, name: second}
              - {fault: silent, from: 2024-07-01, on: user}
            """);
    assertThat(armed.status()).isEqualTo(200);
    for (int i = 0; i < 4; i++) {
      faulty.client.signed("GET", "/fapi/v3/positionRisk");
    }

    JsonNode told = faulty.client.open("GET", "/local/faults").body().get("faults");
    assertThat(told.get(0).toString())
        .isEqualTo(
            "{\"name\":\"second\",\"fault\":\"unavailable\",\"phase\":\"over\",\"seen\":4,\"struck\":1}");
    assertThat(told.get(1).get("phase").asString()).isEqualTo("waits");
    assertThat(faulty.client.open("DELETE", "/local/faults", "name", "second").body().get("faults"))
        .hasSize(1);
    assertThat(faulty.client.open("DELETE", "/local/faults").body().get("faults")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          faults: [{fault: halt, symbol: BTCUSD}] | faults:1:32: faults[1].symbol: is not listed on usdm; did you mean 'BTCUSDT'?
          faults: [{fault: halted}]               | faults:1:18: faults[1].fault: no such fault: 'halted'; did you mean 'halt'?
          {"faults": 3}                           | faults:1:12: faults: expected a list, found '3'
          """)
  void mistakesOfWhatIsArmedAreToldWithTheirPlace(String body, String said) {
    SignedClient.Answer answer = faulty.client.send("POST", "/local/faults", body.strip());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("msg").asString()).isEqualTo(said.strip());
  }

  @Test
  void aListenKeyForSpotIsGone() {
    SignedClient.Answer answer = faulty.client.send("POST", "/api/v3/userDataStream", "");

    assertThat(answer.status()).isEqualTo(410);
    assertThat(answer.response().body()).contains("<h1>410 Gone</h1>");
  }
}
