// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.margin.tier.TierTable;
import dev.ballast.market.PriceGrid;

/**
 * Rules out a liquidation inside a bar by a quick calculation in {@code double}. Where it cannot,
 * the bar is checked exactly.
 */
final class MarginScreen {
  /** Far more than the rounding of a sum in double, as a share of what is summed. */
  private static final double UNSURE = 1e-9;

  /** A contract's share in that sum beside its value: prices are rounded to 1e-8. */
  private static final double ROUNDED = 10;

  /** What is summed at least, for amounts that are rounded to 1e-8. */
  private static final double LEAST = 1000;

  private final PriceGrid prices;
  private final Payments payments;
  private final TierTable[] tables;
  private final int first;
  private final double[] contracts;
  private final double[] cost;

  /**
   * A screen of legs.
   *
   * @param first column of the legs
   * @param contracts of each leg as they are when the screen is asked
   * @param cost of those contracts, likewise
   */
  MarginScreen(
      PriceGrid prices,
      Payments payments,
      TierTable[] tables,
      int first,
      double[] contracts,
      double[] cost) {
    this.prices = prices;
    this.payments = payments;
    this.tables = tables;
    this.first = first;
    this.contracts = contracts;
    this.cost = cost;
  }

  /**
   * Whether equity stays above maintenance margin through a bar: at the worst price of every
   * contract at once, including the close before where a settlement is checked with it, and with
   * all funding of the bar paid and none received.
   *
   * @param next settlement that is not paid yet
   */
  boolean isSafe(int bar, double wallet, int next) {
    long moment = prices.closeTime(bar);
    double excess = wallet;
    boolean within = false;
    for (int row = next; row < payments.size() && payments.time(row) <= moment; row++) {
      int leg = payments.column(row) - first;
      excess -= leg < 0 ? 0 : Math.abs(contracts[leg]) * payments.size(row);
      within |= payments.time(row) < moment;
    }
    double size = LEAST + Math.abs(wallet);
    int row = prices.cell(bar, first);
    boolean holds = false;
    for (int leg = 0; leg < contracts.length; leg++) {
      if (contracts[leg] != 0) {
        holds = true;
        double notional = contracts[leg] * worst(row + leg, contracts[leg] < 0, within);
        excess += notional - cost[leg] - tables[leg].maintenance(Math.abs(notional));
        size += size(leg, notional);
      }
    }
    return !holds || excess > UNSURE * size;
  }

  /** Whether equity is above maintenance margin at the opens of a bar. */
  boolean isSafeAtOpens(int bar, double wallet) {
    double excess = wallet;
    double size = LEAST + Math.abs(wallet);
    boolean holds = false;
    for (int leg = 0; leg < contracts.length; leg++) {
      if (contracts[leg] != 0) {
        holds = true;
        double open = prices.open(prices.cell(bar, first + leg));
        double price = open > 0 ? open : prices.close(prices.cell(bar - 1, first + leg));
        double notional = contracts[leg] * price;
        excess += notional - cost[leg] - tables[leg].maintenance(Math.abs(notional));
        size += size(leg, notional);
      }
    }
    return !holds || excess > UNSURE * size;
  }

  private double size(int leg, double notional) {
    return Math.abs(notional) + Math.abs(cost[leg]) + ROUNDED * Math.abs(contracts[leg]);
  }

  private double worst(int cell, boolean rising, boolean within) {
    double extreme = rising ? prices.high(cell) : prices.low(cell);
    double price = Double.isNaN(extreme) ? prices.close(cell) : extreme;
    if (!within) {
      return price;
    }
    double before = prices.close(cell - prices.width());
    return rising ? Math.max(price, before) : Math.min(price, before);
  }
}
