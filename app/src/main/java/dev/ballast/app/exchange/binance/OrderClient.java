// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.account.PositionSide;
import dev.ballast.app.exchange.binance.RestCall.Method;
import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends, finds and takes back orders of one market, spot or USD-M. An order is sent once; where its
 * answer is {@link Answer.Unknown}, {@link #find} tells by its client id what became of it.
 */
public final class OrderClient {
  /** Fills that are told at once at most. */
  public static final int MOST_TRADES = 1000;

  private final RestClient rest;
  private final boolean spot;
  private final String root;

  OrderClient(RestClient rest, boolean spot) {
    this.rest = rest;
    this.spot = spot;
    this.root = spot ? "/api/v3/" : "/fapi/v1/";
  }

  /**
   * Sends an order.
   *
   * @return the order as the exchange took it; for a market order with what has filled
   */
  public Answer<OrderState> send(OrderRequest order) {
    if (spot && (order.reduceOnly() || order.positionSide() != PositionSide.BOTH)) {
      throw new IllegalArgumentException("an order of a position, of spot: " + order);
    }
    RestCall<OrderState> call =
        RestCall.signed(Method.POST, root + "order", OrderState::of)
            .weighing(spot ? 1 : 0)
            .with("symbol", order.symbol())
            .with("side", order.side().name())
            .with("quantity", order.quantity().toDecimal())
            .with("newClientOrderId", order.clientId())
            .with("newOrderRespType", spot ? "FULL" : "RESULT");
    if (order.positionSide() != PositionSide.BOTH) {
      call = call.with("positionSide", order.positionSide().name());
    }
    if (order.reduceOnly()) {
      call = call.with("reduceOnly", "true");
    }
    return rest.ask(on(call, order.terms()));
  }

  private RestCall<OrderState> on(RestCall<OrderState> call, Terms terms) {
    return switch (terms) {
      case Terms.Market() -> call.with("type", "MARKET");
      case Terms.Limit(var price, var force) when spot && force == TimeInForce.POST_ONLY ->
          call.with("type", "LIMIT_MAKER").with("price", price.toDecimal());
      case Terms.Limit(var price, var force) ->
          call.with("type", "LIMIT")
              .with("timeInForce", word(force))
              .with("price", price.toDecimal());
      case Terms.Triggered _ -> throw new IllegalArgumentException("a conditional order");
    };
  }

  private static String word(TimeInForce force) {
    return switch (force) {
      case GOOD_TILL_CANCELLED -> "GTC";
      case IMMEDIATE_OR_CANCEL -> "IOC";
      case FILL_OR_KILL -> "FOK";
      case POST_ONLY -> "GTX";
    };
  }

  /**
   * The newest order of that client id; refused with {@link ErrorCode#NO_SUCH_ORDER} where there is
   * none. An order that was sent a moment ago may not be there yet.
   */
  public Answer<OrderState> find(String symbol, String clientId) {
    return rest.ask(
        RestCall.signed(Method.GET, root + "order", OrderState::of)
            .weighing(spot ? 4 : 1)
            .with("symbol", symbol)
            .with("origClientOrderId", clientId));
  }

  /**
   * Takes an order back; refused with {@link ErrorCode#CANCEL_REJECTED} where it is not open.
   *
   * @return the order as it ended
   */
  public Answer<OrderState> cancel(String symbol, String clientId) {
    return rest.ask(
        RestCall.signed(Method.DELETE, root + "order", OrderState::of)
            .with("symbol", symbol)
            .with("origClientOrderId", clientId));
  }

  /** Takes all orders of a symbol back, if there are any. */
  public Answer<Done> cancelAll(String symbol) {
    Answer<Done> answer =
        rest.ask(
            RestCall.signed(
                    Method.DELETE, root + (spot ? "openOrders" : "allOpenOrders"), _ -> Done.DONE)
                .with("symbol", symbol));
    boolean none =
        spot
            && answer instanceof Answer.Refused<Done> refused
            && refused.is(ErrorCode.CANCEL_REJECTED);
    return none ? new Answer.Given<>(Done.DONE) : answer;
  }

  /** Orders that may still fill, of one symbol or of all. */
  public Answer<List<OrderState>> open(Optional<String> symbol) {
    int all = spot ? 80 : 40;
    int one = spot ? 6 : 1;
    return rest.ask(
        RestCall.signed(
                Method.GET,
                root + "openOrders",
                told -> told.list().stream().map(OrderState::of).toList())
            .weighing(symbol.isPresent() ? one : all)
            .with("symbol", symbol));
  }

  /** The fills of an order. */
  public Answer<List<OrderTrade>> trades(String symbol, long orderId) {
    return rest.ask(trades(symbol).with("orderId", orderId));
  }

  /**
   * The fills in a symbol from a number on, in order; there may be more where there are {@link
   * #MOST_TRADES}.
   */
  public Answer<List<OrderTrade>> tradesFrom(String symbol, long id) {
    return rest.ask(trades(symbol).with("fromId", id));
  }

  /**
   * The fills in a symbol from a time on, in order.
   *
   * @param since epoch milliseconds; spot and USD-M tell of no more than some months
   */
  public Answer<List<OrderTrade>> tradesSince(String symbol, long since) {
    List<OrderTrade> all = new ArrayList<>();
    Answer<List<OrderTrade>> page = rest.ask(trades(symbol).with("startTime", since));
    while (page.given().isPresent() && !page.given().get().isEmpty()) {
      all.addAll(page.given().get());
      page = tradesFrom(symbol, all.getLast().id() + 1);
    }
    return page.map(_ -> List.copyOf(all));
  }

  /** An order by the exchange's number. */
  public Answer<OrderState> numbered(String symbol, long orderId) {
    return rest.ask(
        RestCall.signed(Method.GET, root + "order", OrderState::of)
            .weighing(spot ? 4 : 1)
            .with("symbol", symbol)
            .with("orderId", orderId));
  }

  /** The last fills in a symbol, in order. */
  public Answer<List<OrderTrade>> lastTrades(String symbol) {
    return rest.ask(trades(symbol));
  }

  private RestCall<List<OrderTrade>> trades(String symbol) {
    return RestCall.signed(
            Method.GET,
            root + (spot ? "myTrades" : "userTrades"),
            told -> told.list().stream().map(OrderTrade::of).toList())
        .weighing(spot ? 20 : 5)
        .with("symbol", symbol)
        .with("limit", MOST_TRADES);
  }
}
