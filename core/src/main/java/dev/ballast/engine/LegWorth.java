// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.market.Contract;
import dev.ballast.market.Feed;
import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.TradingRules;
import dev.ballast.order.Order;
import dev.ballast.unit.Quantity;
import java.math.RoundingMode;
import java.util.Optional;

/** What orders are worth now, in the quote, and whether a venue takes ones so small. */
record LegWorth(Feed feed) {
  /** What a quantity of an order is worth, in the quote; zero while it has no price. */
  double of(Order order, Quantity quantity) {
    Contract contract = order.contract();
    double units = quantity.toDouble() * contract.size().toDouble();
    return contract.id().isInverse()
        ? units
        : feed.mark(contract.id()).map(price -> units * price.toDouble()).orElse(0.0);
  }

  /** In whole steps, towards zero. */
  Quantity whole(InstrumentId id, Quantity quantity) {
    return rules(id).map(one -> quantity.roundedTo(one.step(), RoundingMode.DOWN)).orElse(quantity);
  }

  /** What the smallest change of an order's quantity is worth. */
  double step(Order order) {
    return rules(order.instrument()).map(one -> of(order, one.step())).orElse(0.0);
  }

  /** Whether an order of it is large enough. */
  boolean isEnough(Order order, Quantity quantity) {
    Optional<TradingRules> rules = rules(order.instrument());
    return quantity.signum() > 0
        && rules.isPresent()
        && quantity.compareTo(rules.get().minimumQuantity()) >= 0
        && of(order, quantity) >= rules.get().minimumNotional().toDouble();
  }

  private Optional<TradingRules> rules(InstrumentId id) {
    return feed.view().instrument(id).map(Instrument::rules);
  }
}
