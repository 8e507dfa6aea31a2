// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.exchange.binance.OrderState;
import dev.ballast.app.exchange.binance.OrderTrade;
import dev.ballast.order.Event;
import dev.ballast.order.Liquidity;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Fills of orders as events, each once, in the exchange's order. */
final class FillNews {
  private final MarketClock clock;
  private final Consumer<Event> told;

  FillNews(MarketClock clock, Consumer<Event> told) {
    this.clock = clock;
    this.told = told;
  }

  long now() {
    return clock.now();
  }

  /** When an order came to where it is, by the exchange. */
  long time(OrderState state) {
    return state.updated() > 0 ? state.updated() : clock.now();
  }

  /**
   * Tells those fills that the session does not know of, of whatever order, as they followed each
   * other.
   *
   * @param filled orders with all their fills by now
   */
  void tell(Map<OrderUnderWay, List<OrderTrade>> filled) {
    record Fill(OrderUnderWay order, OrderTrade trade) {}

    List<Fill> fills = new ArrayList<>();
    filled.forEach((order, trades) -> trades.forEach(trade -> fills.add(new Fill(order, trade))));
    fills.sort(Comparator.comparingLong(one -> one.trade().id()));
    Map<OrderUnderWay, Quantity> sums = new HashMap<>();
    for (Fill fill : fills) {
      OrderUnderWay one = fill.order();
      Quantity quantity = Quantity.of(fill.trade().quantity());
      Quantity sum = sums.merge(one, quantity, Quantity::plus);
      if (sum.compareTo(one.told()) > 0) {
        one.tell(quantity);
        told.accept(filled(one, fill.trade(), quantity));
      }
    }
  }

  /** Tells a fill that follows those that the session knows of. */
  void tellNext(OrderUnderWay one, OrderTrade trade) {
    Quantity quantity = Quantity.of(trade.quantity());
    one.tell(quantity);
    told.accept(filled(one, trade, quantity));
  }

  private static Event filled(OrderUnderWay one, OrderTrade trade, Quantity quantity) {
    Price price = Price.of(trade.price());
    return new Event.Filled(
        trade.time(),
        one.order(),
        quantity,
        price,
        one.expected().orElse(price),
        trade.maker() ? Liquidity.MAKER : Liquidity.TAKER,
        Money.of(new Asset(trade.feeAsset()), trade.fee()));
  }
}
