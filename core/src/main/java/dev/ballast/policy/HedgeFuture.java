// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import java.util.Locale;

/** Which future of its asset a hedge is sold in. */
public enum HedgeFuture {
  /** The perpetual. */
  PERPETUAL,
  /** A dated one, the one that is expected to cost the least. */
  DATED,
  /** Whichever is expected to cost the least, the perpetual or a dated one. */
  CHEAPEST;

  /** {@code cheapest}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
