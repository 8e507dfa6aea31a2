// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.check;

import dev.ballast.market.BarSeries;
import dev.ballast.market.SeriesKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Bars with one figure out of all proportion to the others: a high more than five times open and
 * close, a low of less than a fifth of them, a volume a thousand times that of the bars around it
 * or a thousandth. It can have been so; more often a digit or a unit is wrong.
 */
final class OddBarChecks {
  private static final double VOLUMES = 1000;

  /** Bars before, and as many after, whose volume is compared. */
  private static final int AROUND = 10;

  private static final int ENOUGH = 5;

  private OddBarChecks() {}

  static List<Finding> of(BarSeries bars) {
    List<Finding> findings = new ArrayList<>();
    ranges(bars, findings);
    if (bars.id().kind() == SeriesKind.BARS) {
      volumes(bars, findings);
    }
    return findings;
  }

  private static void ranges(BarSeries bars, List<Finding> findings) {
    Cases odd = new Cases();
    for (int row = 0; row < bars.size(); row++) {
      double reach = reach(bars, row);
      if (Math.abs(reach) > StrictMath.log(BarSeries.JUMP)) {
        odd.add(bars.time(row), reach);
      }
    }
    if (odd.isEmpty()) {
      return;
    }
    int row = bars.rowAt(odd.worstTime());
    boolean up = odd.worst() > 0;
    findings.add(
        Finding.of(
            Severity.WARNING,
            "odd-range",
            bars.id(),
            odd,
            Finding.count(odd.count(), "bar")
                + " that reached more than "
                + Math.round(BarSeries.JUMP)
                + " times from open and close; furthest on "
                + Finding.when(odd.worstTime())
                + ": "
                + (up ? "high " + bars.high(row) : "low " + bars.low(row))
                + ", open "
                + bars.open(row)
                + ", close "
                + bars.close(row)
                + factor(odd.worst())));
  }

  /** How far the high stands above the body, or the low below it, whichever is more; signed. */
  private static double reach(BarSeries bars, int row) {
    if (bars.low(row) <= 0) {
      return 0; // such a bar is an error
    }
    double top = Math.max(bars.open(row), bars.close(row));
    double bottom = Math.min(bars.open(row), bars.close(row));
    double up = StrictMath.log(bars.high(row) / top);
    double down = StrictMath.log(bars.low(row) / bottom);
    return up >= -down ? up : down;
  }

  private static void volumes(BarSeries bars, List<Finding> findings) {
    Cases odd = new Cases();
    for (int row = 0; row < bars.size(); row++) {
      double usual = around(bars, row);
      if (usual > 0 && bars.volume(row) > 0) {
        double times = StrictMath.log(bars.volume(row) / usual);
        if (Math.abs(times) > StrictMath.log(VOLUMES)) {
          odd.add(bars.time(row), times);
        }
      }
    }
    if (odd.isEmpty()) {
      return;
    }
    int row = bars.rowAt(odd.worstTime());
    findings.add(
        Finding.of(
            Severity.WARNING,
            "odd-volume",
            bars.id(),
            odd,
            Finding.count(odd.count(), "volume")
                + " a thousand times the median of the bars around, or a thousandth; furthest on "
                + Finding.when(odd.worstTime())
                + ": "
                + bars.volume(row)
                + " against "
                + around(bars, row)
                + factor(odd.worst())));
  }

  /** The median volume of the bars before and after; zero where they are too few. */
  private static double around(BarSeries bars, int row) {
    int from = Math.max(0, row - AROUND);
    int until = Math.min(bars.size(), row + AROUND + 1);
    double[] others = new double[until - from - 1];
    int count = 0;
    for (int other = from; other < until; other++) {
      if (other != row) {
        others[count++] = bars.volume(other);
      }
    }
    if (count < ENOUGH) {
      return 0;
    }
    Arrays.sort(others);
    int middle = count / 2;
    return count % 2 == 1 ? others[middle] : (others[middle - 1] + others[middle]) / 2;
  }

  private static String factor(double log) {
    return log > 0
        ? String.format(Locale.ROOT, " (x %.4g)", StrictMath.exp(log))
        : String.format(Locale.ROOT, " (/ %.4g)", StrictMath.exp(-log));
  }
}
