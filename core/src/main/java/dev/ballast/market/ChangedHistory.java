// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.market.SymbolChanges.Stretch;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A history in which each asset's past goes on under its name of today, in today's units: prices
 * before a change are divided by its ratio, volumes and open interest multiplied. Rows are left as
 * they were recorded in the history below.
 */
public final class ChangedHistory implements History {
  private final History recorded;
  private final SymbolChanges changes;
  private final SequencedMap<SeriesId, Optional<Series>> changed = new TreeMap<>();
  private final List<SeriesId> ids;
  private final Listings listings;

  private ChangedHistory(History recorded, SymbolChanges changes) {
    this.recorded = recorded;
    this.changes = changes;
    Set<Asset> names = changes.names();
    Set<SeriesId> wanted = new HashSet<>();
    for (SeriesId id : recorded.ids()) {
      Optional<Asset> base = base(id);
      if (base.isPresent() && names.contains(base.get())) {
        names.forEach(name -> wanted.add(renamed(id, base.get(), name)));
      }
    }
    wanted.forEach(id -> changed.put(id, joined(id)));
    this.ids = present();
    this.listings = Listings.of(this);
  }

  /** The history under changes; itself where there are none. */
  public static History of(History recorded, SymbolChanges changes) {
    return changes.isEmpty() ? recorded : new ChangedHistory(recorded, changes);
  }

  private Optional<Series> joined(SeriesId id) {
    Asset name = base(id).orElseThrow();
    List<Part> parts = new ArrayList<>();
    int size = 0;
    for (Stretch stretch : changes.past(name)) {
      Optional<Series> series = recorded.series(renamed(id, name, stretch.recorded()));
      if (series.isPresent()) {
        int from = series.get().firstRowFrom(stretch.from());
        int until = series.get().firstRowFrom(stretch.until());
        parts.add(new Part(series.get(), from, until, stretch.ratio().doubleValue()));
        size += until - from;
      }
    }
    return size == 0 ? Optional.empty() : Optional.of(joined(id, parts, size));
  }

  /** Rows of a recorded series, and the ratio of its unit. */
  private record Part(Series series, int from, int until, double ratio) {}

  private static Series joined(SeriesId id, List<Part> parts, int size) {
    long[] time = new long[size];
    double[][] columns = new double[HistoryBounds.columns(id.kind()).size()][size];
    int row = 0;
    for (Part part : parts) {
      for (int from = part.from; from < part.until; from++) {
        time[row] = part.series.time(from);
        switch (part.series) {
          case BarSeries bars -> {
            columns[0][row] = bars.open(from) / part.ratio;
            columns[1][row] = bars.high(from) / part.ratio;
            columns[2][row] = bars.low(from) / part.ratio;
            columns[3][row] = bars.close(from) / part.ratio;
            columns[4][row] = bars.volume(from) * part.ratio;
          }
          case FundingSeries funding -> {
            columns[0][row] = funding.rate(from);
            columns[1][row] = funding.markPrice(from).orElse(Double.NaN) / part.ratio;
          }
          case ValueSeries values ->
              columns[0][row] =
                  id.kind() == SeriesKind.OPEN_INTEREST
                      ? values.value(from) * part.ratio
                      : values.value(from);
        }
        row++;
      }
    }
    if (id.kind().isBars()) {
      return BarSeries.of(id, time, columns[0], columns[1], columns[2], columns[3], columns[4]);
    }
    return id.kind().isFunding()
        ? FundingSeries.of(id, time, columns[0], columns[1])
        : ValueSeries.of(id, time, columns[0]);
  }

  /** The asset that a series is of; nothing for what is of the whole market. */
  private static Optional<Asset> base(SeriesId id) {
    return switch (id.kind()) {
      case BARS,
          MARK,
          INDEX,
          FUNDING,
          FUNDING_SAMPLE,
          OPEN_INTEREST,
          ACCOUNT_RATIO,
          TRADER_RATIO,
          TAKER_RATIO ->
          Optional.of(id.instrument().base());
      case MARKET_CAP -> Optional.of(Asset.parse(id.subject()));
      case TOTAL_MARKET_CAP, DOMINANCE, FRONT_CLOSE, NAMED -> Optional.empty();
    };
  }

  private static SeriesId renamed(SeriesId id, Asset base, Asset name) {
    if (base.equals(name)) {
      return id;
    }
    if (id.kind() == SeriesKind.MARKET_CAP) {
      return new SeriesId(id.kind(), name.code(), id.interval(), id.venue());
    }
    return SeriesId.of(id.kind(), id.instrument().renamed(name), id.interval());
  }

  private List<SeriesId> present() {
    Set<SeriesId> present = new TreeSet<>(recorded.ids());
    changed.forEach((id, series) -> {
      if (series.isPresent()) {
        present.add(id);
      } else {
        present.remove(id);
      }
    });
    return List.copyOf(present);
  }

  @Override
  public List<SeriesId> ids() {
    return ids;
  }

  @Override
  public Listings listings() {
    return listings;
  }

  @Override
  public Optional<Series> series(SeriesId id) {
    return changed.containsKey(id)
        ? changed.getOrDefault(id, Optional.empty())
        : recorded.series(id);
  }

  @Override
  public SymbolChanges changes() {
    return changes;
  }

  @Override
  public String provenance() {
    return recorded.provenance();
  }

  @Override
  public boolean simulated() {
    return recorded.simulated();
  }
}
