// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import java.time.LocalDate;
import java.util.Optional;

/** A rule with days of its own. */
public sealed interface DatedRule extends OverlayRule permits NarrativeRule, PairRule, TiltRule {
  /** On which it holds, and with what it ends. */
  HoldingDays days();

  @Override
  default boolean holds(LocalDate day) {
    return days().holds(day);
  }

  @Override
  default Optional<Served> serves() {
    return days().serves();
  }

  @Override
  default boolean isStanding() {
    return days().from().isEmpty();
  }
}
