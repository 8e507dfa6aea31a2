// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Price;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Recorded history as a feed, and as the tape of a venue that plays it. Its moments are the bars'
 * boundaries from the start to the end, both included, every funding settlement in between, at the
 * time at which it was known (a position opened at the same bar's open is not charged), and every
 * end of a contract; at the start the ends of perpetuals that were delisted before it.
 */
public final class HistoryFeed implements Feed, Tape {
  private final History history;
  private final RunColumns columns;
  private final RuleBook rules;
  private final Listings listings;
  private final Interval interval;
  private final long from;
  private final long to;
  private final long[] moments;
  private final SequencedMap<InstrumentId, BarSeries> bars = new TreeMap<>();

  /** The same to be looked up: at every bar all are. */
  private final Map<InstrumentId, BarSeries> barsById;

  private final SequencedMap<InstrumentId, BarSeries> markBars = new TreeMap<>();
  private final Map<Long, List<Settlement>> settlements = new HashMap<>();
  private final Map<Long, List<Expiry>> expiries = new HashMap<>();
  private int next;

  private HistoryFeed(
      RunColumns columns,
      RuleBook rules,
      List<InstrumentId> instruments,
      Interval interval,
      long from,
      long to,
      MissingFunding missing) {
    this.history = columns.history();
    this.columns = columns;
    this.rules = rules;
    this.listings = Listings.of(instruments);
    this.interval = interval;
    this.from = from;
    this.to = to;
    for (InstrumentId id : new TreeSet<>(instruments)) {
      history
          .series(SeriesId.bars(id, interval))
          .filter(series -> !series.isEmpty())
          .ifPresent(series -> bars.put(id, meant((BarSeries) series)));
      RecordedBars.of(history, SeriesKind.MARK, id).stream()
          .filter(series -> series.id().interval().equals(interval))
          .findFirst()
          .ifPresent(series -> markBars.put(id, series));
      schedule(id, missing);
    }
    this.barsById = new HashMap<>(bars);
    this.moments = moments();
  }

  /** The bars of what a name means at the start, up to its last trade. */
  private BarSeries meant(BarSeries recorded) {
    return SymbolCut.around(TradingEnd.traded(history, recorded), history.changes(), from);
  }

  /** When another thing takes an instrument's name; never, mostly. */
  private long cut(BarSeries traded) {
    return history
        .series(traded.id())
        .map(BarSeries.class::cast)
        .flatMap(all ->
            Arrays.stream(SymbolCut.rows(all, history.changes()))
                .mapToObj(all::time)
                .filter(time -> time > from)
                .findFirst())
        .orElse(Long.MAX_VALUE);
  }

  private void schedule(InstrumentId id, MissingFunding missing) {
    Optional<BarSeries> traded = Optional.ofNullable(bars.get(id));
    long cut = traded.map(this::cut).orElse(Long.MAX_VALUE);
    long last =
        traded
            .filter(series -> ExpiryCalendar.showsEnd(history, series))
            .map(series -> series.knownAt(series.size() - 1))
            .orElse(Long.MAX_VALUE);
    Optional<ExpiryCalendar.Due> end = ExpiryCalendar.of(history, id, traded, to, cut);
    if (id.isPerpetual()) {
      long until = Math.min(Math.min(to, last), cut - 1);
      for (SettlementCalendar.Due due :
          SettlementCalendar.of(history, id, traded, end.isPresent(), missing, from, until)) {
        settlements.computeIfAbsent(due.time(), ignored -> new ArrayList<>()).add(due.settlement());
      }
    }
    end.filter(due -> due.time() >= from || id.isPerpetual())
        .ifPresent(due ->
            expiries
                .computeIfAbsent(Math.max(from, due.time()), ignored -> new ArrayList<>())
                .add(due.expiry()));
  }

  /**
   * A feed of these instruments.
   *
   * @param interval of the bars that orders fill at and accounts are marked with
   * @param from the first moment, on the bars' grid
   * @param to the last moment
   */
  public static HistoryFeed of(
      History history,
      RuleBook rules,
      List<InstrumentId> instruments,
      Interval interval,
      long from,
      long to) {
    return of(history, rules, instruments, interval, from, to, MissingFunding.STOP);
  }

  /** The same, with what is to be done where funding is missing. */
  public static HistoryFeed of(
      History history,
      RuleBook rules,
      List<InstrumentId> instruments,
      Interval interval,
      long from,
      long to,
      MissingFunding missing) {
    return new HistoryFeed(
        new RunColumns(history), rules, instruments, interval, from, to, missing);
  }

  /** The same of a history of which much is computed already. */
  public static HistoryFeed of(
      SharedColumns shared,
      RuleBook rules,
      List<InstrumentId> instruments,
      Interval interval,
      long from,
      long to,
      MissingFunding missing) {
    return new HistoryFeed(shared.forRun(), rules, instruments, interval, from, to, missing);
  }

  private long[] moments() {
    TreeSet<Long> times = new TreeSet<>(settlements.keySet());
    times.addAll(expiries.keySet());
    for (long time = from; time <= to; time += interval.millis()) {
      times.add(time);
    }
    return times.stream().mapToLong(Long::longValue).toArray();
  }

  /** The last of its moments, in epoch milliseconds. */
  public long end() {
    return moments[moments.length - 1];
  }

  /** The moment that comes next, epoch milliseconds; nothing after the last. */
  public OptionalLong following() {
    return next == moments.length ? OptionalLong.empty() : OptionalLong.of(moments[next]);
  }

  @Override
  public boolean advance() {
    if (next == moments.length) {
      return false;
    }
    next++;
    return true;
  }

  @Override
  public long time() {
    return moments[next - 1];
  }

  @Override
  public MarketView view() {
    return MarketView.of(columns, rules, time());
  }

  @Override
  public Listings listings() {
    return listings;
  }

  @Override
  public Optional<Price> mark(InstrumentId id) {
    BarSeries series = barsById.get(id);
    int known = series == null ? 0 : series.countKnownAt(time());
    return known == 0 || series == null
        ? Optional.empty()
        : Optional.of(Price.nearest(series.close(known - 1)));
  }

  @Override
  public boolean carried(InstrumentId id) {
    BarSeries series = barsById.get(id);
    return series == null || series.rowAt(time() - interval.millis()) < 0;
  }

  @Override
  public List<Settlement> settlements() {
    return settlements.getOrDefault(time(), List.of());
  }

  @Override
  public List<Expiry> expiries() {
    return expiries.getOrDefault(time(), List.of());
  }

  @Override
  public boolean closes() {
    return (time() - from) % interval.millis() == 0;
  }

  @Override
  public boolean opens() {
    for (BarSeries series : bars.values()) {
      if (series.rowAt(time()) >= 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Optional<Price> open(InstrumentId id) {
    BarSeries series = barsById.get(id);
    int row = series == null ? -1 : series.rowAt(time());
    return row < 0 || series == null
        ? Optional.empty()
        : Optional.of(Price.nearest(series.open(row)));
  }

  @Override
  public Optional<Bar> bar(InstrumentId id) {
    return closing(barsById, id);
  }

  @Override
  public Optional<Bar> markBar(InstrumentId id) {
    return closing(markBars, id);
  }

  @Override
  public OptionalDouble openingVolume(InstrumentId id) {
    BarSeries series = barsById.get(id);
    int row = series == null ? -1 : series.rowAt(time());
    return row < 0 || series == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(series.volume(row));
  }

  private Optional<Bar> closing(Map<InstrumentId, BarSeries> all, InstrumentId id) {
    BarSeries series = all.get(id);
    int row = series == null ? -1 : series.rowAt(time() - interval.millis());
    return row < 0 || series == null ? Optional.empty() : Optional.of(series.bar(row));
  }
}
