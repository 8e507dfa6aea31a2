// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.check;

import dev.ballast.market.BarSeries;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.TradingEnd;
import java.util.ArrayList;
import java.util.List;

/** Bars that contradict themselves, trade nothing, or do not move. */
final class BarChecks {
  /** Prices in other units may have been rounded in the ninth digit. */
  private static final double ROUNDING = 1e-9;

  private static final int NO_VOLUME_RUN = 2;
  private static final int UNCHANGED_RUN = 5;

  private BarChecks() {}

  static List<Finding> of(BarSeries bars) {
    List<Finding> findings = new ArrayList<>();
    contradictions(bars, findings);
    if (bars.id().kind() == SeriesKind.BARS) {
      noVolume(bars, findings);
    }
    unchanged(bars, findings);
    return findings;
  }

  /** Bars that go on after the last trade. */
  static Finding ended(BarSeries bars, TradingEnd end) {
    Cases tail = new Cases();
    for (int row = end.rows(); row < bars.size(); row++) {
      tail.add(bars.time(row), 0);
    }
    return Finding.of(
        Severity.WARNING,
        "ended",
        bars.id(),
        tail,
        "last traded at "
            + end.close()
            + " in the bar of "
            + Finding.when(bars.time(end.rows() - 1))
            + ", then "
            + Finding.count(tail.count(), "flat bar")
            + " without volume: it ended there, and the rest is not used");
  }

  private static void contradictions(BarSeries bars, List<Finding> findings) {
    Cases bad = new Cases();
    for (int row = 0; row < bars.size(); row++) {
      if (!consistent(bars, row)) {
        bad.add(bars.time(row), 0);
      }
    }
    if (!bad.isEmpty()) {
      findings.add(
          Finding.of(
              Severity.ERROR,
              "bad-bar",
              bars.id(),
              bad,
              Finding.count(bad.count(), "bar")
                  + " whose open or close is outside low to high, first "
                  + Finding.when(bad.first())));
    }
  }

  private static boolean consistent(BarSeries bars, int row) {
    double bodyLow = Math.min(bars.open(row), bars.close(row));
    double bodyHigh = Math.max(bars.open(row), bars.close(row));
    return bars.low(row) > 0
        && bars.low(row) <= bodyLow * (1 + ROUNDING)
        && bars.high(row) >= bodyHigh * (1 - ROUNDING)
        && bars.volume(row) >= 0;
  }

  private static void noVolume(BarSeries bars, List<Finding> findings) {
    Cases runs = new Cases();
    int total = 0;
    int run = 0;
    for (int row = 0; row <= bars.size(); row++) {
      if (row < bars.size() && bars.volume(row) == 0) {
        run++;
      } else {
        if (run >= NO_VOLUME_RUN) {
          runs.add(bars.time(row - run), run);
          total += run;
        }
        run = 0;
      }
    }
    if (!runs.isEmpty()) {
      findings.add(
          Finding.of(
              Severity.WARNING,
              "no-volume",
              bars.id(),
              runs,
              Finding.count(total, "bar")
                  + " without volume in "
                  + Finding.count(runs.count(), "run")
                  + ", longest "
                  + Math.round(runs.worst())
                  + " from "
                  + Finding.when(runs.worstTime())));
    }
  }

  private static void unchanged(BarSeries bars, List<Finding> findings) {
    Cases runs = new Cases();
    int same = 1;
    for (int row = 1; row <= bars.size(); row++) {
      if (row < bars.size() && bars.close(row) == bars.close(row - 1)) {
        same++;
      } else {
        if (same >= UNCHANGED_RUN) {
          runs.add(bars.time(row - same), same);
        }
        same = 1;
      }
    }
    if (!runs.isEmpty()) {
      findings.add(
          Finding.of(
              Severity.WARNING,
              "unchanged",
              bars.id(),
              runs,
              "the close stood still for "
                  + Math.round(runs.worst())
                  + " bars from "
                  + Finding.when(runs.worstTime())
                  + (runs.count() == 1 ? "" : ", and " + (runs.count() - 1) + " times more")));
    }
  }
}
