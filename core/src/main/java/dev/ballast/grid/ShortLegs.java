// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.PositionSide;
import dev.ballast.ledger.Ledger;
import dev.ballast.margin.tier.TierTable;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MissingData;
import dev.ballast.market.PriceGrid;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Exact;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The futures wallet of a run: perpetuals on cross margin, the last columns of the grid. */
final class ShortLegs {
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final PriceGrid prices;
  private final Payments payments;
  private final Ledger ledger;
  private final GridOrders orders;
  private final int cash;
  private final BigDecimal leverage;
  private final long leverageUnits;
  private final int first;
  private final int[] slot;
  private final TierTable[] tables;
  private final MarginScreen screen;
  private final GridLiquidations liquidations;
  private final double[] share;
  private final double[] contracts;
  private final double[] cost;
  private final long[] recorded;
  private final long[] paid;
  private double wallet;
  private int next;

  ShortLegs(
      GridMarket market,
      Payments payments,
      Ledger ledger,
      GridOrders orders,
      RulesTable rules,
      TargetWeights targets,
      TierTable[] tables,
      Asset quote) {
    this.prices = market.prices();
    this.payments = payments;
    this.ledger = ledger;
    this.orders = orders;
    this.cash = ledger.cell(Place.FUTURES, ledger.asset(quote));
    this.tables = tables;
    this.leverage = targets.leverage();
    this.leverageUnits = Exact.units(leverage);
    this.first = targets.spot().size();
    List<InstrumentId> ids = new ArrayList<>(targets.shorts().keySet());
    int size = ids.size();
    slot = new int[size];
    share = new double[size];
    contracts = new double[size];
    cost = new double[size];
    recorded = new long[size];
    paid = new long[size];
    for (int leg = 0; leg < size; leg++) {
      slot[leg] = ledger.position(Contract.of(ids.get(leg)), PositionSide.BOTH, MarginMode.CROSS);
      ledger.lever(slot[leg], leverage);
      share[leg] = targets.shorts().getOrDefault(ids.get(leg), 0.0);
      recorded[leg] = NEVER;
      paid[leg] = NEVER;
    }
    screen = new MarginScreen(prices, payments, tables, first, contracts, cost);
    liquidations = new GridLiquidations(market, ledger, rules, quote, cash, first, slot);
    count();
  }

  /** Reads the wallet's balance from the books, after something has moved it. */
  void count() {
    wallet = GridOrders.number(ledger.in(cash));
  }

  double balance() {
    return wallet;
  }

  /** Balance and unrealised profit at a bar's close. */
  double equity(int bar) {
    int row = prices.cell(bar, first);
    double equity = wallet;
    for (int leg = 0; leg < slot.length; leg++) {
      if (contracts[leg] != 0) {
        equity = equity + contracts[leg] * prices.close(row + leg) - cost[leg];
      }
    }
    return equity;
  }

  /** When the wallet was liquidated for the first time. */
  OptionalLong liquidation() {
    return liquidations.earliest();
  }

  /**
   * Takes what is held from a bar's open to its close: pays settlements up to then, and liquidates
   * where equity meets maintenance margin.
   *
   * @param opened whether the bar's opens have been checked, before orders filled
   */
  void hold(int bar, boolean opened, GridTape tape) {
    long moment = prices.closeTime(bar);
    if (screen.isSafe(bar, wallet, next)) {
      settle(moment, tape);
    } else {
      holdExactly(bar, moment, opened, tape);
    }
    count();
    requireFunding(moment);
  }

  /** The same, moment by moment, in the order of a session. */
  private void holdExactly(int bar, long moment, boolean opened, GridTape tape) {
    if (!opened) {
      liquidations.opening(bar, () -> {}, tape);
      countContracts();
    }
    while (next < payments.size() && payments.time(next) < moment) {
      long time = payments.time(next);
      settle(time, tape);
      liquidations.standing(time, bar - 1, tape);
      countContracts();
    }
    liquidations.inside(bar, tape);
    countContracts();
    settle(moment, tape);
    liquidations.standing(moment, bar, tape);
    countContracts();
  }

  private void settle(long moment, GridTape tape) {
    while (next < payments.size() && payments.time(next) <= moment) {
      int leg = payments.column(next) - first;
      if (leg >= 0) {
        pay(leg, tape);
      }
      next++;
    }
  }

  private void countContracts() {
    for (int leg = 0; leg < slot.length; leg++) {
      contracts[leg] = GridOrders.number(ledger.contracts(slot[leg]));
      cost[leg] = GridOrders.number(ledger.entryCost(slot[leg]));
    }
  }

