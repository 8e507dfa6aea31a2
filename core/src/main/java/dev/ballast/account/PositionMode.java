// SPDX-License-Identifier: Apache-2.0
package dev.ballast.account;

/** How many positions an account can have in one contract. */
public enum PositionMode {
  /** One, long or short. */
  ONE_WAY,
  /** Two: a long one and a short one, kept apart. */
  HEDGE
}
