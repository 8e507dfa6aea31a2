// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.app.UserMistake;
import dev.ballast.app.simulate.SimulatedMarket;
import dev.ballast.app.store.BundledRules;
import dev.ballast.app.store.HistorySource;
import dev.ballast.app.store.VenueTables;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.History;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.market.RuleBook;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * All that a desk knows of a market: recorded or made.
 *
 * @param history prices, funding, open interest
 * @param rules of trading
 * @param tables of margin, by venue
 */
public record Market(History history, RuleBook rules, VenueTables tables) {
  /** A market from recorded history. */
  public static Market of(HistorySource source) {
    return new Market(source.history(), source.rules(), source.tables());
  }

  /** A market that was never there, from a seed. */
  public static Market simulated(long seed) {
    SimulatedMarket made = SimulatedMarket.of(seed);
    return new Market(made.history(), made.rules(), BundledRules.tables());
  }

  /** The margin tables of the venue that the history is of. */
  public BracketBook brackets() {
    return tables.brackets();
  }

  /** What was known at a time. */
  public MarketView at(long time) {
    return MarketView.of(history, rules, time);
  }

  /** The close of the last daily bar of any asset: epoch milliseconds. */
  public long end() {
    long end = Long.MIN_VALUE;
    for (SeriesId id : history.ids()) {
      if (id.kind() == SeriesKind.BARS && id.interval().equals(Interval.DAY)) {
        Series series = history.series(id).orElseThrow();
        end = Math.max(end, series.isEmpty() ? end : series.knownAt(series.size() - 1));
      }
    }
    if (end == Long.MIN_VALUE) {
      throw new UserMistake(
          "no daily bars in the history (" + history.provenance() + "); ballast data import them");
    }
    return end;
  }

  /** The close of the asset's first daily bar in spot: the first moment at which it has a price. */
  public Optional<Long> firstPrice(Asset asset, Marketplace market) {
    return history
        .series(SeriesId.bars(market.spot(asset), Interval.DAY))
        .filter(series -> !series.isEmpty())
        .map(series -> series.knownAt(0));
  }

  /**
   * The moment that {@code --as-of} means; the end of history where it is not given.
   *
   * @param option what the user wrote after {@code name}
   */
  public long moment(String name, Optional<LocalDate> option) {
    long end = end();
    if (option.isEmpty()) {
      return end;
    }
    long time = option.get().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    if (time > end) {
      throw new UserMistake(
          name + " " + option.get() + " is after the history, which ends " + UtcDay.date(end));
    }
    long first = first();
    if (time < first) {
      throw new UserMistake(
          name
              + " "
              + option.get()
              + " is before the history, whose first daily close is at 00:00 UTC of "
              + UtcDay.date(first));
    }
    return time;
  }

  /** The close of the first daily bar of any asset: epoch milliseconds. */
  private long first() {
    long first = Long.MAX_VALUE;
    for (SeriesId id : history.ids()) {
      if (id.kind() == SeriesKind.BARS && id.interval().equals(Interval.DAY)) {
        Series series = history.series(id).orElseThrow();
        first = Math.min(first, series.isEmpty() ? first : series.knownAt(0));
      }
    }
    return first;
  }
}
