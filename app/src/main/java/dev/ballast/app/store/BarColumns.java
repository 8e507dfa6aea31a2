// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

/**
 * The places of a bar's cells in a table, and the checks that every bar must pass.
 *
 * @param volume below zero for bars that have none, as those of a mark price
 */
record BarColumns(int open, int high, int low, int close, int volume) {
  /** Finds the columns by name; the suffix follows each name. */
  static BarColumns of(InputTable table, String suffix) {
    return new BarColumns(
        table.column("open" + suffix),
        table.column("high" + suffix),
        table.column("low" + suffix),
        table.column("close" + suffix),
        table.column("volume" + suffix));
  }

  BarColumns withVolume(int column) {
    return new BarColumns(open, high, low, close, column);
  }

  /** Whether all five cells are blank: no bar, rather than a bad one. */
  boolean blank(InputTable table) {
    return table.text(open).isEmpty()
        && table.text(high).isEmpty()
        && table.text(low).isEmpty()
        && table.text(close).isEmpty()
        && table.text(volume).isEmpty();
  }

  /** Open, high, low, close and volume of the current row. */
  double[] read(InputTable table) {
    double first = table.positive(open, "a price");
    double highest = table.positive(high, "a price");
    double lowest = table.positive(low, "a price");
    double last = table.positive(close, "a price");
    double traded = volume < 0 ? 0 : table.notNegative(volume, "volume");
    if (highest < lowest) {
      throw table.wrong(high, "the high " + highest + " is below the low " + lowest);
    }
    if (first > highest || first < lowest) {
      throw outside(table, open, "open " + first, lowest, highest);
    }
    if (last > highest || last < lowest) {
      throw outside(table, close, "close " + last, lowest, highest);
    }
    return new double[] {first, highest, lowest, last, traded};
  }

  private static RuntimeException outside(
      InputTable table, int column, String what, double lowest, double highest) {
    return table.wrong(
        column, "the " + what + " is outside of low " + lowest + " and high " + highest);
  }
}
