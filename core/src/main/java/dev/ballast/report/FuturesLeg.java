// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report;

import dev.ballast.account.Balance;
import dev.ballast.account.Place;
import dev.ballast.engine.Session;
import dev.ballast.order.Event;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What futures made from one daily close to the next, in the quote: what the futures wallet gained
 * beyond what was moved into it, at the later close's prices, plus the change of unrealised profit.
 * Realised profit, funding, fees and liquidations are all in it; the price of coins that lie in the
 * wallet as collateral is not.
 */
final class FuturesLeg {
  private final List<Session.Snapshot> closes;
  private final List<Event> events;

  FuturesLeg(List<Session.Snapshot> closes, List<Event> events) {
    this.closes = closes;
    this.events = events;
  }

  /** One profit fewer than there are closes; positive when gained. */
  double[] profits() {
    double[] profits = new double[Math.max(0, closes.size() - 1)];
    int next = 0;
    for (int i = 0; i < closes.size(); i++) {
      SequencedMap<Asset, Long> moved = new TreeMap<>();
      for (; next < events.size() && events.get(next).time() <= closes.get(i).time(); next++) {
        switch (events.get(next)) {
          case Event.Deposited one -> move(moved, one.place(), one.amount(), 1);
          case Event.Transferred one -> {
            move(moved, one.from(), one.amount(), -1);
            move(moved, one.to(), one.amount(), 1);
          }
          case Event.PositionBrought one -> {}
          case Event.OrderPlaced one -> {}
          case Event.OrderRefused one -> {}
          case Event.Filled one -> {}
          case Event.FundingPaid one -> {}
        }
      }
      if (i > 0) {
        profits[i - 1] = profit(closes.get(i - 1), closes.get(i), moved);
      }
    }
    return profits;
  }

  private static void move(SequencedMap<Asset, Long> moved, Place place, Money amount, int sign) {
    if (place == Place.FUTURES) {
      moved.merge(amount.asset(), sign * amount.units(), Math::addExact);
    }
  }

  private static double profit(
      Session.Snapshot before, Session.Snapshot now, SequencedMap<Asset, Long> moved) {
    SequencedMap<Asset, Long> gained = new TreeMap<>();
    moved.forEach((asset, units) -> gained.merge(asset, -units, Math::addExact));
    wallet(gained, before, -1);
    wallet(gained, now, 1);
    Money sum = now.exposure().unrealised().minus(before.exposure().unrealised());
    for (var one : gained.entrySet()) {
      sum = sum.plus(now.marks().value(one.getKey(), new Quantity(one.getValue())));
    }
    return sum.toDouble();
  }

  private static void wallet(SequencedMap<Asset, Long> gained, Session.Snapshot close, int sign) {
    for (Balance balance : close.account().balances()) {
      if (balance.place() == Place.FUTURES) {
        gained.merge(balance.asset(), sign * balance.quantity().units(), Math::addExact);
      }
    }
  }
}
