// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.check;

import dev.ballast.market.BarSeries;
import dev.ballast.market.SymbolChanges;
import dev.ballast.market.SymbolCut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Closes more than five times the close before, or less than a fifth, gaps or not. Where the open
 * jumps so, and no symbol change says why, the series is cut, and the finding says so.
 */
final class JumpChecks {
  private JumpChecks() {}

  static List<Finding> of(BarSeries bars, SymbolChanges changes) {
    Cases moves = new Cases();
    int worst = 0;
    for (int row = 1; row < bars.size(); row++) {
      double ratio = bars.close(row) / bars.close(row - 1);
      if (ratio > BarSeries.JUMP || ratio * BarSeries.JUMP < 1) {
        double before = moves.worst();
        moves.add(bars.time(row), StrictMath.log(ratio));
        worst = moves.worst() == before ? worst : row;
      }
    }
    List<Finding> findings = new ArrayList<>();
    int[] cuts = SymbolCut.rows(bars, changes);
    if (cuts.length > 0) {
      Cases all = new Cases();
      for (int row : cuts) {
        all.add(bars.time(row), 0);
      }
      findings.add(
          Finding.of(
              Severity.WARNING,
              "cut",
              bars.id(),
              all,
              between(bars, cuts[0], bars.open(cuts[0]))
                  + ": another unit or another coin, so the series is cut there"
                  + (cuts.length == 1 ? "" : ", and " + (cuts.length - 1) + " times more")
                  + "; state it in a file symbol_changes.csv"));
    }
    if (!moves.isEmpty()) {
      findings.add(
          Finding.of(
              Severity.WARNING,
              "jump",
              bars.id(),
              moves,
              Finding.count(moves.count(), "close")
                  + " more than "
                  + Math.round(BarSeries.JUMP)
                  + " times the one before, or less than a fifth; furthest "
                  + between(bars, worst, bars.close(worst))));
    }
    return findings;
  }

  private static String between(BarSeries bars, int row, double price) {
    long missing = (bars.time(row) - bars.time(row - 1)) / bars.id().interval().millis() - 1;
    double factor = price / bars.close(row - 1);
    return String.format(
        Locale.ROOT,
        "from %s to %s (%s) on %s%s",
        bars.close(row - 1),
        price,
        factor >= 1
            ? String.format(Locale.ROOT, "x %.4g", factor)
            : String.format(Locale.ROOT, "/ %.4g", 1 / factor),
        Finding.when(bars.time(row)),
        missing > 0 ? ", across " + Finding.count(missing, "missing bar") : "");
  }
}
