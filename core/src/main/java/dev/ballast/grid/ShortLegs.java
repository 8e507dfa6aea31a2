// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.PositionSide;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MissingData;
import dev.ballast.market.PriceGrid;
import dev.ballast.market.Settlements;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Exact;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The futures wallet of a run: perpetuals on cross margin, the last columns of the grid. */
final class ShortLegs {
  private static final long DAY = 86_400_000L;
  private static final long NEVER = Long.MIN_VALUE / 2;
  private static final double RATE_UNITS = Exact.ONE;

  /** Far more than the rounding of a sum in double, as a share of what is summed. */
  private static final double UNSURE = 1e-9;

  private final PriceGrid prices;
  private final Settlements funding;
  private final Ledger ledger;
  private final Orders orders;
  private final Asset quote;
  private final int cash;
  private final BigDecimal leverage;
  private final long leverageUnits;
  private final long fee;
  private final int first;
  private final int[] slot;
  private final MarginTable[] tables;
  private final double[] share;
  private final double[] contracts;
  private final double[] cost;
  private final long[] recorded;
  private final long[] paid;
  private double wallet;
  private double leastWallet;
  private long leastBalance;
  private int next;

  ShortLegs(
      GridMarket market,
      Ledger ledger,
      Orders orders,
      TargetWeights targets,
      GridCosts costs,
      Asset quote) {
    this.prices = market.prices();
    this.funding = market.funding();
    this.ledger = ledger;
    this.orders = orders;
    this.quote = quote;
    this.cash = ledger.asset(quote);
    this.leverage = targets.leverage();
    this.leverageUnits = Exact.units(leverage);
    this.fee = Exact.units(costs.futuresFee().exactFraction());
    this.first = targets.spot().size();
    List<InstrumentId> ids = new ArrayList<>(targets.shorts().keySet());
    int size = ids.size();
    slot = new int[size];
    tables = new MarginTable[size];
    share = new double[size];
    contracts = new double[size];
    cost = new double[size];
    recorded = new long[size];
    paid = new long[size];
    for (int leg = 0; leg < size; leg++) {
      slot[leg] = ledger.position(Contract.of(ids.get(leg)), PositionSide.BOTH, MarginMode.CROSS);
      ledger.lever(slot[leg], leverage);
      tables[leg] = new MarginTable(market.brackets(first + leg));
      share[leg] = targets.shorts().getOrDefault(ids.get(leg), 0.0);
      recorded[leg] = NEVER;
      paid[leg] = NEVER;
    }
    count();
  }

