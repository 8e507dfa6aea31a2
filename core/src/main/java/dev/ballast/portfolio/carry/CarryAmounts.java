// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import dev.ballast.analytics.Volatility;

/**
 * What a carry ties up, earns and costs over its days, in the quote.
 *
 * @param spotValue of its coins at entry
 * @param notional of its future at entry
 * @param margin notional / leverage
 * @param reserve kept beside it
 * @param gross funding expected, or the basis until delivery
 * @param fees of all fills of both legs
 * @param slippage half spreads and impact of all fills of both legs
 * @param idle what margin and reserve would have earned elsewhere
 * @param capital that it ties up
 * @param days that it is held
 */
public record CarryAmounts(
    double spotValue,
    double notional,
    double margin,
    double reserve,
    double gross,
    double fees,
    double slippage,
    double idle,
    double capital,
    double days) {
  /** What is left of it. */
  public double net() {
    return gross - fees - slippage - idle;
  }

  /** Net on the capital that it ties up, simple, a fraction a year. */
  public double netYield() {
    return yearly(net());
  }

  /** The same without the cost of fills: what a carry that is held goes on to earn. */
  public double holdingYield() {
    return yearly(gross - idle);
  }

  /** What a carry that is held goes on to lose where it stands on the other side. */
  public double payingYield() {
    return yearly(-gross - idle);
  }

  private double yearly(double amount) {
    return amount / capital * Volatility.DAYS_A_YEAR / days;
  }
}
