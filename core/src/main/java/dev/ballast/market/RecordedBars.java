// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import java.util.ArrayList;
import java.util.List;

/** Bars of one contract, of every length, recorded where its funding is: at its own venue. */
final class RecordedBars {
  private RecordedBars() {}

  static List<BarSeries> of(History history, SeriesKind kind, InstrumentId id) {
    List<BarSeries> found = new ArrayList<>();
    for (SeriesId name : history.ids()) {
      if (name.kind() == kind && name.isOf(id)) {
        history.series(name).ifPresent(series -> found.add((BarSeries) series));
      }
    }
    return found;
  }
}