  /** Reads the wallet's balance from the books, after something has moved it. */
  void count() {
    wallet = Orders.number(ledger.in(Place.FUTURES, cash));
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

  /** Pays the settlements up to a bar's close, on what is held since its open. */
  void settle(int bar, GridTape tape) {
    long moment = prices.closeTime(bar);
    leastWallet = wallet;
    leastBalance = ledger.in(Place.FUTURES, cash);
    while (next < funding.size() && funding.time(next) <= moment) {
      int leg = funding.column(next) - first;
      recorded[leg] = funding.time(next);
      if (contracts[leg] != 0) {
        long payment = payment(leg);
        ledger.receiveFunding(slot[leg], payment);
        paid[leg] = recorded[leg];
        count();
        leastWallet = Math.min(leastWallet, wallet);
        leastBalance = Math.min(leastBalance, ledger.in(Place.FUTURES, cash));
        tape.paid(recorded[leg], first + leg, payment);
      }
      next++;
    }
    requireFunding(moment);
  }

  private long payment(int leg) {
    double price = funding.mark(next);
    if (Double.isNaN(price)) {
      throw new MissingData("price for funding", id(leg), funding.time(next));
    }
    double fraction = funding.rate(next);
    long rate = Math.round(fraction * RATE_UNITS);
    long mark = Exact.ofDouble(price);
    long held = ledger.contracts(slot[leg]);
    return rate / RATE_UNITS == fraction
        ? Contract.funding(held, mark, rate)
        : Exact.round(
            BigDecimal.valueOf(-held, 8)
                .multiply(BigDecimal.valueOf(mark, 8))
                .multiply(BigDecimal.valueOf(fraction)));
  }

  /** A perpetual that is held and for which nothing is recorded is not held for nothing. */
  private void requireFunding(long moment) {
    for (int leg = 0; leg < slot.length; leg++) {
      if (contracts[leg] == 0) {
        paid[leg] = NEVER;
      } else if (paid[leg] == NEVER) {
        paid[leg] = moment;
      } else if (moment - paid[leg] > DAY) {
        throw new MissingData("funding rate for a day", id(leg), moment);
      }
    }
  }

  private String id(int leg) {
    return prices.instruments().get(first + leg).toString();
  }

  /**
   * Whether equity stays above maintenance margin at the worst price of every contract within a bar
   * at once, and at the least balance that its funding leaves. Looked at in {@code double}, and
   * exactly where that cannot tell.
   */
  boolean survives(int bar) {
    int row = prices.cell(bar, first);
    double excess = leastWallet;
    double size = Math.abs(leastWallet);
    for (int leg = 0; leg < slot.length; leg++) {
      if (contracts[leg] != 0) {
        double notional = contracts[leg] * worst(row, leg);
        excess += notional - cost[leg] - tables[leg].about(Math.abs(notional));
        size += Math.abs(notional) + Math.abs(cost[leg]);
      }
    }
    return excess > UNSURE * size || size == 0 || survivesExactly(row);
  }

  private boolean survivesExactly(int row) {
    long equity = leastBalance;
    long maintenance = 0;
    boolean holds = false;
    for (int leg = 0; leg < slot.length; leg++) {
      if (contracts[leg] != 0) {
        holds = true;
        long value = Exact.product(ledger.contracts(slot[leg]), Exact.ofDouble(worst(row, leg)));
        equity += value - ledger.entryCost(slot[leg]);
        maintenance += tables[leg].exactly(new Money(quote, value), quote);
      }
    }
    return !holds || equity > maintenance;
  }

  private double worst(int row, int leg) {
    double price = contracts[leg] < 0 ? prices.high(row + leg) : prices.low(row + leg);
    return Double.isNaN(price) ? prices.close(row + leg) : price;
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
    int row = prices.cell(bar, first);
    long time = prices.time(bar);
    for (int leg = 0; leg < slot.length; leg++) {
      long change = orders.change(first + leg);
      if (change != 0) {
        trade(time, row, leg, change, tape);
      }
    }
  }

  private void trade(long time, int row, int leg, long change, GridTape tape) {
    int column = first + leg;
    long open = orders.open(row + leg);
    long price = orders.fillPrice(column, open, change > 0);
    long notional = Math.abs(Exact.product(change, price));
    long charged = Exact.product(notional, fee);
    long held = ledger.contracts(slot[leg]);
    boolean reduces = held != 0 && held < 0 == change > 0 && Math.abs(held) >= Math.abs(change);
    boolean taken =
        price > 0
            && !orders.tooSmall(column, change)
            && (reduces
                || (!orders.worthTooLittle(column, notional)
                    && time - recorded[leg] <= DAY
                    && affordable(row, leg, held, change, price, charged)));
    if (!taken) {
      tape.refused(time, column, change);
      return;
    }
    ledger.trade(slot[leg], change, price, charged);
    contracts[leg] = Orders.number(ledger.contracts(slot[leg]));
    cost[leg] = Orders.number(ledger.entryCost(slot[leg]));
    count();
    tape.filled(time, column, change, price, charged);
  }

  /** Whether equity at the opens, less what the order costs, is initial margin afterwards. */
  private boolean affordable(int row, int leg, long held, long change, long price, long charged) {
    long open = orders.open(row + leg);
    long after = Exact.product(held + change, open);
    long loss = Exact.product(change, price) - Exact.product(change, open);
    long free = ledger.in(Place.FUTURES, cash) - loss - charged - initial(after);
    for (int other = 0; other < slot.length; other++) {
      if (contracts[other] != 0) {
        long at = orders.open(row + other);
        long value = Exact.product(ledger.contracts(slot[other]), at);
        free += value - ledger.entryCost(slot[other]);
        free -= other == leg ? 0 : initial(value);
      }
    }
    return free >= 0 && tables[leg].allows(new Money(quote, after), leverage);
  }

  private long initial(long notional) {
    return Exact.quotient(Math.abs(notional), leverageUnits, RoundingMode.DOWN);
  }
}
