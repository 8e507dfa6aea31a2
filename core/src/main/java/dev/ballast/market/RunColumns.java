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
  private final Map<BarsOf, Optional<KnownBars>> bars = new HashMap<>();
  private final Map<SeriesId, Optional<KnownBars>> barsById = new HashMap<>();
  private final Map<InstrumentId, Long> firstKnown = new HashMap<>();
  private final Map<Column<?>, Object> columns = new HashMap<>();

  private record Subject(SeriesKind kind, String name) {}

  private record BarsOf(InstrumentId instrument, Interval interval) {
    // Written out, as what a record is given goes through method handles, and views ask this often.
    @Override
    public boolean equals(Object other) {
      return other instanceof BarsOf that
          && instrument.equals(that.instrument)
          && interval.equals(that.interval);
    }

    @Override
    public int hashCode() {
      return 31 * instrument.hashCode() + interval.hashCode();
    }
  }

  RunColumns(History history) {
    this.history = history;
  }

  History history() {
    return history;
  }

  /** A series as of a time; nothing where it has no row by then. */
  Optional<Series> known(SeriesId id, long time) {
    Optional<KnownBars> found = known(id);
    return found.isPresent()
        ? known(found, time).map(Series.class::cast)
        : history.series(id).map(whole -> whole.asOf(time)).filter(series -> !series.isEmpty());
  }

  /** Bars as of a time; nothing where none had closed by then. */
  Optional<BarSeries> bars(InstrumentId instrument, Interval interval, long time) {
    return known(known(instrument, interval), time);
  }

  private static Optional<BarSeries> known(Optional<KnownBars> bars, long time) {
    return bars.filter(one -> one.any(time)).map(one -> one.asOf(time));
  }

  private Optional<KnownBars> known(InstrumentId instrument, Interval interval) {
    return bars.computeIfAbsent(
        new BarsOf(instrument, interval),
        wanted -> known(SeriesId.bars(wanted.instrument, wanted.interval)));
  }

  private Optional<KnownBars> known(SeriesId id) {
    return barsById.computeIfAbsent(
        id,
        wanted ->
            history
                .series(wanted)
                .filter(BarSeries.class::isInstance)
                .map(whole -> KnownBars.of(history, (BarSeries) whole)));
  }

  /** Whether any bar of an instrument, of whatever spacing, had closed by a time. */
  boolean traded(InstrumentId instrument, long time) {
    return known(instrument, Interval.DAY).filter(daily -> daily.any(time)).isPresent()
        || firstKnown.computeIfAbsent(instrument, this::firstKnown) <= time;
  }

  private long firstKnown(InstrumentId instrument) {
    long first = Long.MAX_VALUE;
    for (SeriesId id : ids(SeriesKind.BARS, instrument.toString())) {
      Optional<Series> series =
          history.series(id).filter(one -> id.isOf(instrument) && !one.isEmpty());
      if (series.isPresent()) {
        first = Math.min(first, series.get().knownAt(0));
      }
    }
    return first;
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
