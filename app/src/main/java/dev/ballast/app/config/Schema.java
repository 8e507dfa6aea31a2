// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import java.util.Locale;

/** The published JSON Schemas of the files that users write; editors complete and check by them. */
public enum Schema {
  POLICY,
  SECTORS,
  RULES,
  PHASES,
  ACCOUNT,
  ORDERS,
  SCENARIO,
  SHOCKS,
  FAULTS,
  ALARMS;

  /** The schema's JSON. */
  public String text() {
    return SourceText.ofResource("schema/" + this + ".json").text();
  }

  /** {@code policy}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
