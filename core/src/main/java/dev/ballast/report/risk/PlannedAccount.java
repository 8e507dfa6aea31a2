// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.risk;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.PurposeBooks;
import dev.ballast.ledger.PurposePosition;
import dev.ballast.margin.IsolatedMargin;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Holding;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.order.Purpose;
import dev.ballast.plan.Crossing;
import dev.ballast.plan.Leg;
import dev.ballast.plan.Plan;
import dev.ballast.plan.Ticket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * An account once every transfer of a plan is made and every order has filled at its reference
 * price, fee and slippage paid: the events of which it is the fold.
 *
 * @param account then
 * @param books what each part of it is for
 */
public record PlannedAccount(Account account, PurposeBooks books) {

  /** What becomes of an account. */
  public static PlannedAccount of(Account held, Plan plan) {
    Fold fold = new Fold(new Ledger(), new ArrayList<>());
    for (Balance balance : held.balances()) {
      Money amount = new Money(balance.asset(), balance.quantity().units());
      fold.add(new Event.Deposited(plan.time(), balance.place(), amount));
    }
    for (Position position : held.positions()) {
      fold.add(new Event.PositionBrought(plan.time(), position));
    }
    for (boolean late : new boolean[] {false, true}) {
      for (Movement movement : plan.movements(late)) {
        fold.add(movement.made(plan.time()));
      }
    }
    for (Crossing crossing : plan.crossings()) {
      fold.add(
          new Event.Crossed(
              plan.time(),
              crossing.contract(),
              crossing.side(),
              crossing.parts(),
              crossing.price()));
    }
    for (Ticket ticket : plan.tickets()) {
      List<Order> orders = ticket.orders();
      for (int i = 0; i < orders.size(); i++) {
        Leg leg = ticket.legs().get(i);
        fold.fill(
            Event.Filled.whole(
                plan.time(), orders.get(i), leg.reference(), leg.reference(), paid(leg)));
      }
    }
    return new PlannedAccount(fold.ledger().account(plan.time()), PurposeBooks.of(fold.events()));
  }

  /** The account as it becomes, and what has made it. */
  private record Fold(Ledger ledger, List<Event> events) {
    void add(Event event) {
      ledger.apply(event);
      events.add(event);
    }

    /** Books a fill, and what it moves into an isolated position's wallet or out of it. */
    void fill(Event.Filled filled) {
      if (filled.instrument().isSpot()) {
        add(filled);
        return;
      }
      PositionKey key = filled.order().position();
      Optional<Position> before = ledger.position(key);
      add(filled);
      ledger
          .position(key)
          .filter(after -> after.isolated().isPresent())
          .map(after ->
              IsolatedMargin.moved(
                  before, after, filled.change(), filled.price(), filled.settledFee()))
          .filter(moved -> !moved.isZero())
          .ifPresent(moved -> add(new Event.IsolatedMarginMoved(filled.time(), key, moved)));
    }
  }

  /** Fee and slippage, in what the leg settles in: coin at its reference price. */
  private static Money paid(Leg leg) {
    Money paid = leg.fee().plus(leg.slippage());
    Asset settle = leg.instrument().settle().orElse(leg.instrument().quote());
    if (settle.equals(paid.asset())) {
      return paid;
    }
    return Money.rounded(
        settle,
        leg.instrument().isInverse()
            ? paid.toDecimal().divide(leg.reference().toDecimal(), MathContext.DECIMAL64)
            : paid.toDecimal());
  }

  /** What a purpose other than the core holds, at marks. */
  public List<PurposeHolding> holdings(Purpose purpose, Marks marks) {
    List<PurposeHolding> holdings = new ArrayList<>();
    for (PurposePosition one : books.positions(purpose)) {
      InstrumentId id = one.contract().id();
      Money notional = one.contract().notional(one.quantity(), marks.price(id));
      holdings.add(
          new PurposeHolding(
              id,
              marks.value(notional).toDouble(),
              account
                  .position(new PositionKey(id, one.side()))
                  .map(Position::leverage)
                  .orElse(BigDecimal.ONE)));
    }
    return holdings;
  }

  /** What purposes other than one have bought in spot and not sold, by pair. */
  public SequencedMap<InstrumentId, List<Holding>> inSpotBeside(Purpose one) {
    return books.inSpotBeside(one);
  }

  /** Who holds a position. */
  public List<Holding> holders(PositionKey key) {
    return books.holders(key);
  }
}
