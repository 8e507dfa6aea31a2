// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.account.Place;
import dev.ballast.app.UserMistake;
import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.app.exchange.binance.SpotAccountState;
import dev.ballast.app.exchange.binance.UsdmBalance;
import dev.ballast.app.exchange.binance.UsdmPosition;
import dev.ballast.order.Event;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an account holds at the exchange when a plan's first session begins. */
final class OpeningBalances {
  private final BinanceClient exchange;
  private final MarketClock clock;
  private final Machine machine;

  OpeningBalances(BinanceClient exchange, MarketClock clock, Machine machine) {
    this.exchange = exchange;
    this.clock = clock;
    this.machine = machine;
  }

  /** What there is any of; refuses an exchange that does not say. */
  Set<Asset> assets() {
    Set<Asset> assets = new TreeSet<>();
    Beginning.read(machine, "the account", exchange.spot()::account)
        .balances()
        .forEach(one -> assets.add(new Asset(one.asset())));
    Beginning.read(machine, "the account", exchange.usdm()::balances)
        .forEach(one -> assets.add(new Asset(one.asset())));
    return assets;
  }

  /** Refuses an account that holds futures already, and an exchange that does not say. */
  List<Event> events() {
    long now = clock.now();
    List<Event> events = new ArrayList<>();
    SpotAccountState spot = Beginning.read(machine, "the account", exchange.spot()::account);
    for (SpotAccountState.Balance one : spot.balances()) {
      Money amount = Money.of(new Asset(one.asset()), one.total());
      events.add(new Event.Deposited(now, Place.SPOT, amount));
    }
    for (UsdmBalance one : Beginning.read(machine, "the account", exchange.usdm()::balances)) {
      if (one.cross().signum() != 0) {
        Money amount = Money.of(new Asset(one.asset()), one.cross());
        events.add(new Event.Deposited(now, Place.FUTURES, amount));
      }
    }
    for (UsdmPosition one : Beginning.read(machine, "the account", exchange.usdm()::positions)) {
      if (one.quantity().signum() != 0) {
        throw new UserMistake(
            "the account holds "
                + one.quantity().toPlainString()
                + " "
                + one.symbol()
                + " already: close it, or give the plan an account of its own");
      }
    }
    return events;
  }
}
