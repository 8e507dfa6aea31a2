// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.cost.TradingCosts;
import dev.ballast.ledger.Books;
import dev.ballast.market.Bar;
import dev.ballast.market.Tape;
import dev.ballast.order.Event;
import dev.ballast.order.OpenOrder;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.unit.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Open orders and the market. At an open, orders take what they can; what waits in the book, or for
 * its trigger, is matched with a bar when that closes. Always in order of submission.
 *
 * <p>What happened inside a bar is told at its close, in this order: stops are set off; wallets are
 * liquidated, and orders that stood on them cancelled; take-profits are set off, and limits that
 * reduce what was held at the open fill; other limits fill; stops that found nothing to reduce are
 * tried once more, since what has just been opened may have been stopped.
 */
final class Matching {
  private final OrderRules rules;
  private final MarginCheck margin;
  private final Charges charges;
  private final Participation participation;
  private final List<WorkingOrder> open = new ArrayList<>();
  private long opened = Long.MIN_VALUE;

  Matching(TradingCosts costs, Charges charges, OrderRules rules, MarginCheck margin) {
    this.rules = rules;
    this.margin = margin;
    this.charges = charges;
    this.participation = new Participation(costs.participation());
  }

  /** Takes orders, or refuses them by the rules. */
  void submit(Tape moment, List<Order> orders, Consumer<Event> events) {
    for (Order order : orders) {
      Optional<String> refusal = rules.refusal(moment, order);
      if (refusal.isPresent()) {
        events.accept(new Event.OrderRefused(moment.time(), order, refusal.get()));
      } else {
        open.add(new WorkingOrder(order));
        events.accept(new Event.OrderPlaced(moment.time(), order));
      }
    }
  }

  /** Goes on with an order that was taken in an earlier session. */
  void goOn(OpenOrder taken) {
    open.add(new WorkingOrder(taken));
  }

  /**
   * Takes back open orders, as before a liquidation.
   *
   * @return whether there were any
   */
  boolean cancel(Tape moment, Predicate<Order> which, String reason, Consumer<Event> events) {
    for (WorkingOrder working : open) {
      if (which.test(working.order())) {
        events.accept(
            new Event.OrderCancelled(moment.time(), working.order(), working.unfilled(), reason));
        working.end();
      }
    }
    return open.removeIf(WorkingOrder::isDone);
  }

  /**
   * Lets orders meet the bars that open at the moment; asked again at the same moment, those that
   * have come in since.
   */
  void fill(Tape moment, Books books, Consumer<Event> events) {
    if (!moment.opens() || open.isEmpty()) {
      return;
    }
    boolean again = opened == moment.time();
    if (!again) {
      participation.open();
      opened = moment.time();
    }
    Execution execution = execution(moment, books, events);
    for (WorkingOrder working : open) {
      if (again && !working.isNew()) {
        continue;
      }
      Optional<Price> market = moment.open(working.instrument());
      if (market.isEmpty()) {
        if (working.isNew()) {
          execution.deny(working, "no bar of " + working.instrument() + " opens here");
        }
      } else if (!working.isResting()) {
        if (!waitsForTrigger(working) && ReduceOnly.idle(books, working.order())) {
          execution.deny(working, ReduceOnly.NOTHING_HELD);
        } else {
          execution.meet(
              working, market.get(), moment.openingVolume(working.instrument()).orElse(0));
        }
      }
    }
    finish(execution);
  }

  /**
   * Tells of the bars that close at the moment what happened inside them.
   *
   * @param liquidation what comes once stops have been set off
   */
  void close(Tape moment, Books books, Runnable liquidation, Consumer<Event> events) {
    if (open.isEmpty()) {
      liquidation.run();
      return;
    }
    List<WorkingOrder> stops = setOff(moment, Terms.Trigger.STOP);
    List<WorkingOrder> takes = setOff(moment, Terms.Trigger.TAKE_PROFIT);
    List<WorkingOrder> limits = open.stream().filter(one -> waitedInBook(moment, one)).toList();
    List<WorkingOrder> exits =
        open.stream()
            .filter(one -> takes.contains(one) || (limits.contains(one) && leaves(books, one)))
            .toList();
    Execution execution = execution(moment, books, events);
    stops.forEach(one -> act(execution, one));
    liquidation.run();
    exits.forEach(one -> act(execution, one));
    limits.stream().filter(one -> !exits.contains(one)).forEach(one -> act(execution, one));
    stops.stream().filter(Matching::waitsForTrigger).forEach(one -> act(execution, one));
    for (List<WorkingOrder> set : List.of(stops, takes)) {
      for (WorkingOrder working : set) {
        if (waitsForTrigger(working) && ReduceOnly.idle(books, working.order())) {
          execution.cancel(working, ReduceOnly.NOTHING_HELD);
        }
      }
    }
    finish(execution);
  }

  private Execution execution(Tape moment, Books books, Consumer<Event> events) {
    return new Execution(moment, books, events, charges, margin, participation);
  }

  private static boolean waitsForTrigger(WorkingOrder working) {
    return !working.isDone() && working.terms() instanceof Terms.Triggered;
  }

  private static boolean waitedInBook(Tape moment, WorkingOrder working) {
    return working.terms() instanceof Terms.Limit
        && moment
            .bar(working.instrument())
            .filter(bar -> working.restedFrom(bar.openTime()))
            .isPresent();
  }

  /** Whether an order takes off what is held now: a future's position, or coins. */
  private static boolean leaves(Books books, WorkingOrder working) {
    Order order = working.order();
    return ReduceOnly.binds(order)
        || (order.instrument().isSpot()
            ? order.side() == Side.SELL
            : !ReduceOnly.reducible(books, order).isZero());
  }

  /** The orders whose trigger the closing bar has reached: the mark's, else that of trades. */
  private List<WorkingOrder> setOff(Tape moment, Terms.Trigger kind) {
    return open.stream()
        .filter(working ->
            working.terms() instanceof Terms.Triggered trigger
                && trigger.trigger() == kind
                && moment
                    .markBar(working.instrument())
                    .or(() -> moment.bar(working.instrument()))
                    .filter(bar -> working.restedFrom(bar.openTime()))
                    .filter(bar -> IntrabarPrices.of(bar).sets(working.order().side(), trigger))
                    .isPresent())
        .toList();
  }

  /** Fills what waited in the book; sets off a trigger, unless it could reduce nothing now. */
  private static void act(Execution execution, WorkingOrder working) {
    Tape moment = execution.moment();
    Order order = working.order();
    if (working.isDone() || ReduceOnly.idle(execution.books(), order)) {
      return;
    }
    Optional<Bar> bar = moment.bar(order.instrument());
    if (!(working.terms() instanceof Terms.Triggered trigger)) {
      bar.ifPresent(traded -> execution.make(working, IntrabarPrices.of(traded), traded.volume()));
      return;
    }
    execution
        .events()
        .accept(
            new Event.OrderTriggered(
                moment.time(), order, moment.markBar(order.instrument()).isPresent()));
    working.setOff(trigger.then());
    bar.ifPresent(traded ->
        execution.meet(
            working, IntrabarPrices.of(traded).reference(order.side(), trigger), traded.volume()));
  }

  /** Takes back what is bound to reduce and has nothing to, and forgets what has ended. */
  private void finish(Execution execution) {
    for (WorkingOrder working : open) {
      if (!working.isDone()
          && !working.isNew()
          && !waitsForTrigger(working)
          && ReduceOnly.idle(execution.books(), working.order())) {
        execution.cancel(working, ReduceOnly.NOTHING_HELD);
      }
    }
    open.removeIf(WorkingOrder::isDone);
  }
}
