// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import dev.ballast.unit.Percent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The spot core: how much of capital it is, and its weights.
 *
 * @param share of capital (total equity)
 * @param weights by sector, of the spot core; they sum to exactly one hundred
 * @param inside how each sector's weight is spread over its members
 * @param caps by sector that has one, what a member may have of it at most
 * @param beta what sectors are weighted to, where their beta is what is asked for
 * @param presets models that the plan is measured against
 */
public record SpotPlan(
    Percent share,
    SequencedMap<Sector, Percent> weights,
    InsideSector inside,
    SequencedMap<Sector, Percent> caps,
    Optional<BasketBeta> beta,
    List<Preset> presets) {
  /** Without caps or presets, by a way that needs no other figure. */
  public SpotPlan(Percent share, SequencedMap<Sector, Percent> weights, InsideSector inside) {
    this(share, weights, inside, new LinkedHashMap<>(), Optional.empty(), List.of());
  }

  /**
   * Refuses weights that are negative or do not sum to one hundred, caps that are not above zero
   * and at most one hundred, the cap or beta of a sector without a weight, and a beta where another
   * way weighs the members, or none where it is asked for.
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
    if (beta.isPresent() != (inside == InsideSector.TARGET_BETA)) {
      throw new IllegalArgumentException(
          beta.isPresent()
              ? "members are weighted by " + inside + ", which has no target beta"
              : "no beta is given that sectors are weighted to");
    }
    for (Sector sector : beta.map(one -> one.targets().keySet()).orElse(Set.of())) {
      if (!weights.containsKey(sector)) {
        throw new IllegalArgumentException(sector + " has a target beta and no weight in the plan");
      }
    }
    presets = List.copyOf(presets);
  }

  /** The same with other caps. */
  public SpotPlan withCaps(SequencedMap<Sector, Percent> others) {
    return new SpotPlan(share, weights, inside, others, beta, presets);
  }

  /** The same weighted to betas. */
  public SpotPlan withBeta(BasketBeta other) {
    return new SpotPlan(
        share, weights, InsideSector.TARGET_BETA, caps, Optional.of(other), presets);
  }

  /** The same measured against models. */
  public SpotPlan withPresets(List<Preset> others) {
    return new SpotPlan(share, weights, inside, caps, beta, others);
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
