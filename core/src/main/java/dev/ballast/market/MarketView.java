// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * History as it was known at a time. It gives nothing else, so a decision made of a view cannot
 * look ahead.
 */
public final class MarketView {
  private final RunColumns columns;
  private final RuleBook rules;
  private final long time;
  private final Listings listings;

  private MarketView(RunColumns columns, RuleBook rules, long time) {
    this.columns = columns;
    this.rules = rules;
    this.time = time;
    this.listings = columns.history().listings().where(id -> columns.traded(id, time));
  }

  /** One view by itself. */
  public static MarketView of(History history, RuleBook rules, long time) {
    return of(new RunColumns(history), rules, time);
  }

  /** One of the views of a run, which share what is computed once. */
  static MarketView of(RunColumns columns, RuleBook rules, long time) {
    return new MarketView(columns, rules, time);
  }

  /** What was known earlier; it shares what is computed once. */
  public MarketView at(long earlier) {
    if (earlier > time) {
      throw new IllegalArgumentException("a view of " + time + " knows nothing of " + earlier);
    }
    return earlier == time ? this : new MarketView(columns, rules, earlier);
  }

  /** What its run has found. */
  RunColumns columns() {
    return columns;
  }

  /** Epoch milliseconds. */
  public long time() {
    return time;
  }

  /** One series up to the time; nothing where it has no row by then. */
  public Optional<Series> series(SeriesId id) {
    return columns.known(id, time);
  }

  /**
   * Bars that had closed by the time: after a delisting none but those until the last trade, and
   * none from before the name was another's.
   */
  public Optional<BarSeries> bars(InstrumentId id, Interval interval) {
    return columns.bars(id, interval, time);
  }

  /** Where trading in an instrument ended, by its daily bars; nothing where it goes on. */
  public Optional<TradingEnd> end(InstrumentId id) {
    return columns.end(id, Interval.DAY, time);
  }

  /** Settlements up to and including the time. */
  public Optional<FundingSeries> funding(InstrumentId id) {
    return columns.funding(id, time);
  }

  /** The first series of a kind and subject, whoever recorded it and at whatever spacing. */
  public Optional<Series> any(SeriesKind kind, String subject) {
    for (SeriesId id : columns.ids(kind, subject)) {
      Optional<Series> found = series(id);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** What users brought and had a row by the time, in order. */
  public List<NamedSeries> named() {
    List<NamedSeries> found = new ArrayList<>();
    for (SeriesId id : columns.history().ids()) {
      if (id.kind() == SeriesKind.NAMED && series(id).isPresent()) {
        found.add(NamedSeries.of(id));
      }
    }
    return found;
  }

  /** What is computed once a run; it is to be asked as of this view's time. */
  public <T> T column(Column<T> wanted) {
    return columns.column(wanted);
  }

  /**
   * All that was computed through this view and those that share with it, for other runs to read;
   * nothing may be computed through them any more.
   */
  public SharedColumns share() {
    columns.close();
    return new SharedColumns(columns);
  }

  /** The instrument under the rules of the time. */
  public Optional<Instrument> instrument(InstrumentId id) {
    return rules.instrument(id, time);
  }

  /** The instruments that had traded by the time. */
  public Listings listings() {
    return listings;
  }

  /**
   * The asset's linear perpetual at a market: on a multiple of it where that is what trades; on the
   * asset itself where nothing does, for a refusal to name.
   */
  public InstrumentId perpetual(Asset asset, Marketplace market) {
    return listings.perpetual(asset, market).orElseGet(() -> market.perpetual(asset));
  }

  /**
   * The asset's daily bars at a market: of spot, or of its perpetual where spot has ended or was
   * never recorded.
   */
  public Optional<BarSeries> dailyBars(Asset asset, Marketplace market) {
    Optional<BarSeries> spot = bars(market.spot(asset), Interval.DAY);
    if (spot.isPresent() && isCurrent(spot.get())) {
      return spot;
    }
    List<BarSeries> found = allDailyBars(asset, market);
    for (BarSeries one : found) {
      if (isCurrent(one)) {
        return Optional.of(one);
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
  }

  private boolean isCurrent(BarSeries bars) {
    return time - bars.knownAt(bars.size() - 1) < Interval.DAY.millis();
  }

  /** The asset's daily bars at a market, spot's before its perpetual's; current or not. */
  public List<BarSeries> allDailyBars(Asset asset, Marketplace market) {
    List<BarSeries> found = new ArrayList<>(2);
    Optional<BarSeries> spot = bars(market.spot(asset), Interval.DAY);
    if (spot.isPresent()) {
      found.add(spot.get());
    }
    Optional<InstrumentId> perpetual = listings.perpetual(asset, market);
    if (perpetual.isPresent()) {
      bars(perpetual.get(), Interval.DAY).ifPresent(found::add);
    }
    return found;
  }
}
