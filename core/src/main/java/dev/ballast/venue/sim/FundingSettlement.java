// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.Position;
import dev.ballast.ledger.Books;
import dev.ballast.market.MissingData;
import dev.ballast.market.Tape;
import dev.ballast.order.Event;
import dev.ballast.order.MarkSource;
import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Pays funding at every settlement, on what is held there: linear contracts in the quote, inverse
 * ones in coin, each side of hedge mode for itself. A settlement that was due and is not recorded
 * stops a run that holds the contract, unless its rate is carried on, which is counted.
 */
final class FundingSettlement {
  private final SubstituteCounts substitutes;

  FundingSettlement(SubstituteCounts substitutes) {
    this.substitutes = substitutes;
  }

  void settle(Tape moment, Books books, Consumer<Event> events) {
    List<Position> held = moment.settlements().isEmpty() ? List.of() : books.positions();
    for (Tape.Settlement settlement : moment.settlements()) {
      for (Position position : held) {
        if (position.instrument().equals(settlement.instrument())) {
          events.accept(payment(moment, settlement, position));
        }
      }
    }
  }

  private Event payment(Tape moment, Tape.Settlement settlement, Position position) {
    String id = settlement.instrument().toString();
    BigDecimal rate =
        settlement.rate().orElseThrow(() -> new MissingData("funding rate", id, moment.time()));
    if (settlement.substituted()) {
      substitutes.count("funding settled at the last rate recorded, none at its time: " + id);
    }
    MarkSource source;
    Optional<Price> mark;
    if (settlement.recordedMark().isPresent()) {
      source = MarkSource.RECORDED_MARK;
      mark = settlement.recordedMark();
    } else if (settlement.markOpen().isPresent()) {
      source = MarkSource.MARK_OPEN_AT_SETTLEMENT;
      mark = settlement.markOpen();
    } else if (settlement.open().isPresent()) {
      source = MarkSource.OPEN_AT_SETTLEMENT;
      mark = settlement.open();
    } else {
      source = MarkSource.LAST_CLOSE;
      mark = moment.mark(settlement.instrument());
    }
    Price price = mark.orElseThrow(() -> new MissingData("price for funding", id, moment.time()));
    return new Event.FundingPaid(
        moment.time(),
        position.contract(),
        position.side(),
        position.quantity(),
        price,
        source,
        rate,
        position.contract().funding(position.quantity(), price, rate));
  }
}
