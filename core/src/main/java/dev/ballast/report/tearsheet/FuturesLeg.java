// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import dev.ballast.account.Balance;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.engine.Session;
import dev.ballast.order.Event;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What futures made from one daily close to the next, in the quote: what the futures wallets gained
 * beyond what was moved into them, at the later close's prices, plus the change of unrealised
 * profit. Realised profit, funding, fees and liquidations are all in it; the price of coins that
 * lie in the wallet as collateral is not.
 */
final class FuturesLeg {
  private final DailyCloses closes;

  FuturesLeg(DailyCloses closes) {
    this.closes = closes;
  }

  /** One profit fewer than there are closes; positive when gained. */
  double[] profits() {
    double[] profits = new double[Math.max(0, closes.size() - 1)];
    for (int day = 1; day <= profits.length; day++) {
      SequencedMap<Asset, Long> moved = new TreeMap<>();
      for (Event event : closes.eventsBefore(day)) {
        add(moved, event);
      }
      profits[day - 1] =
          profit(closes.snapshots().get(day - 1), closes.snapshots().get(day), moved);
    }
    return profits;
  }

  private static void add(SequencedMap<Asset, Long> moved, Event event) {
    switch (event) {
      case Event.Deposited one -> move(moved, one.place(), one.amount(), 1);
      case Event.Transferred one -> {
        move(moved, one.from(), one.amount(), -1);
        move(moved, one.to(), one.amount(), 1);
      }
      case Event.PositionBrought one -> brought(moved, one.position());
      case Event.IsolatedMarginMoved _, Event.Filled _, Event.Settlement _, Event.Unposted _ -> {}
    }
  }

  private static void move(SequencedMap<Asset, Long> moved, Place place, Money amount, int sign) {
    if (place == Place.FUTURES) {
      moved.merge(amount.asset(), sign * amount.units(), Math::addExact);
    }
  }

  /** The wallet that an isolated position brings with it came in from outside. */
  private static void brought(SequencedMap<Asset, Long> moved, Position position) {
    position.isolated().ifPresent(own -> move(moved, Place.FUTURES, own, 1));
  }

  private static double profit(
      Session.Snapshot before, Session.Snapshot now, SequencedMap<Asset, Long> moved) {
    SequencedMap<Asset, Long> gained = new TreeMap<>();
    moved.forEach((asset, units) -> gained.merge(asset, -units, Math::addExact));
    wallets(gained, before, -1);
    wallets(gained, now, 1);
    Money sum = now.exposure().unrealised().minus(before.exposure().unrealised());
    for (Map.Entry<Asset, Long> one : gained.entrySet()) {
      sum = sum.plus(now.marks().value(new Money(one.getKey(), one.getValue())));
    }
    return sum.toDouble();
  }

  /** Adds the futures wallet and the wallets of isolated positions. */
  private static void wallets(SequencedMap<Asset, Long> gained, Session.Snapshot close, int sign) {
    for (Balance balance : close.account().balances()) {
      if (balance.place() == Place.FUTURES) {
        gained.merge(balance.asset(), sign * balance.quantity().units(), Math::addExact);
      }
    }
    for (Position position : close.account().positions()) {
      position
          .isolated()
          .ifPresent(own -> gained.merge(own.asset(), sign * own.units(), Math::addExact));
    }
  }
}
