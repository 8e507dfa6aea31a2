// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import java.util.Locale;

/** What a review looks at, in the order in which reviews of one day are held. */
public enum ReviewKind {
  /** Weights go back to the plan's: rotation's tilts are undone, drift is corrected. */
  PROFILE,
  /** The market's phase and the user's views move sector weights. */
  REGIME,
  /** Signals move sector weights; drift is corrected. */
  SECTORS,
  /** Hedge sizes are brought to their targets. */
  HEDGES;

  /** Whether it looks at the weights of the spot core. */
  public boolean movesSpot() {
    return this != HEDGES;
  }

  /** {@code hedges}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
