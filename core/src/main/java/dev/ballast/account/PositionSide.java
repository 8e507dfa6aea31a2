// SPDX-License-Identifier: Apache-2.0
package dev.ballast.account;

/** Which of a contract's positions: the only one, or one of the two that hedge mode keeps apart. */
public enum PositionSide {
  /** One-way mode: a contract has one position, long or short. */
  BOTH,
  /** Hedge mode: the position that is long or nothing. */
  LONG,
  /** Hedge mode: the position that is short or nothing. */
  SHORT
}
