// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.account.Account;
import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Session;
import dev.ballast.market.BarSeries;
import dev.ballast.market.History;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.SeriesId;
import dev.ballast.market.TradingEnd;
import dev.ballast.order.Event;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;

/** What is held of instruments whose trading has ended. */
final class EndNotes {
  private static final long WEEK = 7 * UtcDay.MILLIS;

  private EndNotes() {}

  /** Of an account: it is valued at the last trade, and cannot be traded. */
  static List<String> held(MarketView view, Account account, Marks marks) {
    List<String> notes = new ArrayList<>();
    for (Position position : account.positions()) {
      InstrumentId id = position.instrument();
      view.end(id)
          .ifPresent(end ->
              notes.add(
                  ended(id, end.day(), Price.nearest(end.close()))
                      + "; the position of "
                      + position.quantity()
                      + " is valued there: take it out of the account file if the venue has settled"
                      + " it"));
    }
    for (Asset asset : account.assets()) {
      Optional<InstrumentId> source = marks.source(asset).filter(InstrumentId::isSpot);
      source
          .flatMap(view::end)
          .ifPresent(end ->
              notes.add(
                  ended(source.orElseThrow(), end.day(), Price.nearest(end.close()))
                      + "; what is held is valued there"));
    }
    return notes;
  }

  /** Of a run: perpetuals that were settled since they ended, and spot that nothing trades. */
  static List<String> of(History history, Backtest backtest) {
    SequencedSet<String> notes = new TreeSet<>();
    for (Event event : backtest.eventsOfTheRun()) {
      if (event instanceof Event.Delivered delivered
          && delivered.position().instrument().isPerpetual()) {
        InstrumentId id = delivered.position().instrument();
        LocalDate day = lastTrade(history, id, delivered.time());
        notes.add(
            ended(id, day, delivered.price())
                + "; what was held was settled at that price on "
                + UtcDay.date(delivered.time()));
      }
    }
    Session.Snapshot last = backtest.run().last();
    for (Asset asset : last.account().assets()) {
      last.marks()
          .source(asset)
          .filter(InstrumentId::isSpot)
          .flatMap(id -> history.series(SeriesId.bars(id, Interval.DAY)))
          .flatMap(bars -> stopped(history, (BarSeries) bars, last.time()))
          .ifPresent(notes::add);
    }
    return List.copyOf(notes);
  }

  /** That spot which is held is not traded any more, or not recorded for a week. */
  private static Optional<String> stopped(History history, BarSeries bars, long time) {
    Optional<TradingEnd> end = TradingEnd.of(history, bars);
    if (end.isPresent()) {
      return end.filter(one -> one.time() < time)
          .map(one ->
              ended(bars.id().instrument(), one.day(), Price.nearest(one.close()))
                  + "; what is held stays at that price and is not traded");
    }
    int row = bars.asOf(time).size() - 1;
    return row < 0 || time - bars.knownAt(row) < WEEK
        ? Optional.empty()
        : Optional.of(
            "%s has no bar after %s; what is held stays at its last close, %s, and is not traded"
                .formatted(
                    bars.id().instrument(),
                    UtcDay.date(bars.time(row)),
                    Price.nearest(bars.close(row))));
  }

  private static String ended(InstrumentId id, LocalDate day, Price price) {
    return id + " ended at its last trade on " + day + ", at " + price;
  }

  /** The day of the last bar with a trade that had closed by a time. */
  private static LocalDate lastTrade(History history, InstrumentId id, long time) {
    BarSeries bars =
        history
            .series(SeriesId.bars(id, Interval.DAY))
            .map(BarSeries.class::cast)
            .map(all -> all.asOf(time))
            .orElseThrow();
    int row = bars.size() - 1;
    while (row > 0 && bars.volume(row) == 0) {
      row--;
    }
    return UtcDay.date(bars.time(row));
  }
}
