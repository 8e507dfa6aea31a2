// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What happens in the market, in the words of the market streams. */
final class MarketNews {
  private final TradingFloor floor;
  private final Candles candles;
  private final MarketRoutes spot;
  private final MarketRoutes futures;

  MarketNews(TradingFloor floor, MarketRoutes spot, MarketRoutes futures) {
    this.floor = floor;
    this.candles = new Candles(floor);
    this.spot = spot;
    this.futures = futures;
  }

  /** The message of a stream of a symbol; nothing where it tells nothing now. */
  Optional<JsonNode> of(boolean ofSpot, InstrumentId id, String kind) {
    MarketRoutes market = ofSpot ? spot : futures;
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

  /** The bar that has just closed, else the one that runs. */
  private Optional<JsonNode> candle(InstrumentId id, String length) {
    try {
      Interval interval = Interval.parse(length);
      return candles.latest(id, interval).map(one -> candle(id, interval, one));
    } catch (IllegalArgumentException | Refusal _) {
      return Optional.empty();
    }
  }

  private JsonNode candle(InstrumentId id, Interval length, Candles.Candle candle) {
    long end = candle.time() + length.millis();
    ObjectNode bar = WireJson.object();
    bar.put("t", candle.time());
    bar.put("T", end - 1);
    bar.put("s", ListedSymbols.symbol(id));
    bar.put("i", length.toString());
    bar.put("f", 0);
    bar.put("L", 0);
    bar.put("o", WireJson.text(candle.open()));
    bar.put("c", WireJson.text(candle.close()));
    bar.put("h", WireJson.text(candle.high()));
    bar.put("l", WireJson.text(candle.low()));
    bar.put("v", WireJson.text(candle.volume()));
    bar.put("n", 0);
    bar.put("x", end <= floor.moment());
    bar.put("q", WireJson.text(candle.volume() * candle.close()));
    bar.put("V", "0");
    bar.put("Q", "0");
    bar.put("B", "0");
    ObjectNode told = event("kline", id);
    told.set("k", bar);
    return told;
  }
}
