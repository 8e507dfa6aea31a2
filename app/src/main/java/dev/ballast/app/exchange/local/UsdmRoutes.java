// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.account.MarginMode;
import dev.ballast.account.PositionSide;
import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.Brackets;
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

/** What a client asks of its USD-M account: orders, positions, balances, settings. */
final class UsdmRoutes {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_IN_A_BATCH = 5;

  private final TradingFloor floor;
  private final ListedSymbols symbols;
  private final OrderDesk desk;
  private final UsdmAccount accounts;

  UsdmRoutes(TradingFloor floor, ListedSymbols symbols) {
    this.floor = floor;
    this.symbols = symbols;
    this.desk = new OrderDesk(floor, symbols, false);
    this.accounts = new UsdmAccount(floor);
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    orders(routes);
    algoOrders(routes);
    account(routes);
    settings(routes);
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
    routes.add(
        Route.signed(
            "POST",
            "/fapi/v1/countdownCancelAll",
            10,
            asked ->
                WireJson.object()
                    .put("symbol", asked.required("symbol"))
                    .put("countdownTime", asked.required("countdownTime"))));
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
        answers.add(error(e));
      }
    }
    return answers;
  }

  static ObjectNode error(Refusal refusal) {
    return WireJson.object().put("code", refusal.code().number()).put("msg", refusal.words());
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
        answers.add(error(e));
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
    return desk.find(asked.trader(), asked.parameters(), "algoId", "clientAlgoId", otherwise);
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
    node.put(
        "algoStatus",
        switch (one.status()) {
          case NEW -> one.isTriggered() ? "TRIGGERED" : "NEW";
          case PARTIALLY_FILLED -> "TRIGGERED";
          case FILLED -> "FINISHED";
          case CANCELED -> "CANCELED";
          case EXPIRED -> "EXPIRED";
          case REJECTED -> "REJECTED";
        });
    node.put("actualOrderId", one.isTriggered() ? Long.toString(one.number()) : "");
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

  private void account(List<Route> routes) {
    for (String version : List.of("v2", "v3")) {
      routes.add(
          Route.signed(
              "GET",
              "/fapi/" + version + "/account",
              5,
              asked -> accounts.account(asked.trader())));
      routes.add(
          Route.signed(
              "GET",
              "/fapi/" + version + "/balance",
              5,
              asked -> accounts.balances(asked.trader())));
    }
    routes.add(
        Route.signed(
            "GET",
            "/fapi/v2/positionRisk",
            5,
            asked -> accounts.positions(asked.trader(), symbol(asked), true)));
    routes.add(
        Route.signed(
            "GET",
            "/fapi/v3/positionRisk",
            5,
            asked -> accounts.positions(asked.trader(), symbol(asked), false)));
    routes.add(Route.signed("GET", "/fapi/v1/income", 30, this::income));
    routes.add(Route.signed("GET", "/fapi/v1/leverageBracket", 1, this::brackets));
    routes.add(Route.signed("GET", "/fapi/v1/commissionRate", 20, this::commission));
    routes.add(Route.signed("GET", "/fapi/v1/symbolConfig", 5, this::symbolConfig));
    routes.add(
        Route.signed(
            "GET",
            "/fapi/v1/accountConfig",
            5,
            asked ->
                WireJson.object()
                    .put("feeTier", 0)
                    .put("canTrade", true)
                    .put("canDeposit", true)
                    .put("canWithdraw", false)
                    .put("dualSidePosition", asked.trader().isHedgeMode())
                    .put("updateTime", 0)
                    .put("multiAssetsMargin", false)
                    .put("tradeGroupId", -1)));
  }

  private JsonNode income(ClientRequest asked) {
    Parameters given = asked.parameters();
    long from = given.whole("startTime").orElse(Long.MIN_VALUE);
    long to = given.whole("endTime").orElse(Long.MAX_VALUE);
    Optional<String> kind = given.text("incomeType");
    Optional<String> symbol = given.text("symbol");
    List<IncomeRecord> all =
        asked.trader().income().stream()
            .filter(one ->
                one.time() >= from
                    && one.time() <= to
                    && kind.map(wanted -> one.kind().equals(wanted)).orElse(true)
                    && symbol.map(wanted -> one.symbol().equals(wanted)).orElse(true))
            .toList();
    int limit = given.limit(100, 1000);
    int first = given.text("startTime").isPresent() ? 0 : Math.max(0, all.size() - limit);
    return WireJson.array(
        all.subList(first, Math.min(all.size(), first + limit)),
        one ->
            WireJson.object()
                .put("symbol", one.symbol())
                .put("incomeType", one.kind())
                .put("income", WireJson.text(one.amount().toDecimal()))
                .put("asset", one.amount().asset().code())
                .put("info", one.kind())
                .put("time", one.time())
                .put("tranId", one.number())
                .put("tradeId", one.trade() == 0 ? "" : Long.toString(one.trade())));
  }

  private JsonNode brackets(ClientRequest asked) {
    ArrayNode all = WireJson.array();
    for (InstrumentId id : symbols.asked(asked.parameters())) {
      floor.market().brackets().brackets(id, floor.moment()).ifPresent(one -> all.add(table(one)));
    }
    return all;
  }

  private static JsonNode table(Brackets brackets) {
    ArrayNode tiers = WireJson.array();
    int number = 0;
    for (Bracket tier : brackets.tiers()) {
      number++;
      ObjectNode one = WireJson.object();
      one.put("bracket", number);
      one.put("initialLeverage", tier.maximumLeverage().intValue());
      one.put("notionalCap", tier.cap());
      one.put("notionalFloor", tier.floor());
      one.put("maintMarginRatio", tier.maintenanceRate());
      one.put("cum", tier.maintenanceAmount());
      tiers.add(one);
    }
    ObjectNode table = WireJson.object();
    table.put("symbol", ListedSymbols.symbol(brackets.instrument()));
    table.set("brackets", tiers);
    return table;
  }

  private JsonNode commission(ClientRequest asked) {
    InstrumentId id = symbols.of(asked.parameters());
    var tier = floor.costs().fees(id).tier(floor.moment(), java.math.BigDecimal.ZERO);
    return WireJson.object()
        .put("symbol", ListedSymbols.symbol(id))
        .put("makerCommissionRate", WireJson.grid(tier.maker().exactFraction()))
        .put("takerCommissionRate", WireJson.grid(tier.taker().exactFraction()));
  }

  private JsonNode symbolConfig(ClientRequest asked) {
    return WireJson.array(
        symbols.asked(asked.parameters()),
        id ->
            WireJson.object()
                .put("symbol", ListedSymbols.symbol(id))
                .put("marginType", marginType(asked.trader().margin(id)))
                .put("isAutoAddMargin", false)
                .put("leverage", asked.trader().leverage(id))
                .put("maxNotionalValue", "1000000"));
  }

  private static String marginType(MarginMode mode) {
    return mode == MarginMode.ISOLATED ? "ISOLATED" : "CROSSED";
  }

  private void settings(List<Route> routes) {
    routes.add(Route.signed("POST", "/fapi/v1/leverage", 1, this::setLeverage));
    routes.add(Route.signed("POST", "/fapi/v1/marginType", 1, this::setMarginType));
    routes.add(
        Route.signed(
            "GET",
            "/fapi/v1/positionSide/dual",
            30,
            asked -> WireJson.object().put("dualSidePosition", asked.trader().isHedgeMode())));
    routes.add(Route.signed("POST", "/fapi/v1/positionSide/dual", 1, this::setHedgeMode));
    routes.add(
        Route.signed(
            "GET",
            "/fapi/v1/multiAssetsMargin",
            30,
            _ -> WireJson.object().put("multiAssetsMargin", false)));
  }

  private JsonNode setLeverage(ClientRequest asked) {
    InstrumentId id = symbols.of(asked.parameters());
    long wanted =
        asked.parameters().whole("leverage").orElseThrow(() -> Refusal.missing("leverage"));
    int most =
        floor
            .market()
            .brackets()
            .brackets(id, floor.moment())
            .map(one -> one.tiers().getFirst().maximumLeverage().intValue())
            .orElse(125);
    if (wanted < 1 || wanted > most) {
      throw new Refusal(ErrorCode.LEVERAGE_RANGE, "Leverage " + wanted + " is not valid");
    }
    asked.trader().setLeverage(id, (int) wanted);
    return WireJson.object()
        .put("leverage", wanted)
        .put("maxNotionalValue", "1000000")
        .put("symbol", ListedSymbols.symbol(id));
  }

  private JsonNode setMarginType(ClientRequest asked) {
    InstrumentId id = symbols.of(asked.parameters());
    MarginMode wanted =
        switch (asked.required("marginType")) {
          case "ISOLATED" -> MarginMode.ISOLATED;
          case "CROSSED" -> MarginMode.CROSS;
          default -> throw Refusal.invalid("marginType");
        };
    TradingAccount account = asked.trader();
    if (account.margin(id) == wanted) {
      throw new Refusal(ErrorCode.SAME_MARGIN_TYPE);
    }
    if (account.books().positions().stream().anyMatch(one -> one.instrument().equals(id))
        || !desk.open(account, Optional.of(id)).isEmpty()) {
      throw new Refusal(ErrorCode.MARGIN_TYPE_HELD);
    }
    account.setMargin(id, wanted);
    return done();
  }

  private JsonNode setHedgeMode(ClientRequest asked) {
    boolean wanted = asked.required("dualSidePosition").equalsIgnoreCase("true");
    TradingAccount account = asked.trader();
    if (account.isHedgeMode() == wanted) {
      throw new Refusal(ErrorCode.SAME_SIDES);
    }
    boolean held =
        account.books().positions().stream()
            .anyMatch(one -> (one.side() == PositionSide.BOTH) == wanted);
    if (held || !desk.open(account, Optional.empty()).isEmpty()) {
      throw new Refusal(ErrorCode.SIDES_HELD);
    }
    account.setHedgeMode(wanted);
    return done();
  }

  private static JsonNode done() {
    return WireJson.object().put("code", 200).put("msg", "success");
  }
}
