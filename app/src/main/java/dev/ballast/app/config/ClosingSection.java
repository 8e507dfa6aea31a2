// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.market.InstrumentId;
import dev.ballast.policy.ClosingPlan;
import java.util.SequencedSet;
import java.util.TreeSet;

/** Reads which positions a plan closes though no rule names them: {@code [inverse, dated]}. */
final class ClosingSection {
  private ClosingSection() {}

  static ClosingPlan read(Field field) {
    SequencedSet<ClosingPlan.Kind> kinds = new TreeSet<>();
    SequencedSet<InstrumentId> contracts = new TreeSet<>();
    for (Field item : field.items()) {
      Scalar value = item.scalar();
      if (!value.text().contains("/")) {
        kinds.add(value.choice(ClosingPlan.Kind.class));
        continue;
      }
      contracts.add(
          value
              .instrument()
              .filter(id -> !id.isSpot())
              .orElseThrow(() ->
                  value.mistake(
                      "no futures contract: '"
                          + value.text()
                          + "'; write one as BTC/USD:BTC, or a kind as inverse")));
    }
    return new ClosingPlan(kinds, contracts);
  }
}
