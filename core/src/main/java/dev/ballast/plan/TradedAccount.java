// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.MarginMode;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionSide;
import dev.ballast.margin.Requirement;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an account is once movements of money are made and orders have filled at the marks, without
 * fees: worth the same, held otherwise. What a position has made stays in its cost until it is
 * closed.
 */
final class TradedAccount {
  private final Marks marks;
  private Account account;

  TradedAccount(Account account, Marks marks) {
    this.account = account;
    this.marks = marks;
  }

  Account account() {
    return account;
  }

  void move(Movement movement) {
    List<Balance> balances = new ArrayList<>(account.balances());
    movement.from().ifPresent(place -> add(balances, place, movement.amount().negated()));
    movement.to().ifPresent(place -> add(balances, place, movement.amount()));
    account = new Account(account.time(), balances, account.positions());
  }

  private static void add(List<Balance> balances, Place place, Money amount) {
    balances.add(new Balance(place, amount.asset(), new Quantity(amount.units())));
  }

  void trade(Order order) {
    Price price = marks.price(order.instrument());
    if (order.instrument().isSpot()) {
      spot(order, price);
    } else {
      futures(order, price);
    }
  }

  private void spot(Order order, Price price) {
    Asset base = order.instrument().base();
    List<Balance> balances = new ArrayList<>(account.balances());
    balances.add(new Balance(Place.SPOT, base, order.change()));
    add(balances, Place.SPOT, order.change().times(price, order.instrument().quote()).negated());
    account = new Account(account.time(), balances, account.positions());
  }

  private void futures(Order order, Price price) {
    Optional<Position> held = account.position(order.position());
    Quantity before = held.map(Position::quantity).orElse(Quantity.ZERO);
    Quantity change = change(order, before);
    if (change.isZero()) {
      return;
    }
    Quantity after = before.plus(change);
    List<Balance> balances = new ArrayList<>(account.balances());
    List<Position> positions = new ArrayList<>(account.positions());
    held.ifPresent(positions::remove);
    if (after.isZero()) {
      held.ifPresent(one -> {
        add(balances, Place.FUTURES, one.unrealised(price));
        one.isolated().ifPresent(own -> add(balances, Place.FUTURES, own));
      });
    } else {
      Money value = order.contract().value(change, price);
      Optional<Money> own = held.flatMap(Position::isolated);
      if (held.isEmpty() ? order.margin() == MarginMode.ISOLATED : own.isPresent()) {
        Money more = taken(order, price, before);
        add(balances, Place.FUTURES, more.negated());
        own = Optional.of(own.map(more::plus).orElse(more));
      }
      positions.add(
          new Position(
              order.contract(),
              order.positionSide(),
              after,
              held.map(one -> one.entryCost().plus(value)).orElse(value),
              order.leverage(),
              own));
    }
    account = new Account(account.time(), balances, positions);
  }

  /** What is traded: of what may only take off, no more than is held. */
  private static Quantity change(Order order, Quantity before) {
    boolean closes =
        order.reduceOnly()
            || (order.positionSide() == PositionSide.LONG && order.side() == Side.SELL)
            || (order.positionSide() == PositionSide.SHORT && order.side() == Side.BUY);
    if (!closes) {
      return order.change();
    }
    if (before.signum() * order.change().signum() >= 0) {
      return Quantity.ZERO;
    }
    return order.quantity().compareTo(before.abs()) > 0 ? before.negated() : order.change();
  }

  /** What an isolated position takes along from the futures wallet; nothing where it shrinks. */
  private static Money taken(Order order, Price price, Quantity before) {
    Money notional = order.contract().notional(order.change(), price).abs();
    return before.signum() * order.change().signum() < 0
        ? Money.zero(notional.asset())
        : Requirement.initial(notional, order.leverage());
  }
}
