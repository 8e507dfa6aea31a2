// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Streams that are cut, silent, late, doubled or out of order. */
class StreamFaultsTest {
  private final FaultyVenue faulty = new FaultyVenue();

  @AfterEach
  void close() {
    faulty.requireExactBooks();
    faulty.close();
  }

  private Heard prices() throws InterruptedException {
    Heard heard = new Heard();
    heard.open(faulty.http, faulty.venue.socket() + "/market/ws/btcusdt@kline_1d");
    return heard;
  }

  private List<String> transfers(int count) {
    List<String> balances = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      faulty.client.signed(
          "POST",
          "/sapi/v1/asset/transfer",
          "type",
          "MAIN_UMFUTURE",
          "asset",
          "USDT",
          "amount",
          "1");
      balances.add(20_001 + i + ".00000000");
    }
    return balances;
  }

  private static String balance(JsonNode told) {
    return told.get("a").get("B").get(0).get("wb").asString();
  }

  private static List<String> balances(Heard own, int count) throws InterruptedException {
    List<String> balances = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      balances.add(balance(own.next("ACCOUNT_UPDATE")));
    }
    return balances;
  }

  @ParameterizedTest
  @CsvSource({"true, 1001", "false, 1006"})
  void oneKindOfStreamIsCutAtOnce(boolean clean, int code) throws Exception {
    Heard own = faulty.user();
    Heard prices = prices();

    faulty.arm("{fault: cut, on: user, clean: " + clean + ", name: cut}");

    assertThat(own.closed()).isEqualTo(code);
    assertThat(faulty.struck("cut")).isOne();
    faulty.moveTo(FaultyVenue.START + FaultyVenue.DAY);
    prices.next("kline");
    Heard again = faulty.user();
    transfers(1);
    again.next("ACCOUNT_UPDATE");
  }

  @Test
  void aSocketIsCutInThePlaceOfAMessage() throws Exception {
    Heard own = faulty.user();
    faulty.arm("{fault: cut, on: user ACCOUNT_UPDATE, nth: 2}");

    transfers(2);

    assertThat(balance(own.next("ACCOUNT_UPDATE"))).isEqualTo("20001.00000000");
    assertThat(own.closed()).isEqualTo(1001);
  }

  /** What happened meanwhile is never told, and is found by REST. */
  @Test
  void aSilentSocketAnswersAndTellsNothing() throws Exception {
    Heard own = new Heard();
    WebSocket socket =
        own.open(
            faulty.http, faulty.venue.socket() + "/private/ws?listenKey=" + faulty.listenKey());
    Heard prices = prices();
    faulty.arm("{fault: silent, on: user, name: silence}");

    transfers(2);
    faulty.moveTo(FaultyVenue.START + FaultyVenue.DAY);
    Heard.ask(socket, "{\"method\": \"SUBSCRIBE\", \"params\": [\"x\"], \"id\": \"first\"}");
    assertThat(own.until("id", "first")).isEmpty();
    prices.next("kline");
    faulty.client.open("DELETE", "/local/faults", "name", "silence");
    transfers(1);

    assertThat(balance(own.next("ACCOUNT_UPDATE"))).isEqualTo("20003.00000000");
    assertThat(faulty.client.signed("GET", "/fapi/v1/income").body()).hasSize(3);
  }

  @Test
  void marketStreamsFallSilentByTheMarketsTime() throws Exception {
    Heard prices = prices();
    faulty.arm("{fault: silent, on: market, from: 2024-06-05, to: 2024-06-08}");

    for (int day = 1; day < 8; day++) {
      faulty.moveTo(FaultyVenue.START + day * FaultyVenue.DAY);
      if (day < 2 || day >= 5) {
        assertThat(prices.next("kline").get("E").asLong())
            .isEqualTo(FaultyVenue.START + day * FaultyVenue.DAY);
      } else {
        Thread.sleep(200);
      }
    }
  }

  @Test
  void silenceLastsByTheMachinesClock() throws Exception {
    Heard own = faulty.user();
    faulty.arm("{fault: silent, lasts: 5s}");

    transfers(1);
    Thread.sleep(200);
    faulty.machine.addAndGet(5000);
    transfers(1);

    assertThat(balance(own.next("ACCOUNT_UPDATE"))).isEqualTo("20002.00000000");
  }

  @Test
  void messagesComeTwice() throws Exception {
    Heard own = faulty.user();
    faulty.arm("{fault: twice, on: user ACCOUNT_UPDATE, every: 2}");

    transfers(2);

    assertThat(balances(own, 3))
        .containsExactly("20001.00000000", "20002.00000000", "20002.00000000");
  }

  @Test
  void messagesChangePlacesTheSameWayForASeed() throws Exception {
    Heard own = faulty.user();
    faulty.arm("{fault: shuffled, window: 6, on: user ACCOUNT_UPDATE}");

    List<String> sent = transfers(6);
    List<String> told = balances(own, 6);

    assertThat(told).containsExactlyInAnyOrderElementsOf(sent).isNotEqualTo(sent);
    try (FaultyVenue other = new FaultyVenue()) {
      Heard again = other.user();
      other.arm("{fault: shuffled, window: 6, on: user ACCOUNT_UPDATE}");
      for (int i = 0; i < 6; i++) {
        other.client.signed(
            "POST",
            "/sapi/v1/asset/transfer",
            "type",
            "MAIN_UMFUTURE",
            "asset",
            "USDT",
            "amount",
            "1");
      }
      assertThat(balances(again, 6)).isEqualTo(told);
    }
  }

  /** Fewer than change places are told after a second. */
  @Test
  void noMessageIsHeldBackForGood() throws Exception {
    Heard own = faulty.user();
    faulty.arm("{fault: shuffled, window: 50}");

    List<String> sent = transfers(2);

    assertThat(balances(own, 2)).containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void messagesComeLateInTheirOrder() throws Exception {
    Heard own = faulty.user();
    faulty.arm("{fault: late, delay: 300..600ms, on: user}");
    long began = System.nanoTime();

    List<String> sent = transfers(5);

    assertThat(balances(own, 5)).isEqualTo(sent);
    assertThat((System.nanoTime() - began) / 1_000_000).isGreaterThanOrEqualTo(300);
  }

  @Test
  void aListenKeyExpires() throws Exception {
    Heard own = faulty.user();
    String key = faulty.listenKey();
    faulty.arm("{fault: listen-key-expires, from: 2024-06-05}");
    faulty.moveTo(FaultyVenue.START + FaultyVenue.DAY);
    assertThat(faulty.client.send("PUT", "/fapi/v1/listenKey", "").status()).isEqualTo(200);

    faulty.moveTo(FaultyVenue.START + 2 * FaultyVenue.DAY);

    assertThat(own.next("listenKeyExpired").get("listenKey").asString()).isEqualTo(key);
    assertThat(faulty.client.send("PUT", "/fapi/v1/listenKey", "").code()).isEqualTo(-1125);
    assertThat(faulty.listenKey()).isNotEqualTo(key);
    Heard again = faulty.user();
    transfers(1);
    again.next("ACCOUNT_UPDATE");
  }
}