  private void pay(int leg, GridTape tape) {
    long time = payments.time(next);
    recorded[leg] = time;
    if (contracts[leg] == 0) {
      return;
    }
    if (!payments.isPriced(next)) {
      throw new MissingData("price for funding", id(leg), time);
    }
    long payment = payments.of(next, ledger.contracts(slot[leg]));
    ledger.receiveFunding(slot[leg], payment);
    paid[leg] = time;
    tape.paid(time, first + leg, payment);
  }

  /** A perpetual that is held and for which nothing is recorded is not held for nothing. */
  private void requireFunding(long moment) {
    for (int leg = 0; leg < slot.length; leg++) {
      if (contracts[leg] == 0) {
        paid[leg] = NEVER;
      } else if (paid[leg] == NEVER) {
        paid[leg] = moment;
      } else if (moment - paid[leg] > UtcDay.MILLIS) {
        throw new MissingData("funding rate for a day", id(leg), moment);
      }
    }
  }

  private String id(int leg) {
    return prices.instruments().get(first + leg).toString();
  }

  /** Is liquidated where it must be at the opens of a bar; what is ordered there is taken back. */
  void open(int bar, GridTape tape) {
    if (!screen.isSafeAtOpens(bar, wallet)) {
      liquidations.opening(bar, () -> takeBack(prices.time(bar), tape), tape);
      count();
      countContracts();
    }
  }

  private void takeBack(long time, GridTape tape) {
    for (int column = first; column < first + slot.length; column++) {
      if (orders.change(column) != 0) {
        tape.cancelled(time, column, orders.change(column));
        orders.clear(column);
      }
    }
  }

  /** Sizes orders by a bar's closes, to the nearest step. */
  void decide(int bar, double equity) {
    int row = prices.cell(bar, first);
    for (int leg = 0; leg < slot.length; leg++) {
      double close = prices.close(row + leg);
      orders.nearest(first + leg, -share[leg] * equity / close - contracts[leg], close);
    }
  }

  /** Fills at the opens of a bar, in order of columns. */
  void fill(int bar, GridTape tape) {
    orders.price(bar, first, first + slot.length);
    for (int leg = 0; leg < slot.length; leg++) {
      if (orders.change(first + leg) != 0) {
        trade(bar, leg, tape);
      }
    }
    if (wallet < 0 && holdsNothing()) {
      liquidations.cover(prices.time(bar), tape);
      count();
    }
  }

  private boolean holdsNothing() {
    for (double held : contracts) {
      if (held != 0) {
        return false;
      }
    }
    return true;
  }

  private void trade(int bar, int leg, GridTape tape) {
    int column = first + leg;
    long time = prices.time(bar);
    long change = orders.change(column);
    long held = ledger.contracts(slot[leg]);
    boolean reduces = held != 0 && held < 0 == change > 0 && Math.abs(held) >= Math.abs(change);
    boolean taken =
        orders.isTradable(column)
            && (reduces
                || (orders.hasNotional(column)
                    && time - recorded[leg] <= UtcDay.MILLIS
                    && affordable(bar, leg, held + change)));
    if (!taken) {
      tape.refused(time, column, change);
      return;
    }
    ledger.trade(slot[leg], change, orders.price(column), orders.fee(column));
    contracts[leg] = GridOrders.number(ledger.contracts(slot[leg]));
    cost[leg] = GridOrders.number(ledger.entryCost(slot[leg]));
    count();
    tape.filled(time, column, change, orders.price(column), orders.fee(column));
  }

  /**
   * Whether equity at the opens, less what the order costs, is the initial margin of all that is
   * held then. A contract without a bar is taken at its last close.
   */
  private boolean affordable(int bar, int leg, long after) {
    int column = first + leg;
    long open = orders.open(bar, column);
    long loss = orders.value(column) - Exact.product(orders.change(column), open);
    long notional = Exact.product(after, open);
    long free = ledger.in(cash) - loss - orders.fee(column) - initial(notional);
    for (int other = 0; other < slot.length; other++) {
      if (contracts[other] != 0) {
        long value = Exact.product(ledger.contracts(slot[other]), openOrClose(bar, first + other));
        free += value - ledger.entryCost(slot[other]);
        free -= other == leg ? 0 : initial(value);
      }
    }
    return free >= 0 && leverage.compareTo(tables[leg].tier(notional).maximumLeverage()) <= 0;
  }

  private long openOrClose(int bar, int column) {
    long open = orders.open(bar, column);
    return open > 0 ? open : Exact.ofDouble(prices.close(prices.cell(bar - 1, column)));
  }

  private long initial(long notional) {
    return Exact.quotient(Math.abs(notional), leverageUnits, RoundingMode.DOWN);
  }
}
