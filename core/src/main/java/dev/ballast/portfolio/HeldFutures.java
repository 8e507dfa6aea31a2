// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.InstrumentId;
import dev.ballast.order.Holding;
import dev.ballast.order.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Targets by which what a purpose holds in futures stays, or is closed. */
final class HeldFutures {
  private HeldFutures() {}

  /** All of it stays, at what it is worth now. */
  static Targets kept(ReviewInput input, Purpose purpose, int leverage, String why) {
    List<Target> targets = new ArrayList<>();
    for (Map.Entry<InstrumentId, Holding> held : input.heldFor(purpose).entrySet()) {
      double value =
          held.getValue().quantity().toDouble() * input.marks().price(held.getKey()).toDouble();
      targets.add(
          new Target(purpose, held.getKey(), new Target.Amount.Value(value), leverage, why));
    }
    return new Targets(targets, List.of(), List.of());
  }

  /** What is held in contracts other than these is closed. */
  static List<Target> closed(
      ReviewInput input, Purpose purpose, Set<InstrumentId> kept, String why) {
    List<Target> targets = new ArrayList<>();
    for (InstrumentId id : input.heldFor(purpose).keySet()) {
      if (!kept.contains(id)) {
        targets.add(new Target(purpose, id, Target.Amount.NOTHING, 1, why));
      }
    }
    return targets;
  }
}
