// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.PositionSide;
import dev.ballast.market.Bar;
import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.OrderBounds;
import dev.ballast.market.Tape;
import dev.ballast.market.TradingRules;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What the venue asks of an order before it takes it; an answer is the reason for a refusal, with
 * the code that Binance USD-M gives for it.
 */
record OrderRules() {

  Optional<String> refusal(Tape moment, Order order) {
    InstrumentId id = order.instrument();
    Optional<Instrument> instrument = moment.view().instrument(id);
    if (instrument.isEmpty()) {
      return Optional.of("no trading rules for " + id);
    }
    if (instrument.get() instanceof Instrument.Dated dated
        && dated.expiry().toEpochMilli() <= moment.time()) {
      return Optional.of("the contract has expired at " + dated.expiry());
    }
    TradingRules rules = instrument.get().rules();
    return flags(order)
        .or(() -> lot(order, rules))
        .or(() -> limit(moment, order, rules))
        .or(() -> trigger(moment, order, rules))
        .or(() -> value(order, rules));
  }

  private static Optional<String> flags(Order order) {
    boolean oneWay = order.positionSide() == PositionSide.BOTH;
    if (order.instrument().isSpot()) {
      return order.reduceOnly() || !oneWay
          ? Optional.of("spot has no positions to reduce or to take sides in")
          : Optional.empty();
    }
    return order.reduceOnly() && !oneWay
        ? Optional.of("reduce-only is not taken in hedge mode, where the side says it")
        : Optional.empty();
  }

  private static Optional<String> lot(Order order, TradingRules rules) {
    OrderBounds.Lot lot = limit(order).isPresent() ? rules.limitLot() : rules.marketLot();
    Quantity quantity = order.quantity();
    if (!quantity.roundedTo(lot.step(), RoundingMode.DOWN).equals(quantity)) {
      return Optional.of("quantity " + quantity + " is not on the step " + lot.step() + " (-4023)");
    }
    if (quantity.compareTo(lot.minimum()) < 0) {
      return Optional.of(
          "quantity " + quantity + " is below the minimum " + lot.minimum() + " (-4004)");
    }
    return lot.maximum()
        .filter(most -> quantity.compareTo(most) > 0)
        .map(most -> "quantity " + quantity + " is above the maximum " + most + " (-4005)");
  }

  private static Optional<String> limit(Tape moment, Order order, TradingRules rules) {
    Optional<Price> limit = limit(order).map(Terms.Limit::price);
    if (limit.isEmpty()) {
      return Optional.empty();
    }
    return grid("limit price", limit.get(), rules)
        .or(() -> rules.bounds().band().flatMap(band -> outside(moment, order, limit.get(), band)));
  }

  private static Optional<String> grid(String what, Price price, TradingRules rules) {
    return price.units() > 0 && price.roundedTo(rules.tick(), RoundingMode.DOWN).equals(price)
        ? Optional.empty()
        : Optional.of(what + " " + price + " is not on the tick " + rules.tick() + " (-4014)");
  }

  private static Optional<String> outside(
      Tape moment, Order order, Price limit, OrderBounds.PriceBand band) {
    Optional<Price> mark = mark(moment, order.instrument());
    if (mark.isEmpty()) {
      return Optional.of("no price of " + order.instrument() + " is known to hold the limit to");
    }
    boolean spot = order.instrument().isSpot();
    boolean buying = order.side() == Side.BUY;
    BigDecimal highest = mark.get().toDecimal().multiply(band.up());
    if ((spot || buying) && limit.toDecimal().compareTo(highest) > 0) {
      return Optional.of(
          "limit price "
              + limit
              + " is above "
              + plain(band.up())
              + " times the mark of "
              + mark.get()
              + " (-4016)");
    }
    BigDecimal lowest = mark.get().toDecimal().multiply(band.down());
    if ((spot || !buying) && limit.toDecimal().compareTo(lowest) < 0) {
      return Optional.of(
          "limit price "
              + limit
              + " is below "
              + plain(band.down())
              + " times the mark of "
              + mark.get()
              + " (-4024)");
    }
    return Optional.empty();
  }

  private static Optional<String> trigger(Tape moment, Order order, TradingRules rules) {
    if (!(order.terms() instanceof Terms.Triggered trigger)) {
      return Optional.empty();
    }
    return grid("trigger price", trigger.price(), rules)
        .or(() ->
            mark(moment, order.instrument())
                .filter(mark ->
                    IntrabarPrices.rises(order.side(), trigger.trigger())
                        ? mark.compareTo(trigger.price()) >= 0
                        : mark.compareTo(trigger.price()) <= 0)
                .map(mark -> "would be set off at once: the mark is " + mark + " (-2021)"));
  }

  /**
   * The minimum of what has a price of its own; a market order is worth what it fills at. One that
   * may only reduce needs none.
   */
  private static Optional<String> value(Order order, TradingRules rules) {
    Optional<Price> price =
        limit(order)
            .map(Terms.Limit::price)
            .or(() ->
                order.terms() instanceof Terms.Triggered trigger
                    ? Optional.of(trigger.price())
                    : Optional.empty());
    return ReduceOnly.binds(order)
        ? Optional.empty()
        : price.flatMap(one -> belowMinimum(order, one, rules));
  }

  /** Why an order at a price is worth too little, where it is. */
  static Optional<String> belowMinimum(Order order, Price price, TradingRules rules) {
    Money value =
        Money.rounded(
            order.instrument().quote(), Charges.inQuote(order.contract(), order.quantity(), price));
    return value.units() < rules.minimumNotional().units()
        ? Optional.of(
            "value " + value + " is below the minimum " + rules.minimumNotional() + " (-4164)")
        : Optional.empty();
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  /** The limit of an order, also of one that waits for its trigger. */
  private static Optional<Terms.Limit> limit(Order order) {
    Terms terms = order.terms() instanceof Terms.Triggered trigger ? trigger.then() : order.terms();
    return terms instanceof Terms.Limit limit ? Optional.of(limit) : Optional.empty();
  }

  /** The close of the mark's bar, else the last price. */
  private static Optional<Price> mark(Tape moment, InstrumentId id) {
    return moment.markBar(id).map(Bar::close).map(Price::nearest).or(() -> moment.mark(id));
  }
}
