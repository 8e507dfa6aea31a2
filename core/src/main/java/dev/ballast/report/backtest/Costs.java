// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import dev.ballast.engine.Backtest;
import dev.ballast.engine.Run;
import dev.ballast.market.Contract;
import dev.ballast.order.Event;

/**
 * What trading and holding cost over a backtest, in USDT, each positive.
 *
 * @param turnover sum of absolute trades / (2 x mean equity), over the whole window
 * @param turnoverYearly the same, a year of 365 days
 * @param slippage half spread, impact and rounding to the tick, against the reference price
 * @param fundingPaid sum of the payments made
 * @param fundingReceived sum of the payments received
 */
public record Costs(
    double turnover,
    double turnoverYearly,
    double fees,
    double slippage,
    double fundingPaid,
    double fundingReceived) {
  /** Sums what a backtest traded and settled. */
  static Costs of(Backtest backtest) {
    Run run = backtest.run();
    double traded = 0;
    double fees = 0;
    double slippage = 0;
    double paid = 0;
    double received = 0;
    for (Event event : backtest.eventsOfTheRun()) {
      if (event instanceof Event.Filled filled) {
        Contract contract = filled.order().contract();
        double value = contract.notional(filled.quantity(), filled.price()).toDouble();
        double fair = contract.notional(filled.quantity(), filled.reference()).toDouble();
        traded += value;
        fees += filled.fee().toDouble();
        slippage += Math.abs(value - fair);
      } else if (event instanceof Event.FundingPaid funding) {
        double payment = funding.payment().toDouble();
        paid += Math.max(0, -payment);
        received += Math.max(0, payment);
      }
    }
    double mean =
        run.snapshots().stream().mapToDouble(one -> one.exposure().equity().toDouble()).sum()
            / run.snapshots().size();
    double turnover = traded / (2 * mean);
    double years = (run.last().time() - run.first().time()) / (365.0 * 86_400_000);
    return new Costs(turnover, turnover / years, fees, slippage, paid, received);
  }
}
