// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has found in its history and computed of it, once. A feed owns it and hands it to each
 * of its views; for one thread.
 */
final class RunColumns {
  private final History history;
  private final Map<Subject, List<SeriesId>> ids = new HashMap<>();
  private final Map<BarsOf, Optional<Series>> bars = new HashMap<>();
  private final Map<Column<?>, Object> columns = new HashMap<>();

  private record Subject(SeriesKind kind, String name) {}

  private record BarsOf(InstrumentId instrument, Interval interval) {}

  RunColumns(History history) {
    this.history = history;
  }

  History history() {
    return history;
  }

  /** Whole bars. */
  Optional<Series> bars(InstrumentId instrument, Interval interval) {
    return bars.computeIfAbsent(
        new BarsOf(instrument, interval),
        wanted -> history.series(SeriesId.bars(wanted.instrument, wanted.interval)));
  }

  /** Every series of a kind and subject, in order. */
  List<SeriesId> ids(SeriesKind kind, String subject) {
    return ids.computeIfAbsent(new Subject(kind, subject), this::find);
  }

  private List<SeriesId> find(Subject wanted) {
    List<SeriesId> found = new ArrayList<>();
    for (SeriesId id : history.ids()) {
      if (id.kind() == wanted.kind && id.subject().equals(wanted.name)) {
        found.add(id);
      }
    }
    return found;
  }

  @SuppressWarnings("unchecked") // a column is kept under itself, as what it gives
  <T> T column(Column<T> wanted) {
    return (T) columns.computeIfAbsent(wanted, column -> column.of(history));
  }
}
