// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import dev.ballast.unit.Percent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The spot core: how much of capital it is, and its weights.
 *
 * @param share of capital (total equity)
 * @param weights by sector, of the spot core; they sum to exactly one hundred
 * @param inside how each sector's weight is spread over its members
 * @param caps by sector that has one, what a member may have of it at most
 */
public record SpotPlan(
    Percent share,
    SequencedMap<Sector, Percent> weights,
    InsideSector inside,
    SequencedMap<Sector, Percent> caps) {
  /** Without caps. */
  public SpotPlan(Percent share, SequencedMap<Sector, Percent> weights, InsideSector inside) {
    this(share, weights, inside, new LinkedHashMap<>());
  }

  /**
   * Refuses weights that are negative or do not sum to one hundred, caps that are not above zero
   * and at most one hundred, and the cap of a sector without a weight.
   */
  public SpotPlan {
    if (share.compareTo(Percent.ZERO) < 0 || share.compareTo(Percent.HUNDRED) > 0) {
      throw new IllegalArgumentException("a share of capital is 0% to 100%, not " + share);
    }
    weights.forEach((sector, weight) -> {
      if (weight.compareTo(Percent.ZERO) < 0) {
        throw new IllegalArgumentException("weight of " + sector + " is negative: " + weight);
      }
    });
    Percent sum = sum(weights);
    if (!sum.equals(Percent.HUNDRED)) {
      throw new IllegalArgumentException("weights sum to " + sum + ", not 100%");
    }
    weights = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(weights));
    for (Map.Entry<Sector, Percent> cap : caps.entrySet()) {
      if (cap.getValue().compareTo(Percent.ZERO) <= 0
          || cap.getValue().compareTo(Percent.HUNDRED) > 0) {
        throw new IllegalArgumentException(
            "a cap is above 0% and at most 100%, not " + cap.getValue());
      }
      if (!weights.containsKey(cap.getKey())) {
        throw new IllegalArgumentException(cap.getKey() + " has a cap and no weight in the plan");
      }
    }
    caps = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(caps));
  }

  /** The same with other caps. */
  public SpotPlan withCaps(SequencedMap<Sector, Percent> others) {
    return new SpotPlan(share, weights, inside, others);
  }

  /** What a member may have of its sector at most; nothing where there is no cap. */
  public Optional<Percent> cap(Sector sector) {
    return Optional.ofNullable(caps.get(sector));
  }

  /** The weight of a sector; zero where the plan does not name it. */
  public Percent weight(Sector sector) {
    return weights.getOrDefault(sector, Percent.ZERO);
  }

  /** The sum of weights, 100% in a valid plan. */
  public static Percent sum(SequencedMap<Sector, Percent> weights) {
    return weights.values().stream().reduce(Percent.ZERO, Percent::plus);
  }
}
