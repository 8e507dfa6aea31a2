// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.check;

import dev.ballast.market.SeriesKind;
import dev.ballast.market.ValueSeries;
import java.util.ArrayList;
import java.util.List;

/** Values that are nothing, or leap. */
final class ValueChecks {
  private static final double LEAP = 5;

  private ValueChecks() {}

  static List<Finding> of(ValueSeries values) {
    List<Finding> findings = new ArrayList<>();
    if (values.id().kind().isRatio() || values.id().kind() == SeriesKind.NAMED) {
      return findings; // takers leap and may all be one side; flows are of either sign
    }
    Cases nothing = new Cases();
    Cases leaps = new Cases();
    for (int row = 0; row < values.size(); row++) {
      double value = values.value(row);
      if (!(value > 0)) {
        nothing.add(values.time(row), 0);
      } else if (row > 0 && values.value(row - 1) > 0) {
        double ratio = value / values.value(row - 1);
        if (ratio > LEAP || ratio < 1 / LEAP) {
          leaps.add(values.time(row), ratio);
        }
      }
    }
    if (!nothing.isEmpty()) {
      findings.add(
          Finding.of(
              values.id().kind() == SeriesKind.OPEN_INTEREST ? Severity.WARNING : Severity.ERROR,
              "nothing",
              values.id(),
              nothing,
              Finding.count(nothing.count(), "row")
                  + " of zero or less, first "
                  + Finding.when(nothing.first())));
    }
    if (!leaps.isEmpty()) {
      findings.add(
          Finding.of(
              Severity.WARNING,
              "leap",
              values.id(),
              leaps,
              Finding.count(leaps.count(), "row")
                  + " more than "
                  + Math.round(LEAP)
                  + " times the row before, or less than a fifth; first "
                  + Finding.when(leaps.first())));
    }
    return findings;
  }
}
