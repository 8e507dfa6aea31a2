// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.margin.PriceRange;
import dev.ballast.market.Bar;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MissingData;
import dev.ballast.market.Tape;
import dev.ballast.unit.Price;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What futures are margined at: mark prices where they are recorded in bars, else, as a stated
 * substitute, the prices of trades.
 */
final class MarkPrices {
  private final SubstituteCounts substitutes;
  private final Map<InstrumentId, Price> lastMarks = new TreeMap<>();

  MarkPrices(SubstituteCounts substitutes) {
    this.substitutes = substitutes;
  }

  /** Forgets the marks of the bars before those that close at the moment. */
  void begin(Tape moment) {
    if (moment.closes()) {
      lastMarks.clear();
    }
  }

  /** The range of the bar that closes at the moment; its last price where none does. */
  PriceRange range(Tape moment, InstrumentId id) {
    Optional<Bar> marks = moment.markBar(id);
    if (marks.isPresent()) {
      lastMarks.put(id, Price.nearest(marks.get().close()));
      return PriceRange.of(marks.get());
    }
    Optional<Bar> trades = moment.bar(id);
    if (trades.isPresent() && !id.isSpot()) {
      substitutes.count("liquidation looked for in bars of trades, no recorded mark prices");
    }
    return trades.map(PriceRange::of).orElseGet(() -> PriceRange.at(now(moment, id)));
  }

  /** One dollar for another, where no price between them is recorded. */
  private Optional<Price> par(InstrumentId id) {
    if (!id.isDollarPair()) {
      return Optional.empty();
    }
    substitutes.count(id.base() + " at par with " + id.quote() + ", no recorded price");
    return Optional.of(Price.ONE);
  }

  /** The last price known at the moment. */
  Price now(Tape moment, InstrumentId id) {
    return Optional.ofNullable(lastMarks.get(id))
        .or(() -> moment.mark(id))
        .or(() -> par(id))
        .orElseThrow(() -> new MissingData("price", id.toString(), moment.time()));
  }
}
