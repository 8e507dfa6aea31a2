// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import dev.ballast.market.BarSeries;
import dev.ballast.market.Column;
import dev.ballast.market.History;
import dev.ballast.market.SeriesId;

/** All aligned returns of two series of bars, to be asked by {@link AlignedReturns#within}. */
record AlignedColumn(SeriesId bars, SeriesId others) implements Column<AlignedReturns> {
  @Override
  public AlignedReturns of(History history) {
    return AlignedReturns.latest(whole(history, bars), whole(history, others), Integer.MAX_VALUE);
  }

  private static BarSeries whole(History history, SeriesId id) {
    return (BarSeries) history.series(id).orElseThrow();
  }
}
