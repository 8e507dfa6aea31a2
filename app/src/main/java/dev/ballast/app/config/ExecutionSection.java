// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.policy.ExecutionPlan;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.time.Duration;

/** Reads a plan's {@code execution}. */
final class ExecutionSection {
  private static final int LONGEST_SECONDS = 3600;
  private static final int MOST_TRIES = 10;
  private static final int USUAL_TRIES = 2;

  private ExecutionSection() {}

  static ExecutionPlan read(Field field, Asset quote) {
    Mapping table = field.table("unhedged", "patience", "tries");
    return new ExecutionPlan(
        table.find("unhedged").map(one -> bound(one.scalar(), quote)),
        table.get("patience", one -> one.seconds(LONGEST_SECONDS), Duration.ZERO),
        table.get("tries", one -> one.wholeNumber(0, MOST_TRIES), USUAL_TRIES));
  }

  private static Money bound(Scalar value, Asset quote) {
    Money bound = value.money(quote);
    if (bound.signum() <= 0) {
      throw value.mistake("must be above zero, not " + bound);
    }
    return bound;
  }
}
