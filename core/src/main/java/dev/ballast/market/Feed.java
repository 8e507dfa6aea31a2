// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The market's moments in order, and the clock of a session. Within one moment: the bars that close
 * tell what happened inside them and are marked, funding is paid on the position held, contracts
 * that end are settled, reviews decide on the {@link #view}, and orders fill at the open that
 * follows.
 */
public interface Feed {
  /** Goes to the next moment; false when there is none. */
  boolean advance();

  /** The moment, in epoch milliseconds. */
  long time();

  /** What is known at the moment. */
  MarketView view();

  /** The instruments that it has, whether or not they trade at the moment. */
  Listings listings();

  /** The last close known at the moment, as of any age. */
  Optional<Price> mark(InstrumentId id);

  /** The funding settlements of the moment. */
  List<Settlement> settlements();

  /** Whether the moment is on the bars' grid: accounts are marked and reviews held there. */
  boolean closes();

  /** Whether bars open at the moment, so that orders can fill. */
  boolean opens();

  /** Whether no moment follows. */
  boolean last();

  /** The open that follows the moment; nothing where the instrument has no bar there. */
  Optional<Price> open(InstrumentId id);

  /**
   * The bar of trades that closes at the moment: what a venue looks into for what happened inside
   * it. Nothing where the instrument has none there.
   */
  Optional<Bar> bar(InstrumentId id);

  /** As {@link #bar}, of mark prices; nothing where marks are not recorded in bars. */
  Optional<Bar> markBar(InstrumentId id);

  /**
   * The volume of the bar that opens at the moment, in units of the base. It is known only when the
   * bar closes: for a venue, which must not fill more than was traded, and never for a decision.
   */
  OptionalDouble openingVolume(InstrumentId id);

  /** The contracts that end at the moment. */
  List<Expiry> expiries();

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
