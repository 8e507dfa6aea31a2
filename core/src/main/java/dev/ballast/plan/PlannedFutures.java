// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.market.InstrumentId;
import dev.ballast.plan.FuturesMargin.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/**
 * Positions with all targets in place.
 *
 * @param positions every cross position, by contract
 * @param targets one entry a target: hedges first
 */
record PlannedFutures(SequencedMap<InstrumentId, Planned> positions, List<SizedTarget> targets) {
  /** What cuts the first hedge that is cut. */
  String limit() {
    for (SizedTarget one : targets) {
      if (one.isHedge() && one.cut().isPresent()) {
        return one.cut().get();
      }
    }
    return "";
  }

  /** How much of all hedges is not had, in the quote. */
  double missing() {
    return targets.stream()
        .filter(SizedTarget::isHedge)
        .mapToDouble(hedge -> Math.abs(hedge.wanted()) - Math.abs(hedge.allowed()))
        .sum();
  }

  /** Whether a hedge is smaller than its target. */
  boolean isCut() {
    for (SizedTarget one : targets) {
      if (one.isHedge() && one.cut().isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The targets, with the cuts that are worth telling. */
  List<SizedTarget> rounded() {
    List<SizedTarget> rounded = new ArrayList<>();
    for (SizedTarget one : targets) {
      rounded.add(one.rounded());
    }
    return rounded;
  }

  /** The targets in a contract, in order. */
  List<SizedTarget> in(InstrumentId id) {
    List<SizedTarget> in = new ArrayList<>();
    for (SizedTarget one : targets) {
      if (one.isIn(id)) {
        in.add(one);
      }
    }
    return in;
  }

  /** The contracts that targets are in, each where its last target stands. */
  List<InstrumentId> contracts() {
    List<InstrumentId> contracts = new ArrayList<>();
    for (SizedTarget one : targets) {
      if (one.target().instrument().isSpot()) {
        continue;
      }
      contracts.remove(one.target().instrument());
      contracts.add(one.target().instrument());
    }
    return contracts;
  }

  /** Signed, of a contract's whole position. */
  double notional(InstrumentId id) {
    Planned planned = positions.get(id);
    return planned == null ? 0 : planned.notional();
  }
}
