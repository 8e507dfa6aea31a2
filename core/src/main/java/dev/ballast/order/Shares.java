// SPDX-License-Identifier: Apache-2.0
package dev.ballast.order;

import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Quantity;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How an order's change, and each of its fills in proportion, is divided among purposes. */
public sealed interface Shares {
  /**
   * By what is held: what takes a position off falls on those who hold it, in proportion; what
   * opens one is for the {@linkplain Purpose#OVERLAY overlay}. Spot is for the {@linkplain
   * Purpose#CORE core}.
   */
  record AsHeld() implements Shares {}

  /** As what was last traded of another contract: the second leg of a roll follows the first. */
  record AsTraded(InstrumentId instrument) implements Shares {}

  /**
   * By parts whose sum is the order's change. Parts of the other sign are crossed with the rest
   * instead of traded.
   */
  record Stated(List<Share> parts) implements Shares {
    /** Copies the parts; refuses an empty list, a part of nothing and a purpose named twice. */
    public Stated {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("an order is for one purpose at least");
      }
      Set<Purpose> named = new TreeSet<>();
      for (Share part : parts) {
        if (part.change().isZero()) {
          throw new IllegalArgumentException("a share of nothing for " + part.purpose());
        }
        if (!named.add(part.purpose())) {
          throw new IllegalArgumentException("two shares for " + part.purpose());
        }
      }
    }

    /** What all parts change together. */
    public Quantity sum() {
      return parts.stream().map(Share::change).reduce(Quantity.ZERO, Quantity::plus);
    }
  }
}
