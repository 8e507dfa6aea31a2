// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Price;
import java.util.Optional;

/** The market at one moment, as anyone may know it by then. */
public interface Moment {
  /** The moment, in epoch milliseconds. */
  long time();

  /** What is known at the moment. */
  MarketView view();

  /** The last close known at the moment, as of any age. */
  Optional<Price> mark(InstrumentId id);

  /** Whether the moment is on the bars' grid: accounts are marked and reviews held there. */
  boolean closes();
}
