// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import java.util.Locale;

/** What a carry earns. */
public enum CarryKind {
  /** What longs of a perpetual pay its shorts. */
  FUNDING,
  /** What a dated future costs above spot, until it is delivered. */
  CALENDAR;

  /** {@code funding}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
