// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * How far from the market an order may be: its own price, or that of a market order, which is what
 * it was decided at and what the book asks. What only takes off risk is let through: a sale of
 * spot, and what makes a position smaller.
 */
final class PriceBand {
  private final double most;
  private final PriceWatch prices;
  private final Function<Order, Optional<Price>> decided;

  /**
   * A band.
   *
   * @param most of the market's price
   * @param decided the price that an order was decided at, as far as it is known
   */
  PriceBand(Percent most, PriceWatch prices, Function<Order, Optional<Price>> decided) {
    this.most = most.fraction();
    this.prices = prices;
    this.decided = decided;
  }

  /** Why an order is not to be sent, in a sentence. */
  Optional<String> outside(Order order) {
    Optional<Price> fair = prices.fair(order.instrument());
    if (fair.isEmpty()) {
      return Optional.of("not sent: the exchange tells no price of " + order.instrument());
    }
    List<Price> own = new ArrayList<>();
    String what = "its price";
    switch (order.terms()) {
      case Terms.Limit(Price price, _) -> own.add(price);
      case Terms.Triggered(_, Price price, _) -> own.add(price);
      case Terms.Market() -> {
        what = "its expected price";
        decided.apply(order).ifPresent(own::add);
        prices.best(order.instrument(), order.side() == Side.BUY).ifPresent(own::add);
      }
    }
    for (Price price : own) {
      double far = Math.abs(price.toDouble() / fair.get().toDouble() - 1);
      if (far > most) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "not sent: %s %s is %.1f %% from the market's %s, more than %.1f %%",
                what,
                price,
                100 * far,
                fair.get(),
                100 * most));
      }
    }
    return Optional.empty();
  }
}
