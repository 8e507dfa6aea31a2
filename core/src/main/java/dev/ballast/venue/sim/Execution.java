// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.ledger.Books;
import dev.ballast.market.Contract;
import dev.ballast.market.Instrument;
import dev.ballast.market.MissingData;
import dev.ballast.market.Tape;
import dev.ballast.order.Event;
import dev.ballast.order.Liquidity;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What comes of orders at one moment: how much of each fills at what price, whether its wallet can
 * pay for that, and what becomes of the rest.
 *
 * @param events takes each event, which is in the books before the next is made
 */
record Execution(
    Tape moment,
    Books books,
    Consumer<Event> events,
    Charges charges,
    MarginCheck margin,
    Participation participation) {

  /**
   * Takes from the market where it stands, on the order's terms: at the price moved by spread and
   * impact, never worse than a limit. A limit that would not take waits, as its flags allow.
   *
   * @param volume of the bar that is traded in, in units of the base
   */
  void meet(WorkingOrder working, Price market, double volume) {
    switch (working.terms()) {
      case Terms.Market ignored -> take(working, market, volume);
      case Terms.Limit limit -> {
        Order order = working.order();
        boolean crosses =
            charges.crosses(instrument(moment, order), order.side(), limit.price(), market);
        switch (limit.timeInForce()) {
          case POST_ONLY -> {
            if (crosses) {
              deny(working, "post-only, and would take (-5022)");
            } else {
              working.rest(moment.time());
            }
          }
          case GOOD_TILL_CANCELLED -> {
            if (crosses) {
              take(working, market, volume);
            } else {
              working.rest(moment.time());
            }
          }
          case IMMEDIATE_OR_CANCEL, FILL_OR_KILL -> {
            if (crosses) {
              take(working, market, volume);
            } else {
              cancel(working, "finds nothing at its limit at once");
            }
          }
        }
      }
      case Terms.Triggered ignored -> working.rest(moment.time());
    }
  }

  private void take(WorkingOrder working, Price market, double volume) {
    Order order = working.order();
    Quantity quantity = available(working, market, volume);
    Optional<TimeInForce> force = timeInForce(working);
    if (force.equals(Optional.of(TimeInForce.FILL_OR_KILL))
        && quantity.compareTo(working.unfilled()) < 0) {
      cancel(working, "cannot be filled whole at once");
      return;
    }
    if (!quantity.isZero()) {
      Optional<Price> price = price(working, quantity, market);
      if (price.isEmpty()
          || !fill(working, quantity, price.get(), market, Liquidity.TAKER)
          || working.isDone()) {
        return;
      }
    }
    working.take();
    if (ReduceOnly.idle(books, order)) {
      cancel(working, ReduceOnly.NOTHING_HELD);
    } else if (force.equals(Optional.of(TimeInForce.IMMEDIATE_OR_CANCEL))) {
      cancel(working, "no more of the bar's volume may be taken at once");
    }
  }

  /** What a taker pays; nothing where it cannot be told or is no price, and the order has ended. */
  private Optional<Price> price(WorkingOrder working, Quantity quantity, Price market) {
    Order order = working.order();
    Instrument instrument = instrument(moment, order);
    Optional<String> unpriced = charges.unpriced(moment, order.instrument());
    if (unpriced.isPresent()) {
      deny(working, unpriced.get());
      return Optional.empty();
    }
    Price moved = charges.taken(moment, instrument, order, quantity, market);
    Price price =
        working.terms() instanceof Terms.Limit limit
            ? better(order.side(), moved, limit.price())
            : moved;
    if (price.units() == 0) {
      deny(working, "slippage and the tick leave nothing of " + market);
      return Optional.empty();
    }
    if (working.isNew()
        && order.terms() instanceof Terms.Market
        && !MarginCheck.reduces(books, order, order.quantity())) {
      Optional<String> small = OrderRules.belowMinimum(order, price, instrument.rules());
      if (small.isPresent()) {
        deny(working, small.get());
        return Optional.empty();
      }
    }
    return Optional.of(price);
  }

  private static Price better(Side side, Price one, Price other) {
    return (side == Side.BUY) == (one.compareTo(other) <= 0) ? one : other;
  }

  /** Fills an order that waited, where trades went beyond its limit: at the limit, as maker. */
  void make(WorkingOrder working, IntrabarPrices inside, double volume) {
    if (!(working.terms() instanceof Terms.Limit limit)) {
      return;
    }
    Order order = working.order();
    Price tick = instrument(moment, order).rules().tick();
    Price price = inside.within(limit.price());
    Quantity quantity = available(working, price, volume);
    if (inside.tradesThrough(order.side(), limit.price(), tick) && !quantity.isZero()) {
      fill(working, quantity, price, price, Liquidity.MAKER);
    }
  }

  /** What may fill: of what is left, of the bar's volume, and of what is held to be reduced. */
  private Quantity available(WorkingOrder working, Price price, double volume) {
    Order order = working.order();
    Contract contract = order.contract();
    Quantity wanted = working.unfilled();
    if (ReduceOnly.binds(order)) {
      wanted = least(wanted, ReduceOnly.reducible(books, order));
    }
    Quantity most = participation.left(contract.id(), Charges.contracts(contract, volume, price));
    return most.compareTo(wanted) >= 0 ? wanted : instrument(moment, order).rules().roundDown(most);
  }

  private static Quantity least(Quantity one, Quantity other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private boolean fill(
      WorkingOrder working, Quantity quantity, Price price, Price reference, Liquidity liquidity) {
    Order order = working.order();
    Contract contract = order.contract();
    Money fee = charges.fee(moment, books, order, quantity, price, liquidity);
    Price mark = moment.open(contract.id()).or(() -> moment.mark(contract.id())).orElse(reference);
    Optional<String> lacks = margin.shortfall(moment, books, order, quantity, mark, price, fee);
    if (lacks.isPresent()) {
      deny(working, lacks.get());
      return false;
    }
    events.accept(
        new Event.Filled(moment.time(), order, quantity, price, reference, liquidity, fee));
    working.fill(quantity);
    participation.take(contract.id(), quantity);
    charges.count(moment.time(), contract, quantity, price);
    return true;
  }

  /** Ends an order that cannot be: a refusal where it has met no market yet. */
  void deny(WorkingOrder working, String reason) {
    if (working.isNew()) {
      events.accept(new Event.OrderRefused(moment.time(), working.order(), reason));
      working.end();
    } else {
      cancel(working, reason);
    }
  }

  /** Ends an order that was taken. */
  void cancel(WorkingOrder working, String reason) {
    events.accept(
        new Event.OrderCancelled(moment.time(), working.order(), working.unfilled(), reason));
    working.end();
  }

  private static Optional<TimeInForce> timeInForce(WorkingOrder working) {
    return working.terms() instanceof Terms.Limit limit
        ? Optional.of(limit.timeInForce())
        : Optional.empty();
  }

  static Instrument instrument(Tape moment, Order order) {
    return moment
        .view()
        .instrument(order.instrument())
        .orElseThrow(
            () -> new MissingData("trading rules", order.instrument().toString(), moment.time()));
  }
}
