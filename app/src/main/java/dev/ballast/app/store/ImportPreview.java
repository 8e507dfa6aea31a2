// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What an import would read, with the first rows of each file as they are understood; nothing is
 * written.
 */
public record ImportPreview(List<Understood> files, List<ImportReport.Skipped> skipped) {
  private static final int SHOWN = 5;

  public ImportPreview {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
  }

  /**
   * A file as it is understood.
   *
   * @param rows how many in all
   * @param first the first five rows of its first series
   */
  public record Understood(
      String file,
      String layout,
      List<String> series,
      long rows,
      List<String> notes,
      List<PreviewRow> first) {
    public Understood {
      series = List.copyOf(series);
      notes = List.copyOf(notes);
      first = List.copyOf(first);
    }
  }

  /** A row with its values by name. */
  public record PreviewRow(String series, String time, SequencedMap<String, Double> values) {}

  static Understood of(FileDraft draft) {
    List<String> series = new ArrayList<>();
    List<PreviewRow> first = new ArrayList<>();
    draft
        .series()
        .forEach((id, rows) -> {
          series.add(id.toString());
          for (int row = 0; row < rows.size() && first.size() < SHOWN; row++) {
            first.add(row(id.toString(), rows, row));
          }
        });
    return new Understood(
        draft.file().path().toString(),
        draft.source().layout(),
        series,
        draft.rowCount(),
        draft.notes(),
        first);
  }

  private static PreviewRow row(String series, Rows rows, int row) {
    SequencedMap<String, Double> values = new LinkedHashMap<>();
    for (int column = 0; column < rows.width(); column++) {
      double value = rows.value(column, row);
      if (!Double.isNaN(value)) {
        values.put(rows.names().get(column), value);
      }
    }
    return new PreviewRow(series, Instant.ofEpochMilli(rows.time(row)).toString(), values);
  }
}
