// SPDX-License-Identifier: Apache-2.0
package dev.ballast.lot;

import dev.ballast.unit.Money;
import dev.ballast.unit.UtcDay;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A lot, or a part of one, and what it was sold for.
 *
 * @param sold epoch milliseconds
 * @param proceeds fees taken off; absent where the price is not known
 */
public record SoldLot(Lot lot, long sold, Optional<Money> proceeds) {
  /** Proceeds less cost; absent where one of them is not known. */
  public Optional<Money> gain() {
    return proceeds.flatMap(got -> lot.cost().map(got::minus));
  }

  /** Whole days that it was held; absent where its first is not known. */
  public OptionalLong days() {
    return lot.acquired().isPresent()
        ? OptionalLong.of((sold - lot.acquired().getAsLong()) / UtcDay.MILLIS)
        : OptionalLong.empty();
  }
}
