// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.unit.Decimals;

/** What a feature's number counts. */
public enum FeatureUnit {
  /** A change or a share: 0.01 is one percent. */
  FRACTION,
  /** A rate: 0.01 is one percent a year. */
  FRACTION_A_YEAR,
  /** Sample deviations from the mean. */
  DEVIATIONS,
  /** So many times: one thing divided by another. */
  RATIO,
  /** An amount of the quote currency; dollars where it was counted in those. */
  QUOTE;

  /** Whether the number is written in percent. */
  public boolean isPercent() {
    return this == FRACTION || this == FRACTION_A_YEAR;
  }

  /** {@code 12.4%}, or {@code -1.2} of what is no share; minus zero is zero. */
  public String text(double value) {
    String text = Decimals.fixed(isPercent() ? value * 100 : value, 1);
    return (text.equals("-0.0") ? "0.0" : text) + (isPercent() ? "%" : "");
  }
}
