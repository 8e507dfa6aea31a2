// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.account.Place;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.PriceGrid;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Exact;
import java.util.ArrayList;
import java.util.List;

/** The spot wallet of a run: the first columns of the grid, and the cash that pays for them. */
final class SpotLegs {
  private final PriceGrid prices;
  private final Ledger ledger;
  private final Orders orders;
  private final int quote;
  private final int[] base;
  private final double[] weight;
  private final double[] held;
  private final double[] wish;
  private final long fee;
  private final double kept;
  private final double needed;
  private double cash;

  SpotLegs(
      PriceGrid prices,
      Ledger ledger,
      Orders orders,
      TargetWeights targets,
      GridCosts costs,
      Asset in) {
    this.prices = prices;
    this.ledger = ledger;
    this.orders = orders;
    this.quote = ledger.asset(in);
    this.fee = Exact.units(costs.spotFee().exactFraction());
    this.kept = costs.keptOfSale();
    this.needed = costs.neededForPurchase(targets.slack());
    List<InstrumentId> ids = new ArrayList<>(targets.spot().keySet());
    int size = ids.size();
    base = new int[size];
    weight = new double[size];
    held = new double[size];
    wish = new double[size];
    for (int column = 0; column < size; column++) {
      base[column] = ledger.asset(ids.get(column).base());
      weight[column] = targets.spot().getOrDefault(ids.get(column), 0.0);
    }
    count();
  }

  /** Reads the cash from the books, after something has moved it. */
  void count() {
    cash = Orders.number(ledger.in(Place.SPOT, quote));
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
   * reach. What has no price yet is not wished for.
   */
  void decide(int bar, double equity) {
    int row = prices.cell(bar, 0);
    double sold = 0;
    double need = 0;
    for (int column = 0; column < held.length; column++) {
      double close = prices.close(row + column);
      double change = weight[column] * equity / close - held[column];
      wish[column] = change;
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
      if (wish[column] > 0) {
        orders.cut(column, wish[column] * scale, prices.close(row + column));
      }
    }
  }

  /** Fills at the opens of a bar: sales in order of columns, then purchases. */
  void fill(int bar, GridTape tape) {
    int row = prices.cell(bar, 0);
    long time = prices.time(bar);
    for (int column = 0; column < held.length; column++) {
      long change = orders.change(column);
      if (change < 0) {
        trade(time, row, column, change, tape);
      }
    }
    for (int column = 0; column < held.length; column++) {
      long change = orders.change(column);
      if (change > 0) {
        trade(time, row, column, change, tape);
      }
    }
    count();
  }

  private void trade(long time, int row, int column, long change, GridTape tape) {
    long price = orders.fillPrice(column, orders.open(row + column), change > 0);
    long value = Exact.product(change, price);
    long notional = Math.abs(value);
    long paid = Exact.product(notional, fee);
    boolean payable =
        change > 0
            ? ledger.in(Place.SPOT, quote) >= notional + paid
            : ledger.in(Place.SPOT, base[column]) >= -change;
    if (price == 0
        || !payable
        || orders.tooSmall(column, change)
        || orders.worthTooLittle(column, notional)) {
      tape.refused(time, column, change);
      return;
    }
    ledger.tradeSpot(base[column], quote, change, value, paid);
    held[column] = Orders.number(ledger.in(Place.SPOT, base[column]));
    tape.filled(time, column, change, price, paid);
  }
}
