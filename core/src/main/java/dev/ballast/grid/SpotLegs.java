// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.account.Place;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.PriceGrid;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.List;

/** The spot wallet of a run: the first columns of the grid, and the cash that pays for them. */
final class SpotLegs {
  private final PriceGrid prices;
  private final Ledger ledger;
  private final GridOrders orders;
  private final int quote;
  private final int cashCell;
  private final int[] base;
  private final int[] wallet;
  private final double[] weight;
  private final double[] held;
  private final double[] wanted;
  private final double kept;
  private final double needed;
  private double cash;

  SpotLegs(
      PriceGrid prices,
      Ledger ledger,
      GridOrders orders,
      TargetWeights targets,
      GridCosts costs,
      Asset in) {
    this.prices = prices;
    this.ledger = ledger;
    this.orders = orders;
    this.quote = ledger.asset(in);
    this.kept = costs.keptOfSale();
    this.needed = costs.neededForPurchase(targets.slack());
    List<InstrumentId> ids = new ArrayList<>(targets.spot().keySet());
    int size = ids.size();
    cashCell = ledger.cell(Place.SPOT, quote);
    base = new int[size];
    wallet = new int[size];
    weight = new double[size];
    held = new double[size];
    wanted = new double[size];
    for (int column = 0; column < size; column++) {
      base[column] = ledger.asset(ids.get(column).base());
      wallet[column] = ledger.cell(Place.SPOT, base[column]);
      weight[column] = targets.spot().getOrDefault(ids.get(column), 0.0);
    }
    count();
  }

  /** Reads the cash from the books, after something has moved it. */
  void count() {
    cash = GridOrders.number(ledger.in(cashCell));
  }

  double cash() {
    return cash;
  }

  /** What is held is worth at a bar's close. */
  double value(int bar) {
    double value = prices.value(bar, held);
    return Double.isNaN(value) ? valueOfWhatIsHeld(bar) : value;
  }

  /** Some column has no price yet; it is not held. */
  private double valueOfWhatIsHeld(int bar) {
    double value = 0;
    for (int column = 0; column < held.length; column++) {
      if (held[column] != 0) {
        value += held[column] * prices.close(prices.cell(bar, column));
      }
    }
    return value;
  }

  /**
   * Sizes orders by a bar's closes: sales to the target, purchases as far as cash and the sales
   * reach. An asset without a price yet is not bought.
   */
  void decide(int bar, double equity) {
    int row = prices.cell(bar, 0);
    double sold = 0;
    double need = 0;
    for (int column = 0; column < held.length; column++) {
      double close = prices.close(row + column);
      double change = weight[column] * equity / close - held[column];
      wanted[column] = change;
      if (change < 0) {
        sold += orders.cut(column, change, close);
      } else if (change > 0) {
        need += change * close * needed;
      } else {
        orders.clear(column);
      }
    }
    double budget = cash + sold * kept;
    double scale = need > 0 ? Math.min(1, budget / need) : 1;
    for (int column = 0; column < held.length; column++) {
      if (wanted[column] > 0) {
        orders.cut(column, wanted[column] * scale, prices.close(row + column));
      }
    }
  }

  /** Fills at the opens of a bar: sales in order of columns, then purchases. */
  void fill(int bar, GridTape tape) {
    long time = prices.time(bar);
    orders.price(bar, 0, held.length);
    int sales = orders.listSales(held.length);
    for (int sale = 0; sale < sales; sale++) {
      int column = orders.sale(sale);
      boolean there = ledger.in(wallet[column]) >= -orders.change(column);
      trade(time, column, there, tape);
    }
    int purchases = orders.listPurchases(held.length);
    for (int purchase = 0; purchase < purchases; purchase++) {
      int column = orders.purchase(purchase);
      long cost = orders.value(column) + orders.fee(column);
      trade(time, column, ledger.in(cashCell) >= cost, tape);
    }
    for (int column = 0; column < held.length; column++) {
      held[column] = GridOrders.number(ledger.in(wallet[column]));
    }
    count();
  }

  private void trade(long time, int column, boolean payable, GridTape tape) {
    long change = orders.change(column);
    if (!payable || !orders.isTradable(column) || !orders.hasNotional(column)) {
      tape.refused(time, column, change);
      return;
    }
    ledger.tradeSpot(base[column], quote, change, orders.value(column), orders.fee(column));
    tape.filled(time, column, change, orders.price(column), orders.fee(column));
  }
}
