// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import dev.ballast.market.BarSeries;
import dev.ballast.market.MarketView;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.ValueSeries;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.util.Optional;

/** An asset that may be in an index, walked from day to day. */
final class IndexMember {
  /** In days: what is older says too little of a supply. */
  private static final int OLDEST = 366;

  private final Asset asset;
  private final BarSeries bars;
  private final Optional<ValueSeries> capitalisations;
  private int row;
  private long day;

  private IndexMember(Asset asset, BarSeries bars, Optional<ValueSeries> capitalisations) {
    this.asset = asset;
    this.bars = bars;
    this.capitalisations = capitalisations;
  }

  static IndexMember of(MarketView view, Asset asset, BarSeries bars) {
    Optional<Series> found = view.any(SeriesKind.MARKET_CAP, asset.code());
    return new IndexMember(asset, bars, found.map(ValueSeries.class::cast));
  }

  Asset asset() {
    return asset;
  }

  /** Goes on to a day; says whether it has that day's close and the one before. */
  boolean moveTo(long next) {
    day = next;
    while (row < bars.size() && bars.time(row) < day) {
      row++;
    }
    return row > 0 && row < bars.size() && bars.time(row) == day && bars.knownAt(row - 1) == day;
  }

  /** The return of the day that it stands at. */
  double change() {
    return Returns.between(bars.close(row - 1), bars.close(row));
  }

  /** At the close before the day, in dollars; zero where none is known. */
  double capitalisation() {
    int found = known();
    if (found < 0 || age() > OLDEST) {
      return 0;
    }
    ValueSeries all = capitalisations.orElseThrow();
    int then = bars.countKnownAt(all.knownAt(found)) - 1;
    return then < 0 || bars.time(then) != all.time(found)
        ? 0
        : all.value(found) / bars.close(then) * bars.close(row - 1);
  }

  /** How old the capitalisation is, in days. */
  int age() {
    return (int) ((day - capitalisations.orElseThrow().knownAt(known())) / UtcDay.MILLIS);
  }

  private int known() {
    return capitalisations.map(all -> all.countKnownAt(day) - 1).orElse(-1);
  }
}
