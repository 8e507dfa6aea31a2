// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import java.util.Locale;

/** What initial margin is budgeted for. */
public enum Budget {
  HEDGE,
  DIRECTIONAL,
  SPREAD,
  CARRY;

  /** {@code directional}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
