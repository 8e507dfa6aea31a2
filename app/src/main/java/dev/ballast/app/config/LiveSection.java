// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import java.nio.file.Path;

/** Reads a plan's {@code live}: whether its owner means it to trade with money. */
public final class LiveSection {
  /** What the owner writes. */
  public static final String CONSENT = "I mean it";

  private LiveSection() {}

  /** Refuses other words than those. */
  static boolean read(Field field) {
    Mapping table = field.table("consent");
    Field consent = table.require("consent");
    if (!consent.scalar().text().equals(CONSENT)) {
      throw consent.mistake("is no consent; write: consent: " + CONSENT);
    }
    return true;
  }

  /** Whether a plan may trade with money. */
  public static boolean consents(Path plan) {
    return YamlNodes.read(SourceText.of(plan)).at("live").map(LiveSection::read).orElse(false);
  }
}
