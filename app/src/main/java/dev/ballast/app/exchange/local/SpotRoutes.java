// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.account.Place;
import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Liquidity;
import dev.ballast.order.Side;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client asks of its spot account: orders, balances, transfers to its other wallets. */
final class SpotRoutes {
  private final TradingFloor floor;
  private final ListedSymbols symbols;
  private final OrderDesk desk;

  SpotRoutes(TradingFloor floor, ListedSymbols symbols) {
    this.floor = floor;
    this.symbols = symbols;
    this.desk = new OrderDesk(floor, symbols, true);
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    String order = "/api/v3/order";
    routes.add(Route.signed("POST", order, 1, asked -> sent(asked.trader(), asked.parameters())));
    routes.add(
        Route.signed(
            "POST",
            order + "/test",
            1,
            asked -> {
              desk.check(asked.trader(), asked.parameters());
              return WireJson.object();
            }));
    routes.add(
        Route.signed("GET", order, 4, asked -> order(found(asked, ErrorCode.NO_SUCH_ORDER))));
    routes.add(
        Route.signed(
            "DELETE",
            order,
            1,
            asked ->
                cancelled(desk.cancel(asked.trader(), found(asked, ErrorCode.CANCEL_REJECTED)))));
    routes.add(
        Route.signed(
            "GET",
            "/api/v3/openOrders",
            6,
            asked -> WireJson.array(desk.open(asked.trader(), symbol(asked)), this::order)));
    routes.add(Route.signed("DELETE", "/api/v3/openOrders", 1, this::cancelAll));
    routes.add(Route.signed("GET", "/api/v3/allOrders", 20, this::allOrders));
    routes.add(Route.signed("GET", "/api/v3/account", 20, asked -> account(asked.trader())));
    routes.add(Route.signed("GET", "/api/v3/myTrades", 20, this::trades));
    wallet(routes);
    return routes;
  }

  private Optional<InstrumentId> symbol(ClientRequest asked) {
    return asked.parameters().text("symbol").map(symbols::named);
  }

  private OrderRecord found(ClientRequest asked, ErrorCode otherwise) {
    return desk.find(asked.trader(), asked.parameters(), "orderId", "origClientOrderId", otherwise);
  }

  private JsonNode sent(TradingAccount account, Parameters asked) {
    int before = account.trades().size();
    OrderRecord sent = desk.send(account, asked);
    ObjectNode node = order(sent);
    node.put("transactTime", floor.time());
    ArrayNode fills = WireJson.array();
    for (TradeRecord one : account.trades().subList(before, account.trades().size())) {
      ObjectNode fill = WireJson.object();
      fill.put("price", WireJson.text(one.fill().price().toDecimal()));
      fill.put("qty", WireJson.text(one.fill().quantity().toDecimal()));
      fill.put("commission", WireJson.text(one.fill().fee().toDecimal()));
      fill.put("commissionAsset", one.fill().fee().asset().code());
      fill.put("tradeId", one.number());
      fills.add(fill);
    }
    node.set("fills", fills);
    return node;
  }

  private ObjectNode cancelled(OrderRecord one) {
    ObjectNode node = order(one);
    node.put("origClientOrderId", one.clientId());
    node.put("transactTime", floor.time());
    return node;
  }

  private JsonNode cancelAll(ClientRequest asked) {
    List<OrderRecord> open = desk.open(asked.trader(), Optional.of(symbols.of(asked.parameters())));
    if (open.isEmpty()) {
      throw new Refusal(ErrorCode.CANCEL_REJECTED);
    }
    open.forEach(one -> desk.cancel(asked.trader(), one));
    return WireJson.array(open, this::cancelled);
  }

  private JsonNode allOrders(ClientRequest asked) {
    Optional<InstrumentId> id = Optional.of(symbols.of(asked.parameters()));
    return WireJson.array(
        desk.since(desk.all(asked.trader(), id), asked.parameters()), this::order);
  }

  /** An order as {@code GET /api/v3/order} has it. */
  ObjectNode order(OrderRecord one) {
    boolean maker = one.timeInForce().equals("GTX");
    ObjectNode node = WireJson.object();
    node.put("symbol", ListedSymbols.symbol(one.instrument()));
    node.put("orderId", one.number());
    node.put("orderListId", -1);
    node.put("clientOrderId", one.clientId());
    node.put("price", WireJson.text(one.price()));
    node.put("origQty", WireJson.text(one.order().quantity().toDecimal()));
    node.put("executedQty", WireJson.text(one.filled().toDecimal()));
    node.put("origQuoteOrderQty", "0.00000000");
    node.put("cummulativeQuoteQty", WireJson.text(one.quote()));
    node.put("status", one.status().name());
    node.put("timeInForce", maker ? "GTC" : one.timeInForce());
    node.put("type", maker ? "LIMIT_MAKER" : one.type());
    node.put("side", one.order().side().name());
    node.put("stopPrice", "0.00000000");
    node.put("icebergQty", "0.00000000");
    node.put("time", one.created());
    node.put("updateTime", one.updated());
    node.put("isWorking", true);
    node.put("workingTime", one.created());
    node.put("selfTradePreventionMode", "NONE");
    return node;
  }

