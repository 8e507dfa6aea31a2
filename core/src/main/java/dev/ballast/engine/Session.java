// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.ledger.Journal;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.Feed;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.MarginTransfer;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import dev.ballast.venue.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One run of a strategy: backtest, paper and live differ in feed, venue and journal, and in nothing
 * else.
 */
public final class Session {
  private final Feed feed;
  private final Strategy strategy;
  private final Venue venue;
  private final Journal journal;
  private final Asset quote;
  private final Ledger ledger = new Ledger();
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final List<Plan> plans = new ArrayList<>();
  private int posted;

  /**
   * The account at a bar's boundary, once money has come and gone and before decisions; the first
   * of a run before its funding too.
   *
   * @param time epoch milliseconds
   * @param events posted before it, the opening ones included
   */
  public record Snapshot(long time, Account account, Marks marks, Exposure exposure, int events) {}

  public Session(Feed feed, Strategy strategy, Venue venue, Journal journal, Asset quote) {
    this.feed = feed;
    this.strategy = strategy;
    this.venue = venue;
    this.journal = journal;
    this.quote = quote;
  }

  /** {@link #run(List, Script)} of which nothing moves money. */
  public Run run(List<Event> opening) {
    return run(opening, Script.EMPTY);
  }

  /**
   * Runs until the feed ends. The last moment is marked and settled, and nothing is decided at it.
   *
   * <p>What the run begins with is marked before anything happens to it: funding and liquidation of
   * the first moment are the first period's. Money that comes and goes does so before the account
   * is marked, so that what it was at the end of a period is known apart from what flowed there.
   * What a script orders is for a {@link Scripted} strategy to send.
   *
   * @param opening what the account starts with, posted at the first moment
   * @param script whose movements of money are made
   */
  public Run run(List<Event> opening, Script script) {
    opening.forEach(this::post);
    while (feed.advance()) {
      boolean first = snapshots.isEmpty() && feed.closes();
      if (first) {
        mark(script);
      }
      venue.settle(feed, ledger, this::post);
      if (feed.closes()) {
        if (!first) {
          mark(script);
        }
        decide(first);
      }
      venue.fill(feed, ledger, this::post);
    }
    return new Run(snapshots, plans, ledger.imbalance());
  }

  private void mark(Script script) {
    venue.move(feed, ledger, script.movements(feed.time()), this::post);
    Marks marks = marks();
    Account account = ledger.account(feed.time());
    snapshots.add(new Snapshot(feed.time(), account, marks, Exposure.of(account, marks), posted));
  }

  private void decide(boolean first) {
    if (!feed.last()) {
      Account account = ledger.account(feed.time());
      strategy.review(feed.view(), account, marks(), first).ifPresent(this::carryOut);
    }
  }

  private void carryOut(Action action) {
    switch (action) {
      case Plan plan -> carryOut(plan);
      case Instructions instructions -> carryOut(instructions);
    }
  }

  private void carryOut(Instructions instructions) {
    for (Request.Cancel cancel : instructions.cancels()) {
      String reason = "taken back by " + cancel.id();
      if (!venue.cancel(feed, cancel.request(), reason, this::post)) {
        String none = "nothing of " + cancel.request() + " is open";
        post(new Event.Declined(instructions.time(), cancel.id(), none));
      }
    }
    instructions.declined().forEach(this::post);
    venue.submit(feed, instructions.orders(), this::post);
  }

  private void carryOut(Plan plan) {
    plans.add(plan);
    for (MarginTransfer transfer : plan.transfers()) {
      post(new Event.Transferred(plan.time(), transfer.from(), transfer.to(), transfer.amount()));
    }
    Set<InstrumentId> replaced = new TreeSet<>();
    plan.orders().forEach(order -> replaced.add(order.instrument()));
    venue.cancelRemainders(feed, replaced, "replaced by a new plan", this::post);
    venue.submit(feed, plan.orders(), this::post);
  }

  /** Prices of what the strategy may trade and of all that is held, as far as the feed has them. */
  private Marks marks() {
    Map<InstrumentId, Price> prices = new TreeMap<>();
    TreeSet<InstrumentId> priced = new TreeSet<>(strategy.instruments());
    Account account = ledger.account(feed.time());
    for (Asset asset : account.assets()) {
      priced.add(InstrumentId.spot(asset, quote));
      priced.add(InstrumentId.perpetual(asset, quote, quote));
    }
    for (Position position : account.positions()) {
      priced.add(position.instrument());
      priced.add(InstrumentId.spot(position.contract().settle(), quote));
    }
    for (InstrumentId id : priced) {
      feed.mark(id).ifPresent(price -> prices.put(id, price));
    }
    List<InstrumentId> carried =
        feed.closes()
            ? prices.keySet().stream().filter(id -> feed.bar(id).isEmpty()).toList()
            : List.of();
    return Marks.of(feed.time(), quote, prices).carrying(carried);
  }

  private void post(Event event) {
    ledger.apply(event);
    journal.append(event);
    posted++;
  }
}
