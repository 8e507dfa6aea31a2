// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.market.InstrumentId;
import dev.ballast.order.Side;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.Target;
import dev.ballast.unit.Quantity;
import java.util.Optional;

/** Which leg of several that go together cannot be ordered by itself, and why. */
record UnorderedLegs(ReviewInput input, FuturesBook book) {
  /** Why a leg cannot be ordered, without which the others would stand alone. */
  Optional<String> of(LegsTogether legs) {
    if (legs.targets().size() == 1) {
      return Optional.empty();
    }
    for (Target target : legs.targets()) {
      double wanted = LegsTogether.value(target);
      if (target.instrument().isSpot()) {
        Optional<String> reason = of(target, wanted - book.owned(target));
        if (reason.isPresent()) {
          return reason;
        }
        continue;
      }
      FuturesChange change = book.orderable().change(target.instrument(), wanted);
      if (wanted != 0 && change.refusal().isPresent()) {
        return Optional.of(
            "its leg in " + target.instrument() + " cannot be ordered: " + change.limit());
      }
    }
    return Optional.empty();
  }

  private Optional<String> of(Target target, double change) {
    OrderLimits limits = new OrderLimits(input);
    InstrumentId id = target.instrument();
    if (change <= FuturesChange.band(input)) {
      return Optional.empty();
    }
    return limits
        .untradable(id)
        .or(() ->
            limits.tooSmall(
                id, Side.BUY, Quantity.nearest(change / input.marks().price(id).toDouble())))
        .map(reason -> "its leg in " + id + " cannot be ordered: " + reason);
  }
}