  private JsonNode account(TradingAccount account) {
    var fees = floor.costs().spotFees().tier(floor.moment(), BigDecimal.ZERO);
    ObjectNode node = WireJson.object();
    node.put("makerCommission", fees.maker().value().intValue());
    node.put("takerCommission", fees.taker().value().intValue());
    node.put("buyerCommission", 0);
    node.put("sellerCommission", 0);
    ObjectNode rates = WireJson.object();
    rates.put("maker", WireJson.text(fees.maker().exactFraction()));
    rates.put("taker", WireJson.text(fees.taker().exactFraction()));
    rates.put("buyer", "0.00000000");
    rates.put("seller", "0.00000000");
    node.set("commissionRates", rates);
    node.put("canTrade", true);
    node.put("canWithdraw", false);
    node.put("canDeposit", true);
    node.put("brokered", false);
    node.put("requireSelfTradePrevention", false);
    node.put("preventSor", false);
    node.put("updateTime", floor.moment());
    node.put("accountType", "SPOT");
    SequencedMap<Asset, BigDecimal> locked = locked(account);
    node.set(
        "balances",
        WireJson.array(
            account.books().account(floor.moment()).in(Place.SPOT).entrySet(),
            held -> {
              BigDecimal all = held.getValue().toDecimal();
              BigDecimal kept =
                  locked.getOrDefault(held.getKey(), BigDecimal.ZERO).min(all.max(BigDecimal.ZERO));
              return WireJson.object()
                  .put("asset", held.getKey().code())
                  .put("free", WireJson.text(all.subtract(kept)))
                  .put("locked", WireJson.text(kept));
            }));
    node.set("permissions", WireJson.strings(List.of("SPOT")));
    node.put("uid", 1);
    return node;
  }

  /** What open orders may still take. */
  private SequencedMap<Asset, BigDecimal> locked(TradingAccount account) {
    SequencedMap<Asset, BigDecimal> locked = new TreeMap<>();
    for (OrderRecord one : desk.open(account, Optional.empty())) {
      BigDecimal left = one.order().quantity().minus(one.filled()).toDecimal();
      boolean buys = one.order().side() == Side.BUY;
      locked.merge(
          buys ? one.instrument().quote() : one.instrument().base(),
          buys ? left.multiply(one.price()) : left,
          BigDecimal::add);
    }
    return locked;
  }

  private JsonNode trades(ClientRequest asked) {
    return WireJson.array(desk.trades(asked.trader(), asked.parameters()), this::trade);
  }

  private JsonNode trade(TradeRecord one) {
    ObjectNode node = WireJson.object();
    node.put("symbol", ListedSymbols.symbol(one.fill().instrument()));
    node.put("id", one.number());
    node.put("orderId", one.order().number());
    node.put("orderListId", -1);
    node.put("price", WireJson.text(one.fill().price().toDecimal()));
    node.put("qty", WireJson.text(one.fill().quantity().toDecimal()));
    node.put(
        "quoteQty",
        WireJson.text(one.fill().price().toDecimal().multiply(one.fill().quantity().toDecimal())));
    node.put("commission", WireJson.text(one.fill().fee().toDecimal()));
    node.put("commissionAsset", one.fill().fee().asset().code());
    node.put("time", one.fill().time());
    node.put("isBuyer", one.fill().order().side() == Side.BUY);
    node.put("isMaker", one.fill().liquidity() == Liquidity.MAKER);
    node.put("isBestMatch", true);
    return node;
  }

  private void wallet(List<Route> routes) {
    routes.add(Route.signed("GET", "/sapi/v1/capital/config/getall", 10, _ -> WireJson.array()));
    routes.add(Route.signed("GET", "/sapi/v1/margin/allPairs", 1, _ -> WireJson.array()));
    routes.add(Route.signed("GET", "/sapi/v1/margin/isolated/allPairs", 1, _ -> WireJson.array()));
    routes.add(Route.signed("GET", "/sapi/v1/asset/tradeFee", 1, this::fees));
    routes.add(
        Route.signed(
            "GET",
            "/sapi/v1/account/apiRestrictions",
            1,
            _ ->
                WireJson.object()
                    .put("ipRestrict", false)
                    .put("createTime", floor.clock().start())
                    .put("enableReading", true)
                    .put("enableSpotAndMarginTrading", true)
                    .put("enableFutures", true)
                    .put("enableWithdrawals", false)
                    .put("enableInternalTransfer", false)
                    .put("permitsUniversalTransfer", true)
                    .put("enableMargin", false)
                    .put("enableVanillaOptions", false)));
  }

  private JsonNode fees(ClientRequest asked) {
    var fees = floor.costs().spotFees().tier(floor.moment(), BigDecimal.ZERO);
    return WireJson.array(
        symbols.asked(asked.parameters()),
        id ->
            WireJson.object()
                .put("symbol", ListedSymbols.symbol(id))
                .put("makerCommission", WireJson.grid(fees.maker().exactFraction()))
                .put("takerCommission", WireJson.grid(fees.taker().exactFraction())));
  }
}
