// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Side;
import dev.ballast.plan.FuturesMargin.Planned;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plan's transfers and legs played on the account, in the order in which they are sent and at the
 * prices that they expect: whether a venue would take each of them.
 */
final class DryRun {
  /** No less than this of a currency is kept where a wallet would be used up to its last unit. */
  private static final double LEAST = 1e-6;

  /** What two transfers lose by their rounding to cents. */
  private static final double CENTS = 0.02;

  private final Asset quote;
  private final FuturesMargin margin;
  private final Map<InstrumentId, Planned> positions;
  private final Map<InstrumentId, Double> unrealised = new TreeMap<>();
  private final List<MarginTransfer> made = new ArrayList<>();
  private double cash;
  private double bought;
  private double balance;
  private double shortfall;

  /** What stands behind the futures beside the quote and the profit of what is traded. */
  private double beside;

  private DryRun(ReviewInput input, FuturesMargin margin) {
    this.margin = margin;
    this.quote = input.policy().quote();
    this.positions = new TreeMap<>(margin.held());
    this.cash = input.cash().toDouble();
    this.balance = input.account().in(Place.FUTURES, quote).toDouble();
    for (Position position : input.account().positions()) {
      if (input.isTraded(position) && position.margin() == MarginMode.CROSS) {
        unrealised.put(
            position.instrument(),
            position.unrealised(input.marks().price(position.instrument())).toDouble());
      }
    }
    this.beside = margin.standing().equity() - equity();
  }

  /**
   * What comes of a plan.
   *
   * @param transfers as far as their wallets can let go of them
   * @param shortfall of money for the first leg that would be refused, in the quote; zero where
   *     none is
   */
  record Outcome(List<MarginTransfer> transfers, double shortfall, double futures) {}

  /**
   * Plays.
   *
   * @param margin of the positions before, and of what stands beside them
   * @param core legs of the spot core
   * @param others legs of other purposes, in spot and in futures
   * @param reserve of cash that no purchase may take, in the quote
   */
  static Outcome of(
      ReviewInput input,
      FuturesMargin margin,
      List<MarginTransfer> transfers,
      List<Leg> core,
      List<Leg> others,
      double reserve) {
    DryRun run = new DryRun(input, margin);
    List<Leg> legs = new ArrayList<>(core);
    legs.addAll(others);
    for (Sending sending : Sending.of(transfers, legs)) {
      sending.transfers().forEach(run::move);
      sending.legs().forEach(run::trade);
    }
    run.lack(Math.min(run.bought, reserve - CENTS - run.cash));
    return new Outcome(run.made, run.shortfall, run.equity());
  }

  private void move(MarginTransfer transfer) {
    boolean in = transfer.to() == Place.FUTURES;
    double there = in ? cash : Math.min(balance, equity() - initial());
    double wish = transfer.amount().toDouble();
    double amount = wish <= there ? wish : cents(there).toDouble();
    if (amount <= 0) {
      return;
    }
    made.add(
        amount == wish
            ? transfer
            : new MarginTransfer(
                transfer.from(), transfer.to(), cents(there), transfer.why(), transfer.late()));
    cash -= in ? amount : -amount;
    balance += in ? amount : -amount;
  }

  /** Whole cents, one less than there are: a sum of floating figures is no exact balance. */
  private Money cents(double amount) {
    return Money.of(
        quote, BigDecimal.valueOf(Math.max(0, amount - 0.01)).setScale(2, RoundingMode.FLOOR));
  }

  private void trade(Leg leg) {
    double paid = leg.slippage().toDouble() + leg.fee().toDouble();
    if (!leg.instrument().isSpot()) {
      tradeFutures(leg, paid);
    } else if (leg.side() == Side.SELL) {
      cash += leg.notional().toDouble() - paid;
    } else {
      double cost = leg.notional().toDouble() + paid;
      lack(cost + LEAST - cash);
      cash -= cost;
      bought += cost;
    }
  }

  private void tradeFutures(Leg leg, double paid) {
    InstrumentId id = leg.instrument();
    double change = (leg.side() == Side.BUY ? 1 : -1) * leg.notional().toDouble();
    double leverage = leg.leverage().doubleValue();
    Planned before = positions.getOrDefault(id, new Planned(0, leverage));
    double after = before.notional() + change;
    if (margin.isIsolated(id)) {
      tradeIsolated(id, before.notional(), after, leverage, paid);
      return;
    }
    boolean reduces =
        before.notional() * change < 0 && Math.abs(change) <= Math.abs(before.notional()) + LEAST;
    positions.put(
        id, new Planned(after, reduces ? Math.max(leverage, before.leverage()) : leverage));
    if (!reduces) {
      lack(initial() + paid + LEAST - equity());
    }
    double closed = Math.min(1, Math.abs(change / before.notional()));
    if (before.notional() * change < 0) {
      double realised = closed * unrealised.getOrDefault(id, 0.0);
      balance += realised;
      unrealised.merge(id, -realised, Double::sum);
    }
    balance -= paid;
  }

  /**
   * What grows on a margin of its own takes it from the balance; what comes back is not counted.
   */
  private void tradeIsolated(
      InstrumentId id, double before, double after, double leverage, double paid) {
    double kept = before * after > 0 ? Math.abs(before) : 0;
    double opened = Math.max(0, Math.abs(after) - kept);
    positions.put(id, new Planned(after, leverage));
    if (opened > LEAST) {
      double asked = opened / leverage + paid;
      lack(asked + LEAST - Math.min(balance, equity() - initial()));
      balance -= asked;
    }
  }

  private void lack(double amount) {
    if (amount > 0 && shortfall == 0) {
      shortfall = amount;
    }
  }

  private double equity() {
    return beside + balance + unrealised.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private double initial() {
    return margin.initialHere(positions);
  }
}
