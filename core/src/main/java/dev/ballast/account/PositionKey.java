// SPDX-License-Identifier: Apache-2.0
package dev.ballast.account;

import dev.ballast.market.InstrumentId;

/** A position's name: a contract, and in hedge mode the side. */
public record PositionKey(InstrumentId instrument, PositionSide side)
    implements Comparable<PositionKey> {
  /** The contract's only position, in one-way mode. */
  public static PositionKey of(InstrumentId instrument) {
    return new PositionKey(instrument, PositionSide.BOTH);
  }

  @Override
  public int compareTo(PositionKey other) {
    int order = instrument.compareTo(other.instrument);
    return order == 0 ? side.compareTo(other.side) : order;
  }

  // Written out, as what a record is given goes through method handles, and maps ask this often.
  @Override
  public boolean equals(Object other) {
    return other instanceof PositionKey that
        && side == that.side
        && instrument.equals(that.instrument);
  }

  @Override
  public int hashCode() {
    return 31 * instrument.hashCode() + side.hashCode();
  }

  @Override
  public String toString() {
    return side == PositionSide.BOTH ? instrument.toString() : instrument + " " + side;
  }
}
