// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import java.util.Locale;

/** What became of a request. */
public enum RequestOutcome {
  /** Money has moved, or an order was taken back. */
  DONE,
  /** An order was filled whole. */
  FILLED,
  /** An order still waits at the end, or what is left of it does. */
  OPEN,
  /** An order was taken and then ended; what was filled of it stays. */
  CANCELLED,
  /** Nothing of it has happened. */
  REFUSED;

  /** {@code filled}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
