// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

/** The rule that gave a stance. */
public enum SignalRule {
  /** Open interest falls and funding normalises after a run. */
  LEVERAGE_LEAVING,
  /** Funding swings. */
  UNSTABLE,
  /** Volume rises, funding is low and steady, price is firm. */
  ACCUMULATION,
  /** Every rule was asked and none spoke. */
  NONE,
  /** A feature that the rules need is absent. */
  NOT_JUDGED
}
