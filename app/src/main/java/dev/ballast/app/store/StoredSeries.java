// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.SeriesId;
import java.util.List;

/**
 * A line of the catalogue: one series and where its rows came from.
 *
 * @param id which series
 * @param rows how many, at least one
 * @param first time of the first row, epoch milliseconds
 * @param last time of the last row
 * @param file its columns, below the store's folder
 * @param sources the files that gave its rows, in order of import
 */
public record StoredSeries(
    SeriesId id, int rows, long first, long last, String file, List<SourceFile> sources) {
  public StoredSeries {
    sources = List.copyOf(sources);
  }
}
