// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.cost.HalfSpread;
import dev.ballast.market.PriceGrid;
import dev.ballast.market.TradingRules;
import dev.ballast.unit.Exact;
import dev.ballast.unit.Quantity;

/**
 * The venue's rules of each column as counts, and the orders that are decided on: whole steps by
 * column, signed.
 */
final class Orders {
  private static final double ONE = Exact.ONE;

  private final PriceGrid prices;
  private final HalfSpread spread;
  private final long[] tick;
  private final long[] step;
  private final long[] least;
  private final long[] leastNotional;
  private final double[] stepsPerUnit;
  private final double[] worthwhile;
  private final long[] steps;

  Orders(GridMarket market, GridCosts costs) {
    int width = market.prices().width();
    prices = market.prices();
    spread = costs.spread();
    tick = new long[width];
    step = new long[width];
    least = new long[width];
    leastNotional = new long[width];
    stepsPerUnit = new double[width];
    worthwhile = new double[width];
    steps = new long[width];
    for (int column = 0; column < width; column++) {
      TradingRules rules = market.rules(column);
      if (!rules.multiplier().equals(Quantity.parse("1"))) {
        throw new IllegalArgumentException(
            prices.instruments().get(column) + " is a contract of " + rules.multiplier());
      }
      tick[column] = rules.tick().units();
      step[column] = rules.step().units();
      least[column] = rules.minimumQuantity().units();
      leastNotional[column] = rules.minimumNotional().units();
      stepsPerUnit[column] = ONE / step[column];
      worthwhile[column] = 2 * rules.minimumNotional().toDouble();
    }
  }

  /** A count as a number of units. */
  static double number(long units) {
    return units / ONE;
  }

  /** Orders nothing in a column. */
  void clear(int column) {
    steps[column] = 0;
  }

  /**
   * Orders the whole steps of a wish, towards zero; nothing where they are worth less than twice
   * the venue's minimum at the price, so that it does not refuse at the open what was decided at
   * the close.
   *
   * @return the value of what is ordered, without its sign
   */
  double cut(int column, double wish, double price) {
    return order(column, (long) (wish * stepsPerUnit[column]), price);
  }

  /** Orders the nearest number of steps, halves to even; nothing where that is worth too little. */
  void nearest(int column, double wish, double price) {
    order(column, (long) Math.rint(wish * stepsPerUnit[column]), price);
  }

  private double order(int column, long whole, double price) {
    double value = Math.abs(whole / stepsPerUnit[column] * price);
    if (!(value >= worthwhile[column])) {
      steps[column] = 0;
      return 0;
    }
    steps[column] = whole;
    return value;
  }

  /** What is ordered, signed. */
  long change(int column) {
    return steps[column] * step[column];
  }

  /** The open of a cell; zero where no bar opens. */
  long open(int cell) {
    double open = prices.open(cell);
    return open > 0 ? Exact.ofDouble(open) : 0;
  }

  /** What an order pays or gets for each unit at an open. */
  long fillPrice(int column, long open, boolean buying) {
    return spread.fillPrice(open, tick[column], buying);
  }

  /** Whether the venue has such small orders. */
  boolean tooSmall(int column, long change) {
    return Math.abs(change) < least[column];
  }

  /** Whether the venue has orders of so little value. */
  boolean worthTooLittle(int column, long notional) {
    return notional < leastNotional[column];
  }
}
