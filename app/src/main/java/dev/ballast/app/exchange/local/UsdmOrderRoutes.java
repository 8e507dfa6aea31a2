// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Liquidity;
import dev.ballast.order.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client asks of its USD-M orders: to send, change, find and take them back. */
final class UsdmOrderRoutes {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_IN_A_BATCH = 5;

  private final ListedSymbols symbols;
  private final OrderDesk desk;

  UsdmOrderRoutes(TradingFloor floor, ListedSymbols symbols) {
    this.symbols = symbols;
    this.desk = new OrderDesk(floor, symbols, false);
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    orders(routes);
    algoOrders(routes);
    return routes;
  }

  private void orders(List<Route> routes) {
    routes.add(
        Route.signed(
            "POST", "/fapi/v1/order", 0, asked -> sent(asked.trader(), asked.parameters())));
    routes.add(
        Route.signed(
            "POST",
            "/fapi/v1/order/test",
            1,
            asked -> {
              desk.check(asked.trader(), asked.parameters());
              return WireJson.object();
            }));
    routes.add(Route.signed("PUT", "/fapi/v1/order", 1, this::amended));
    routes.add(
        Route.signed(
            "GET", "/fapi/v1/order", 1, asked -> order(found(asked, ErrorCode.NO_SUCH_ORDER))));
    routes.add(
        Route.signed(
            "GET", "/fapi/v1/openOrder", 1, asked -> order(found(asked, ErrorCode.NO_SUCH_ORDER))));
    routes.add(
        Route.signed(
            "DELETE",
            "/fapi/v1/order",
            1,
            asked -> order(desk.cancel(asked.trader(), found(asked, ErrorCode.CANCEL_REJECTED)))));
    routes.add(Route.signed("POST", "/fapi/v1/batchOrders", 5, this::batch));
    routes.add(Route.signed("DELETE", "/fapi/v1/batchOrders", 1, this::cancelBatch));
    routes.add(
        Route.signed(
            "GET",
            "/fapi/v1/openOrders",
            1,
            asked -> WireJson.array(plain(desk.open(asked.trader(), symbol(asked))), this::order)));
    routes.add(Route.signed("GET", "/fapi/v1/allOrders", 5, this::allOrders));
    routes.add(Route.signed("DELETE", "/fapi/v1/allOpenOrders", 1, this::cancelAll));
    routes.add(Route.signed("GET", "/fapi/v1/userTrades", 5, this::trades));
  }

  private Optional<InstrumentId> symbol(ClientRequest asked) {
    return asked.parameters().text("symbol").map(symbols::named);
  }

  private static List<OrderRecord> plain(List<OrderRecord> orders) {
    return orders.stream().filter(one -> !one.isConditional()).toList();
  }

  private OrderRecord found(ClientRequest asked, ErrorCode otherwise) {
    return desk.find(asked.trader(), asked.parameters(), "orderId", "origClientOrderId", otherwise);
  }

  private JsonNode sent(TradingAccount account, Parameters asked) {
    return order(desk.send(account, asked));
  }

  /** The order at another price or of another quantity. */
  private JsonNode amended(ClientRequest asked) {
    OrderRecord old = found(asked, ErrorCode.NO_SUCH_ORDER);
    Map<String, String> anew = new LinkedHashMap<>(asked.parameters().values());
    anew.put("type", "LIMIT");
    anew.putIfAbsent("timeInForce", old.timeInForce());
    anew.put("newClientOrderId", old.clientId());
    anew.put("positionSide", old.order().positionSide().name());
    return order(desk.amend(asked.trader(), old, new Parameters(anew)));
  }

  private JsonNode batch(ClientRequest asked) {
    ArrayNode answers = WireJson.array();
    List<Parameters> orders = list(asked.required("batchOrders"));
    if (orders.size() > MOST_IN_A_BATCH) {
      throw Refusal.invalid("batchOrders");
    }
    for (Parameters one : orders) {
      try {
        answers.add(sent(asked.trader(), one));
      } catch (Refusal e) {
        answers.add(WireJson.error(e));
      }
    }
    return answers;
  }

