// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Recorded history as a feed. Its moments are the bars' boundaries from the start to the end, both
 * included, and every funding settlement in between, at the time at which it was known: a position
 * opened at the same bar's open is not charged.
 */
public final class HistoryFeed implements Feed {
  private final History history;
  private final RuleBook rules;
  private final Interval interval;
  private final long[] moments;
  private final SequencedMap<InstrumentId, BarSeries> bars = new TreeMap<>();
  private final SequencedMap<InstrumentId, BarSeries> markBars = new TreeMap<>();
  private final SequencedMap<InstrumentId, FundingSeries> funding = new TreeMap<>();
  private final SequencedMap<InstrumentId, List<BarSeries>> finerBars = new TreeMap<>();
  private final TreeMap<Long, List<Settlement>> settlements = new TreeMap<>();
  private int next;

  private HistoryFeed(
      History history,
      RuleBook rules,
      List<InstrumentId> instruments,
      Interval interval,
      long from,
      long to) {
    this.history = history;
    this.rules = rules;
    this.interval = interval;
    for (InstrumentId id : instruments) {
      history.series(SeriesId.bars(id, interval)).ifPresent(s -> bars.put(id, (BarSeries) s));
      history.series(SeriesId.funding(id)).ifPresent(s -> funding.put(id, (FundingSeries) s));
      finerBars.put(id, bars(history, id, SeriesKind.BARS));
      bars(history, id, SeriesKind.MARK).stream()
          .filter(series -> series.id().interval().equals(interval))
          .findFirst()
          .ifPresent(series -> markBars.put(id, series));
    }
    for (Map.Entry<InstrumentId, FundingSeries> entry : funding.entrySet()) {
      collect(entry.getKey(), entry.getValue(), from, to);
    }
    this.moments = moments(from, to);
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
    return new HistoryFeed(history, rules, instruments, interval, from, to);
  }

  private static List<BarSeries> bars(History history, InstrumentId id, SeriesKind kind) {
    List<BarSeries> found = new ArrayList<>();
    for (SeriesId series : history.ids()) {
      if (series.kind() == kind && series.subject().equals(id.toString())) {
        history.series(series).ifPresent(s -> found.add((BarSeries) s));
      }
    }
    return found;
  }

  private void collect(InstrumentId id, FundingSeries series, long from, long to) {
    for (int row = series.countKnownAt(from - 1); row < series.size(); row++) {
      long time = series.knownAt(row);
      if (time > to) {
        break;
      }
      OptionalDouble mark = series.markPrice(row);
      settlements
          .computeIfAbsent(time, ignored -> new ArrayList<>())
          .add(
              new Settlement(
                  id,
                  BigDecimal.valueOf(series.rate(row)),
                  mark.isPresent()
                      ? Optional.of(Price.nearest(mark.getAsDouble()))
                      : Optional.empty(),
                  openAt(id, time)));
    }
  }

  private Optional<Price> openAt(InstrumentId id, long time) {
    for (BarSeries series : finerBars.getOrDefault(id, List.of())) {
      int row = series.rowAt(time);
      if (row >= 0) {
        return Optional.of(Price.nearest(series.open(row)));
      }
    }
    return Optional.empty();
  }

  private long[] moments(long from, long to) {
    TreeSet<Long> times = new TreeSet<>(settlements.keySet());
    for (long time = from; time <= to; time += interval.millis()) {
      times.add(time);
    }
    return times.stream().mapToLong(Long::longValue).toArray();
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
    return MarketView.of(history, rules, time());
  }

  @Override
  public Optional<Price> mark(InstrumentId id) {
    BarSeries series = bars.get(id);
    int known = series == null ? 0 : series.countKnownAt(time());
    return known == 0 || series == null
        ? Optional.empty()
        : Optional.of(Price.nearest(series.close(known - 1)));
  }

  @Override
  public List<Settlement> settlements() {
    return settlements.getOrDefault(time(), List.of());
  }

  @Override
  public boolean closes() {
    return (time() - moments[0]) % interval.millis() == 0;
  }

  @Override
  public boolean last() {
    return next == moments.length;
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
    BarSeries series = bars.get(id);
    int row = series == null ? -1 : series.rowAt(time());
    return row < 0 || series == null
        ? Optional.empty()
        : Optional.of(Price.nearest(series.open(row)));
  }

  @Override
  public Optional<Bar> bar(InstrumentId id) {
    return closing(bars, id);
  }

  @Override
  public Optional<Bar> markBar(InstrumentId id) {
    return closing(markBars, id);
  }

  @Override
  public OptionalDouble openingVolume(InstrumentId id) {
    BarSeries series = bars.get(id);
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
