// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The market's moments in order, and the clock of a session. Within one moment: the bars that close
 * tell what happened inside them and are marked, funding is paid on the position held, reviews
 * decide on the {@link #view}, and orders fill at the open that follows.
 */
public interface Feed {
  /** Goes to the next moment; false when there is none. */
  boolean advance();

  /** The moment, in epoch milliseconds. */
  long time();

  /** What is known at the moment. */
  MarketView view();

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

  /**
   * One instrument's funding at the moment.
   *
   * @param rate a fraction of notional, as it was recorded
   * @param recordedMark the mark price, where it was recorded
   * @param open the perpetual's open at the settlement, where bars of any length have one
   */
  record Settlement(
      InstrumentId instrument,
      BigDecimal rate,
      Optional<Price> recordedMark,
      Optional<Price> open) {}
}
