// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.SeriesId;
import java.util.List;
import java.util.OptionalLong;

/**
 * A line of the catalogue: one series and where its rows came from.
 *
 * @param id which series
 * @param rows how many, at least one
 * @param first time of the first row, epoch milliseconds
 * @param last time of the last row
 * @param file its columns, below the store's folder
 * @param sources the files that gave its rows, in order of import
 * @param checksum CRC-32C of the file; nothing in a store of before there were any
 */
public record StoredSeries(
    SeriesId id,
    int rows,
    long first,
    long last,
    String file,
    List<SourceFile> sources,
    OptionalLong checksum) {
  public StoredSeries {
    sources = List.copyOf(sources);
  }

  StoredSeries withChecksum(long crc) {
    return new StoredSeries(id, rows, first, last, file, sources, OptionalLong.of(crc));
  }

  /** The imported files by name, as a command takes them, where they are known. */
  String sourceNames() {
    List<String> names = sources.stream().map(SourceFile::name).toList();
    return names.contains(CatalogueRecovery.UNKNOWN) ? "FILE..." : String.join(" ", names);
  }
}
