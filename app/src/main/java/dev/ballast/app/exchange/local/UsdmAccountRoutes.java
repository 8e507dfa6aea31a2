// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.account.MarginMode;
import dev.ballast.account.PositionSide;
import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.cost.FeeTier;
import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.InstrumentId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client asks of its USD-M account: balances, positions, income, and how it is set. */
final class UsdmAccountRoutes {
  private final TradingFloor floor;
  private final ListedSymbols symbols;
  private final OrderDesk desk;
  private final UsdmAccount accounts;

  UsdmAccountRoutes(TradingFloor floor, ListedSymbols symbols) {
    this.floor = floor;
    this.symbols = symbols;
    this.desk = new OrderDesk(floor, symbols, false);
    this.accounts = new UsdmAccount(floor);
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    account(routes);
    settings(routes);
    return routes;
  }

  private Optional<InstrumentId> symbol(ClientRequest asked) {
    return asked.parameters().text("symbol").map(symbols::named);
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
                    .put("dualSidePosition", asked.trader().settings().isHedgeMode())
                    .put("updateTime", 0)
                    .put("multiAssetsMargin", false)
                    .put("tradeGroupId", -1)));
  }

  private JsonNode income(ClientRequest asked) {
    Parameters given = asked.parameters();
    long from =
        Math.max(given.whole("startTime").orElse(Long.MIN_VALUE), floor.faults().earliest());
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

  private Brackets brackets(InstrumentId id) {
    return floor
        .market()
        .brackets()
        .brackets(id, floor.moment())
        .orElseThrow(() -> new Refusal(ErrorCode.LEVERAGE_RANGE, "No margin brackets are known."));
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
    FeeTier tier = floor.costs().fees(id).tier(floor.moment(), BigDecimal.ZERO);
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
                .put("marginType", marginType(asked.trader().settings().margin(id)))
                .put("isAutoAddMargin", false)
                .put("leverage", asked.trader().settings().leverage(id))
                .put(
                    "maxNotionalValue",
                    accounts.mostNotional(id, asked.trader().settings().leverage(id))));
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
            asked ->
                WireJson.object()
                    .put("dualSidePosition", asked.trader().settings().isHedgeMode())));
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
    int most = brackets(id).tiers().getFirst().maximumLeverage().intValue();
    if (wanted < 1 || wanted > most) {
      throw new Refusal(ErrorCode.LEVERAGE_RANGE, "Leverage " + wanted + " is not valid");
    }
    asked.trader().settings().setLeverage(id, (int) wanted);
    return WireJson.object()
        .put("leverage", wanted)
        .put("maxNotionalValue", accounts.mostNotional(id, (int) wanted))
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
    if (account.settings().margin(id) == wanted) {
      throw new Refusal(ErrorCode.SAME_MARGIN_TYPE);
    }
    if (account.books().positions().stream().anyMatch(one -> one.instrument().equals(id))
        || !desk.open(account, Optional.of(id)).isEmpty()) {
      throw new Refusal(ErrorCode.MARGIN_TYPE_HELD);
    }
    account.settings().setMargin(id, wanted);
    return done();
  }

  private JsonNode setHedgeMode(ClientRequest asked) {
    boolean wanted = asked.required("dualSidePosition").equalsIgnoreCase("true");
    TradingAccount account = asked.trader();
    if (account.settings().isHedgeMode() == wanted) {
      throw new Refusal(ErrorCode.SAME_SIDES);
    }
    boolean held =
        account.books().positions().stream()
            .anyMatch(one -> (one.side() == PositionSide.BOTH) == wanted);
    if (held || !desk.open(account, Optional.empty()).isEmpty()) {
      throw new Refusal(ErrorCode.SIDES_HELD);
    }
    account.settings().setHedgeMode(wanted);
    return done();
  }

  private static JsonNode done() {
    return WireJson.object().put("code", 200).put("msg", "success");
  }
}
