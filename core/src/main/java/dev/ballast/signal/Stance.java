// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

/** What to do with a sector's weight, from least to most wanted. */
public enum Stance {
  /** Two steps down. */
  REDUCE,
  /** One step down. */
  TRIM,
  HOLD,
  /** Takes what the others give up. */
  INCREASE
}
