// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.unit.Percent;

/** What every rule of an overlay refuses. */
final class RuleChecks {
  private RuleChecks() {}

  static void name(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a rule without a name");
    }
  }

  static void leverage(int times) {
    if (times < 1 || times > Limits.MOST_LEVERAGE) {
      throw new IllegalArgumentException(
          "leverage is 1 to " + Limits.MOST_LEVERAGE + ", not " + times);
    }
  }

  static void rotationDays(int days) {
    if (days < RotationSpread.FEWEST_DAYS || days > RotationSpread.MOST_DAYS) {
      throw new IllegalArgumentException(
          "a rotation's futures last %d to %d days, not %d"
              .formatted(RotationSpread.FEWEST_DAYS, RotationSpread.MOST_DAYS, days));
    }
  }

  static void stop(Percent loss) {
    if (loss.compareTo(Percent.ZERO) <= 0 || loss.compareTo(Percent.HUNDRED) > 0) {
      throw new IllegalArgumentException("a stop is above 0% and up to 100%, not " + loss);
    }
  }
}
