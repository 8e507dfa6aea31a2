// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.market.Feed;
import dev.ballast.market.Instrument;
import dev.ballast.market.TradingRules;
import dev.ballast.order.Order;
import java.util.Optional;

/** What the venue asks of an order before it takes it; an answer is the reason for a refusal. */
record OrderRules() {

  Optional<String> refusal(Feed moment, Order order) {
    Optional<Instrument> instrument = moment.view().instrument(order.instrument());
    if (instrument.isEmpty()) {
      return Optional.of("no trading rules for " + order.instrument());
    }
    if (instrument.get() instanceof Instrument.Dated dated
        && dated.expiry().toEpochMilli() <= moment.time()) {
      return Optional.of("the contract has expired at " + dated.expiry());
    }
    TradingRules rules = instrument.get().rules();
    if (!rules.roundDown(order.quantity()).equals(order.quantity())) {
      return Optional.of("quantity " + order.quantity() + " is not on the step " + rules.step());
    }
    if (order.quantity().compareTo(rules.minimumQuantity()) < 0) {
      return Optional.of(
          "quantity " + order.quantity() + " is below the minimum " + rules.minimumQuantity());
    }
    return Optional.empty();
  }
}
