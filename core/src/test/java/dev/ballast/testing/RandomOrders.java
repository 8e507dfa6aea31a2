// SPDX-License-Identifier: Apache-2.0
package dev.ballast.testing;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.ledger.Books;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Liquidity;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Orders of a {@link RandomHistory} and what becomes of them. */
final class RandomOrders {
  private static final BigDecimal TAKER = new BigDecimal("0.0005");
  private static final BigDecimal MAKER = new BigDecimal("0.0002");
  private static final BigDecimal REBATE = new BigDecimal("-0.00005");
  private static final BigDecimal LIQUIDATION_FEE = new BigDecimal("0.0125");

  /** Of the coin that some fees are taken in. */
  private static final InstrumentId BESIDE = RandomPrices.BESIDE.getFirst().id();

  private final SplittableRandom random;
  private final RandomPrices prices;
  private final Books books;
  private final Consumer<Event> events;
  private final RandomShares shares;
  private int number;

  RandomOrders(
      SplittableRandom random,
      RandomShares shares,
      RandomPrices prices,
      Books books,
      Consumer<Event> events) {
    this.random = random;
    this.shares = shares;
    this.prices = prices;
    this.books = books;
    this.events = events;
  }

  /**
   * Signed contracts worth up to some thousand dollars, of eight decimals where the contract's size
   * leaves them.
   */
  Quantity quantity(Contract contract, int sign) {
    double dollars = random.nextDouble(20, 6_000);
    double one =
        contract.id().isInverse()
            ? contract.size().toDouble()
            : contract.size().toDouble() * prices.mark(contract.id()).toDouble();
    long step = contract.size().toDouble() < 1 ? 10_000 : 1;
    long units = Math.max(step, (long) (dollars / one * 1e8) / step * step);
    return new Quantity(sign * units);
  }

  /** Buys or sells something; on one side of hedge mode no more than is there. */
  void trade(long time, Contract contract, PositionSide side) {
    boolean buying = side == PositionSide.BOTH ? random.nextBoolean() : side == PositionSide.LONG;
    Quantity change = quantity(contract, buying ? 1 : -1);
    if (contract.id().isSpot() && !affordable(contract, change)) {
      events.accept(
          new Event.OrderRefused(
              time, order(contract, side, change, MarginMode.CROSS, false), "not there"));
      return;
    }
    work(time, contract, side, change, false);
  }

  private boolean affordable(Contract contract, Quantity change) {
    return change.signum() > 0
        ? books.in(Place.SPOT, contract.id().quote()).units()
            > 2 * contract.value(change, prices.mark(contract.id())).units()
        : books.in(Place.SPOT, contract.id().base()).compareTo(change.abs()) >= 0;
  }

  /** A part of a position, all of it, or in one-way mode more than all of it. */
  void towardsZero(long time, Position held, boolean hedgeMode) {
    long size = Math.abs(held.quantity().units());
    long step = held.contract().size().toDouble() < 1 ? 10_000 : 1;
    long closed =
        switch (random.nextInt(hedgeMode ? 2 : 3)) {
          case 0 -> Math.max(step, random.nextLong(size) / step * step);
          case 1 -> size;
          default -> size + step * (1 + random.nextLong(100_000));
        };
    Quantity change = new Quantity(-held.quantity().signum() * closed);
    work(time, held.contract(), held.side(), change, closed <= size && random.nextBoolean());
  }

