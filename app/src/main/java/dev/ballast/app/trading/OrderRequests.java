// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.account.MarginMode;
import dev.ballast.app.exchange.binance.Answer;
import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.app.exchange.binance.Done;
import dev.ballast.app.exchange.binance.OrderClient;
import dev.ballast.app.exchange.binance.OrderRequest;
import dev.ballast.app.exchange.binance.OrderState;
import dev.ballast.app.exchange.binance.OrderTrade;
import dev.ballast.app.exchange.wire.ErrorCode;
import dev.ballast.order.Order;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is asked of the exchange about an order; called on the lanes of both markets. */
final class OrderRequests {
  /** Before a setting is tried again of which it is not known whether it was made. */
  private static final long PAUSE = 100;

  private final BinanceClient exchange;
  private final Machine machine;

  /** Margin and leverage that each contract is known to have. */
  private final Map<String, String> settings = new ConcurrentHashMap<>();

  OrderRequests(BinanceClient exchange, Machine machine) {
    this.exchange = exchange;
    this.machine = machine;
  }

  private OrderClient market(OrderUnderWay one) {
    return one.isSpot() ? exchange.spot().orders() : exchange.usdm().orders();
  }

  /** Sets what the order needs, and sends it. */
  Answer<OrderState> send(OrderUnderWay one) {
    Order order = one.order();
    String symbol = one.symbol();
    if (!one.isSpot()) {
      Answer<Done> set = set(order, symbol);
      if (set.given().isEmpty()) {
        return set.withoutValue();
      }
    }
    one.sending(machine.nanos());
    return market(one)
        .send(
            new OrderRequest(
                symbol,
                order.id(),
                order.side(),
                order.positionSide(),
                order.quantity(),
                order.terms(),
                order.reduceOnly()));
  }

  /** What is not done yet is not sent: whatever kept it from being set keeps the order back. */
  private Answer<Done> set(Order order, String symbol) {
    String wanted = order.margin() + " " + order.leverage();
    if (wanted.equals(settings.get(symbol))) {
      return new Answer.Given<>(Done.DONE);
    }
    Answer<Done> margin = exchange.usdm().settings().setMargin(symbol, order.margin());
    boolean held =
        margin instanceof Answer.Refused<Done> refused && refused.is(ErrorCode.MARGIN_TYPE_HELD);
    if (margin.given().isEmpty() && !(held && order.margin() == MarginMode.CROSS)) {
      return later(margin);
    }
    Answer<Integer> leverage =
        exchange.usdm().settings().setLeverage(symbol, order.leverage().intValueExact());
    if (leverage.given().isPresent()) {
      settings.put(symbol, wanted);
    }
    return later(leverage.map(_ -> Done.DONE));
  }

  /** A setting that is not known to be made is made again: it is no order. */
  private Answer<Done> later(Answer<Done> answer) {
    return answer instanceof Answer.Unknown<Done>(String words)
        ? new Answer.RetryLater<>(machine.now() + PAUSE, words)
        : answer;
  }

  /** What became of it, by its client id. */
  Answer<OrderState> find(OrderUnderWay one) {
    return market(one).find(one.symbol(), one.order().id());
  }

  Answer<OrderState> cancel(OrderUnderWay one) {
    return market(one).cancel(one.symbol(), one.order().id());
  }

  /**
   * All its fills.
   *
   * @param number the exchange's of the order
   */
  Answer<List<OrderTrade>> trades(OrderUnderWay one, long number) {
    return market(one).trades(one.symbol(), number);
  }
}
