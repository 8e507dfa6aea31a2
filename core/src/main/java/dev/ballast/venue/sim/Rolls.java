// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.market.Contract;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds rolls among the fills of one moment: one ticket closes a dated future and opens the same
 * way in a later one, or in the perpetual, of the same asset.
 */
final class Rolls {
  private final List<Part> closed = new ArrayList<>();
  private final List<Part> opened = new ArrayList<>();

  /** A fill and how much of it closed or opened, signed as the position. */
  private record Part(Event.Filled fill, Quantity quantity) {
    boolean joins(Part other) {
      InstrumentId one = fill.instrument();
      InstrumentId two = other.fill.instrument();
      return fill.order().ticket().equals(other.fill.order().ticket())
          && quantity.signum() == other.quantity.signum()
          && one.settle().equals(two.settle())
          && ContractPrefix.underlying(one.base()).equals(ContractPrefix.underlying(two.base()));
    }

    Money cost() {
      Contract contract = fill.order().contract();
      Money paid = contract.value(fill.change(), fill.price());
      Money fair = contract.value(fill.change(), fill.reference());
      return fill.settledFee().plus(paid.minus(fair));
    }
  }

  /**
   * Takes a fill in; answers the roll that it completes.
   *
   * @param closing the part of the fill's change that took off what was held
   */
  Optional<Event> filled(Event.Filled fill, Quantity closing) {
    Quantity opening = fill.change().minus(closing);
    if (!closing.isZero() && fill.instrument().expiry().isPresent()) {
      closed.add(new Part(fill, closing.negated()));
    }
    if (!opening.isZero()) {
      opened.add(new Part(fill, opening));
    }
    for (Part near : closed) {
      for (Part far : opened) {
        if (near.joins(far) && isLater(near.fill.instrument(), far.fill.instrument())) {
          closed.remove(near);
          opened.remove(far);
          return Optional.of(rolled(near, far));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isLater(InstrumentId near, InstrumentId far) {
    LocalDate day = near.expiry().orElseThrow();
    return far.expiry().map(later -> later.isAfter(day)).orElse(true);
  }

  private static Event rolled(Part near, Part far) {
    return new Event.Rolled(
        far.fill.time(),
        near.fill.instrument(),
        far.fill.instrument(),
        far.quantity,
        far.fill.reference().toDecimal().subtract(near.fill.reference().toDecimal()),
        near.cost().plus(far.cost()));
  }
}
