// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import dev.ballast.market.BarSeries;
import dev.ballast.market.Column;
import dev.ballast.market.History;
import dev.ballast.market.SeriesId;

/** Two series of bars as one whole, each pair of a run aligned once. */
record AlignedColumn(SeriesId bars, SeriesId others) implements Column<AlignedBars> {
  @Override
  public AlignedBars of(History history) {
    return AlignedBars.of(whole(history, bars), whole(history, others));
  }

  private static BarSeries whole(History history, SeriesId id) {
    return (BarSeries) history.series(id).orElseThrow();
  }
}
