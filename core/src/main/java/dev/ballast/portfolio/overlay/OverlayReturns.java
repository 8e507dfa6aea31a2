// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.overlay;

import dev.ballast.unit.Asset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Daily returns by asset, of the same days. */
public final class OverlayReturns {
  private final SequencedMap<Asset, double[]> rows = new LinkedHashMap<>();
  private final int days;

  /**
   * Copies the rows.
   *
   * @param days two at least, the length of each row
   */
  public OverlayReturns(Map<Asset, double[]> returns, int days) {
    this.days = days;
    returns.forEach((asset, row) -> {
      if (row.length != days) {
        throw new IllegalArgumentException(asset + ": " + row.length + " returns, not " + days);
      }
      rows.put(asset, row.clone());
    });
  }

  /** A row a contract, of what it is on; each has one. */
  double[][] of(List<OverlayContract> contracts) {
    return contracts.stream()
        .map(one -> {
          double[] row = rows.get(one.asset());
          if (row == null) {
            throw new IllegalArgumentException("no returns of " + one.asset());
          }
          return row.clone();
        })
        .toArray(double[][]::new);
  }

  /** Daily profit of exposures that are held so at the start of every day; of what has returns. */
  double[] profit(Map<Asset, Double> exposures) {
    double[] profit = new double[days];
    exposures.forEach((asset, value) -> {
      double[] row = rows.get(asset);
      for (int t = 0; row != null && t < days; t++) {
        profit[t] += value * row[t];
      }
    });
    return profit;
  }
}
