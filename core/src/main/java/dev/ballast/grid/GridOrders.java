// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.market.PriceGrid;
import dev.ballast.unit.Exact;

/**
 * The market orders of a review, by column: decided in {@code double} at a close, priced in counts
 * at the open that follows. All are priced before one is posted, so that the processor can work on
 * several at a time.
 */
final class GridOrders {
  private static final double ONE = Exact.ONE;

  private final PriceGrid prices;
  private final RulesTable rules;
  private final long[] change;
  private final long[] price;
  private final long[] value;
  private final long[] fee;
  private final int[] sales;
  private final int[] purchases;

  GridOrders(PriceGrid prices, RulesTable rules) {
    this.prices = prices;
    this.rules = rules;
    change = new long[prices.width()];
    price = new long[prices.width()];
    value = new long[prices.width()];
    fee = new long[prices.width()];
    sales = new int[prices.width() + 1];
    purchases = new int[prices.width() + 1];
  }

  /** A count as a number of units. */
  static double number(long units) {
    return units / ONE;
  }

  /** Orders nothing in a column. */
  void clear(int column) {
    change[column] = 0;
  }

  /**
   * Orders a size in whole steps, rounded towards zero; nothing where it is too small to send.
   *
   * @return the value of what is ordered at the price, without its sign
   */
  double cut(int column, double size, double close) {
    return order(column, (long) rules.steps(column, size), close);
  }

  /** Orders the nearest number of steps, halves to even; nothing where it is not worth sending. */
  void nearest(int column, double size, double close) {
    order(column, (long) Math.rint(rules.steps(column, size)), close);
  }

  private double order(int column, long steps, double close) {
    double worth = rules.value(column, steps, close);
    boolean sent = rules.isWorthwhile(column, worth);
    change[column] = sent ? rules.quantity(column, steps) : 0;
    return sent ? worth : 0;
  }

  /** Prices what is ordered in some columns at the opens of a bar. */
  void price(int bar, int from, int to) {
    for (int column = from; column < to; column++) {
      long units = change[column];
      long paid = rules.fillPrice(column, open(bar, column), units > 0);
      long worth = Exact.product(units, paid);
      price[column] = paid;
      value[column] = worth;
      fee[column] = rules.fee(column, Math.abs(worth));
    }
  }

  /** The open of a bar; zero where an instrument has none. */
  long open(int bar, int column) {
    double open = prices.open(prices.cell(bar, column));
    return open > 0 ? Exact.ofDouble(open) : 0;
  }

  /** Lists the sales of the first columns, in their order; answers how many there are. */
  int listSales(int columns) {
    int count = 0;
    for (int column = 0; column < columns; column++) {
      sales[count] = column;
      count += (int) (change[column] >>> 63);
    }
    return count;
  }

  /** Lists the purchases of the first columns, in their order; answers how many there are. */
  int listPurchases(int columns) {
    int count = 0;
    for (int column = 0; column < columns; column++) {
      purchases[count] = column;
      count += (int) (-change[column] >>> 63);
    }
    return count;
  }

  /** The column of a sale of the list. */
  int sale(int number) {
    return sales[number];
  }

  /** The column of a purchase of the list. */
  int purchase(int number) {
    return purchases[number];
  }

  /** What is ordered, signed. */
  long change(int column) {
    return change[column];
  }

  /** The price that it fills at; zero where it cannot. */
  long price(int column) {
    return price[column];
  }

  /** What it is worth at that price, signed. */
  long value(int column) {
    return value[column];
  }

  /** Its fee. */
  long fee(int column) {
    return fee[column];
  }

  /** Whether the venue takes such an order, its funding aside. */
  boolean isTradable(int column) {
    return price[column] > 0 && rules.hasQuantity(column, change[column]);
  }

  /** Whether the venue takes orders of so little value. */
  boolean hasNotional(int column) {
    return rules.hasNotional(column, Math.abs(value[column]));
  }
}
