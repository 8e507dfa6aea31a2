// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.order.Liquidity;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What happens to an account, in the words of the user streams. */
final class UserNews implements AccountListener {
  private final TradingFloor floor;
  private final TradingAccount account;
  private final Told told;

  /** Takes a message of a stream of an account: spot's or that of USD-M. */
  interface Told {
    void tell(boolean ofSpot, ObjectNode message);
  }

  UserNews(TradingFloor floor, TradingAccount account, Told told) {
    this.floor = floor;
    this.account = account;
    this.told = told;
  }

  @Override
  public void order(OrderRecord one, String what, Optional<TradeRecord> trade) {
    boolean ofSpot = one.instrument().isSpot();
    told.tell(ofSpot, ofSpot ? spotOrder(one, what, trade) : futuresOrder(one, what, trade));
  }

  @Override
  public void algo(OrderRecord one) {
    told.tell(false, conditional(one));
  }

  @Override
  public void account(String reason, Asset asset, Optional<PositionKey> position, long time) {
    told.tell(false, futuresAccount(reason, asset, position, time));
    told.tell(true, spotAccount(time));
  }

  /** {@code ORDER_TRADE_UPDATE} of USD-M. */
  private ObjectNode futuresOrder(OrderRecord one, String what, Optional<TradeRecord> trade) {
    ObjectNode order = WireJson.object();
    order.put("s", ListedSymbols.symbol(one.instrument()));
    order.put("c", one.clientId());
    order.put("S", one.order().side().name());
    order.put("o", one.type());
    order.put("f", one.timeInForce());
    order.put("q", WireJson.grid(one.order().quantity().toDecimal()));
    order.put("p", WireJson.grid(one.price()));
    order.put("ap", WireJson.text(one.averagePrice()));
    order.put("sp", WireJson.grid(one.triggerPrice()));
    order.put("x", what);
    order.put("X", one.status().name());
    order.put("i", one.number());
    order.put("l", trade.map(fill -> WireJson.grid(quantity(fill).toDecimal())).orElse("0"));
    order.put("z", WireJson.grid(one.filled().toDecimal()));
    order.put("L", trade.map(fill -> WireJson.grid(price(fill).toDecimal())).orElse("0"));
    trade.ifPresent(fill -> {
      order.put("N", fill.fill().fee().asset().code());
      order.put("n", WireJson.text(fill.fill().fee().toDecimal()));
    });
    order.put("T", one.updated());
    order.put("t", trade.map(TradeRecord::number).orElse(0L));
    order.put("b", "0");
    order.put("a", "0");
    order.put("m", trade.map(UserNews::maker).orElse(false));
    order.put("R", one.order().reduceOnly());
    order.put("wt", "CONTRACT_PRICE");
    order.put("ot", one.type());
    order.put("ps", one.order().positionSide().name());
    order.put("cp", false);
    order.put("rp", trade.map(fill -> WireJson.text(fill.realised().toDecimal())).orElse("0"));
    order.put("pP", false);
    order.put("si", 0);
    order.put("ss", 0);
    order.put("V", "NONE");
    order.put("pm", "NONE");
    order.put("gtd", 0);
    ObjectNode news = event("ORDER_TRADE_UPDATE", one.updated());
    news.set("o", order);
    return news;
  }

  private static Quantity quantity(TradeRecord trade) {
    return trade.fill().quantity();
  }

  private static Price price(TradeRecord trade) {
    return trade.fill().price();
  }

  private static boolean maker(TradeRecord trade) {
    return trade.fill().liquidity() == Liquidity.MAKER;
  }

  private ObjectNode event(String name, long time) {
    return WireJson.object().put("e", name).put("E", floor.time()).put("T", time);
  }

  /** {@code ALGO_UPDATE} of USD-M: what becomes of a conditional order. */
  private ObjectNode conditional(OrderRecord one) {
    ObjectNode order = WireJson.object();
    order.put("caid", one.clientId());
    order.put("aid", one.number());
    order.put("at", "CONDITIONAL");
    order.put("o", one.type());
    order.put("s", ListedSymbols.symbol(one.instrument()));
    order.put("S", one.order().side().name());
    order.put("ps", one.order().positionSide().name());
    order.put("f", one.timeInForce());
    order.put("q", WireJson.grid(one.order().quantity().toDecimal()));
    order.put("X", one.algoStatus());
    order.put("ai", one.isTriggered() ? Long.toString(one.actual()) : "");
    order.put("ap", WireJson.grid(one.averagePrice()));
    order.put("aq", WireJson.grid(one.filled().toDecimal()));
    order.put("act", one.isTriggered() ? (one.price().signum() > 0 ? "LIMIT" : "MARKET") : "0");
    order.put("tp", WireJson.grid(one.triggerPrice()));
    order.put("p", WireJson.grid(one.price()));
    order.put("V", "NONE");
    order.put("wt", "CONTRACT_PRICE");
    order.put("pm", "NONE");
    order.put("cp", false);
    order.put("pP", false);
    order.put("R", one.order().reduceOnly());
    order.put("tt", one.isTriggered() ? one.updated() : 0);
    order.put("gtd", 0);
    order.put("rm", one.status() == OrderRecord.Status.REJECTED ? one.reason() : "");
    ObjectNode news = event("ALGO_UPDATE", one.updated());
    news.set("o", order);
    return news;
  }

