// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.OrderBounds;
import dev.ballast.market.TradingRules;
import dev.ballast.market.venue.ExchangeSymbols;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The symbols of one market, spot or USD-M, and their rules as {@code exchangeInfo} has them. */
final class ListedSymbols {
  private static final String HIGHEST = "1000000000";
  private static final String LARGEST = "1000000000";
  private static final long PERPETUAL_DELIVERY = 4_133_404_800_000L;

  private final TradingFloor floor;
  private final boolean spot;

  ListedSymbols(TradingFloor floor, boolean spot) {
    this.floor = floor;
    this.spot = spot;
  }

  private SequencedMap<String, InstrumentId> symbols() {
    return spot ? floor.spot() : floor.linear();
  }

  /** The instrument that a request is about; refuses one that is not listed now. */
  InstrumentId of(Parameters asked) {
    return named(asked.required("symbol"));
  }

  /** The instrument of a symbol; refuses one that is not listed now. */
  InstrumentId named(String symbol) {
    InstrumentId id = symbols().get(symbol);
    if (id == null || floor.price(id).isEmpty()) {
      throw new Refusal(ErrorCode.SYMBOL);
    }
    return id;
  }

  /** The one that is named, or all that have a price now. */
  List<InstrumentId> asked(Parameters asked) {
    if (asked.text("symbol").isPresent()) {
      return List.of(of(asked));
    }
    return symbols().values().stream().filter(id -> floor.price(id).isPresent()).toList();
  }

  /** All of them with their rules. */
  JsonNode exchangeInfo(Parameters asked) {
    ObjectNode info = WireJson.object();
    info.put("timezone", "UTC");
    info.put("serverTime", floor.time());
    if (!spot) {
      info.put("futuresType", "U_MARGINED");
    }
    info.set("rateLimits", limits());
    info.set("exchangeFilters", WireJson.array());
    if (!spot) {
      ObjectNode usdt = WireJson.object();
      usdt.put("asset", floor.linear().isEmpty() ? "USDT" : quote());
      usdt.put("marginAvailable", true);
      usdt.put("autoAssetExchange", "0");
      info.set("assets", WireJson.array(List.of(usdt), one -> one));
    }
    List<JsonNode> listed = new ArrayList<>();
    for (InstrumentId id : asked(asked)) {
      if (floor.faults().isUnlisted(id)) {
        continue;
      }
      floor.trading(id).ifPresent(one -> listed.add(spot ? pair(one) : contract(one)));
    }
    info.set("symbols", WireJson.array(listed, one -> one));
    return info;
  }

  private String quote() {
    return floor.linear().firstEntry().getValue().quote().code();
  }

  private JsonNode limits() {
    ArrayNode limits = WireJson.array();
    limits.add(limit("REQUEST_WEIGHT", "MINUTE", 1, RequestBudget.WEIGHT_A_MINUTE));
    if (spot) {
      limits.add(limit("ORDERS", "SECOND", 10, RequestBudget.ORDERS_IN_TEN_SECONDS));
    } else {
      limits.add(limit("ORDERS", "MINUTE", 1, RequestBudget.ORDERS_A_MINUTE));
      limits.add(limit("ORDERS", "SECOND", 10, RequestBudget.ORDERS_IN_TEN_SECONDS));
    }
    return limits;
  }

  private ObjectNode limit(String kind, String interval, int count, int most) {
    ObjectNode limit = WireJson.object();
    limit.put("rateLimitType", kind);
    limit.put("interval", interval);
    limit.put("intervalNum", count);
    limit.put("limit", RequestBudget.most(most, floor.clock()));
    return limit;
  }

  private ObjectNode common(Instrument one) {
    InstrumentId id = one.id();
    ObjectNode node = WireJson.object();
    node.put("symbol", symbol(id));
    node.put("status", floor.opens(id) ? "TRADING" : "BREAK");
    node.put("baseAsset", id.base().code());
    node.put("quoteAsset", id.quote().code());
    node.put("baseAssetPrecision", 8);
    node.put("quotePrecision", 8);
    return node;
  }

  static String symbol(InstrumentId id) {
    return ExchangeSymbols.format(id);
  }

