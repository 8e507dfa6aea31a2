// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.market.InstrumentId;
import dev.ballast.order.Purpose;
import dev.ballast.plan.FuturesMargin.Planned;
import dev.ballast.policy.Budget;
import dev.ballast.policy.OverlayKind;
import dev.ballast.portfolio.OverlayPurposes;
import dev.ballast.portfolio.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The targets of one purpose, in futures and in spot: cut all in one proportion, or not at all. */
final class LegsTogether {
  /** A share below it is none. */
  private static final double LEAST = 1e-6;

  private final List<Target> targets;
  private final List<Target> futures;
  private final List<Target> spots;
  private final Budget budget;

  /** One target at least, of one purpose, each with a value. */
  LegsTogether(List<Target> targets) {
    this.targets = List.copyOf(targets);
    this.futures = targets.stream().filter(target -> !target.instrument().isSpot()).toList();
    this.spots = targets.stream().filter(target -> target.instrument().isSpot()).toList();
    this.budget =
        Arrays.stream(OverlayKind.values())
            .filter(kind -> OverlayPurposes.is(purpose(), kind))
            .findFirst()
            .orElseThrow()
            .budget();
  }

  /**
   * What the limits leave.
   *
   * @param share of every leg, from 0 to 1
   * @param cut the limit that binds; absent where the share is 1
   */
  record Allowed(double share, Optional<String> cut) {}

  List<Target> targets() {
    return targets;
  }

  Purpose purpose() {
    return targets.getFirst().purpose();
  }

  Budget budget() {
    return budget;
  }

  /** The signed notional that a target asks for. */
  static double value(Target target) {
    return switch (target.amount()) {
      case Target.Amount.Value value -> value.value();
      case Target.Amount.Against _, Target.Amount.BetaTo _, Target.Amount.PartOf _ ->
          throw new IllegalStateException("not a notional of its own: " + target);
    };
  }

  /** Those in futures. */
  List<Target> futures() {
    return futures;
  }

  /** Those in spot. */
  List<Target> spots() {
    return spots;
  }

  /** Initial margin of all legs in futures, each by itself. */
  double initial() {
    return futures().stream()
        .mapToDouble(target -> Math.abs(value(target)) / target.leverage())
        .sum();
  }

  /** Positions with a share of the legs on them. */
  SequencedMap<InstrumentId, Planned> on(
      SequencedMap<InstrumentId, Planned> positions, double share) {
    SequencedMap<InstrumentId, Planned> with = new TreeMap<>(positions);
    for (Target target : futures()) {
      double own = share * value(target);
      if (own != 0) {
        FuturesBook.put(with, target, own);
      }
    }
    return with;
  }

  /**
   * The largest share that fits.
   *
   * @param room which limit a share of the legs breaks
   * @param budgets what is left of them
   * @param kept the share that is held already, which stays though the reserve be short
   */
  Allowed within(FuturesBook.Room room, BudgetRoom budgets, double kept) {
    double initial = initial();
    double left = budgets.left(budget());
    boolean bound = initial > left;
    double most = bound ? left / initial : 1;
    Optional<String> broken = room.broken(most, true);
    if (broken.isEmpty()) {
      return new Allowed(most, bound ? Optional.of(budgets.sentence(budget())) : Optional.empty());
    }
    double fits = 0;
    double tooMuch = most;
    for (int i = 0; i < 30 && tooMuch >= LEAST; i++) {
      double middle = (fits + tooMuch) / 2;
      if (room.broken(middle, true).isEmpty()) {
        fits = middle;
      } else {
        tooMuch = middle;
      }
    }
    double stays = Math.min(most, kept);
    if (stays > fits && room.broken(stays, false).isEmpty()) {
      fits = stays;
    }
    return new Allowed(fits < LEAST ? 0 : fits, broken);
  }

  /** Each target with what is allowed of it. */
  List<SizedTarget> sized(Allowed allowed, double without) {
    List<SizedTarget> sized = new ArrayList<>();
    for (Target target : targets) {
      double wanted = value(target);
      sized.add(
          new SizedTarget(
              target,
              without,
              wanted,
              allowed.share() * wanted,
              wanted == 0 ? Optional.empty() : allowed.cut()));
    }
    return sized;
  }
}
