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
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Fills of an order as events, each once, in the exchange's order. */
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
   * Tells those fills that the session does not know of.
   *
   * @param trades all fills of the order by now
   */
  void tell(OrderUnderWay one, List<OrderTrade> trades) {
    Quantity sum = Quantity.ZERO;
    for (OrderTrade trade :
        trades.stream().sorted(Comparator.comparingLong(OrderTrade::id)).toList()) {
      Quantity quantity = Quantity.of(trade.quantity());
      sum = sum.plus(quantity);
      if (sum.compareTo(one.told()) > 0) {
        one.tell(quantity);
        told.accept(filled(one, trade, quantity));
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
