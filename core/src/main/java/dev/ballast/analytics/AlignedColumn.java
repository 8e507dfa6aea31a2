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

  @Override
  public AlignedBars above(AlignedBars known, History history) {
    return known;
  }

  // Written out, as what a record is given goes through method handles, and reviews ask this often.
  @Override
  public boolean equals(Object other) {
    return other instanceof AlignedColumn that
        && bars.equals(that.bars)
        && others.equals(that.others);
  }

  @Override
  public int hashCode() {
    return 31 * bars.hashCode() + others.hashCode();
  }

  private static BarSeries whole(History history, SeriesId id) {
    return (BarSeries) history.series(id).orElseThrow();
  }
}
