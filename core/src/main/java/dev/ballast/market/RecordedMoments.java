// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A {@link Recording} laid out: the bars of its instruments and what happens at each of its
 * moments. Nothing in it changes once it is made, so that feeds that play the same share it.
 */
final class RecordedMoments {
  private final History history;
  private final Recording of;
  private final SequencedMap<InstrumentId, BarSeries> bars = new TreeMap<>();

  /** The same to be looked up: at every bar all are. */
  private final Map<InstrumentId, BarSeries> barsById;

  private final Map<InstrumentId, BarSeries> markBars = new HashMap<>();
  private final Map<Long, List<Tape.Settlement>> settlements = new HashMap<>();
  private final Map<Long, List<Tape.Expiry>> expiries = new HashMap<>();
  private final List<Happening> moments = new ArrayList<>();

  /**
   * What is recorded at a moment.
   *
   * @param time epoch milliseconds
   * @param opens whether any bar opens there
   */
  record Happening(
      long time, List<Tape.Settlement> settlements, List<Tape.Expiry> expiries, boolean opens) {}

  private record Of(Recording recording) implements Column<RecordedMoments> {
    @Override
    public RecordedMoments of(History history) {
      return new RecordedMoments(history, recording);
    }

    @Override
    public RecordedMoments above(RecordedMoments known, History history) {
      return known;
    }
  }

  private RecordedMoments(History history, Recording of) {
    this.history = history;
    this.of = of;
    for (InstrumentId id : new TreeSet<>(of.instruments())) {
      history
          .series(SeriesId.bars(id, of.interval()))
          .filter(series -> !series.isEmpty())
          .ifPresent(series -> bars.put(id, meant((BarSeries) series)));
      RecordedBars.of(history, SeriesKind.MARK, id).stream()
          .filter(series -> series.id().interval().equals(of.interval()))
          .findFirst()
          .ifPresent(series -> markBars.put(id, series));
      schedule(id);
    }
    this.barsById = new HashMap<>(bars);
    for (long time : moments()) {
      moments.add(
          new Happening(
              time,
              List.copyOf(settlements.getOrDefault(time, List.of())),
              List.copyOf(expiries.getOrDefault(time, List.of())),
              opens(time)));
    }
  }

  /** Of what a run has found in its history. */
  static RecordedMoments of(RunColumns columns, Recording recording) {
    return columns.column(new Of(recording));
  }

  /** The bars of what a name means at the start, up to its last trade. */
  private BarSeries meant(BarSeries recorded) {
    return SymbolCut.around(TradingEnd.traded(history, recorded), history.changes(), of.from());
  }

  /** When another thing takes an instrument's name; never, mostly. */
  private long cut(BarSeries traded) {
    return history
        .series(traded.id())
        .map(BarSeries.class::cast)
        .flatMap(all ->
            Arrays.stream(SymbolCut.rows(all, history.changes()))
                .mapToObj(all::time)
                .filter(time -> time > of.from())
                .findFirst())
        .orElse(Long.MAX_VALUE);
  }

  private void schedule(InstrumentId id) {
    Optional<BarSeries> traded = Optional.ofNullable(bars.get(id));
    long cut = traded.map(this::cut).orElse(Long.MAX_VALUE);
    long last =
        traded
            .filter(series -> ExpiryCalendar.showsEnd(history, series))
            .map(series -> series.knownAt(series.size() - 1))
            .orElse(Long.MAX_VALUE);
    Optional<ExpiryCalendar.Due> end = ExpiryCalendar.of(history, id, traded, of.to(), cut);
    if (id.isPerpetual()) {
      long until = Math.min(Math.min(of.to(), last), cut - 1);
      for (SettlementCalendar.Due due :
          SettlementCalendar.of(
              history, id, traded, end.isPresent(), of.missing(), of.from(), until)) {
        settlements.computeIfAbsent(due.time(), ignored -> new ArrayList<>()).add(due.settlement());
      }
    }
    end.filter(due -> due.time() >= of.from() || id.isPerpetual())
        .ifPresent(due ->
            expiries
                .computeIfAbsent(Math.max(of.from(), due.time()), ignored -> new ArrayList<>())
                .add(due.expiry()));
  }

  private long[] moments() {
    TreeSet<Long> times = new TreeSet<>(settlements.keySet());
    times.addAll(expiries.keySet());
    for (long time = of.from(); time <= of.to(); time += of.interval().millis()) {
      times.add(time);
    }
    return times.stream().mapToLong(Long::longValue).toArray();
  }

  private boolean opens(long time) {
    for (BarSeries series : bars.values()) {
      if (series.rowAt(time) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** How many moments there are. */
  int count() {
    return moments.size();
  }

  /** One of its moments, from 0. */
  Happening at(int moment) {
    return moments.get(moment);
  }

  /** Bars of trades, by instrument; they are not to be changed. */
  Map<InstrumentId, BarSeries> bars() {
    return barsById;
  }

  /** Bars of mark prices where there are any, alike. */
  Map<InstrumentId, BarSeries> markBars() {
    return markBars;
  }
}
