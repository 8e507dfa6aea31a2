// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.Sector;
import dev.ballast.policy.RotationPlan;
import dev.ballast.signal.Stance;
import dev.ballast.unit.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * One week's move of sector weights, from where they are. A sector that is reduced goes to two
 * steps below the plan, one that is trimmed to one, each by so many steps at most; one that holds
 * comes back to the plan by a step. What is freed goes first to those that come back, then in equal
 * parts to those that increase, then to the majors, and no further from the plan than its reach:
 * what finds no place is not sold, of the least urgent first.
 */
final class RotationStep {
  private static final int DECIMALS = 8;

  private final SequencedMap<Sector, Percent> base;
  private final Map<Sector, Stance> stances;
  private final RotationPlan plan;
  private final SequencedMap<Sector, BigDecimal> weights = new LinkedHashMap<>();
  private final SequencedMap<Sector, BigDecimal> given = new LinkedHashMap<>();

  private RotationStep(
      SequencedMap<Sector, Percent> base, Map<Sector, Stance> stances, RotationPlan plan) {
    this.base = base;
    this.stances = stances;
    this.plan = plan;
  }

  /**
   * The weights after the step.
   *
   * @param current weights, of the same sectors as the base
   * @param base weights of the plan
   * @param stances a sector without one holds
   */
  static SequencedMap<Sector, Percent> of(
      SequencedMap<Sector, Percent> current,
      SequencedMap<Sector, Percent> base,
      Map<Sector, Stance> stances,
      RotationPlan plan) {
    return new RotationStep(base, stances, plan).from(current);
  }

  private SequencedMap<Sector, Percent> from(SequencedMap<Sector, Percent> current) {
    current.forEach((sector, weight) -> weights.put(sector, weight.value()));
    SequencedMap<Sector, BigDecimal> back = new LinkedHashMap<>();
    for (Sector sector : base.keySet()) {
      BigDecimal above = weight(sector).subtract(level(sector));
      if (stance(sector) == Stance.INCREASE) {
        continue;
      }
      BigDecimal move = above.abs().min(pace(sector, above.signum()));
      (above.signum() > 0 ? given : back).put(sector, move);
    }
    given.forEach((sector, points) -> add(sector, points.negate()));
    BigDecimal left = share(total(given), back);
    left = share(left, room(Stance.INCREASE));
    if (takesTheRest(Sector.MAJORS)) {
      left = share(left, Map.of(Sector.MAJORS, room(Sector.MAJORS)));
    }
    for (Stance stance : List.of(Stance.HOLD, Stance.TRIM, Stance.REDUCE)) {
      left = share(left, kept(stance, current));
    }
    SequencedMap<Sector, Percent> after = new LinkedHashMap<>();
    weights.forEach((sector, weight) -> after.put(sector, new Percent(weight)));
    return after;
  }

  private Stance stance(Sector sector) {
    return stances.getOrDefault(sector, Stance.HOLD);
  }

  private BigDecimal weight(Sector sector) {
    return weights.getOrDefault(sector, BigDecimal.ZERO);
  }

  private BigDecimal base(Sector sector) {
    return base.getOrDefault(sector, Percent.ZERO).value();
  }

  private BigDecimal steps(int count) {
    return plan.step().value().multiply(BigDecimal.valueOf(count));
  }

  /** Where a sector's stance has it in the end. */
  private BigDecimal level(Sector sector) {
    int below =
        switch (stance(sector)) {
          case REDUCE -> 2;
          case TRIM -> 1;
          case HOLD, INCREASE -> 0;
        };
    return base(sector).subtract(steps(below).min(plan.reach().value())).max(BigDecimal.ZERO);
  }

  /** How far it goes there in a week. */
  private BigDecimal pace(Sector sector, int sign) {
    return steps(sign > 0 && stance(sector) == Stance.REDUCE ? 2 : 1);
  }

  /** Points that a sector may still take. */
  private BigDecimal room(Sector sector) {
    return base(sector)
        .add(plan.reach().value())
        .min(Percent.HUNDRED.value())
        .subtract(weight(sector))
        .max(BigDecimal.ZERO);
  }

  private SequencedMap<Sector, BigDecimal> room(Stance wanted) {
    SequencedMap<Sector, BigDecimal> room = new LinkedHashMap<>();
    for (Sector sector : base.keySet()) {
      if (stance(sector) == wanted) {
        room.put(sector, room(sector));
      }
    }
    return room;
  }

  /** What sectors of a stance gave and have not been given back otherwise. */
  private SequencedMap<Sector, BigDecimal> kept(
      Stance wanted, SequencedMap<Sector, Percent> current) {
    SequencedMap<Sector, BigDecimal> kept = new LinkedHashMap<>();
    for (Sector sector : given.keySet()) {
      if (stance(sector) == wanted) {
        BigDecimal before = current.getOrDefault(sector, Percent.ZERO).value();
        kept.put(sector, before.subtract(weight(sector)).max(BigDecimal.ZERO));
      }
    }
    return kept;
  }

  private boolean takesTheRest(Sector sector) {
    return base.containsKey(sector)
        && (stance(sector) == Stance.HOLD || stance(sector) == Stance.INCREASE);
  }

  private static BigDecimal total(Map<Sector, BigDecimal> points) {
    BigDecimal total = BigDecimal.ZERO;
    for (BigDecimal one : points.values()) {
      total = total.add(one);
    }
    return total;
  }

  /**
   * Gives points to sectors in equal parts, to none more than it takes, and to the last unit.
   *
   * @return what none takes
   */
  private BigDecimal share(BigDecimal points, Map<Sector, BigDecimal> takers) {
    List<Map.Entry<Sector, BigDecimal>> ordered = new ArrayList<>(takers.entrySet());
    ordered.sort(Map.Entry.comparingByValue(Comparator.naturalOrder()));
    BigDecimal left = points;
    for (int i = 0; i < ordered.size() && left.signum() > 0; i++) {
      int sharers = ordered.size() - i;
      BigDecimal equal =
          sharers == 1
              ? left
              : left.divide(BigDecimal.valueOf(sharers), DECIMALS, RoundingMode.DOWN);
      BigDecimal part = equal.min(ordered.get(i).getValue());
      add(ordered.get(i).getKey(), part);
      left = left.subtract(part);
    }
    return left;
  }

  private void add(Sector sector, BigDecimal points) {
    weights.merge(sector, points, BigDecimal::add);
  }
}
