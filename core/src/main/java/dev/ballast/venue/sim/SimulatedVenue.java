// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.cost.TradingCosts;
import dev.ballast.ledger.Books;
import dev.ballast.margin.BracketBook;
import dev.ballast.margin.Brackets;
import dev.ballast.market.Feed;
import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Fills market orders whole at the next bar's open with the stated {@link TradingCosts}, checks
 * balances, margin and the venue's rules as an exchange does, and pays funding at every recorded
 * settlement. Refuses what cannot be; invents nothing that is missing.
 *
 * <p>At every moment, once funding is paid, a futures wallet whose balance and unrealised profit
 * are at or below maintenance margin is liquidated: every position is closed at its mark for the
 * futures fee, by orders of the ticket {@value #LIQUIDATION}. Between two moments nothing is looked
 * at, and the venue takes no further penalty. What is lost beyond the wallet is owed: its balance
 * is negative.
 */
public final class SimulatedVenue implements Venue {
  /** The ticket of orders that the venue makes itself. */
  public static final String LIQUIDATION = "liquidation";

  /** Three of the longest spacings that are known; more is a hole in the record. */
  private static final long LONGEST_WITHOUT_FUNDING = 24 * 3_600_000L;

  private final TradingCosts costs;
  private final BracketBook brackets;
  private final Asset quote;
  private final List<Order> open = new ArrayList<>();
  private final TreeMap<InstrumentId, Long> lastSettled = new TreeMap<>();

  /** A venue whose instruments are quoted and settled in one asset. */
  public SimulatedVenue(TradingCosts costs, BracketBook brackets, Asset quote) {
    this.costs = costs;
    this.brackets = brackets;
    this.quote = quote;
  }

  @Override
  public void settle(Feed moment, Books books, Consumer<Event> events) {
    for (Feed.Settlement settlement : moment.settlements()) {
      Optional<Position> position = books.position(settlement.instrument());
      if (position.isPresent()) {
        events.accept(payment(moment, settlement, position.get()));
        lastSettled.put(settlement.instrument(), moment.time());
      }
    }
    requireFunding(moment, books);
    liquidate(moment, books, events);
  }

  /** A perpetual that is held and for which nothing is recorded is not held for nothing. */
  private void requireFunding(Feed moment, Books books) {
    lastSettled.keySet().removeIf(id -> books.position(id).isEmpty());
    for (Position position : books.positions()) {
      InstrumentId id = position.instrument();
      if (id.isPerpetual()
          && moment.time() - lastSettled.computeIfAbsent(id, ignored -> moment.time())
              > LONGEST_WITHOUT_FUNDING) {
        throw new MissingData("funding rate for a day", id.toString(), moment.time());
      }
    }
  }

  private void liquidate(Feed moment, Books books, Consumer<Event> events) {
    if (books.positions().isEmpty()) {
      return;
    }
    FuturesWallet wallet = FuturesWallet.of(books, quote, moment.time(), moment::mark);
    if (wallet.equity().units() > wallet.maintenance(brackets).units()) {
      return;
    }
    int number = 1;
    for (Position position : wallet.positions()) {
      Quantity change = position.quantity().negated();
      Order order =
          Order.market(
              Instant.ofEpochMilli(moment.time()) + "-" + LIQUIDATION + "." + number++,
              LIQUIDATION,
              position.contract(),
              Side.of(change),
              change.abs(),
              position.leverage());
      Price mark = wallet.marks().price(position.instrument());
      Money fee = costs.fee(instrument(moment, order), position.notional(mark));
      events.accept(new Event.OrderPlaced(moment.time(), order));
      events.accept(Event.Filled.whole(moment.time(), order, mark, mark, fee));
    }
  }

  private Event payment(Feed moment, Feed.Settlement settlement, Position position) {
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
    return new Event.FundingPaid(
        moment.time(),
        position.contract(),
        position.side(),
        position.quantity(),
        mark,
        source,
        settlement.rate(),
        position.contract().funding(position.quantity(), mark, settlement.rate()));
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

  private Optional<String> againstRules(Feed moment, Order order) {
    InstrumentId id = order.instrument();
    if (!id.quote().equals(quote) || !id.settle().orElse(quote).equals(quote)) {
      return Optional.of("is not quoted and settled in " + quote);
    }
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
            : futuresShortfall(moment, order, reference.get(), price, fee, books);
    return shortfall
        .<Event>map(reason -> new Event.OrderRefused(moment.time(), order, reason))
        .orElseGet(() -> Event.Filled.whole(moment.time(), order, price, reference.get(), fee));
  }

  private static Instrument instrument(Feed moment, Order order) {
    return moment
        .view()
        .instrument(order.instrument())
        .orElseThrow(
            () -> new MissingData("trading rules", order.instrument().toString(), moment.time()));
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

  private Optional<String> futuresShortfall(
      Feed moment, Order order, Price reference, Price price, Money fee, Books books) {
    if (reduces(order, books)) {
      return Optional.empty();
    }
    InstrumentId id = order.instrument();
    if (id.isPerpetual() && !funded(moment, id)) {
      return Optional.of("no funding rate is recorded for the day before");
    }
    Optional<Brackets> table = brackets.brackets(id, moment.time());
    if (table.isEmpty()) {
      return Optional.of("no margin brackets are known");
    }
    Quantity after =
        books.position(id).map(Position::quantity).orElse(Quantity.ZERO).plus(order.change());
    BigDecimal most = table.get().tier(after.times(reference, quote).toDecimal()).maximumLeverage();
    if (order.leverage().compareTo(most) > 0) {
      return Optional.of(
          "leverage of " + order.leverage() + " is above the bracket's " + most.toPlainString());
    }
    Money free =
        FuturesWallet.of(
                books, quote, moment.time(), held -> moment.open(held).or(() -> moment.mark(held)))
            .freeAfter(order, reference, price, fee);
    return free.signum() >= 0
        ? Optional.empty()
        : Optional.of("lacks " + free.abs() + " of margin in the futures wallet");
  }

  private static boolean funded(Feed moment, InstrumentId id) {
    return moment
        .view()
        .funding(id)
        .filter(known -> known.time(known.size() - 1) >= moment.time() - LONGEST_WITHOUT_FUNDING)
        .isPresent();
  }
}