  /** Fills an order whole, in parts, or in part with the rest cancelled. */
  private void work(
      long time, Contract contract, PositionSide side, Quantity change, boolean reduceOnly) {
    Optional<Position> held = books.position(new PositionKey(contract.id(), side));
    MarginMode margin =
        held.filter(position ->
                change.abs().compareTo(position.quantity().abs()) <= 0
                    || position.quantity().signum() == change.signum())
            .map(Position::margin)
            .orElse(
                contract.id().isSpot() || random.nextBoolean()
                    ? MarginMode.CROSS
                    : MarginMode.ISOLATED);
    boolean maker = random.nextInt(3) == 0;
    Order order = order(contract, side, change, margin, maker);
    order = reduceOnly ? order.reducing() : order;
    events.accept(new Event.OrderPlaced(time, order));
    long step = contract.size().toDouble() < 1 ? 10_000 : 1;
    long left = order.quantity().units();
    while (left > 0) {
      boolean whole = left <= step || random.nextInt(3) > 0 || flips(held, margin);
      long part = whole ? left : Math.max(step, random.nextLong(left) / step * step);
      Event.Filled fill = filled(time, order, part, maker);
      if (beyondItsWallet(fill)) {
        liquidate(time, books.position(order.position()).orElseThrow());
        events.accept(new Event.OrderCancelled(time, order, new Quantity(left), "liquidated"));
        return;
      }
      events.accept(fill);
      endow(time, fill);
      left -= part;
      if (left > 0 && random.nextInt(4) == 0) {
        events.accept(new Event.OrderCancelled(time, order, new Quantity(left), "withdrawn"));
        return;
      }
    }
  }

  /** A position changes its margin mode in one fill only, which closes it whole and opens anew. */
  private static boolean flips(Optional<Position> held, MarginMode margin) {
    return held.filter(position -> position.margin() != margin).isPresent();
  }

  /** What an isolated position has opened with is mostly given to it at once. */
  private void endow(long time, Event.Filled fill) {
    books
        .position(fill.order().position())
        .filter(held -> held.isolated().isPresent() && random.nextInt(4) > 0)
        .filter(held -> held.quantity().signum() == fill.change().signum())
        .map(held -> held.contract().notional(fill.quantity(), fill.price()).abs())
        .map(notional -> notional.multipliedBy(new BigDecimal("0.4")))
        .filter(margin -> books.in(Place.FUTURES, margin.asset()).units() > margin.units())
        .ifPresent(margin ->
            events.accept(new Event.IsolatedMarginMoved(time, fill.order().position(), margin)));
  }

  /** Whether a fill closes an isolated position with less than nothing in its wallet. */
  private boolean beyondItsWallet(Event.Filled fill) {
    Optional<Position> held =
        fill.instrument().isSpot() ? Optional.empty() : books.position(fill.order().position());
    return held.filter(position -> position.quantity().signum() != fill.change().signum())
        .filter(position -> fill.quantity().compareTo(position.quantity().abs()) >= 0)
        .flatMap(position -> left(position, fill.price(), fill.settledFee()))
        .filter(left -> left.signum() < 0)
        .isPresent();
  }

  private static Optional<Money> left(Position position, Price price, Money fee) {
    return position.isolated().map(own -> own.plus(position.unrealised(price)).minus(fee));
  }

  /** Closes a position as the venue does, half of it first at times; never below an own wallet. */
  void liquidate(long time, Position position) {
    Contract contract = position.contract();
    Quantity half = new Quantity(position.quantity().units() / 20_000 * 10_000);
    boolean inTwo = !half.isZero() && random.nextBoolean();
    if (inTwo) {
      forced(time, position, half.negated());
    }
    Position rest = books.position(position.key()).orElseThrow();
    Order order = liquidation(rest, rest.quantity().negated());
    Event.Filled fill = filled(time, order, order.quantity().units(), false);
    events.accept(new Event.OrderPlaced(time, order));
    Money fee =
        contract.notional(rest.quantity(), fill.price()).abs().multipliedBy(LIQUIDATION_FEE);
    events.accept(new Event.LiquidationFeePaid(time, rest.key(), fee));
    left(books.position(rest.key()).orElseThrow(), fill.price(), fill.settledFee())
        .filter(left -> left.signum() < 0)
        .ifPresent(left ->
            events.accept(new Event.LossCovered(time, Optional.of(rest.key()), left.negated())));
    events.accept(fill);
  }

  private void forced(long time, Position position, Quantity change) {
    Order order = liquidation(position, change);
    events.accept(new Event.OrderPlaced(time, order));
    events.accept(filled(time, order, order.quantity().units(), false));
  }

  /** What a liquidation has left owing in the futures wallet is borne by the insurance fund. */
  void coverWallet(long time, Asset settle) {
    long owed = books.in(Place.FUTURES, settle).units();
    if (owed < 0) {
      events.accept(new Event.LossCovered(time, Optional.empty(), new Money(settle, -owed)));
    }
  }

