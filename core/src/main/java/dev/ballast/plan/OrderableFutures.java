// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.market.InstrumentId;
import dev.ballast.order.Holding;
import dev.ballast.order.Purpose;
import dev.ballast.plan.FuturesMargin.Planned;
import dev.ballast.policy.OverlayKind;
import dev.ballast.portfolio.OverlayPurposes;
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What of futures as they are planned can be ordered at a review; each order is sized once. */
final class OrderableFutures {
  /** What doubles leave over of a whole lot. */
  private static final double ROUNDING = 1e-9;

  private final ReviewInput input;
  private final SequencedMap<InstrumentId, Planned> held;
  private final Map<Asked, FuturesChange> sized = new HashMap<>();

  /**
   * Of a review.
   *
   * @param held positions as they are
   */
  OrderableFutures(ReviewInput input, SequencedMap<InstrumentId, Planned> held) {
    this.input = input;
    this.held = held;
  }

  /** What {@link FuturesChange} is asked to size. */
  private record Asked(InstrumentId id, double notional, double largest, double band) {}

  /**
   * The same with what can be ordered of it: where an order is refused the position stays as it is
   * held, where a day's volume cuts it the position is what that leaves.
   */
  PlannedFutures of(PlannedFutures wanted) {
    SequencedMap<InstrumentId, Planned> positions = new TreeMap<>(wanted.positions());
    List<SizedTarget> all = new ArrayList<>(wanted.targets());
    for (InstrumentId id : wanted.contracts()) {
      FuturesChange change = change(wanted, id);
      if (!change.isLess()) {
        if (change.change().isZero() && held.containsKey(id)) {
          positions.computeIfPresent(id, (_, one) -> one.atMost(heldLeverage(id)));
        }
        continue;
      }
      double ordered = input.marks().find(id).map(change::notional).orElse(0.0);
      double missing = ordered - wanted.notional(id);
      Planned planned = wanted.positions().get(id);
      positions.remove(id);
      if (ordered != 0) {
        double leverage = planned == null ? heldLeverage(id) : planned.leverage();
        Planned left = new Planned(ordered, leverage);
        positions.put(id, change.change().isZero() ? left.atMost(heldLeverage(id)) : left);
      }
      for (int i = all.size() - 1; i >= 0; i--) {
        SizedTarget one = all.get(i);
        if (one.isIn(id)) {
          all.set(i, one.orderedTo(one.allowed() + missing, change.limit()));
          break;
        }
      }
    }
    return new PlannedFutures(positions, all);
  }

  /** The orders of these targets that are refused. */
  List<RefusedLeg> refusals(PlannedFutures wanted) {
    List<RefusedLeg> refused = new ArrayList<>();
    for (InstrumentId id : wanted.contracts()) {
      change(wanted, id).refused(wanted.notional(id)).ifPresent(refused::add);
    }
    return refused;
  }

  /** The order that a contract's targets make together. */
  FuturesChange change(PlannedFutures book, InstrumentId id) {
    List<SizedTarget> targets = book.in(id);
    double notional = book.notional(id);
    if (targets.getLast().target().amount() instanceof Target.Amount.PartOf) {
      double rounding = Math.abs(notional) * ROUNDING;
      return change(id, notional, Math.abs(notional) + rounding, rounding);
    }
    boolean cut = targets.stream().anyMatch(one -> one.cut().isPresent());
    return change(
        id,
        notional,
        cut ? Math.abs(notional) : Double.MAX_VALUE,
        closesPart(targets, id) || opensLeg(targets, id) ? 0 : FuturesChange.band(input));
  }

  /** The order that a notional makes which nothing limits. */
  FuturesChange change(InstrumentId id, double notional) {
    return change(id, notional, Double.MAX_VALUE, FuturesChange.band(input));
  }

  private FuturesChange change(InstrumentId id, double notional, double largest, double band) {
    return sized.computeIfAbsent(
        new Asked(id, notional, largest, band),
        _ -> FuturesChange.of(input, id, notional, largest, band));
  }

  /**
   * Whether a purpose gives up its part of a position: left undone by the band, the others would
   * have to take it over.
   */
  private boolean closesPart(List<SizedTarget> targets, InstrumentId id) {
    for (Holding holding : input.holders(id)) {
      Purpose purpose = holding.purpose();
      if (!OverlayPurposes.isNobodys(purpose)
          && targets.stream()
              .noneMatch(one -> one.allowed() != 0 && one.target().purpose().equals(purpose))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a leg on what was sold, of a size of its own, is new: the band is for what is held. */
  private boolean opensLeg(List<SizedTarget> targets, InstrumentId id) {
    return targets.stream()
        .filter(one ->
            OverlayPurposes.is(one.target().purpose(), OverlayKind.NARRATIVE)
                || OverlayPurposes.is(one.target().purpose(), OverlayKind.LEG)
                || OverlayPurposes.is(one.target().purpose(), OverlayKind.AMPLIFY))
        .anyMatch(one ->
            one.allowed() != 0
                && input.holders(id).stream()
                    .noneMatch(held -> held.purpose().equals(one.target().purpose())));
  }

  /** What a contract is held at; where it is not, what hedges may be. */
  double heldLeverage(InstrumentId id) {
    Planned planned = held.get(id);
    return planned == null ? input.policy().overlay().limits().hedgeLeverage() : planned.leverage();
  }
}
