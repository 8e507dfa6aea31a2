// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.market.Bar;
import dev.ballast.market.BarSeries;
import dev.ballast.market.DeliverySource;
import dev.ballast.market.History;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.RuleBook;
import dev.ballast.market.SeriesId;
import dev.ballast.market.Tape;
import dev.ballast.unit.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A recorded market that also trades between the opens of its bars. Nothing is recorded there but
 * the open of the bar that runs, which stands until the next: orders that come in meanwhile meet
 * it, and what has come in before does not.
 */
final class RunningTape implements Tape {
  private final History history;
  private final HistoryFeed feed;
  private final Interval bars;
  private final RuleBook rules;
  private final MarketFaults faults;
  private boolean between;

  /** The tape of a feed of that history, whose bars are of this length, under these rules. */
  RunningTape(
      History history, HistoryFeed feed, Interval bars, RuleBook rules, MarketFaults faults) {
    this.history = history;
    this.feed = feed;
    this.bars = bars;
    this.rules = rules;
    this.faults = faults;
  }

  /** Does something with the running bars' opens in force. */
  void between(Runnable done) {
    between = true;
    try {
      done.run();
    } finally {
      between = false;
    }
  }

  /** The open of the bar that runs, of whatever moment; nothing where none does. */
  Optional<Price> running(InstrumentId id) {
    if (faults.stands(id)) {
      return Optional.empty();
    }
    Optional<Price> exact = feed.open(id);
    if (exact.isPresent() || feed.closes()) {
      return exact;
    }
    return row(id).map(found -> Price.nearest(found.series().open(found.row())));
  }

  /** A row of a series. */
  private record Row(BarSeries series, int row) {}

  private Optional<Row> row(InstrumentId id) {
    return history
        .series(SeriesId.bars(id, bars))
        .map(BarSeries.class::cast)
        .map(series -> new Row(series, series.firstRowFrom(feed.time() + 1) - 1))
        .filter(found ->
            found.row() >= 0 && found.series().time(found.row()) + bars.millis() > feed.time());
  }

  @Override
  public long time() {
    return feed.time();
  }

  @Override
  public MarketView view() {
    RuleBook now = faults.rules(rules);
    return now == rules ? feed.view() : MarketView.of(history, now, feed.time());
  }

  @Override
  public Optional<Price> mark(InstrumentId id) {
    return feed.mark(id);
  }

  @Override
  public boolean closes() {
    return feed.closes();
  }

  @Override
  public List<Settlement> settlements() {
    return feed.settlements();
  }

  @Override
  public List<Expiry> expiries() {
    if (faults.ending().isEmpty()) {
      return feed.expiries();
    }
    List<Expiry> ends = new ArrayList<>(feed.expiries());
    for (InstrumentId id : faults.ending()) {
      ends.add(new Expiry(id, feed.mark(id), DeliverySource.LAST_CLOSE));
    }
    return ends;
  }

  @Override
  public Optional<Bar> bar(InstrumentId id) {
    return faults.stood(id) ? Optional.empty() : feed.bar(id);
  }

  @Override
  public Optional<Bar> markBar(InstrumentId id) {
    return feed.markBar(id);
  }

  @Override
  public boolean opens() {
    return between || feed.opens();
  }

  @Override
  public Optional<Price> open(InstrumentId id) {
    if (between) {
      return running(id);
    }
    return faults.stands(id) ? Optional.empty() : feed.open(id);
  }

  @Override
  public OptionalDouble openingVolume(InstrumentId id) {
    OptionalDouble exact = feed.openingVolume(id);
    return between && exact.isEmpty()
        ? row(id).map(found -> OptionalDouble.of(found.series().volume(found.row()))).orElse(exact)
        : exact;
  }
}
