// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A history in which an instrument that has no daily bars has those made of its longest shorter
 * ones: of each UTC day whose bars are all there, first open, highest, lowest, last close, sum of
 * volumes.
 */
public final class DaysFromBars implements History {
  private final History recorded;
  private final Map<SeriesId, SeriesId> sources;
  private final Map<SeriesId, Optional<Series>> made = new HashMap<>();
  private final List<SeriesId> ids;
  private final Listings listings;

  private DaysFromBars(History recorded, Map<SeriesId, SeriesId> sources) {
    this.recorded = recorded;
    this.sources = new LinkedHashMap<>(sources);
    List<SeriesId> all = new ArrayList<>(recorded.ids());
    all.addAll(sources.keySet());
    Collections.sort(all);
    this.ids = List.copyOf(all);
    this.listings = Listings.of(this);
  }

  /** The history with such days; itself where every instrument has its own. */
  public static History of(History recorded) {
    Set<SeriesId> known = new HashSet<>(recorded.ids());
    Map<SeriesId, SeriesId> sources = new TreeMap<>();
    for (SeriesId id : recorded.ids()) {
      long length = id.interval().millis();
      SeriesId days = new SeriesId(id.kind(), id.subject(), Interval.DAY, id.venue());
      if (id.kind() == SeriesKind.BARS
          && length > 0
          && length < UtcDay.MILLIS
          && UtcDay.MILLIS % length == 0
          && !known.contains(days)) {
        sources.merge(
            days, id, (one, other) -> one.interval().compareTo(other.interval()) > 0 ? one : other);
      }
    }
    return sources.isEmpty() ? recorded : new DaysFromBars(recorded, sources);
  }

  @Override
  public List<SeriesId> ids() {
    return ids;
  }

  @Override
  public Optional<Series> series(SeriesId id) {
    SeriesId source = sources.get(id);
    return source == null
        ? recorded.series(id)
        : made.computeIfAbsent(
            id, days -> recorded.series(source).map(bars -> days(days, (BarSeries) bars)));
  }

  private static Series days(SeriesId id, BarSeries bars) {
    int perDay = (int) (UtcDay.MILLIS / bars.id().interval().millis());
    int most = bars.size() / perDay;
    long[] time = new long[most];
    double[][] columns = new double[5][most];
    int count = 0;
    int row = 0;
    while (row + perDay <= bars.size()) {
      int last = row + perDay - 1;
      boolean whole =
          UtcDay.starts(bars.time(row)) && bars.knownAt(last) == bars.time(row) + UtcDay.MILLIS;
      if (!whole) {
        row++;
        continue;
      }
      time[count] = bars.time(row);
      columns[0][count] = bars.open(row);
      columns[1][count] = bars.high(row);
      columns[2][count] = bars.low(row);
      columns[3][count] = bars.close(last);
      for (int i = row; i <= last; i++) {
        columns[1][count] = Math.max(columns[1][count], bars.high(i));
        columns[2][count] = Math.min(columns[2][count], bars.low(i));
        columns[4][count] += bars.volume(i);
      }
      count++;
      row += perDay;
    }
    int size = count;
    double[][] cut =
        Arrays.stream(columns).map(column -> Arrays.copyOf(column, size)).toArray(double[][]::new);
    return BarSeries.of(id, Arrays.copyOf(time, size), cut[0], cut[1], cut[2], cut[3], cut[4]);
  }

  @Override
  public Listings listings() {
    return listings;
  }

  @Override
  public SymbolChanges changes() {
    return recorded.changes();
  }

  @Override
  public String provenance() {
    return recorded.provenance()
        + "; daily bars of "
        + sources.size()
        + (sources.size() == 1 ? " instrument are" : " instruments are")
        + " made of shorter ones";
  }

  @Override
  public boolean simulated() {
    return recorded.simulated();
  }
}
