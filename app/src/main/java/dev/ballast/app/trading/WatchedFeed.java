// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.market.BarSeries;
import dev.ballast.market.Feed;
import dev.ballast.market.HistoryViews;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.Listings;
import dev.ballast.market.MarketView;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.unit.Price;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/**
 * The market as it goes on: the moment that a session begins at, then every boundary of its bars,
 * and between them moments at which the venue has something to tell.
 */
final class WatchedFeed implements Feed {
  /** Before what is known at a boundary is asked for again that was not told. */
  private static final long PAUSE = 1000;

  private final MarketClock clock;
  private final Machine machine;
  private final LongFunction<Optional<HistoryViews>> known;
  private final Interval bars;
  private final long end;
  private final Inbox inbox;
  private final BooleanSupplier idle;
  private HistoryViews market;
  private MarketView view;
  private long boundary;
  private long time = Long.MIN_VALUE;
  private boolean closes;

  /** Before when a boundary is not asked for, by the machine's clock. */
  private long notBefore = Long.MIN_VALUE;

  private volatile boolean ended;

  /**
   * A feed from now on.
   *
   * @param first the market with all that is known as it begins
   * @param known the same at each bar's boundary; nothing while it is not told
   * @param end its last moment, epoch milliseconds
   * @param idle whether the venue has nothing under way
   */
  WatchedFeed(
      MarketClock clock,
      Machine machine,
      LongFunction<HistoryViews> first,
      LongFunction<Optional<HistoryViews>> known,
      Interval bars,
      long end,
      Inbox inbox,
      BooleanSupplier idle) {
    this.clock = clock;
    this.machine = machine;
    this.known = known;
    this.bars = bars;
    this.end = end;
    this.inbox = inbox;
    this.idle = idle;
    this.boundary = before(clock.now());
    this.market = first.apply(boundary);
    this.view = market.at(boundary);
  }

  private long before(long moment) {
    return moment - Math.floorMod(moment, bars.millis());
  }

  /** Lets no further moment come; from any thread. */
  void end() {
    ended = true;
    inbox.put(() -> {});
  }

  @Override
  public boolean advance() {
    if (ended || (time >= end && idle.getAsBoolean())) {
      return false;
    }
    if (time == Long.MIN_VALUE) {
      go(Math.max(boundary, clock.now()), true);
      return true;
    }
    long next = boundary + bars.millis();
    try {
      if (machine.now() < notBefore) {
        machine.await(inbox, notBefore - machine.now());
      } else if (inbox.isEmpty()) {
        boolean waits = time < end && idle.getAsBoolean();
        clock.await(time < end ? next : Long.MAX_VALUE, waits, inbox);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
    long now = clock.now();
    boolean reached =
        time < end && now >= next && machine.now() >= notBefore && come(Math.min(before(now), end));
    go(reached ? boundary : Math.max(time, Math.min(now, next - 1)), reached);
    return true;
  }

  /** Comes to a boundary, once what is known by then is told. */
  private boolean come(long moment) {
    Optional<HistoryViews> told = known.apply(moment);
    told.ifPresent(views -> {
      market = views;
      boundary = moment;
      view = views.at(moment);
    });
    notBefore = told.isPresent() ? Long.MIN_VALUE : machine.now() + PAUSE;
    return told.isPresent();
  }

  /** Takes in what is known otherwise than at the boundary: other rules. */
  void renew() {
    known
        .apply(boundary)
        .ifPresent(views -> {
          market = views;
          view = views.at(boundary);
        });
  }

  private void go(long moment, boolean atBoundary) {
    time = moment;
    closes = atBoundary;
  }

  /** The last boundary of bars that the feed has come to, epoch milliseconds. */
  long boundary() {
    return boundary;
  }

  @Override
  public long time() {
    return time;
  }

  @Override
  public boolean closes() {
    return closes;
  }

  @Override
  public MarketView view() {
    return view;
  }

  @Override
  public Listings listings() {
    return market.history().listings();
  }

  @Override
  public Optional<Price> mark(InstrumentId id) {
    return series(id)
        .filter(one -> !one.isEmpty())
        .map(one -> Price.nearest(one.close(one.size() - 1)));
  }

  @Override
  public boolean carried(InstrumentId id) {
    return series(id).map(one -> one.rowAt(boundary - bars.millis()) < 0).orElse(true);
  }

  private Optional<BarSeries> series(InstrumentId id) {
    Optional<Series> found = market.history().series(SeriesId.bars(id, bars));
    return found.map(BarSeries.class::cast).map(one -> one.asOf(boundary));
  }
}