  void deliver(long time, Position position) {
    Contract contract = position.contract();
    Price price = prices.near(contract.id());
    Money fee = contract.notional(position.quantity(), price).abs().multipliedBy(TAKER);
    left(position, price, fee)
        .filter(left -> left.signum() < 0)
        .ifPresent(left ->
            events.accept(
                new Event.LossCovered(time, Optional.of(position.key()), left.negated())));
    events.accept(new Event.Delivered(time, position.key(), position.quantity(), price, fee));
  }

  void roll(long time, Position position, Contract far) {
    Quantity quantity = position.quantity();
    Contract near = position.contract();
    PositionSide side = position.side();
    Event.Filled out = whole(time, order(near, side, quantity.negated(), MarginMode.CROSS, false));
    Event.Filled in =
        whole(time, shares.following(order(far, side, quantity, MarginMode.CROSS, false), near));
    events.accept(out);
    events.accept(in);
    events.accept(
        new Event.Rolled(
            time,
            position.instrument(),
            far.id(),
            quantity,
            in.reference().toDecimal().subtract(out.reference().toDecimal()),
            cost(out).plus(cost(in))));
  }

  private Event.Filled whole(long time, Order order) {
    events.accept(new Event.OrderPlaced(time, order));
    return filled(time, order, order.quantity().units(), false);
  }

  private static Money cost(Event.Filled fill) {
    Contract contract = fill.order().contract();
    return contract
        .value(fill.change(), fill.price())
        .minus(contract.value(fill.change(), fill.reference()))
        .plus(fill.settledFee());
  }

  private Event.Filled filled(long time, Order order, long part, boolean maker) {
    Price reference = prices.near(order.instrument());
    long slip = maker ? 0 : random.nextLong(1 + reference.units() / 5_000);
    Price price = new Price(reference.units() + (order.side() == Side.BUY ? slip : -slip));
    Quantity quantity = new Quantity(part);
    BigDecimal rate = maker ? (random.nextBoolean() ? MAKER : REBATE) : TAKER;
    return new Event.Filled(
        time,
        order,
        quantity,
        price,
        reference,
        maker ? Liquidity.MAKER : Liquidity.TAKER,
        fee(order, quantity, price, rate));
  }

  /**
   * A fee in what is settled in, in the coins that spot trades, or in a coin beside. Which of them
   * follows from the order's number: no dice of its own, so that histories are what they were.
   */
  private Money fee(Order order, Quantity quantity, Price price, BigDecimal rate) {
    Money settled = order.contract().notional(quantity, price).abs().multipliedBy(rate);
    boolean forced = order.ticket().equals(Event.LIQUIDATION);
    boolean inBase = order.instrument().isSpot() && number % 3 == 1;
    if (forced || (number % 3 != 0 && !inBase)) {
      return settled;
    }
    return inBase
        ? new Money(order.instrument().base(), quantity.units()).multipliedBy(rate)
        : Money.rounded(
            BESIDE.base(),
            prices
                .at(0)
                .value(settled)
                .toDecimal()
                .divide(prices.mark(BESIDE).toDecimal(), MathContext.DECIMAL64));
  }

  private Order liquidation(Position position, Quantity change) {
    Order order =
        Order.market(
                Event.LIQUIDATION + "." + number++,
                Event.LIQUIDATION,
                position.contract(),
                Side.of(change),
                change.abs(),
                position.leverage())
            .on(position.side())
            .reducing();
    return position.margin() == MarginMode.ISOLATED ? order.isolated() : order;
  }

  private Order order(
      Contract contract, PositionSide side, Quantity change, MarginMode margin, boolean maker) {
    String ticket = "t" + number++;
    Order order =
        Order.market(
                ticket + ".1",
                ticket,
                contract,
                Side.of(change),
                change.abs(),
                new BigDecimal(List.of("1", "2.5", "5").get(random.nextInt(3))))
            .on(side);
    order = shares.of(margin == MarginMode.ISOLATED ? order.isolated() : order);
    return maker
        ? order.withTerms(
            new Terms.Limit(prices.mark(contract.id()), TimeInForce.GOOD_TILL_CANCELLED))
        : order;
  }
}
