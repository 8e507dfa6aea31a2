// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

/** What a session carries out at a moment. */
public sealed interface Action permits Plan, Instructions {
  /** Epoch milliseconds. */
  long time();
}
