// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.check;

import dev.ballast.market.Interval;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesKind;
import java.util.ArrayList;
import java.util.List;

/** Rows that should follow each other at one interval. */
final class SpacingChecks {
  private SpacingChecks() {}

  /** Gaps, and rows off the grid; nothing of series that come irregularly. */
  static List<Finding> of(Series series) {
    Interval interval = series.id().interval();
    List<Finding> findings = new ArrayList<>();
    if (interval.equals(Interval.NONE)) {
      return findings;
    }
    Cases gaps = new Cases();
    Cases offGrid = new Cases();
    long absent = 0;
    // An exchange with closing days: a long weekend is no gap.
    long allowed = series.id().kind() == SeriesKind.FRONT_CLOSE ? 3 : 0;
    for (int row = 0; row < series.size(); row++) {
      if (Math.floorMod(series.time(row), interval.millis()) != 0) {
        offGrid.add(series.time(row), 0);
      }
      if (row > 0) {
        long missing = (series.time(row) - series.time(row - 1)) / interval.millis() - 1;
        if (missing > allowed) {
          gaps.add(series.time(row - 1) + interval.millis(), (double) missing);
          absent += missing;
        }
      }
    }
    if (!gaps.isEmpty()) {
      findings.add(
          Finding.of(
              Severity.WARNING,
              "gap",
              series.id(),
              gaps,
              Finding.count(absent, "missing row")
                  + " in "
                  + Finding.count(gaps.count(), "gap")
                  + (gaps.count() == 1
                      ? ", from "
                      : ", longest " + Math.round(gaps.worst()) + " from ")
                  + Finding.when(gaps.worstTime())));
    }
    if (!offGrid.isEmpty()) {
      findings.add(
          Finding.of(
              Severity.WARNING,
              "off-grid",
              series.id(),
              offGrid,
              Finding.count(offGrid.count(), "row")
                  + " off the "
                  + interval
                  + " grid, first "
                  + Finding.when(offGrid.first())));
    }
    return findings;
  }
}
