// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import java.util.List;

/**
 * What futures add to the core, and what no order may break.
 *
 * @param hedges rules in order of priority, each with its own name
 */
public record OverlayPlan(List<HedgeRule> hedges, Limits limits) {
  /** No hedges, within the usual limits. */
  public static final OverlayPlan NONE = new OverlayPlan(List.of(), Limits.DEFAULT);

  /** Copies the list; refuses two hedges of one name. */
  public OverlayPlan {
    hedges = List.copyOf(hedges);
    if (hedges.stream().map(HedgeRule::name).distinct().count() < hedges.size()) {
      throw new IllegalArgumentException("two hedges of one name: " + hedges);
    }
  }

  /** These hedges within the same limits. */
  public OverlayPlan withHedges(HedgeRule... others) {
    return new OverlayPlan(List.of(others), limits);
  }

  public OverlayPlan withLimits(Limits other) {
    return new OverlayPlan(hedges, other);
  }
}
