// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.market.Feed;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.HistoryViews;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.Listings;
import dev.ballast.market.MarketView;
import dev.ballast.market.MissingFunding;
import dev.ballast.unit.Price;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The market as it goes on, for a session on paper: the boundaries of its bars, settlements and
 * ends of contracts, each as soon as it is on record, and between them moments at which a person
 * may have said something. What was missed while no session ran is gone through first: nothing is
 * decided there, and then once, late.
 */
final class PaperFeed implements Feed {
  /** After an answer that has not come, milliseconds. */
  private static final long PAUSE = 1000;

  private final MarketClock clock;
  private final ExchangeHistory market;
  private final List<InstrumentId> instruments;
  private final Terms terms;
  private final Inbox inbox;
  private final Listings listings;
  private final Once once = new Once();
  private HistoryViews views;
  private HistoryFeed record;
  private Once.Told told = Once.Told.NOTHING;

  /** Until when the record has been laid out, epoch milliseconds. */
  private long through;

  private long time;
  private boolean onRecord;
  private boolean closes;

  /** Whether a boundary has passed at which nothing could be decided in time. */
  private boolean owed;

  private volatile boolean ended;

  /**
   * How the market is gone through.
   *
   * @param bars that accounts are marked and orders filled at
   * @param step how often the record is asked for, milliseconds, which a bar is a multiple of
   * @param grace how long after a moment what happened there is on record, milliseconds
   * @param late how long after its boundary a bar is missed, milliseconds: less than a bar
   * @param end the last moment, epoch milliseconds
   */
  record Terms(Interval bars, long step, long grace, long late, long end) {}

  /**
   * A feed from a moment on.
   *
   * @param since the last moment of an earlier session, epoch milliseconds; absent where there was
   *     none
   */
  PaperFeed(
      MarketClock clock,
      ExchangeHistory market,
      List<InstrumentId> instruments,
      Terms terms,
      OptionalLong since,
      Inbox inbox) {
    this.clock = clock;
    this.market = market;
    this.instruments = List.copyOf(instruments);
    this.terms = terms;
    this.inbox = inbox;
    this.listings = Listings.of(this.instruments);
    long now = clock.now();
    long begun = floor(now, terms.bars().millis());
    boolean missed = since.isPresent() || now - begun > terms.late();
    this.owed = missed;
    this.time = since.orElse(missed ? now : begun) - 1;
    this.through = Math.min(floor(now, terms.step()), terms.end());
    this.views = market.first(through);
    this.record = laidOut();
    once.begin();
  }

  private static long floor(long moment, long length) {
    return moment - Math.floorMod(moment, length);
  }

  private long boundary(long moment) {
    return floor(moment, terms.bars().millis());
  }

  /** When the session's first moment is, epoch milliseconds: what it begins with is of then. */
  long begins() {
    return time + 1;
  }

  /** Lets no further moment come; from any thread. */
  void end() {
    ended = true;
    inbox.put(() -> {});
  }

  /** What is on record from the bar that runs on, gone through as far as it was told. */
  private HistoryFeed laidOut() {
    HistoryFeed laid =
        HistoryFeed.of(
            market.running(through, instruments),
            market.rules(),
            instruments,
            terms.bars(),
            boundary(time),
            through,
            MissingFunding.CARRY_LAST_RATE);
    once.forget(boundary(time));
    while (laid.following().isPresent() && laid.following().getAsLong() <= time) {
      laid.advance();
      once.pass(laid);
    }
    return laid;
  }

  @Override
  public boolean advance() {
    if (ended) {
      return false;
    }
    if (goOnRecord()) {
      return true;
    }
    if (through >= terms.end()) {
      return false;
    }
    long next = Math.min(floor(through, terms.step()) + terms.step(), terms.end());
    try {
      if (!owed && inbox.isEmpty()) {
        clock.await(next + terms.grace(), true, inbox);
      }
      inbox.handle();
      if (clock.now() >= next + terms.grace() && goOn() && goOnRecord()) {
        return true;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
    onRecord = false;
    time = Math.max(time, Math.min(clock.now(), through + terms.step() - 1));
    closes = owed;
    owed = false;
    return true;
  }

  /** Asks for what is on record by now; says whether it was told. */
  private boolean goOn() throws InterruptedException {
    long until = Math.min(floor(clock.now() - terms.grace(), terms.step()), terms.end());
    Optional<HistoryViews> known = market.at(until);
    known.ifPresent(told -> {
      views = told;
      through = until;
      record = laidOut();
    });
    if (known.isEmpty()) {
      inbox.await(PAUSE);
    }
    return known.isPresent();
  }

  /** Goes to the next moment on record; false where there is none. */
  private boolean goOnRecord() {
    if (!record.advance()) {
      return false;
    }
    time = record.time();
    onRecord = true;
    told = once.tell(record);
    boolean marked = boundary(time) == time;
    closes = marked && clock.now() - time <= terms.late();
    owed = marked ? !closes : owed;
    return true;
  }

  /** Whether the moment is on record: what happened around it is known. */
  boolean isOnRecord() {
    return onRecord;
  }

  /** What is on record at the moment, or was at the last one that is. */
  HistoryFeed record() {
    return record;
  }

  /** What of it was settled and had not been told. */
  Once.Told told() {
    return told;
  }

  /** Prices of now, for what is asked for between the moments on record. */
  ExchangeHistory market() {
    return market;
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
    return views.at(boundary(time));
  }

  @Override
  public Listings listings() {
    return listings;
  }

  @Override
  public Optional<Price> mark(InstrumentId id) {
    return record.mark(id);
  }

  @Override
  public boolean carried(InstrumentId id) {
    return record.carried(id);
  }
}