  /** {@code ACCOUNT_UPDATE} of USD-M. */
  private ObjectNode futuresAccount(
      String reason, Asset asset, Optional<PositionKey> key, long time) {
    ObjectNode update = WireJson.object();
    update.put("m", reason);
    ObjectNode balance = WireJson.object();
    BigDecimal cross = account.books().in(Place.FUTURES, asset).toDecimal();
    BigDecimal isolated = BigDecimal.ZERO;
    for (Position one : account.books().positions()) {
      if (one.contract().settle().equals(asset) && one.isolated().isPresent()) {
        isolated = isolated.add(one.isolated().get().toDecimal());
      }
    }
    balance.put("a", asset.code());
    balance.put("wb", WireJson.text(cross.add(isolated)));
    balance.put("cw", WireJson.text(cross));
    balance.put("bc", "0");
    ArrayNode balances = WireJson.array();
    balances.add(balance);
    update.set("B", balances);
    ArrayNode positions = WireJson.array();
    key.ifPresent(one -> positions.add(position(one)));
    update.set("P", positions);
    ObjectNode news = event("ACCOUNT_UPDATE", time);
    news.set("a", update);
    return news;
  }

  private ObjectNode position(PositionKey key) {
    Optional<Position> held = account.books().position(key);
    ObjectNode node = WireJson.object();
    node.put("s", ListedSymbols.symbol(key.instrument()));
    node.put("pa", held.map(one -> WireJson.grid(one.quantity().toDecimal())).orElse("0"));
    node.put("ep", held.map(UserNews::entry).orElse("0"));
    node.put("bep", held.map(UserNews::entry).orElse("0"));
    node.put("cr", "0");
    node.put(
        "up",
        held.flatMap(one ->
                floor
                    .mark(key.instrument())
                    .map(mark -> WireJson.text(one.unrealised(mark).toDecimal())))
            .orElse("0"));
    boolean isolated = held.map(one -> one.margin() == MarginMode.ISOLATED).orElse(false);
    node.put("mt", isolated ? "isolated" : "cross");
    node.put(
        "iw",
        held.flatMap(Position::isolated).map(own -> WireJson.text(own.toDecimal())).orElse("0"));
    node.put("ps", key.side().name());
    return node;
  }

  private static String entry(Position position) {
    return WireJson.text(
        position
            .entryCost()
            .toDecimal()
            .divide(position.quantity().toDecimal(), 16, RoundingMode.HALF_EVEN)
            .abs());
  }

  /** {@code executionReport} of spot. */
  private ObjectNode spotOrder(OrderRecord one, String what, Optional<TradeRecord> trade) {
    boolean maker = one.timeInForce().equals("GTX");
    ObjectNode news = WireJson.object();
    news.put("e", "executionReport");
    news.put("E", floor.time());
    news.put("s", ListedSymbols.symbol(one.instrument()));
    news.put("c", one.clientId());
    news.put("S", one.order().side().name());
    news.put("o", maker ? "LIMIT_MAKER" : one.type());
    news.put("f", maker ? "GTC" : one.timeInForce());
    news.put("q", WireJson.text(one.order().quantity().toDecimal()));
    news.put("p", WireJson.text(one.price()));
    news.put("P", "0.00000000");
    news.put("F", "0.00000000");
    news.put("g", -1);
    news.put("C", what.equals("CANCELED") ? one.clientId() : "");
    news.put("x", what);
    news.put("X", one.status().name());
    news.put("r", "NONE");
    news.put("i", one.number());
    news.put(
        "l", trade.map(fill -> WireJson.text(quantity(fill).toDecimal())).orElse("0.00000000"));
    news.put("z", WireJson.text(one.filled().toDecimal()));
    news.put("L", trade.map(fill -> WireJson.text(price(fill).toDecimal())).orElse("0.00000000"));
    news.put("n", trade.map(fill -> WireJson.text(fill.fill().fee().toDecimal())).orElse("0"));
    news.put("N", trade.map(fill -> fill.fill().fee().asset().code()).orElse(null));
    news.put("T", one.updated());
    news.put("t", trade.map(TradeRecord::number).orElse(-1L));
    news.put("I", one.number());
    news.put("w", one.status().isOpen());
    news.put("m", trade.map(UserNews::maker).orElse(false));
    news.put("M", false);
    news.put("O", one.created());
    news.put("Z", WireJson.text(one.quote()));
    news.put(
        "Y",
        trade
            .map(
                fill -> WireJson.text(price(fill).toDecimal().multiply(quantity(fill).toDecimal())))
            .orElse("0.00000000"));
    news.put("Q", "0.00000000");
    news.put("W", one.created());
    news.put("V", "NONE");
    return news;
  }

  /** {@code outboundAccountPosition} of spot: what is held of everything. */
  private ObjectNode spotAccount(long time) {
    ObjectNode news = WireJson.object();
    news.put("e", "outboundAccountPosition");
    news.put("E", floor.time());
    news.put("u", time);
    news.set(
        "B",
        WireJson.array(
            account.books().account(time).in(Place.SPOT).entrySet(),
            held ->
                WireJson.object()
                    .put("a", held.getKey().code())
                    .put("f", WireJson.text(held.getValue().toDecimal()))
                    .put("l", "0.00000000")));
    return news;
  }
}
