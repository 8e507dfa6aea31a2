// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.exchange.binance.StreamMessage.Expired;
import dev.ballast.app.exchange.binance.StreamMessage.Gap;
import dev.ballast.app.exchange.binance.StreamMessage.Lost;
import dev.ballast.app.exchange.binance.StreamMessage.MarkUpdate;
import io.javalin.websocket.WsContext;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of streams that are cut, silent, garbled or ended. */
class StreamSocketTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  /** So patient that a busy machine changes nothing; a test makes brief what it is about. */
  private static final StreamPatience PATIENCE = patience(LONG, LONG, LONG, LONG, LONG, LONG);

  private static StreamPatience patience(
      Duration answer,
      Duration silence,
      Duration quiet,
      Duration expected,
      Duration renewal,
      Duration life) {
    return new StreamPatience(
        answer,
        silence,
        LONG,
        quiet,
        expected,
        renewal,
        life,
        Duration.ofMillis(50),
        Duration.ofMillis(200));
  }

  private final StreamQueue queue = new StreamQueue(1000);
  private final HttpClient http = HttpClient.newHttpClient();
  private RawStreams exchange;
  private BinanceClient client;

  @BeforeEach
  void start() {
    exchange = new RawStreams();
    client =
        BinanceClient.of(
            exchange.endpoints(),
            Optional.of(ApiKey.of("key", "secret")),
            System::currentTimeMillis);
  }

  @AfterEach
  void stop() {
    client.close();
    http.shutdownNow();
    exchange.close();
  }

  private MarketStreams marks(StreamPatience patience, String... symbols) {
    return client.listen(queue, patience, List.of(symbols), List.of(), List.of());
  }

  private StreamSocket account(StreamPatience patience) {
    return new StreamSocket(
        http,
        new UsdmAccountTask(
            client.usdm(), exchange.endpoints().usdmPrivate(), queue, patience, System::nanoTime),
        queue,
        patience);
  }

  private static String mark(String symbol, String price) {
    return "{\"e\":\"markPriceUpdate\",\"E\":1,\"s\":\"%s\",\"p\":\"%s\",\"i\":\"1\",\"r\":\"\",\"T\":0}"
        .formatted(symbol, price);
  }

  private <T extends StreamMessage> T next(Class<T> kind) throws InterruptedException {
    return next(kind, _ -> true);
  }

  private <T extends StreamMessage> T next(Class<T> kind, Predicate<T> which)
      throws InterruptedException {
    long until = System.nanoTime() + 10_000_000_000L;
    while (System.nanoTime() < until) {
      Optional<StreamMessage> message = queue.take(100);
      if (message.filter(kind::isInstance).map(kind::cast).filter(which).isPresent()) {
        return kind.cast(message.get());
      }
    }
    throw new AssertionError("no " + kind.getSimpleName() + " was told");
  }

  @Test
  void aConnectionThatIsCutIsMadeAnewAndTheGapIsTold() throws Exception {
    try (MarketStreams _ = marks(PATIENCE, "BTCUSDT", "ETHUSDT")) {
      WsContext first = exchange.opened();
      assertThat(next(Gap.class).open()).isTrue();
      assertThat(exchange.asked())
          .contains(
              "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@markPrice@1s\","
                  + "\"ethusdt@markPrice@1s\"],\"id\":1}");
      first.send(mark("BTCUSDT", "50000.10"));
      assertThat(next(MarkUpdate.class).premium().mark()).isEqualTo("50000.10");

      first.session.disconnect();
      assertThat(next(Lost.class).stream()).isEqualTo("marks of USD-M");
      WsContext second = exchange.opened();
      assertThat(next(Gap.class).open()).isTrue();
      second.send(mark("BTCUSDT", "2"));
      assertThat(next(MarkUpdate.class).premium().mark()).isEqualTo("2");
    }
  }

  @Test
  void anExchangeThatIsNotThereIsToldOnce() throws Exception {
    try (MarketStreams _ = marks(PATIENCE, "BTCUSDT")) {
      exchange.opened();
      next(Gap.class);
      exchange.close();
      next(Lost.class);
      Thread.sleep(500);
      while (queue.size() > 0) {
        queue.take(0);
      }
      Thread.sleep(1000);

      assertThat(queue.size()).as("tries in vain are not told").isZero();
    }
  }

  @Test
  void oneSilentMarkAmongOthersIsToldAndTriedOnce() throws Exception {
    StreamPatience silent = patience(LONG, Duration.ofSeconds(3), LONG, LONG, LONG, LONG);
    try (MarketStreams _ = marks(silent, "BTCUSDT", "ETHUSDT")) {
      WsContext socket = exchange.opened();
      next(Gap.class);
      Thread teller = Thread.ofVirtual().start(() -> speak(exchange, socket, mark("BTCUSDT", "1")));
      next(Lost.class, lost -> lost.stream().equals("marks of USD-M, ETHUSDT"));
      next(Lost.class, lost -> lost.stream().equals("marks of USD-M"));
      next(Gap.class);
      Thread.sleep(4000);
      assertThat(exchange.asked().stream().filter(one -> one.equals("/market/ws"))).hasSize(2);
      teller.interrupt();
    }
  }

  /** Speaks on the newest socket until interrupted. */
  private static void speak(RawStreams exchange, WsContext first, String text) {
    WsContext socket = first;
    try {
      while (true) {
        Optional<WsContext> newer = exchange.newer();
        socket = newer.orElse(socket);
        if (socket.session.isOpen()) {
          socket.send(text);
        }
        Thread.sleep(100);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aSilentConnectionIsMadeAnewAgainAndAgain() throws Exception {
    StreamPatience silent = patience(LONG, Duration.ofSeconds(1), LONG, LONG, LONG, LONG);
    try (MarketStreams _ = marks(silent, "BTCUSDT")) {
      exchange.opened();
      exchange.opened();
      exchange.opened();
    }
  }

  @Test
  void aSubscriptionThatIsNotTakenIsLost() throws Exception {
    exchange.answers("{\"error\": {\"code\": 2, \"msg\": \"Invalid request\"}, \"id\": 1}");
    try (MarketStreams _ = marks(PATIENCE, "BTCUSDT")) {
      assertThat(next(Lost.class).words()).contains("does not take the subscription");
    }
    exchange.answers("");
    StreamPatience brief = patience(Duration.ofMillis(1500), LONG, LONG, LONG, LONG, LONG);
    try (MarketStreams _ = marks(brief, "BTCUSDT")) {
      assertThat(next(Lost.class).words()).contains("does not answer the subscription");
    }
  }

  @Test
  void whatCannotBeReadLosesTheConnection() throws Exception {
    try (MarketStreams _ = marks(PATIENCE, "BTCUSDT")) {
      for (String garbage : List.of("<html>", "{\"e\":\"markPriceUpdate\"}", "x".repeat(5 << 20))) {
        WsContext socket = exchange.opened();
        next(Gap.class);
        socket.send(garbage);
        next(Lost.class);
      }
      exchange.opened();
      next(Gap.class);
    }
  }

  @Test
  void aListenKeyThatHasExpiredIsAskedForAnew() throws Exception {
    try (StreamSocket _ = account(PATIENCE)) {
      WsContext socket = exchange.opened();
      next(Gap.class);
      socket.send("{\"e\":\"listenKeyExpired\",\"E\":1,\"listenKey\":\"granted1\"}");
      assertThat(next(Expired.class).stream()).isEqualTo("the USD-M account");
      next(Lost.class);
      exchange.opened();
      next(Gap.class);

      assertThat(exchange.asked())
          .containsSubsequence("/private/ws?listenKey=granted1", "/private/ws?listenKey=granted2");
    }
  }

  @Test
  void aListenKeyIsRenewed() throws Exception {
    StreamPatience often =
        patience(LONG, LONG, Duration.ofMillis(300), LONG, Duration.ofMillis(200), LONG);
    try (StreamSocket _ = account(often)) {
      exchange.opened();
      assertThat(next(Gap.class).open()).isTrue();
      Gap quiet = next(Gap.class);
      assertThat(quiet.open()).as("an account that is quiet for long").isFalse();
      Thread.sleep(600);
      assertThat(exchange.asked()).contains("renewal");
      assertThat(exchange.asked().stream().filter(one -> one.startsWith("/private"))).hasSize(1);

      exchange.renews(400);
      assertThat(next(Lost.class).words()).contains("listen key");
      exchange.opened();
    }
  }

  @Test
  void aConnectionThatDoesNotTellOfAnOrderIsMadeAnew() throws Exception {
    StreamPatience brief = patience(LONG, LONG, LONG, Duration.ofMillis(400), LONG, LONG);
    try (UserStreams streams = client.follow(queue, brief)) {
      exchange.answers("{\"id\": \"account\", \"status\": 200, \"result\": {}}");
      next(Gap.class, gap -> gap.stream().equals("the USD-M account"));
      long sent = System.nanoTime();
      streams.expect(StreamMessage.Of.USDM, sent);
      assertThat(next(Lost.class, lost -> lost.stream().equals("the USD-M account")).words())
          .contains("did not tell of an order");
      next(Gap.class, gap -> gap.stream().equals("the USD-M account"));
    }
  }

  @Test
  void aConnectionIsMadeAnewBeforeItsDayIsOver() throws Exception {
    StreamPatience brief = patience(LONG, LONG, LONG, LONG, LONG, Duration.ofMillis(500));
    try (MarketStreams _ = marks(brief, "BTCUSDT")) {
      exchange.opened();
      assertThat(next(Lost.class).words()).isEqualTo("the connection is old");
      exchange.opened();
      next(Gap.class);
    }
  }

  @Test
  void whatOpensAStreamIsNeverShown() {
    exchange.answers("");
    StreamTask task =
        new UsdmAccountTask(
            client.usdm(), exchange.endpoints().usdmPrivate(), queue, PATIENCE, System::nanoTime);
    Answer<StreamTask.Opening> opening = task.opening();

    assertThat(opening.given().orElseThrow().at().toString()).contains("granted");
    assertThat(opening.toString()).doesNotContain("granted");
  }

  @Test
  void streamsEndWithTheirClient() throws Exception {
    try (MarketStreams _ = marks(PATIENCE, "BTCUSDT")) {
      WsContext socket = exchange.opened();
      next(Gap.class);
      client.close();
      next(Lost.class);
      for (int i = 0; i < 100 && socket.session.isOpen(); i++) {
        Thread.sleep(50);
      }
      assertThat(socket.session.isOpen()).isFalse();
    }
  }
}
