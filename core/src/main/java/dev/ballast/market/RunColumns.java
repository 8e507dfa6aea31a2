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
  private final Map<InstrumentId, Optional<FundingSeries>> fundings = new HashMap<>();
  private final Map<InstrumentId, Long> firstKnown = new HashMap<>();
  private final Map<Column<?>, Object> columns = new HashMap<>();
  private final Optional<RunColumns> shared;
  private boolean closed;

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
    this.shared = Optional.empty();
  }

  /** What a run finds beside what others have found before it and only read from now on. */
  RunColumns(RunColumns shared) {
    this.history = shared.history;
    this.shared = Optional.of(shared);
  }

  /** Lets nothing more be computed here: it is for many threads to read. */
  void close() {
    closed = true;
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

  /** Settlements up to a time; nothing where there was none by then. */
  Optional<FundingSeries> funding(InstrumentId instrument, long time) {
    Optional<FundingSeries> found = fundings.get(instrument);
    if (found == null) {
      found = history.series(SeriesId.funding(instrument)).map(FundingSeries.class::cast);
      fundings.put(instrument, found);
    }
    if (found.isEmpty()) {
      return found;
    }
    FundingSeries known = found.get().asOf(time);
    return known.isEmpty() ? Optional.empty() : Optional.of(known);
  }

  /** Bars as of a time; nothing where none had closed by then. */
  Optional<BarSeries> bars(InstrumentId instrument, Interval interval, long time) {
    return known(known(instrument, interval), time);
  }

  /** The end of trading in an instrument that was known at a time, by its bars of a spacing. */
  Optional<TradingEnd> end(InstrumentId instrument, Interval interval, long time) {
    return known(instrument, interval).flatMap(bars -> bars.endAsOf(time));
  }

  // Views ask this all the time, and a lambda that keeps its argument is slow to make: no lambdas.

  private static Optional<BarSeries> known(Optional<KnownBars> bars, long time) {
    return bars.isPresent() && bars.get().any(time)
        ? Optional.of(bars.get().asOf(time))
        : Optional.empty();
  }

  private Optional<KnownBars> known(InstrumentId instrument, Interval interval) {
    BarsOf wanted = new BarsOf(instrument, interval);
    Optional<KnownBars> found = bars.get(wanted);
    if (found == null) {
      found = known(SeriesId.bars(instrument, interval));
      bars.put(wanted, found);
    }
    return found;
  }

  private Optional<KnownBars> known(SeriesId id) {
    Optional<KnownBars> found = barsById.get(id);
    if (found == null) {
      found =
          history
              .series(id)
              .filter(BarSeries.class::isInstance)
              .map(whole -> KnownBars.of(history, (BarSeries) whole));
      barsById.put(id, found);
    }
    return found;
  }

  /** Whether any bar of an instrument, of whatever spacing, had closed by a time. */
  boolean traded(InstrumentId instrument, long time) {
    Optional<KnownBars> daily = known(instrument, Interval.DAY);
    return (daily.isPresent() && daily.get().any(time))
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
    if (ids.isEmpty()) {
      for (SeriesId id : history.ids()) {
        ids.computeIfAbsent(new Subject(id.kind(), id.subject()), _ -> new ArrayList<>()).add(id);
      }
    }
    return ids.getOrDefault(new Subject(kind, subject), List.of());
  }

  @SuppressWarnings("unchecked") // a column is kept under itself, as what it gives
  <T> T column(Column<T> wanted) {
    Object found = columns.get(wanted);
    if (found == null) {
      if (closed) {
        throw new IllegalStateException("these columns are shared: a run has its own");
      }
      Object known = shared.isPresent() ? shared.get().columns.get(wanted) : null;
      found = known == null ? wanted.of(history) : wanted.above((T) known, history);
      columns.put(wanted, found);
    }
    return (T) found;
  }
}
