// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.market.InstrumentId;
import dev.ballast.plan.FuturesMargin.Planned;
import dev.ballast.unit.Asset;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What stands with some of the targets in place.
 *
 * @param positions by contract
 * @param spot value by asset, in the quote
 * @param available equity that the futures wallet can have
 */
record BookStage(
    SequencedMap<InstrumentId, Planned> positions,
    SequencedMap<Asset, Double> spot,
    double available) {
  /**
   * A leg in spot, in the quote.
   *
   * @param owned for its purpose now
   */
  record SpotLeg(Asset asset, double wanted, double owned) {}

  /**
   * The same with a share of a purpose's legs; what is sold of spot pays for nothing yet.
   *
   * @param spots its legs in spot
   * @param costRate what a purchase costs, of its value
   */
  BookStage with(LegsTogether legs, List<SpotLeg> spots, double share, double costRate) {
    SequencedMap<InstrumentId, Planned> held = legs.on(positions, share);
    if (spots.isEmpty()) {
      return new BookStage(held, spot, available);
    }
    SequencedMap<Asset, Double> owned = new TreeMap<>(spot);
    double cash = available;
    for (SpotLeg leg : spots) {
      double change = share * leg.wanted() - leg.owned();
      owned.merge(leg.asset(), change, Double::sum);
      cash -= Math.max(0, change) * costRate;
    }
    return new BookStage(held, owned, cash);
  }
}
