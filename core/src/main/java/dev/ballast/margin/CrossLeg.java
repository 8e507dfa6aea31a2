// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.account.Position;
import dev.ballast.margin.tier.Brackets;
import dev.ballast.margin.tier.MaintenanceTiers;
import dev.ballast.margin.venue.MarginPosition;
import dev.ballast.margin.venue.VenueMargin;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import java.util.Optional;

/**
 * A cross position in floating point, for what is solved over a whole account.
 *
 * @param mark price now
 * @param value at the mark in the settlement asset, of the side's sign in a linear contract, of the
 *     other in an inverse one: its change is the profit
 * @param entryValue the same at entry
 * @param tiers what it must keep; nothing where that is not known
 */
public record CrossLeg(
    InstrumentId instrument,
    double mark,
    double value,
    double entryValue,
    Optional<MaintenanceTiers> tiers) {

  /** A calculator's position, with what its venue counts in. */
  public static CrossLeg of(MarginPosition position, VenueMargin venue) {
    return new CrossLeg(
        position.instrument(),
        position.markPrice().doubleValue(),
        position.value(position.markPrice()).doubleValue(),
        position.value(position.entryPrice()).doubleValue(),
        Optional.of(venue.tiers(position)));
  }

  /** The ledger's position. */
  public static CrossLeg of(Position position, Price mark, Optional<Brackets> table) {
    return new CrossLeg(
        position.instrument(),
        mark.toDouble(),
        position.contract().value(position.quantity(), mark).toDouble(),
        position.entryCost().toDouble(),
        table.map(MaintenanceTiers::of));
  }

  /** What the contract is on. */
  public Asset underlying() {
    return ContractPrefix.underlying(instrument.base());
  }

  /** What profit and margin are in. */
  public Asset settlement() {
    return instrument.settle().orElseThrow();
  }
}
