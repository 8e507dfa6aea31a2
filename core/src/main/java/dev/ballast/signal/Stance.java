// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

/** What. */
public enum Stance {
  REDUCE,
  TRIM,
  HOLD,
  INCREASE
}
