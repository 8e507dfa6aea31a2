// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import dev.ballast.unit.Percent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The spot core: how much of capital it is, and its weights.
 *
 * @param share of capital (total equity)
 * @param weights by sector, of the spot core; they sum to exactly one hundred
 * @param inside how each sector's weight is spread over its members
 */
public record SpotPlan(Percent share, SequencedMap<Sector, Percent> weights, InsideSector inside) {
  /** Refuses weights that are negative or do not sum to one hundred. */
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
