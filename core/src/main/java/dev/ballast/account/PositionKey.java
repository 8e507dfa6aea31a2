// SPDX-License-Identifier: Apache-2.0
package dev.ballast.account;

import dev.ballast.market.InstrumentId;
import java.util.Comparator;

/** A position's name: a contract, and in hedge mode the side. */
public record PositionKey(InstrumentId instrument, PositionSide side)
    implements Comparable<PositionKey> {
  private static final Comparator<PositionKey> ORDER =
      Comparator.comparing(PositionKey::instrument).thenComparing(PositionKey::side);

  /** The contract's only position, in one-way mode. */
  public static PositionKey of(InstrumentId instrument) {
    return new PositionKey(instrument, PositionSide.BOTH);
  }

  @Override
  public int compareTo(PositionKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return side == PositionSide.BOTH ? instrument.toString() : instrument + " " + side;
  }
}
