// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.Sector;
import dev.ballast.policy.RegimePlan;
import dev.ballast.unit.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Where a phase or a view has the sector weights in the end, in the making: points are moved
 * between sectors, none below zero, none further from the plan than the regime's reach, and the sum
 * stays one hundred to the last digit.
 */
final class RegimeLevel {
  private static final int DECIMALS = 8;

  private final SequencedMap<Sector, Percent> base;
  private final RegimePlan plan;
  private final SequencedMap<Sector, BigDecimal> weights = new LinkedHashMap<>();

  /**
   * From weights on.
   *
   * @param base the plan's
   * @param start of the same sectors
   */
  RegimeLevel(
      SequencedMap<Sector, Percent> base, RegimePlan plan, SequencedMap<Sector, Percent> start) {
    this.base = base;
    this.plan = plan;
    start.forEach((sector, weight) -> weights.put(sector, weight.value()));
  }

  SequencedMap<Sector, Percent> weights() {
    SequencedMap<Sector, Percent> all = new LinkedHashMap<>();
    weights.forEach((sector, weight) -> all.put(sector, new Percent(weight)));
    return all;
  }

  /** Steps from the other sectors to majors, or the other way, of each in proportion. */
  RegimeLevel majors(int steps) {
    List<Sector> others =
        weights.keySet().stream().filter(one -> !one.equals(Sector.MAJORS)).toList();
    return steps > 0
        ? move(steps, inProportion(others), alike(List.of(Sector.MAJORS)))
        : move(-steps, alike(List.of(Sector.MAJORS)), inProportion(others));
  }

  /** A step from majors that sectors share. */
  RegimeLevel toward(List<Sector> sectors) {
    return move(1, alike(List.of(Sector.MAJORS)), alike(sectors));
  }

  /** A step of a sector, from majors or to them. */
  RegimeLevel sector(Sector sector, boolean more) {
    if (sector.equals(Sector.MAJORS)) {
      return majors(more ? 1 : -1);
    }
    return more
        ? toward(List.of(sector))
        : move(1, alike(List.of(sector)), alike(List.of(Sector.MAJORS)));
  }

  /** The parts by weight; alike where all are nothing. */
  private SequencedMap<Sector, BigDecimal> inProportion(List<Sector> sectors) {
    SequencedMap<Sector, BigDecimal> parts = new LinkedHashMap<>();
    sectors.forEach(sector -> parts.put(sector, weight(sector)));
    return total(parts).signum() > 0 ? parts : alike(sectors);
  }

  private static SequencedMap<Sector, BigDecimal> alike(List<Sector> sectors) {
    SequencedMap<Sector, BigDecimal> parts = new LinkedHashMap<>();
    sectors.forEach(sector -> parts.put(sector, BigDecimal.ONE));
    return parts;
  }

  private RegimeLevel move(
      int steps, SequencedMap<Sector, BigDecimal> from, SequencedMap<Sector, BigDecimal> to) {
    SequencedMap<Sector, BigDecimal> given = new LinkedHashMap<>();
    from.keySet().forEach(sector -> given.put(sector, spare(sector)));
    SequencedMap<Sector, BigDecimal> taken = new LinkedHashMap<>();
    to.keySet().forEach(sector -> taken.put(sector, room(sector)));
    BigDecimal points =
        plan.step().value().multiply(BigDecimal.valueOf(steps)).min(total(given)).min(total(taken));
    spread(points, from, given)
        .forEach((sector, part) -> weights.merge(sector, part.negate(), BigDecimal::add));
    spread(points, to, taken)
        .forEach((sector, part) -> weights.merge(sector, part, BigDecimal::add));
    return this;
  }

  private BigDecimal weight(Sector sector) {
    return weights.getOrDefault(sector, BigDecimal.ZERO);
  }

  private BigDecimal base(Sector sector) {
    return base.getOrDefault(sector, Percent.ZERO).value();
  }

  /** Points that a sector can give. */
  private BigDecimal spare(Sector sector) {
    BigDecimal least = base(sector).subtract(plan.reach().value()).max(BigDecimal.ZERO);
    return weight(sector).subtract(least).max(BigDecimal.ZERO);
  }

  /** Points that a sector can take; none that the plan does not name. */
  private BigDecimal room(Sector sector) {
    return base.containsKey(sector)
        ? base(sector)
            .add(plan.reach().value())
            .min(Percent.HUNDRED.value())
            .subtract(weight(sector))
            .max(BigDecimal.ZERO)
        : BigDecimal.ZERO;
  }

  private static BigDecimal total(Map<Sector, BigDecimal> points) {
    return points.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Divides points by parts, no sector more than it can, all of them.
   *
   * @param most of each, which together are as many points at least
   */
  private static SequencedMap<Sector, BigDecimal> spread(
      BigDecimal points, SequencedMap<Sector, BigDecimal> parts, Map<Sector, BigDecimal> most) {
    SequencedMap<Sector, BigDecimal> spread = new LinkedHashMap<>();
    List<Sector> open = new ArrayList<>(parts.keySet());
    BigDecimal left = points;
    boolean filled = true;
    while (filled && left.signum() > 0 && !open.isEmpty()) {
      SequencedMap<Sector, BigDecimal> round = shares(left, parts, open);
      List<Sector> full =
          open.stream()
              .filter(one -> most.getOrDefault(one, BigDecimal.ZERO).compareTo(round.get(one)) <= 0)
              .toList();
      filled = !full.isEmpty();
      for (Sector one : filled ? full : open) {
        BigDecimal part = filled ? most.getOrDefault(one, BigDecimal.ZERO) : round.get(one);
        spread.put(one, part);
        left = left.subtract(part);
      }
      open.removeAll(full);
    }
    for (Sector one : open) {
      BigDecimal room =
          most.getOrDefault(one, BigDecimal.ZERO)
              .subtract(spread.getOrDefault(one, BigDecimal.ZERO));
      BigDecimal rest = left.min(room);
      spread.merge(one, rest, BigDecimal::add);
      left = left.subtract(rest);
    }
    return spread;
  }

  private static SequencedMap<Sector, BigDecimal> shares(
      BigDecimal points, SequencedMap<Sector, BigDecimal> parts, List<Sector> open) {
    BigDecimal whole = open.stream().map(parts::get).reduce(BigDecimal.ZERO, BigDecimal::add);
    SequencedMap<Sector, BigDecimal> shares = new LinkedHashMap<>();
    for (Sector one : open) {
      shares.put(
          one,
          whole.signum() == 0
              ? BigDecimal.ZERO
              : points.multiply(parts.get(one)).divide(whole, DECIMALS, RoundingMode.DOWN));
    }
    return shares;
  }
}
