// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.account.PositionKey;
import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.unit.Asset;
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
  private final MarketRoutes spot;
  private final MarketRoutes futures;
  private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();
  private final ScheduledExecutorService sender =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("streams").daemon().factory());
  private final ScheduledFuture<?> seconds;

  StreamHub(TradingFloor floor, MarketRoutes spot, MarketRoutes futures) {
    this.floor = floor;
    this.spot = spot;
    this.futures = futures;
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
    UserNews news = new UserNews(floor, account);
    account.listen(
        new AccountListener() {
          @Override
          public void order(OrderRecord order, String what, Optional<TradeRecord> trade) {
            boolean ofSpot = order.instrument().isSpot();
            ObjectNode told =
                ofSpot ? news.spotOrder(order, what, trade) : news.futuresOrder(order, what, trade);
            toFollowers(key, ofSpot, told);
          }

          @Override
          public void account(
              String reason, Asset asset, Optional<PositionKey> position, long time) {
            toFollowers(key, false, news.futuresAccount(reason, asset, position, time));
            toFollowers(key, true, news.spotAccount(time));
          }
        });
  }

  private void toFollowers(String key, boolean ofSpot, JsonNode told) {
    later(() ->
        subscribers.values().stream()
            .filter(one -> one.isOfSpot() == ofSpot && one.follows(key))
            .forEach(one -> one.tell(key, told)));
  }

  private void moved() {
    later(() -> each(this::tell));
  }

  private void second() {
    floor.now(() -> true);
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
    MarketRoutes market = one.isOfSpot() ? spot : futures;
    Map<String, InstrumentId> symbols = one.isOfSpot() ? floor.spot() : floor.linear();
    Consumer<JsonNode> say = data -> one.tell(stream, data);
    floor.now(() -> {
      if (parts[0].startsWith("!")) {
        ArrayNode all = WireJson.array();
        symbols.values().stream()
            .filter(id -> floor.price(id).isPresent())
            .forEach(id -> of(market, id, parts[0].substring(1)).ifPresent(all::add));
        say.accept(all);
      } else {
        InstrumentId id = symbols.get(parts[0].toUpperCase(Locale.ROOT));
        if (id != null && floor.price(id).isPresent()) {
          of(market, id, parts[1]).ifPresent(say);
        }
      }
      return true;
    });
  }

  private Optional<JsonNode> of(MarketRoutes market, InstrumentId id, String kind) {
    if (kind.startsWith("kline_")) {
      return candle(id, kind.substring("kline_".length()));
    }
    return switch (kind.split("@", 2)[0].replaceAll("[0-9]+$", "")) {
      case "markPrice" -> Optional.of(markPrice(id));
      case "bookTicker" -> Optional.of(bookTicker(market, id));
      case "ticker" -> Optional.of(day(market, id, "24hrTicker"));
      case "miniTicker" -> Optional.of(day(market, id, "24hrMiniTicker"));
      case "aggTrade" -> trade(id, "aggTrade", "a");
      case "trade" -> trade(id, "trade", "t");
      case "depth" -> Optional.of(depth(market, id));
      default -> Optional.empty();
    };
  }

  private ObjectNode event(String name, InstrumentId id) {
    return WireJson.object()
        .put("e", name)
        .put("E", floor.time())
        .put("s", ListedSymbols.symbol(id));
  }

  private JsonNode markPrice(InstrumentId id) {
    JsonNode premium = futures.premium(id);
    return event("markPriceUpdate", id)
        .put("p", premium.get("markPrice").asString())
        .put("i", premium.get("indexPrice").asString())
        .put("P", premium.get("estimatedSettlePrice").asString())
        .put("r", premium.get("lastFundingRate").asString())
        .put("T", premium.get("nextFundingTime").asLong());
  }

  private JsonNode bookTicker(MarketRoutes market, InstrumentId id) {
    ObjectNode ticker = market.bookTicker(id);
    return event("bookTicker", id)
        .put("u", floor.moment())
        .put("b", ticker.get("bidPrice").asString())
        .put("B", ticker.get("bidQty").asString())
        .put("a", ticker.get("askPrice").asString())
        .put("A", ticker.get("askQty").asString())
        .put("T", floor.moment());
  }

  private JsonNode day(MarketRoutes market, InstrumentId id, String name) {
    ObjectNode day = market.day(id);
    return event(name, id)
        .put("p", day.get("priceChange").asString())
        .put("P", day.get("priceChangePercent").asString())
        .put("w", day.get("weightedAvgPrice").asString())
        .put("c", day.get("lastPrice").asString())
        .put("Q", day.get("lastQty").asString())
        .put("o", day.get("openPrice").asString())
        .put("h", day.get("highPrice").asString())
        .put("l", day.get("lowPrice").asString())
        .put("v", day.get("volume").asString())
        .put("q", day.get("quoteVolume").asString())
        .put("O", day.get("openTime").asLong())
        .put("C", day.get("closeTime").asLong())
        .put("F", 0)
        .put("L", 0)
        .put("n", 0);
  }

  private JsonNode depth(MarketRoutes market, InstrumentId id) {
    ObjectNode ticker = market.bookTicker(id);
    ObjectNode depth = event("depthUpdate", id);
    depth.put("T", floor.moment());
    depth.put("U", floor.moment());
    depth.put("u", floor.moment());
    depth.put("pu", floor.moment());
    depth.put("lastUpdateId", floor.moment());
    ArrayNode bids = WireJson.array();
    bids.add(
        WireJson.strings(
            List.of(ticker.get("bidPrice").asString(), ticker.get("bidQty").asString())));
    ArrayNode asks = WireJson.array();
    asks.add(
        WireJson.strings(
            List.of(ticker.get("askPrice").asString(), ticker.get("askQty").asString())));
    depth.set("b", bids);
    depth.set("a", asks);
    return depth;
  }

  /** What was traded in the bar that closed last, at its close. */
  private Optional<JsonNode> trade(InstrumentId id, String name, String number) {
    return floor
        .bars(id, floor.bars())
        .filter(bars -> !bars.isEmpty())
        .map(bars -> {
          int row = bars.size() - 1;
          return event(name, id)
              .put(number, row)
              .put("p", WireJson.text(bars.close(row)))
              .put("q", WireJson.text(bars.volume(row)))
              .put("f", row)
              .put("l", row)
              .put("T", bars.knownAt(row) - 1)
              .put("X", "MARKET")
              .put("m", false);
        });
  }

  /** The bar that closed last; of other lengths than are recorded nothing is told. */
  private Optional<JsonNode> candle(InstrumentId id, String length) {
    Interval interval;
    try {
      interval = Interval.parse(length);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    Optional<BarSeries> bars = floor.bars(id, interval).filter(one -> !one.isEmpty());
    return bars.map(known -> {
      int row = known.size() - 1;
      ObjectNode bar = WireJson.object();
      bar.put("t", known.time(row));
      bar.put("T", known.time(row) + interval.millis() - 1);
      bar.put("s", ListedSymbols.symbol(id));
      bar.put("i", length);
      bar.put("f", 0);
      bar.put("L", 0);
      bar.put("o", WireJson.text(known.open(row)));
      bar.put("c", WireJson.text(known.close(row)));
      bar.put("h", WireJson.text(known.high(row)));
      bar.put("l", WireJson.text(known.low(row)));
      bar.put("v", WireJson.text(known.volume(row)));
      bar.put("n", 0);
      bar.put("x", true);
      bar.put("q", WireJson.text(known.volume(row) * known.close(row)));
      bar.put("V", "0");
      bar.put("Q", "0");
      bar.put("B", "0");
      ObjectNode told = event("kline", id);
      told.set("k", bar);
      return told;
    });
  }

  @Override
  public void close() {
    seconds.cancel(false);
    sender.shutdownNow();
  }
}
