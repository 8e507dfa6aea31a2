// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.cost.TradingCosts;
import dev.ballast.ledger.Books;
import dev.ballast.market.Feed;
import dev.ballast.market.Instrument;
import dev.ballast.market.MissingData;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Orders and the market: which are open, what fills, at what price. In order of submission. */
final class Matching {
  private final TradingCosts costs;
  private final OrderRules rules;
  private final MarginCheck margin;
  private final List<Order> open = new ArrayList<>();

  Matching(TradingCosts costs, OrderRules rules, MarginCheck margin) {
    this.costs = costs;
    this.rules = rules;
    this.margin = margin;
  }

  /** Takes orders, or refuses them by the rules. */
  void submit(Feed moment, List<Order> orders, Consumer<Event> events) {
    for (Order order : orders) {
      Optional<String> refusal = rules.refusal(moment, order);
      if (refusal.isPresent()) {
        events.accept(new Event.OrderRefused(moment.time(), order, refusal.get()));
      } else {
        open.add(order);
        events.accept(new Event.OrderPlaced(moment.time(), order));
      }
    }
  }

  /** Cancels the open orders that a test holds for. */
  void cancel(Feed moment, Predicate<Order> which, String reason, Consumer<Event> events) {
    for (Order order : open) {
      if (which.test(order)) {
        events.accept(new Event.OrderCancelled(moment.time(), order, order.quantity(), reason));
      }
    }
    open.removeIf(which);
  }

  /** Fills what the bars that open at the moment allow. */
  void fill(Feed moment, Books books, Consumer<Event> events) {
    if (!moment.opens()) {
      return;
    }
    for (Order order : open) {
      events.accept(outcome(moment, order, books));
    }
    open.clear();
  }

  private Event outcome(Feed moment, Order order, Books books) {
    Optional<Price> reference = moment.open(order.instrument());
    if (reference.isEmpty()) {
      return new Event.OrderRefused(
          moment.time(), order, "no bar of " + order.instrument() + " opens here");
    }
    Instrument instrument = instrument(moment, order);
    OptionalDouble volume = TradingCosts.volume(moment.view(), order.instrument());
    if (costs.needsVolume() && volume.isEmpty()) {
      return new Event.OrderRefused(
          moment.time(), order, "no daily volume is known, and impact follows from it");
    }
    Price price =
        costs.fillPrice(
            instrument,
            order.side() == Side.BUY,
            reference.get(),
            order.quantity(),
            volume.orElse(0));
    if (price.units() == 0) {
      return new Event.OrderRefused(
          moment.time(), order, "slippage and the tick leave nothing of " + reference.get());
    }
    Money notional = order.contract().notional(order.quantity(), price);
    Money minimum = instrument.rules().minimumNotional();
    if (notional.units() < minimum.units()
        && !MarginCheck.reduces(books, order, order.quantity())) {
      return new Event.OrderRefused(
          moment.time(), order, "value " + notional + " is below the minimum " + minimum);
    }
    Money fee = costs.fee(instrument, notional);
    return margin
        .shortfall(moment, books, order, order.quantity(), reference.get(), price, fee)
        .<Event>map(reason -> new Event.OrderRefused(moment.time(), order, reason))
        .orElseGet(() -> Event.Filled.whole(moment.time(), order, price, reference.get(), fee));
  }

  static Instrument instrument(Feed moment, Order order) {
    return moment
        .view()
        .instrument(order.instrument())
        .orElseThrow(
            () -> new MissingData("trading rules", order.instrument().toString(), moment.time()));
  }
}
