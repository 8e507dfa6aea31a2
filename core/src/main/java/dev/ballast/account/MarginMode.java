// SPDX-License-Identifier: Apache-2.0
package dev.ballast.account;

/** Whose money stands for a position. */
public enum MarginMode {
  /** The whole futures wallet's, together with all other cross positions. */
  CROSS,
  /** A wallet of its own, and no more. */
  ISOLATED
}
