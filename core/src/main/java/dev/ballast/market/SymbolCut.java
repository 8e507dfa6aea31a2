// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Asset;
import java.util.Arrays;

/**
 * Bars of one name that are not of one thing: between two rows the price jumps as no trading does,
 * and no {@link SymbolChange} says why. The series is cut there, so that nothing is measured or
 * held across.
 */
public final class SymbolCut {
  private SymbolCut() {}

  /** The rows at which a series is cut, in order; none of what is not trades. */
  public static int[] rows(BarSeries bars, SymbolChanges changes) {
    int[] jumps = bars.jumps();
    if (jumps.length == 0 || bars.id().kind() != SeriesKind.BARS) {
      return new int[0];
    }
    Asset asset = bars.id().instrument().base();
    return Arrays.stream(jumps)
        .filter(row -> !changes.states(asset, bars.time(row - 1), bars.time(row)))
        .toArray();
  }

  /** The bars between the cuts around a moment: what the name means then. */
  static BarSeries around(BarSeries bars, SymbolChanges changes, long moment) {
    int from = 0;
    for (int row : rows(bars, changes)) {
      if (bars.time(row) > moment) {
        return bars.asOf(bars.knownAt(row - 1)).from(from);
      }
      from = row;
    }
    return from == 0 ? bars : bars.from(from);
  }
}
