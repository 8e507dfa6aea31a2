// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.fault.FaultTime;
import dev.ballast.app.fault.ScriptedFault;
import dev.ballast.app.fault.Subject;
import dev.ballast.market.InstrumentId;
import io.javalin.websocket.WsContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Clients at WebSockets, told what they listen to: the market at each of its moments and every
 * second between them, their accounts as things happen. All is sent by one thread, in order.
 */
final class StreamHub implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TradingFloor floor;
  private final MarketNews market;
  private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();
  private final ScheduledExecutorService sender =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("streams").daemon().factory());
  private final ScheduledFuture<?> seconds;
  private final StreamFaults faults;
  private volatile Runnable everySecond = () -> {};

  StreamHub(TradingFloor floor, MarketNews market) {
    this.floor = floor;
    this.market = market;
    this.faults = new StreamFaults(floor.faults(), sender);
    floor.watch(this::moved);
    this.seconds = sender.scheduleWithFixedDelay(this::second, 1, 1, TimeUnit.SECONDS);
  }

  /** Takes a client in. */
  Subscriber open(WsContext socket, boolean ofSpot, boolean combined, List<String> streams) {
    Subscriber one = new Subscriber(socket, ofSpot, combined);
    streams.forEach(one::subscribe);
    subscribers.put(socket.sessionId(), one);
    later(() -> streams.forEach(stream -> tell(one, stream)));
    return one;
  }

  void close(WsContext socket) {
    subscribers.remove(socket.sessionId());
  }

  /** Does what a client asks in a message: to listen to more or to less. */
  void asked(WsContext socket, String message) {
    Subscriber one = subscribers.get(socket.sessionId());
    if (one == null) {
      return;
    }
    JsonNode read;
    try {
      read = JSON.readTree(message);
    } catch (JacksonException _) {
      later(() -> one.say(error(3, "Invalid JSON: not an object")));
      return;
    }
    List<String> streams = new ArrayList<>();
    read.path("params").forEach(name -> streams.add(name.asString()));
    ObjectNode answer = WireJson.object();
    answer.set("result", null);
    answer.set("id", read.path("id"));
    switch (read.path("method").asString()) {
      case "SUBSCRIBE" -> streams.forEach(one::subscribe);
      case "UNSUBSCRIBE" -> streams.forEach(one::unsubscribe);
      case "LIST_SUBSCRIPTIONS" -> answer.set("result", WireJson.strings(one.streams()));
      default -> {
        later(() -> one.say(error(2, "Invalid request: unknown variant")));
        return;
      }
    }
    later(() -> {
      one.say(answer);
      streams.stream().filter(one.streams()::contains).forEach(stream -> tell(one, stream));
    });
  }

  private static ObjectNode error(int code, String words) {
    ObjectNode answer = WireJson.object();
    answer.set("error", WireJson.object().put("code", code).put("msg", words));
    return answer;
  }

  /** Tells what happens to an account to those who follow it. */
  void follow(String key, TradingAccount account) {
    account.listen(
        new UserNews(floor, account, (ofSpot, message) -> toFollowers(key, ofSpot, message)));
  }

  private void toFollowers(String key, boolean ofSpot, JsonNode told) {
    FaultTime now = floor.faults().now();
    Subject message = new Subject("user " + told.path("e").asString(), Map.of(), Optional.of(key));
    later(() ->
        subscribers.values().stream()
            .filter(one -> one.isOfSpot() == ofSpot && one.follows(key))
            .forEach(one -> faults.deliver(one, message, now, () -> one.tell(key, told))));
  }

  /** Ends what USD-M tells of a key's account, which is the last that it tells. */
  void expire(String key, String listenKey) {
    ObjectNode told =
        WireJson.object()
            .put("e", "listenKeyExpired")
            .put("E", floor.time())
            .put("listenKey", listenKey);
    later(() ->
        subscribers.values().stream()
            .filter(one -> !one.isOfSpot() && one.follows(key))
            .forEach(one -> {
              one.tell(listenKey, told);
              one.leave();
            }));
  }

  /** Cuts whom faults cut by the clock. */
  void cut(List<ScriptedFault> cuts) {
    later(() -> StreamFaults.strike(cuts, subscribers.values()));
  }

  /** Has something done once a second. */
  void eachSecond(Runnable done) {
    everySecond = done;
  }

  private void moved() {
    later(() -> each(this::tell));
  }

  private void second() {
    floor.now(() -> true);
    everySecond.run();
    each((one, stream) -> {
      if (stream.contains("@markPrice")) {
        tell(one, stream);
      }
    });
  }

  /** Sends a message on a stream. */
  private interface Teller {
    void tell(Subscriber one, String stream);
  }

  private void each(Teller teller) {
    for (Subscriber one : subscribers.values()) {
      one.streams().forEach(stream -> teller.tell(one, stream));
    }
  }

  private void later(Runnable sent) {
    if (!sender.isShutdown()) {
      sender.execute(sent);
    }
  }

  private void tell(Subscriber one, String stream) {
    String[] parts = stream.split("@", 2);
    if (parts.length < 2) {
      return;
    }
    Map<String, InstrumentId> symbols = one.isOfSpot() ? floor.spot() : floor.linear();
    Subject message = new Subject("market " + stream, Map.of(), Optional.empty());
    Consumer<JsonNode> say =
        data -> faults.deliver(one, message, floor.faults().now(), () -> one.tell(stream, data));
    floor.now(() -> {
      if (parts[0].startsWith("!")) {
        ArrayNode all = WireJson.array();
        symbols.values().stream()
            .filter(id -> floor.price(id).isPresent())
            .forEach(
                id -> market.of(one.isOfSpot(), id, parts[0].substring(1)).ifPresent(all::add));
        say.accept(all);
      } else {
        InstrumentId id = symbols.get(parts[0].toUpperCase(Locale.ROOT));
        if (id != null && floor.price(id).isPresent()) {
          market.of(one.isOfSpot(), id, parts[1]).ifPresent(say);
        }
      }
      return true;
    });
  }

  @Override
  public void close() {
    seconds.cancel(false);
    sender.shutdownNow();
  }
}
