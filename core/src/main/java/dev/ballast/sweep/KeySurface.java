// SPDX-License-Identifier: Apache-2.0
package dev.ballast.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What two keys do together: the mean Sharpe ratio of all variants with a value of each.
 *
 * @param down the key of the rows
 * @param rows its values
 * @param across the key of the columns
 * @param columns its values
 * @param means rows of cells; absent where no variant has both values
 */
public record KeySurface(
    String down,
    List<String> rows,
    String across,
    List<String> columns,
    List<List<OptionalDouble>> means) {
  /** Of more keys than this, only the first are shown in pairs. */
  private static final int MOST_KEYS = 3;

  /** Copies the lists. */
  public KeySurface {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    means = means.stream().map(List::copyOf).toList();
  }

  /** One for each two of the first three keys. */
  public static List<KeySurface> of(SweepResult result) {
    List<VariedKey> keys = result.plan().keys();
    List<KeySurface> surfaces = new ArrayList<>();
    int count = Math.min(MOST_KEYS, keys.size());
    for (int down = 0; down < count; down++) {
      for (int across = down + 1; across < count; across++) {
        surfaces.add(
            surface(
                KeyBins.of(keys.get(down), down),
                KeyBins.of(keys.get(across), across),
                result.ranked()));
      }
    }
    return surfaces;
  }

  private static KeySurface surface(KeyBins down, KeyBins across, List<VariantOutcome.Ran> ran) {
    int columns = across.labels().size();
    double[][] sums = new double[down.labels().size()][columns];
    int[][] counts = new int[down.labels().size()][columns];
    for (VariantOutcome.Ran one : ran) {
      int row = down.of(one.variant());
      int column = across.of(one.variant());
      sums[row][column] += SweepResult.sharpe(one);
      counts[row][column]++;
    }
    List<List<OptionalDouble>> means = new ArrayList<>();
    for (int row = 0; row < sums.length; row++) {
      List<OptionalDouble> cells = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        cells.add(
            counts[row][column] == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(sums[row][column] / counts[row][column]));
      }
      means.add(cells);
    }
    return new KeySurface(
        down.key().key(), down.labels(), across.key().key(), across.labels(), means);
  }

  /** The smallest and the largest mean; both zero where there is none. */
  public double[] bounds() {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (List<OptionalDouble> row : means) {
      for (OptionalDouble cell : row) {
        if (cell.isPresent()) {
          least = Math.min(least, cell.getAsDouble());
          most = Math.max(most, cell.getAsDouble());
        }
      }
    }
    return least > most ? new double[2] : new double[] {least, most};
  }
}
