// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a venue allows of an order beyond its grid, as far as it is stated; what is not stated is
 * not checked.
 *
 * @param maximumQuantity largest limit order
 * @param marketLot grid and bounds of market orders; those of limit orders where absent
 * @param band how far a limit price may be from the mark
 */
public record OrderBounds(
    Optional<Quantity> maximumQuantity, Optional<Lot> marketLot, Optional<PriceBand> band) {
  /** Nothing is stated. */
  public static final OrderBounds NONE =
      new OrderBounds(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * What an order's quantity must be.
   *
   * @param maximum largest order; no bound where absent
   */
  public record Lot(Quantity minimum, Optional<Quantity> maximum, Quantity step) {
    /** Refuses a grid of zero. */
    public Lot {
      if (step.signum() <= 0) {
        throw new IllegalArgumentException("a step must be positive: " + step);
      }
    }
  }

  /**
   * A band around the mark. A futures venue bounds a purchase from above and a sale from below; on
   * spot both bounds hold for both.
   *
   * @param down lowest price, as a multiple of the mark
   * @param up highest price, as a multiple of the mark
   */
  public record PriceBand(BigDecimal down, BigDecimal up) {
    /** Refuses a band that does not hold the mark. */
    public PriceBand {
      if (down.signum() < 0
          || down.compareTo(BigDecimal.ONE) > 0
          || up.compareTo(BigDecimal.ONE) < 0) {
        throw new IllegalArgumentException("a price band from " + down + " to " + up);
      }
      down = down.stripTrailingZeros();
      up = up.stripTrailingZeros();
    }
  }
}
