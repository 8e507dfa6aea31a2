// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is recorded around a moment: what happened inside the bars that close there, what was
 * settled, and the opens that follow. For a venue that plays recorded trading, and never for a
 * decision.
 */
public interface Tape extends Moment {
  /** The funding settlements of the moment. */
  List<Settlement> settlements();

  /** The contracts that end at the moment. */
  List<Expiry> expiries();

  /**
   * The bar of trades that closes at the moment: what a venue looks into for what happened inside
   * it. Nothing where the instrument has none there.
   */
  Optional<Bar> bar(InstrumentId id);

  /** As {@link #bar}, of mark prices; nothing where marks are not recorded in bars. */
  Optional<Bar> markBar(InstrumentId id);

  /** Whether bars open at the moment, so that orders can fill. */
  boolean opens();

  /** The open that follows the moment; nothing where the instrument has no bar there. */
  Optional<Price> open(InstrumentId id);

  /**
   * The volume of the bar that opens at the moment, in units of the base. It is known only when the
   * bar closes; a venue must not fill more than was traded.
   */
  OptionalDouble openingVolume(InstrumentId id);

  /**
   * One perpetual's funding at the moment.
   *
   * @param rate a fraction of notional; absent where a settlement was due and none is recorded
   * @param substituted whether none is recorded, so that a rate given is the last one carried on
   * @param recordedMark the mark price, where it was recorded
   * @param markOpen the open of mark price bars that begin at the settlement
   * @param open the perpetual's open at the settlement, where bars of any length have one
   */
  record Settlement(
      InstrumentId instrument,
      Optional<BigDecimal> rate,
      boolean substituted,
      Optional<Price> recordedMark,
      Optional<Price> markOpen,
      Optional<Price> open) {}

  /**
   * The end of a contract: a dated future's delivery, or a perpetual's delisting.
   *
   * @param price at which the venue closes what is held; absent where none is recorded
   * @param source where the price comes from
   */
  record Expiry(InstrumentId instrument, Optional<Price> price, DeliverySource source) {}
}
