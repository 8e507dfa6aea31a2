// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A network between a client and an exchange in one process: requests and answers take their time,
 * are lost before they have come or after, or arrive when nobody waits for them any more.
 */
public final class SimulatedNetwork {
  /** What the exchange holds a request to; a replayed market's clock cannot. */
  private static final long WINDOW = 5000;

  private final Far far;
  private final Time time;
  private final SplittableRandom dice;
  private final Runnable mayEnd;
  private final SimulatedStreams streams;
  private final List<String> sins = new ArrayList<>();
  private final SortedMap<String, Long> bites = new TreeMap<>();
  private boolean rough = true;
  private long requests;

  /** What is at the other end. */
  public interface Far {
    /** What is answered; nothing where the connection is closed instead. */
    Optional<Reply> answer(String method, String query, String form, Optional<String> key);

    /** Has told what happens to the account, until what is given back is run. */
    Runnable follow(boolean ofSpot, Consumer<String> told);

    /** What a stream of the market tells now: {@code btcusdt@markPrice@1s}. */
    Optional<String> told(boolean ofSpot, String stream);

    /** Is told whenever the market has moved. */
    void watch(Runnable watcher);
  }

  /** An answer of the other end. */
  public record Reply(int status, Map<String, String> headers, String body) {}

  /** The machine's time. */
  public interface Time {
    long now();

    /** Lets milliseconds pass. */
    void pass(long millis);

    /** Has something done in so many milliseconds, whatever happens to the client. */
    void later(long millis, Runnable done);
  }

  /**
   * A network.
   *
   * @param mayEnd is called wherever the client's power may be cut
   */
  public SimulatedNetwork(Far far, Time time, SplittableRandom dice, Runnable mayEnd) {
    this.far = far;
    this.time = time;
    this.dice = dice;
    this.mayEnd = mayEnd;
    this.streams = new SimulatedStreams(far, time, dice.split(), () -> rough, this::bite);
  }

  /** Nothing is lost any more. */
  public void calm() {
    rough = false;
  }

  /** What the client must not have sent. */
  public List<String> sins() {
    return sins;
  }

  private void bite(String kind) {
    bites.merge(kind, 1L, Long::sum);
  }

  /** How often each thing has gone wrong. */
  public SortedMap<String, Long> bites() {
    return bites;
  }

  /** How long ago the client has heard a contract's mark, in milliseconds. */
  public long age(String symbol) {
    return streams.age(symbol);
  }

  /** How many requests were sent. */
  public long requests() {
    return requests;
  }

  /** A client that has just been started. */
  public BinanceClient client() {
    return BinanceClient.of(
        new Line(),
        streams,
        Endpoints.at("http://127.0.0.1", "ws://127.0.0.1"),
        Optional.of(ApiKey.of("key", "secret")),
        time::now,
        RestClient.ANSWER);
  }

  /** The requests of one client, which knows no more than it was told. */
  private final class Line implements Transport {
    private final Map<String, Long> quiet = new HashMap<>();

    @Override
    public Carried carry(Request request, Duration patience) {
      requests++;
      URI uri = request.uri();
      String market = uri.getPath().startsWith("/f") ? "USD-M" : "spot";
      long begun = time.now();
      if (begun < quiet.getOrDefault(market, Long.MIN_VALUE)) {
        sins.add(
            request.method() + " " + uri.getPath() + " was sent to " + market + " inside a ban");
      }
      mayEnd.run();
      int fate = rough ? dice.nextInt(1000) : 999;
      if (fate < 4) {
        bite("request not sent");
        time.pass(dice.nextInt(1, 200));
        return new Carried.NotSent("the exchange cannot be reached");
      }
      if (fate < 8) {
        bite("request lost");
        return lost(begun, patience);
      }
      if (fate < 14) {
        bite("request late, unanswered");
        // The connection breaks, and the request arrives nevertheless, a while later.
        time.later(dice.nextLong(1, WINDOW), () -> ask(request));
        time.pass(dice.nextInt(1, 100));
        return new Carried.Lost("the connection was cut before it answered");
      }
      time.pass(fate < 18 ? dice.nextLong(100, WINDOW) : dice.nextLong(1, 30));
      Optional<Reply> reply = ask(request);
      mayEnd.run();
      if (fate < 24) {
        bite("answer lost");
        return lost(begun, patience);
      }
      if (reply.isEmpty()) {
        return new Carried.Lost("the connection was cut before it answered");
      }
      time.pass(fate < 28 ? dice.nextLong(100, 2 * WINDOW) : dice.nextLong(1, 30));
      if (time.now() - begun > patience.toMillis()) {
        bite("answer late");
        return new Carried.Lost("no answer in time");
      }
      return told(market, reply.get());
    }

    private Carried told(String market, Reply reply) {
      if (reply.status() == 429 || reply.status() == 418) {
        String after = reply.headers().getOrDefault("Retry-After", "0");
        quiet.merge(market, time.now() + 1000 * Long.parseLong(after), Math::max);
      }
      Map<String, List<String>> headers = new HashMap<>();
      reply.headers().forEach((name, value) -> headers.put(name, List.of(value)));
      return new Carried.Back(
          reply.status(),
          HttpHeaders.of(headers, (_, _) -> true),
          reply.body().getBytes(StandardCharsets.UTF_8));
    }

    private Carried lost(long begun, Duration patience) {
      time.pass(Math.max(0, begun + patience.toMillis() - time.now()));
      return new Carried.Lost("no answer in time");
    }

    private Optional<Reply> ask(Request request) {
      URI uri = request.uri();
      return far.answer(
          request.method() + " " + uri.getPath(),
          uri.getRawQuery() == null ? "" : uri.getRawQuery(),
          request.form(),
          request.key());
    }

    @Override
    public void close() {}
  }
}
