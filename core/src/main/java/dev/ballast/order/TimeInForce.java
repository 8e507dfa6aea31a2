// SPDX-License-Identifier: Apache-2.0
package dev.ballast.order;

/** How long a limit order waits, and what becomes of what does not fill at once. */
public enum TimeInForce {
  /** Waits until it is filled or cancelled. */
  GOOD_TILL_CANCELLED,
  /** Fills what it can at once; the rest is cancelled. */
  IMMEDIATE_OR_CANCEL,
  /** Fills whole at once, or is cancelled whole. */
  FILL_OR_KILL,
  /** Waits as a maker; refused where it would take. */
  POST_ONLY
}
