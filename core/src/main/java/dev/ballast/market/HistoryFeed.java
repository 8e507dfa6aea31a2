// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Price;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Recorded history as a feed, and as the tape of a venue that plays it. Its moments are the bars'
 * boundaries from the start to the end, both included, every funding settlement in between, at the
 * time at which it was known (a position opened at the same bar's open is not charged), and every
 * end of a contract; at the start the ends of perpetuals that were delisted before it.
 */
public final class HistoryFeed implements Feed, Tape {
  private final RunColumns columns;
  private final RuleBook rules;
  private final Recording recording;
  private final RecordedMoments played;
  private final Listings listings;
  private int next;

  private HistoryFeed(RunColumns columns, RuleBook rules, Recording recording) {
    this.columns = columns;
    this.rules = rules;
    this.recording = recording;
    this.played = RecordedMoments.of(columns, recording);
    this.listings = Listings.of(recording.instruments());
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
        new RunColumns(history), rules, new Recording(instruments, interval, from, to, missing));
  }

  /** The same of a history of which much is computed already. */
  public static HistoryFeed of(SharedColumns shared, RuleBook rules, Recording recording) {
    return new HistoryFeed(shared.forRun(), rules, recording);
  }

  /** A feed that shares what it computes with a view of the same history. */
  public static HistoryFeed of(MarketView view, RuleBook rules, Recording recording) {
    return new HistoryFeed(view.columns(), rules, recording);
  }

  /** The last of its moments, in epoch milliseconds. */
  public long end() {
    return played.at(played.count() - 1).time();
  }

  /** The moment that comes next, epoch milliseconds; nothing after the last. */
  public OptionalLong following() {
    return next == played.count() ? OptionalLong.empty() : OptionalLong.of(played.at(next).time());
  }

  @Override
  public boolean advance() {
    if (next == played.count()) {
      return false;
    }
    next++;
    return true;
  }

  @Override
  public long time() {
    return now().time();
  }

  private RecordedMoments.Happening now() {
    return played.at(next - 1);
  }

  @Override
  public Optional<Recording> recording() {
    return Optional.of(recording);
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
    BarSeries series = played.bars().get(id);
    int known = series == null ? 0 : series.countKnownAt(time());
    return known == 0 || series == null
        ? Optional.empty()
        : Optional.of(Price.nearest(series.close(known - 1)));
  }

  @Override
  public boolean carried(InstrumentId id) {
    BarSeries series = played.bars().get(id);
    return series == null || series.rowAt(time() - recording.interval().millis()) < 0;
  }

  @Override
  public List<Settlement> settlements() {
    return now().settlements();
  }

  @Override
  public List<Expiry> expiries() {
    return now().expiries();
  }

  @Override
  public boolean closes() {
    return (time() - recording.from()) % recording.interval().millis() == 0;
  }

  @Override
  public boolean opens() {
    return now().opens();
  }

  @Override
  public Optional<Price> open(InstrumentId id) {
    BarSeries series = played.bars().get(id);
    int row = series == null ? -1 : series.rowAt(time());
    return row < 0 || series == null
        ? Optional.empty()
        : Optional.of(Price.nearest(series.open(row)));
  }

  @Override
  public Optional<Bar> bar(InstrumentId id) {
    return closing(played.bars(), id);
  }

  @Override
  public Optional<Bar> markBar(InstrumentId id) {
    return closing(played.markBars(), id);
  }

  @Override
  public OptionalDouble openingVolume(InstrumentId id) {
    BarSeries series = played.bars().get(id);
    int row = series == null ? -1 : series.rowAt(time());
    return row < 0 || series == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(series.volume(row));
  }

  private Optional<Bar> closing(Map<InstrumentId, BarSeries> all, InstrumentId id) {
    BarSeries series = all.get(id);
    int row = series == null ? -1 : series.rowAt(time() - recording.interval().millis());
    return row < 0 || series == null ? Optional.empty() : Optional.of(series.bar(row));
  }
}
