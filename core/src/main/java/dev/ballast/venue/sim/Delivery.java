// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.Position;
import dev.ballast.ledger.Books;
import dev.ballast.market.DeliverySource;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MissingData;
import dev.ballast.market.Tape;
import dev.ballast.order.Event;
import dev.ballast.order.Liquidity;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Closes what is held of a contract that ends, at the price of its end and for the taker's fee:
 * dated futures at delivery, perpetuals when they are delisted. Open orders for it are cancelled.
 */
final class Delivery {
  private final Charges charges;
  private final SubstituteCounts substitutes;
  private final Matching matching;

  Delivery(Charges charges, SubstituteCounts substitutes, Matching matching) {
    this.charges = charges;
    this.substitutes = substitutes;
    this.matching = matching;
  }

  void settle(Tape moment, Books books, Consumer<Event> events) {
    for (Tape.Expiry expiry : moment.expiries()) {
      InstrumentId id = expiry.instrument();
      matching.cancel(
          moment, order -> order.instrument().equals(id), "the contract has ended", events);
      for (Position position : books.positions()) {
        if (position.instrument().equals(id)) {
          deliver(moment, position, expiry, events);
        }
      }
    }
  }

  private void deliver(Tape moment, Position position, Tape.Expiry expiry, Consumer<Event> events) {
    String id = expiry.instrument().toString();
    Price price =
        expiry.price().orElseThrow(() -> new MissingData("delivery price", id, moment.time()));
    if (expiry.source() != DeliverySource.INDEX_MEAN) {
      substitutes.count("delivered at the " + expiry.source() + ": " + id);
    }
    Money fee =
        charges.fee(
            moment.time(), position.contract(), position.quantity().abs(), price, Liquidity.TAKER);
    Insurance.lacking(position, price, fee)
        .ifPresent(lacking ->
            events.accept(
                new Event.LossCovered(moment.time(), Optional.of(position.key()), lacking)));
    events.accept(
        new Event.Delivered(moment.time(), position.key(), position.quantity(), price, fee));
  }
}
