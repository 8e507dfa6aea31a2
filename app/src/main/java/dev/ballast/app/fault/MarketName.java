// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.fault;

import java.util.Locale;

/** Which of the exchange's markets. */
public enum MarketName {
  SPOT,
  USDM;

  /** {@code usdm}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
