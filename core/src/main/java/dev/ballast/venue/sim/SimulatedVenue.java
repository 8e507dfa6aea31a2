// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.cost.TradingCosts;
import dev.ballast.ledger.Books;
import dev.ballast.margin.Requirement;
import dev.ballast.market.Feed;
import dev.ballast.market.Instrument;
import dev.ballast.market.MissingData;
import dev.ballast.order.Event;
import dev.ballast.order.MarkSource;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.venue.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Fills market orders whole at the next bar's open with the stated {@link TradingCosts}, checks
 * balances, margin and the venue's rules as an exchange does, and pays funding at every recorded
 * settlement. Refuses what cannot be; invents nothing that is missing.
 */
public final class SimulatedVenue implements Venue {
  private final TradingCosts costs;
  private final Asset quote;
  private final List<Order> open = new ArrayList<>();

  /** A venue whose instruments are quoted and settled in one asset. */
  public SimulatedVenue(TradingCosts costs, Asset quote) {
    this.costs = costs;
    this.quote = quote;
  }

  @Override
  public void settle(Feed moment, Books books, Consumer<Event> events) {
    for (Feed.Settlement settlement : moment.settlements()) {
      Optional<Position> position = books.position(settlement.instrument());
      if (position.isPresent()) {
        events.accept(payment(moment, settlement, position.get().quantity()));
      }
    }
  }

  private Event payment(Feed moment, Feed.Settlement settlement, Quantity quantity) {
    MarkSource source;
    Price mark;
    if (settlement.recordedMark().isPresent()) {
      source = MarkSource.RECORDED_MARK;
      mark = settlement.recordedMark().get();
    } else if (settlement.open().isPresent()) {
      source = MarkSource.OPEN_AT_SETTLEMENT;
      mark = settlement.open().get();
    } else {
      source = MarkSource.LAST_CLOSE;
      mark =
          moment
              .mark(settlement.instrument())
              .orElseThrow(() ->
                  new MissingData(
                      "price for funding", settlement.instrument().toString(), moment.time()));
    }
    Money payment =
        Money.rounded(
            quote,
            quantity.toDecimal().multiply(mark.toDecimal()).multiply(settlement.rate()).negate());
    return new Event.FundingPaid(
        moment.time(), settlement.instrument(), quantity, mark, source, settlement.rate(), payment);
  }

  @Override
  public void submit(Feed moment, List<Order> orders, Consumer<Event> events) {
    for (Order order : orders) {
      Optional<String> refusal = againstRules(moment, order);
      if (refusal.isPresent()) {
        events.accept(new Event.OrderRefused(moment.time(), order, refusal.get()));
      } else {
        open.add(order);
        events.accept(new Event.OrderPlaced(moment.time(), order));
      }
    }
  }

  private static Optional<String> againstRules(Feed moment, Order order) {
    Optional<Instrument> instrument = moment.view().instrument(order.instrument());
    if (instrument.isEmpty()) {
      return Optional.of("no trading rules for " + order.instrument());
    }
    var rules = instrument.get().rules();
    if (!rules.roundDown(order.quantity()).equals(order.quantity())) {
      return Optional.of("quantity " + order.quantity() + " is not on the step " + rules.step());
    }
    if (order.quantity().compareTo(rules.minimumQuantity()) < 0) {
      return Optional.of(
          "quantity " + order.quantity() + " is below the minimum " + rules.minimumQuantity());
    }
    return Optional.empty();
  }

  @Override
  public void fill(Feed moment, Books books, Consumer<Event> events) {
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
    Instrument instrument =
        moment
            .view()
            .instrument(order.instrument())
            .orElseThrow(
                () -> new MissingData("rules", order.instrument().toString(), moment.time()));
    OptionalDouble volume = moment.lastVolume(order.instrument());
    Price price =
        costs.fillPrice(
            instrument,
            order.side() == Side.BUY,
            reference.get(),
            order.quantity(),
            volume.orElse(0));
    Money notional = order.quantity().times(price, quote);
    Money minimum = instrument.rules().minimumNotional();
    if (notional.units() < minimum.units() && !reduces(order, books)) {
      return new Event.OrderRefused(
          moment.time(), order, "value " + notional + " is below the minimum " + minimum);
    }
    Money fee = costs.fee(instrument, notional);
    Optional<String> shortfall =
        order.instrument().isSpot()
            ? spotShortfall(order, notional.plus(fee), books)
            : marginShortfall(moment, order, notional, fee, books);
    return shortfall
        .<Event>map(reason -> new Event.OrderRefused(moment.time(), order, reason))
        .orElseGet(() -> new Event.Filled(moment.time(), order, price, reference.get(), fee));
  }

  /** Whether a futures order only takes off what is held, which needs no minimum and no margin. */
  private static boolean reduces(Order order, Books books) {
    return !order.instrument().isSpot()
        && books
            .position(order.instrument())
            .filter(held -> held.quantity().signum() != order.change().signum())
            .filter(held -> held.quantity().abs().compareTo(order.quantity()) >= 0)
            .isPresent();
  }

  private Optional<String> spotShortfall(Order order, Money cost, Books books) {
    Asset paid = order.side() == Side.BUY ? quote : order.instrument().base();
    Quantity needed = order.side() == Side.BUY ? new Quantity(cost.units()) : order.quantity();
    Quantity held = books.in(Place.SPOT, paid);
    return held.compareTo(needed) >= 0
        ? Optional.empty()
        : Optional.of("needs " + needed + " " + paid + " in the spot wallet, which holds " + held);
  }

  private Optional<String> marginShortfall(
      Feed moment, Order order, Money notional, Money fee, Books books) {
    if (reduces(order, books)) {
      return Optional.empty();
    }
    Money free = new Money(quote, books.in(Place.FUTURES, quote).units());
    for (Position position : books.positions()) {
      Price mark =
          moment
              .mark(position.instrument())
              .orElseThrow(
                  () -> new MissingData("price", position.instrument().toString(), moment.time()));
      free =
          free.plus(position.unrealised(mark))
              .minus(Requirement.initial(position.notional(mark), position.leverage()));
    }
    Money needed = Requirement.initial(notional, order.leverage()).plus(fee);
    return free.units() >= needed.units()
        ? Optional.empty()
        : Optional.of("needs " + needed + " of margin, available are " + free);
  }
}
