// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.PositionSide;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Holding;
import dev.ballast.order.Purpose;
import dev.ballast.policy.OverlayKind;
import dev.ballast.portfolio.OverlayPurposes;
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.Target;
import dev.ballast.portfolio.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Targets on an account in hedge mode, where a contract's long and short positions are kept apart:
 * the rules hold one side of each contract, hedges the short one, and leave the other as it is. A
 * purpose that asks for the other side of a contract in which another has its own is refused; what
 * turns is closed first and opened at the next review.
 *
 * @param targets what can be held
 * @param sides which of its positions each contract's orders change; none in one-way mode
 */
record HedgeModeTargets(Targets targets, SequencedMap<InstrumentId, PositionSide> sides) {
  /** Of targets as they are wished for; the same in one-way mode. */
  static HedgeModeTargets of(ReviewInput input, Targets wished) {
    return input.settings().isHedgeMode()
        ? new Sorting(input, wished).sorted()
        : new HedgeModeTargets(wished, new TreeMap<>());
  }

  /** One review's targets, contract by contract. */
  private static final class Sorting {
    private final ReviewInput input;
    private final Targets wished;
    private final SequencedMap<InstrumentId, PositionSide> sides = new TreeMap<>();
    private final Set<InstrumentId> turning = new TreeSet<>();
    private final SequencedMap<Purpose, RefusedLeg> refused = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    Sorting(ReviewInput input, Targets wished) {
      this.input = input;
      this.wished = wished;
    }

    HedgeModeTargets sorted() {
      SequencedMap<InstrumentId, List<Target>> contracts = new TreeMap<>();
      for (Target target : wished.targets()) {
        if (!target.instrument().isSpot()) {
          contracts.computeIfAbsent(target.instrument(), _ -> new ArrayList<>()).add(target);
        }
      }
      contracts.forEach(this::decide);
      List<Target> kept = new ArrayList<>();
      for (Target target : wished.targets()) {
        if (!refused.containsKey(target.purpose())) {
          kept.add(turning.contains(target.instrument()) ? closed(target) : target);
        }
      }
      return new HedgeModeTargets(
          new Targets(kept, List.copyOf(refused.values()), notes)
              .plus(new Targets(List.of(), wished.refused(), wished.notes())),
          sides);
    }

    private void decide(InstrumentId id, List<Target> targets) {
      PositionSide side = wanted(id, targets);
      PositionSide other = side == PositionSide.LONG ? PositionSide.SHORT : PositionSide.LONG;
      if (isHeldByRule(id, other)) {
        sides.put(id, other);
        turning.add(id);
        notes.add(
            id
                + " turns from "
                + word(other)
                + " to "
                + word(side)
                + ": hedge mode keeps the two apart, so it is closed now and opened at the next"
                + " review");
        return;
      }
      sides.put(id, side);
      for (Target target : targets) {
        if (sign(target) * (side == PositionSide.LONG ? 1 : -1) < 0) {
          refused.putIfAbsent(
              target.purpose(),
              new RefusedLeg(
                  id,
                  target.purpose() + ", " + word(other),
                  "in hedge mode the plan holds one side of a contract, and another rule has the "
                      + word(side)
                      + " one"));
        }
      }
    }

    private PositionSide wanted(InstrumentId id, List<Target> targets) {
      if (targets.stream().anyMatch(one -> OverlayPurposes.is(one.purpose(), OverlayKind.HEDGE))) {
        return PositionSide.SHORT;
      }
      double sum = 0;
      for (Target target : targets) {
        sum += target.amount() instanceof Target.Amount.Value value ? value.value() : 0;
      }
      if (sum != 0) {
        return sum > 0 ? PositionSide.LONG : PositionSide.SHORT;
      }
      return isHeldByRule(id, PositionSide.LONG) ? PositionSide.LONG : PositionSide.SHORT;
    }

    private boolean isHeldByRule(InstrumentId id, PositionSide side) {
      int sign = side == PositionSide.LONG ? 1 : -1;
      List<Holding> holders = input.holders().getOrDefault(id, List.of());
      return holders.stream()
          .anyMatch(
              one -> one.quantity().signum() == sign && !OverlayPurposes.isNobodys(one.purpose()));
    }

    private Target closed(Target target) {
      return new Target(
          target.purpose(),
          target.instrument(),
          Target.Amount.NOTHING,
          target.leverage(),
          "it turns, and its other side is opened at the next review");
    }

    private static double sign(Target target) {
      return target.amount() instanceof Target.Amount.Value value ? Math.signum(value.value()) : 0;
    }

    private static String word(PositionSide side) {
      return side == PositionSide.LONG ? "long" : "short";
    }
  }
}
