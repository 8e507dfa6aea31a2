// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.Sector;
import dev.ballast.unit.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Moves of sector weights from one set to another, to the last digit of their sum. */
final class RegimeStep {
  private static final int DECIMALS = 8;

  private RegimeStep() {}

  /**
   * Straight toward where weights are to be, in equal parts: what sectors take together in one move
   * is a step at most.
   *
   * @param target of the same sectors
   */
  static SequencedMap<Sector, Percent> toward(
      SequencedMap<Sector, Percent> current, SequencedMap<Sector, Percent> target, Percent step) {
    SequencedMap<Sector, BigDecimal> up = new LinkedHashMap<>();
    SequencedMap<Sector, BigDecimal> down = new LinkedHashMap<>();
    current.forEach((sector, weight) -> {
      BigDecimal way = target.getOrDefault(sector, Percent.ZERO).value().subtract(weight.value());
      up.put(sector, way.max(BigDecimal.ZERO));
      down.put(sector, way.negate().max(BigDecimal.ZERO));
    });
    BigDecimal whole = up.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (whole.compareTo(step.value()) <= 0) {
      return target;
    }
    BigDecimal moves = whole.divide(step.value(), 0, RoundingMode.CEILING);
    BigDecimal move = whole.divide(moves, DECIMALS, RoundingMode.CEILING).min(step.value());
    SequencedMap<Sector, BigDecimal> taken = part(up, move, whole);
    SequencedMap<Sector, BigDecimal> given = part(down, move, whole);
    SequencedMap<Sector, Percent> after = new LinkedHashMap<>();
    current.forEach((sector, weight) ->
        after.put(
            sector,
            new Percent(weight.value().add(taken.get(sector)).subtract(given.get(sector)))));
    return after;
  }

  /**
   * A part of a whole way by sector, which sums to it: the sector with the longest takes the rest.
   */
  private static SequencedMap<Sector, BigDecimal> part(
      SequencedMap<Sector, BigDecimal> ways, BigDecimal move, BigDecimal whole) {
    SequencedMap<Sector, BigDecimal> parts = new LinkedHashMap<>();
    BigDecimal left = move;
    for (Map.Entry<Sector, BigDecimal> one : ways.entrySet()) {
      BigDecimal part = one.getValue().multiply(move).divide(whole, DECIMALS, RoundingMode.DOWN);
      parts.put(one.getKey(), part);
      left = left.subtract(part);
    }
    BigDecimal rest = left;
    ways.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .ifPresent(one -> parts.merge(one.getKey(), rest, BigDecimal::add));
    return parts;
  }

  /**
   * Weights that keep their distance from a base which has moved. Where one would be below zero it
   * is nothing, and the largest give what is lacking.
   *
   * @param weights of the sectors of the bases
   */
  static SequencedMap<Sector, Percent> carried(
      SequencedMap<Sector, Percent> weights,
      SequencedMap<Sector, Percent> before,
      SequencedMap<Sector, Percent> after) {
    if (before.equals(after)) {
      return weights;
    }
    SequencedMap<Sector, BigDecimal> moved = new LinkedHashMap<>();
    BigDecimal lacking = BigDecimal.ZERO;
    for (Map.Entry<Sector, Percent> one : weights.entrySet()) {
      BigDecimal weight =
          one.getValue()
              .plus(after.getOrDefault(one.getKey(), Percent.ZERO))
              .minus(before.getOrDefault(one.getKey(), Percent.ZERO))
              .value();
      lacking = lacking.add(weight.negate().max(BigDecimal.ZERO));
      moved.put(one.getKey(), weight.max(BigDecimal.ZERO));
    }
    while (lacking.signum() > 0) {
      Map.Entry<Sector, BigDecimal> largest =
          moved.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
      BigDecimal given = lacking.min(largest.getValue());
      lacking = lacking.subtract(given);
      moved.put(largest.getKey(), largest.getValue().subtract(given));
    }
    SequencedMap<Sector, Percent> carried = new LinkedHashMap<>();
    moved.forEach((sector, weight) -> carried.put(sector, new Percent(weight)));
    return carried;
  }
}