  private JsonNode cancelBatch(ClientRequest asked) {
    ArrayNode answers = WireJson.array();
    boolean byNumber = asked.parameters().text("orderIdList").isPresent();
    String list = byNumber ? "orderIdList" : "origClientOrderIdList";
    for (JsonNode one : read(asked.required(list))) {
      Parameters named =
          new Parameters(Map.of(byNumber ? "orderId" : "origClientOrderId", one.asString()));
      try {
        OrderRecord order =
            desk.find(
                asked.trader(), named, "orderId", "origClientOrderId", ErrorCode.CANCEL_REJECTED);
        answers.add(order(desk.cancel(asked.trader(), order)));
      } catch (Refusal e) {
        answers.add(WireJson.error(e));
      }
    }
    return answers;
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException _) {
      throw Refusal.invalid("batchOrders");
    }
  }

  private static List<Parameters> list(String text) {
    List<Parameters> all = new ArrayList<>();
    for (JsonNode one : read(text)) {
      Map<String, String> values = new LinkedHashMap<>();
      one.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue().asString()));
      all.add(new Parameters(values));
    }
    return all;
  }

  private JsonNode allOrders(ClientRequest asked) {
    return WireJson.array(
        desk.since(plain(desk.all(asked.trader(), symbol(asked))), asked.parameters()),
        this::order);
  }

  private JsonNode cancelAll(ClientRequest asked) {
    plain(desk.open(asked.trader(), Optional.of(symbols.of(asked.parameters()))))
        .forEach(one -> desk.cancel(asked.trader(), one));
    return WireJson.object()
        .put("code", 200)
        .put("msg", "The operation of cancel all open order is done.");
  }

  /** An order as {@code GET /fapi/v1/order} has it. */
  ObjectNode order(OrderRecord one) {
    ObjectNode node = WireJson.object();
    node.put("orderId", one.number());
    node.put("symbol", ListedSymbols.symbol(one.instrument()));
    node.put("status", one.status().name());
    node.put("clientOrderId", one.clientId());
    node.put("price", WireJson.grid(one.price()));
    node.put("avgPrice", WireJson.text(one.averagePrice()));
    node.put("origQty", WireJson.grid(one.order().quantity().toDecimal()));
    node.put("executedQty", WireJson.grid(one.filled().toDecimal()));
    node.put("cumQty", WireJson.grid(one.filled().toDecimal()));
    node.put("cumQuote", WireJson.grid(one.quote()));
    node.put("timeInForce", one.timeInForce());
    node.put("type", one.type());
    node.put("reduceOnly", one.order().reduceOnly());
    node.put("closePosition", false);
    node.put("side", one.order().side().name());
    node.put("positionSide", one.order().positionSide().name());
    node.put("stopPrice", WireJson.grid(one.triggerPrice()));
    node.put("workingType", "CONTRACT_PRICE");
    node.put("priceMatch", "NONE");
    node.put("selfTradePreventionMode", "NONE");
    node.put("goodTillDate", 0);
    node.put("priceProtect", false);
    node.put("origType", one.type());
    node.put("time", one.created());
    node.put("updateTime", one.updated());
    return node;
  }

  private void algoOrders(List<Route> routes) {
    String path = "/fapi/v1/algoOrder";
    routes.add(
        Route.signed(
            "POST", path, 0, asked -> algo(desk.send(asked.trader(), asked.parameters()))));
    routes.add(
        Route.signed("GET", path, 1, asked -> algo(foundAlgo(asked, ErrorCode.NO_SUCH_ORDER))));
    routes.add(
        Route.signed(
            "DELETE",
            path,
            1,
            asked -> {
              OrderRecord one =
                  desk.cancel(asked.trader(), foundAlgo(asked, ErrorCode.CANCEL_REJECTED));
              return WireJson.object()
                  .put("algoId", one.number())
                  .put("clientAlgoId", one.clientId())
                  .put("code", "200")
                  .put("msg", "success");
            }));
    routes.add(
        Route.signed(
            "GET",
            "/fapi/v1/openAlgoOrders",
            1,
            asked ->
                WireJson.array(conditional(desk.open(asked.trader(), symbol(asked))), this::algo)));
    routes.add(
        Route.signed(
            "GET",
            "/fapi/v1/allAlgoOrders",
            5,
            asked ->
                WireJson.array(conditional(desk.all(asked.trader(), symbol(asked))), this::algo)));
    routes.add(
        Route.signed(
            "DELETE",
            "/fapi/v1/algoOpenOrders",
            1,
            asked -> {
              conditional(desk.open(asked.trader(), Optional.of(symbols.of(asked.parameters()))))
                  .forEach(one -> desk.cancel(asked.trader(), one));
              return WireJson.object()
                  .put("code", 200)
                  .put("msg", "The operation of cancel all open order is done.");
            }));
  }

  private OrderRecord foundAlgo(ClientRequest asked, ErrorCode otherwise) {
    OrderRecord found =
        desk.find(asked.trader(), asked.parameters(), "algoId", "clientAlgoId", otherwise);
    return found.parent().orElse(found);
  }

  private static List<OrderRecord> conditional(List<OrderRecord> orders) {
    return orders.stream().filter(OrderRecord::isConditional).toList();
  }

  private ObjectNode algo(OrderRecord one) {
    ObjectNode node = WireJson.object();
    node.put("algoId", one.number());
    node.put("clientAlgoId", one.clientId());
    node.put("algoType", "CONDITIONAL");
    node.put("orderType", one.type());
    node.put("symbol", ListedSymbols.symbol(one.instrument()));
    node.put("side", one.order().side().name());
    node.put("positionSide", one.order().positionSide().name());
    node.put("timeInForce", one.timeInForce());
    node.put("quantity", WireJson.grid(one.order().quantity().toDecimal()));
    node.put("algoStatus", one.algoStatus());
    node.put("actualOrderId", one.isTriggered() ? Long.toString(one.actual()) : "");
    node.put("triggerPrice", WireJson.grid(one.triggerPrice()));
    node.put("price", WireJson.grid(one.price()));
    node.put("reduceOnly", one.order().reduceOnly());
    node.put("closePosition", false);
    node.put("workingType", "CONTRACT_PRICE");
    node.put("priceProtect", false);
    node.put("createTime", one.created());
    node.put("updateTime", one.updated());
    node.put("triggerTime", one.isTriggered() ? one.updated() : 0);
    return node;
  }

  private JsonNode trades(ClientRequest asked) {
    return WireJson.array(desk.trades(asked.trader(), asked.parameters()), this::trade);
  }

  private JsonNode trade(TradeRecord one) {
    ObjectNode node = WireJson.object();
    node.put("symbol", ListedSymbols.symbol(one.fill().instrument()));
    node.put("id", one.number());
    node.put("orderId", one.order().number());
    node.put("side", one.fill().order().side().name());
    node.put("price", WireJson.grid(one.fill().price().toDecimal()));
    node.put("qty", WireJson.grid(one.fill().quantity().toDecimal()));
    node.put("realizedPnl", WireJson.text(one.realised().toDecimal()));
    node.put(
        "quoteQty",
        WireJson.text(one.fill().price().toDecimal().multiply(one.fill().quantity().toDecimal())));
    node.put("commission", WireJson.text(one.fill().fee().toDecimal()));
    node.put("commissionAsset", one.fill().fee().asset().code());
    node.put("time", one.fill().time());
    node.put("positionSide", one.fill().order().positionSide().name());
    node.put("maker", one.fill().liquidity() == Liquidity.MAKER);
    node.put("buyer", one.fill().order().side() == Side.BUY);
    return node;
  }
}
