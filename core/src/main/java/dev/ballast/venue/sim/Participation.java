// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Quantity;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How much of a bar's volume fills may take together. The bar that opens at a moment limits the
 * fills at its open as well as those inside it: its volume is known only when it closes, which
 * binds the venue and helps no decision.
 */
final class Participation {
  /** More than is ever ordered, and in the range of a quantity. */
  private static final double UNBOUNDED = 9e10;

  private static final Quantity ALL = Quantity.nearest(UNBOUNDED);

  private final Optional<Percent> share;
  private final TreeMap<InstrumentId, Quantity> taken = new TreeMap<>();

  Participation(Optional<Percent> share) {
    this.share = share;
  }

  /** New bars open: nothing of them is taken yet. */
  void open() {
    taken.clear();
  }

  /**
   * What may still be taken of a bar.
   *
   * @param volume of the bar, in units of the order
   */
  Quantity left(InstrumentId id, double volume) {
    Quantity most =
        share.isPresent()
            ? Quantity.nearest(Math.min(share.get().fraction() * volume, UNBOUNDED))
            : ALL;
    Quantity left = most.minus(taken.getOrDefault(id, Quantity.ZERO));
    return left.signum() < 0 ? Quantity.ZERO : left;
  }

  void take(InstrumentId id, Quantity quantity) {
    taken.merge(id, quantity, Quantity::plus);
  }
}
