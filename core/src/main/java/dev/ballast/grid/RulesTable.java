// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.cost.HalfSpread;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.TradingRules;
import dev.ballast.unit.Exact;
import dev.ballast.unit.Quantity;

/** A venue's order rules and fees, by column and as counts. */
final class RulesTable {
  private static final Quantity ONE = Quantity.parse("1");

  private final HalfSpread spread;
  private final long[] fee;
  private final long[] tick;
  private final long[] step;
  private final long[] least;
  private final long[] leastNotional;
  private final double[] stepsPerUnit;
  private final double[] unitsPerStep;
  private final double[] worthwhile;

  RulesTable(GridMarket market, GridCosts costs) {
    int width = market.prices().width();
    spread = HalfSpread.of(costs.halfSpread());
    fee = new long[width];
    tick = new long[width];
    step = new long[width];
    least = new long[width];
    leastNotional = new long[width];
    stepsPerUnit = new double[width];
    unitsPerStep = new double[width];
    worthwhile = new double[width];
    for (int column = 0; column < width; column++) {
      InstrumentId id = market.prices().instruments().get(column);
      TradingRules rules = market.rules(column);
      if (!rules.multiplier().equals(ONE)) {
        throw new IllegalArgumentException(id + " is a contract of " + rules.multiplier());
      }
      fee[column] =
          Exact.units((id.isSpot() ? costs.spotFee() : costs.futuresFee()).exactFraction());
      tick[column] = rules.tick().units();
      step[column] = rules.step().units();
      least[column] = rules.minimumQuantity().units();
      leastNotional[column] = rules.minimumNotional().units();
      stepsPerUnit[column] = (double) Exact.ONE / step[column];
      unitsPerStep[column] = rules.step().toDouble();
      worthwhile[column] = 2 * rules.minimumNotional().toDouble();
    }
  }

  /** A number of units in steps, not yet whole. */
  double steps(int column, double units) {
    return units * stepsPerUnit[column];
  }

  /** What whole steps are worth at a price, without sign. */
  double value(int column, long steps, double price) {
    return Math.abs(steps * unitsPerStep[column] * price);
  }

  /**
   * Whether an order of this value is worth sending: twice the venue's minimum, so that it does not
   * refuse at the open what was decided at the close.
   */
  boolean isWorthwhile(int column, double value) {
    return value >= worthwhile[column];
  }

  /** Whole steps as a quantity. */
  long quantity(int column, long steps) {
    return steps * step[column];
  }

  /** What an order pays or gets for each unit at an open. */
  long fillPrice(int column, long open, boolean buying) {
    return spread.fillPrice(open, tick[column], buying);
  }

  /** The fee on a notional. */
  long fee(int column, long notional) {
    return Exact.product(notional, fee[column]);
  }

  /** Whether the venue takes orders of so many units. */
  boolean hasQuantity(int column, long change) {
    return Math.abs(change) >= least[column];
  }

  /** Whether the venue takes orders of so much value. */
  boolean hasNotional(int column, long notional) {
    return notional >= leastNotional[column];
  }
}
