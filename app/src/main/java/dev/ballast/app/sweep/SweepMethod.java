// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.sweep;

import dev.ballast.app.UserMistake;
import dev.ballast.sweep.SweepPlan;
import dev.ballast.sweep.VariedKey;
import java.util.List;

/** How variants are chosen among all that there are. */
public enum SweepMethod {
  /** Every combination of the listed values. */
  GRID,
  /** Drawn at random. */
  RANDOM,
  /** Drawn by Sobol's sequence, which leaves smaller gaps. */
  SOBOL;

  /** As a user writes it. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * The variants of a sweep.
   *
   * @param samples how many are drawn; a grid has as many as it has
   * @param seed of the drawing; of a Sobol sequence, how many points are left out first
   */
  public SweepPlan plan(List<VariedKey> keys, int samples, long seed) {
    try {
      return switch (this) {
        case GRID -> SweepPlan.grid(keys);
        case RANDOM -> SweepPlan.random(keys, samples, seed);
        case SOBOL -> {
          if (keys.size() > SobolPoints.MOST_KEYS || seed < 0 || seed > SweepPlan.MOST) {
            throw new IllegalArgumentException(
                "sobol takes up to "
                    + SobolPoints.MOST_KEYS
                    + " keys and a seed from 0 to "
                    + SweepPlan.MOST);
          }
          yield SweepPlan.at(keys, SobolPoints.of(samples, keys.size(), (int) seed));
        }
      };
    } catch (IllegalArgumentException e) {
      throw new UserMistake("--vary: " + e.getMessage());
    }
  }
}
