// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.evidence;

import java.util.List;

/**
 * What evidence is asked for.
 *
 * @param horizons in days, rising, each above zero
 * @param cost of a unit traded in spot, a fraction
 * @param times that each interval's series is drawn anew
 * @param seed of all draws
 */
public record EvidenceQuestion(List<Integer> horizons, double cost, int times, long seed) {
  /** Draws for intervals of 95 %. */
  public static final int TIMES = 1000;

  /** What draws begin from where nothing is said. */
  public static final long SEED = 20_251_031;

  /** Refuses horizons that do not rise. */
  public EvidenceQuestion {
    horizons = List.copyOf(horizons);
    int before = 0;
    for (int horizon : horizons) {
      if (horizon <= before) {
        throw new IllegalArgumentException("horizons rise from a day on: " + horizons);
      }
      before = horizon;
    }
    if (horizons.isEmpty() || !(cost >= 0)) {
      throw new IllegalArgumentException(horizons.size() + " horizons, a cost of " + cost);
    }
  }
}
