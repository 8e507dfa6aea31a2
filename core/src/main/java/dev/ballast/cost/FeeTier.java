// SPDX-License-Identifier: Apache-2.0
package dev.ballast.cost;

import dev.ballast.unit.BasisPoints;
import java.math.BigDecimal;

/**
 * What a venue takes of a fill's notional from one who trades so much.
 *
 * @param volume the least that was traded in the last 30 days, in the quote asset
 * @param maker for a fill that waited in the book
 * @param taker for a fill that took from it
 */
public record FeeTier(BigDecimal volume, BasisPoints maker, BasisPoints taker) {
  /** Refuses what is below zero: a rebate is no cost of this model. */
  public FeeTier {
    volume = volume.signum() == 0 ? BigDecimal.ZERO : volume.stripTrailingZeros();
    if (volume.signum() < 0 || maker.value().signum() < 0 || taker.value().signum() < 0) {
      throw new IllegalArgumentException(
          "below zero: volume " + volume + ", maker " + maker + ", taker " + taker);
    }
  }

  @Override
  public String toString() {
    return maker.equals(taker) ? taker.toString() : maker + " maker, " + taker + " taker";
  }
}
