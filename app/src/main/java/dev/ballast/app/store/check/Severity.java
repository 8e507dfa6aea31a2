// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.check;

import java.util.Locale;

/** How much a finding matters, the worst first. */
public enum Severity {
  /** The data contradicts itself. */
  ERROR,
  /** To be looked at: results that rest on it may be off. */
  WARNING,
  /** Good to know; nothing is wrong. */
  NOTE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
