// SPDX-License-Identifier: Apache-2.0
package dev.ballast.lot;

import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A quantity of an asset that came in at once.
 *
 * @param id in order of coming in, from one on; a part that is left keeps it
 * @param acquired epoch milliseconds; absent where that is not known
 * @param quantity above zero
 * @param cost of all of it, fees included; absent where it is not known, which is never zero
 */
public record Lot(long id, OptionalLong acquired, Quantity quantity, Optional<Money> cost) {
  /** Refuses a lot of nothing. */
  public Lot {
    if (quantity.signum() <= 0) {
      throw new IllegalArgumentException("a lot of " + quantity);
    }
  }

  /** What is left when a part is sold: the cost less the part's. */
  Lot without(Lot part) {
    return new Lot(
        id,
        acquired,
        quantity.minus(part.quantity()),
        cost.map(all -> all.minus(part.cost().orElseThrow())));
  }

  /** A part, with its share of the cost rounded half even; all of it with all. */
  Lot part(Quantity sold) {
    return new Lot(id, acquired, sold, cost.map(all -> all.share(sold, quantity)));
  }
}
