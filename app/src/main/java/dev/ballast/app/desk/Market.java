// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.OrdersFile;
import dev.ballast.app.simulate.SimulatedMarket;
import dev.ballast.app.store.BundledRules;
import dev.ballast.app.store.HistorySource;
import dev.ballast.margin.BracketBook;
import dev.ballast.market.History;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.RuleBook;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.unit.Asset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * All that a desk knows of a market: recorded or made.
 *
 * @param history prices, funding, open interest
 * @param rules of trading
 * @param brackets of margin
 */
public record Market(History history, RuleBook rules, BracketBook brackets) {
  /** A market from recorded history. */
  public static Market of(HistorySource source) {
    return new Market(source.history(), source.rules(), source.brackets());
  }

  /** A market that was never there, from a seed. */
  public static Market simulated(long seed) {
    SimulatedMarket made = SimulatedMarket.of(seed);
    return new Market(made.history(), made.rules(), BundledRules.brackets());
  }

  /** The same market, with the margin that an account file states of its positions. */
  public Market withMarginsOf(AccountFile file) {
    return new Market(history, rules, StatedMargins.over(brackets, file));
  }

  /** The same market, with the margin that an orders file states of what it opens. */
  public Market withMarginsOf(OrdersFile file) {
    return new Market(history, rules, StatedMargins.over(brackets, file));
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
  public Optional<Long> firstPrice(Asset asset, Asset quote) {
    return history
        .series(SeriesId.bars(InstrumentId.spot(asset, quote), Interval.DAY))
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
          name
              + " "
              + option.get()
              + " is after the history, which ends "
              + Instant.ofEpochMilli(end).atZone(ZoneOffset.UTC).toLocalDate());
    }
    return time;
  }
}