  private JsonNode pair(Instrument one) {
    ObjectNode node = common(one);
    node.put("quoteAssetPrecision", 8);
    node.put("baseCommissionPrecision", 8);
    node.put("quoteCommissionPrecision", 8);
    node.set("orderTypes", WireJson.strings(List.of("LIMIT", "LIMIT_MAKER", "MARKET")));
    node.put("icebergAllowed", false);
    node.put("ocoAllowed", false);
    node.put("otoAllowed", false);
    node.put("quoteOrderQtyMarketAllowed", false);
    node.put("allowTrailingStop", false);
    node.put("cancelReplaceAllowed", false);
    node.put("isSpotTradingAllowed", true);
    node.put("isMarginTradingAllowed", false);
    node.set("filters", filters(one.rules()));
    node.set("permissions", WireJson.strings(List.of("SPOT")));
    node.set(
        "permissionSets", WireJson.array(List.of("SPOT"), name -> WireJson.strings(List.of(name))));
    node.put("defaultSelfTradePreventionMode", "EXPIRE_MAKER");
    node.set("allowedSelfTradePreventionModes", WireJson.strings(List.of("EXPIRE_MAKER")));
    return node;
  }

  private JsonNode contract(Instrument one) {
    InstrumentId id = one.id();
    ObjectNode node = common(one);
    node.put("pair", id.base().code() + id.quote().code());
    node.put("contractType", id.isPerpetual() ? "PERPETUAL" : "CURRENT_QUARTER");
    node.put("deliveryDate", floor.faults().end(id).orElse(delivery(one)));
    floor
        .bars(id, floor.bars())
        .filter(bars -> !bars.isEmpty())
        .ifPresent(bars -> node.put("onboardDate", bars.time(0)));
    node.put("marginAsset", id.quote().code());
    node.put("pricePrecision", decimals(one.rules().tick().toDecimal()));
    node.put("quantityPrecision", decimals(one.rules().step().toDecimal()));
    node.put("underlyingType", "COIN");
    node.set("underlyingSubType", WireJson.array());
    node.put(
        "liquidationFee",
        one.rules().liquidationFee().map(fee -> WireJson.grid(fee.exactFraction())).orElse("0"));
    node.set("filters", filters(one.rules()));
    node.set(
        "orderTypes",
        WireJson.strings(
            List.of(
                "LIMIT", "MARKET", "STOP", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET")));
    node.set("timeInForce", WireJson.strings(List.of("GTC", "IOC", "FOK", "GTX")));
    return node;
  }

  private static long delivery(Instrument one) {
    return one instanceof Instrument.Dated dated
        ? dated.expiry().toEpochMilli()
        : PERPETUAL_DELIVERY;
  }

  private static int decimals(BigDecimal grid) {
    return Math.max(0, grid.stripTrailingZeros().scale());
  }

  private JsonNode filters(TradingRules rules) {
    ArrayNode filters = WireJson.array();
    ObjectNode price = filter("PRICE_FILTER");
    String tick = WireJson.grid(rules.tick().toDecimal());
    price.put("minPrice", tick);
    price.put("maxPrice", HIGHEST);
    price.put("tickSize", tick);
    filters.add(price);
    filters.add(lot("LOT_SIZE", rules.limitLot()));
    filters.add(lot("MARKET_LOT_SIZE", rules.marketLot()));
    ObjectNode orders = filter("MAX_NUM_ORDERS");
    orders.put(spot ? "maxNumOrders" : "limit", 200);
    filters.add(orders);
    String least = WireJson.grid(rules.minimumNotional().toDecimal());
    ObjectNode notional = filter(spot ? "NOTIONAL" : "MIN_NOTIONAL");
    if (spot) {
      notional.put("minNotional", least);
      notional.put("applyMinToMarket", true);
      notional.put("maxNotional", LARGEST);
      notional.put("applyMaxToMarket", false);
      notional.put("avgPriceMins", 0);
    } else {
      notional.put("notional", least);
    }
    filters.add(notional);
    rules
        .bounds()
        .band()
        .ifPresent(band -> {
          ObjectNode bound = filter("PERCENT_PRICE");
          bound.put("multiplierUp", WireJson.grid(band.up()));
          bound.put("multiplierDown", WireJson.grid(band.down()));
          if (spot) {
            bound.put("avgPriceMins", 0);
          } else {
            bound.put("multiplierDecimal", "4");
          }
          filters.add(bound);
        });
    return filters;
  }

  private static ObjectNode filter(String kind) {
    ObjectNode filter = WireJson.object();
    filter.put("filterType", kind);
    return filter;
  }

  private static ObjectNode lot(String kind, OrderBounds.Lot lot) {
    ObjectNode filter = filter(kind);
    filter.put("minQty", WireJson.grid(lot.minimum().toDecimal()));
    filter.put(
        "maxQty", lot.maximum().map(most -> WireJson.grid(most.toDecimal())).orElse(LARGEST));
    filter.put("stepSize", WireJson.grid(lot.step().toDecimal()));
    return filter;
  }
}
