// SPDX-License-Identifier: Apache-2.0
package dev.ballast.order;

import dev.ballast.account.Place;
import dev.ballast.unit.Money;
import java.util.Optional;

/**
 * An amount that is asked to go from one place to another.
 *
 * @param id of what asks for it: {@code 2025-02-01-01}
 * @param from absent where it comes from outside
 * @param to absent where it leaves
 * @param amount above zero
 */
public record Movement(String id, Optional<Place> from, Optional<Place> to, Money amount) {
  /** Refuses an amount that is not above zero, and one that goes nowhere. */
  public Movement {
    if (amount.signum() <= 0) {
      throw new IllegalArgumentException("an amount is above zero, not " + amount);
    }
    if (from.equals(to)) {
      throw new IllegalArgumentException(
          from.map(place -> amount + " goes from the " + place + " to where it is")
              .orElse(amount + " goes from nowhere to nowhere"));
    }
  }

  public static Movement deposit(String id, Place to, Money amount) {
    return new Movement(id, Optional.empty(), Optional.of(to), amount);
  }

  public static Movement withdrawal(String id, Place from, Money amount) {
    return new Movement(id, Optional.of(from), Optional.empty(), amount);
  }

  public static Movement transfer(String id, Place from, Place to, Money amount) {
    return new Movement(id, Optional.of(from), Optional.of(to), amount);
  }

  /** What it is once it is made. */
  public Event made(long time) {
    if (from.isEmpty()) {
      return new Event.Deposited(time, to.orElseThrow(), amount);
    }
    return to.<Event>map(place -> new Event.Transferred(time, from.get(), place, amount))
        .orElseGet(() -> new Event.Deposited(time, from.get(), amount.negated()));
  }
}
