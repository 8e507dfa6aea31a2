// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.Sector;
import dev.ballast.signal.Stance;
import dev.ballast.unit.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Sector weights tilted by stances: to reduce gives up two steps, to trim one, and what is freed
 * goes in equal parts to the sectors that increase; with none of those, to the majors.
 *
 * @param weights by sector, in the order of the base, summing to one hundred
 * @param reasons a sentence for each sector whose weight moved
 * @param moves what the plan itself moves between sectors: {@code 5,000 USDT from gaming to ai}
 */
public record Rotation(
    SequencedMap<Sector, Percent> weights, List<String> reasons, List<String> moves) {
  private static final int DECIMALS = 8;

  /** Copies both. */
  public Rotation {
    weights = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(weights));
    reasons = List.copyOf(reasons);
    moves = List.copyOf(moves);
  }

  /** The base as it is. */
  public static Rotation none(SequencedMap<Sector, Percent> base) {
    return new Rotation(base, List.of(), List.of());
  }

  /**
   * Tilts base weights.
   *
   * @param step percentage points of the spot core
   * @param stances a sector without one holds
   */
  public static Rotation of(
      SequencedMap<Sector, Percent> base, Map<Sector, Stance> stances, Percent step) {
    List<Sector> receivers = receivers(base, stances);
    if (receivers.isEmpty()) {
      return none(base);
    }
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>(base);
    List<String> reasons = new ArrayList<>();
    BigDecimal freed = BigDecimal.ZERO;
    for (Map.Entry<Sector, Percent> entry : base.entrySet()) {
      Sector sector = entry.getKey();
      BigDecimal given =
          givenUp(stances.getOrDefault(sector, Stance.HOLD), step).min(entry.getValue().value());
      if (given.signum() > 0 && !receivers.contains(sector)) {
        weights.put(sector, new Percent(entry.getValue().value().subtract(given)));
        freed = freed.add(given);
        reasons.add(move(sector, entry.getValue(), given.negate()));
      }
    }
    BigDecimal left = freed;
    for (int i = 0; i < receivers.size() && freed.signum() > 0; i++) {
      Sector sector = receivers.get(i);
      int sharers = receivers.size() - i;
      BigDecimal part = left.divide(BigDecimal.valueOf(sharers), DECIMALS, RoundingMode.DOWN);
      part = sharers == 1 ? left : part;
      left = left.subtract(part);
      Percent before = base.getOrDefault(sector, Percent.ZERO);
      weights.put(sector, new Percent(before.value().add(part)));
      reasons.add(move(sector, before, part));
    }
    return new Rotation(weights, reasons, List.of());
  }

  private static List<Sector> receivers(
      SequencedMap<Sector, Percent> base, Map<Sector, Stance> stances) {
    List<Sector> increasing =
        base.keySet().stream().filter(s -> stances.get(s) == Stance.INCREASE).toList();
    if (!increasing.isEmpty()) {
      return increasing;
    }
    boolean majorsTake =
        base.containsKey(Sector.MAJORS)
            && givenUp(stances.getOrDefault(Sector.MAJORS, Stance.HOLD), Percent.HUNDRED).signum()
                == 0;
    return majorsTake ? List.of(Sector.MAJORS) : List.of();
  }

  private static BigDecimal givenUp(Stance stance, Percent step) {
    return switch (stance) {
      case REDUCE -> step.value().multiply(BigDecimal.TWO);
      case TRIM -> step.value();
      case HOLD, INCREASE -> BigDecimal.ZERO;
    };
  }

  private static String move(Sector sector, Percent before, BigDecimal change) {
    Percent after = new Percent(before.value().add(change));
    return sector
        + " from "
        + before
        + " to "
        + new Percent(after.value().setScale(2, RoundingMode.HALF_EVEN));
  }
}
