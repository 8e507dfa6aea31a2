// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import dev.ballast.account.Marks;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Run;
import dev.ballast.market.Contract;
import dev.ballast.order.Event;
import dev.ballast.report.figure.Reading;
import dev.ballast.report.figure.Years;
import dev.ballast.unit.Money;

/**
 * What trading and holding cost over a backtest, in USDT, each positive; what was paid in coin at
 * the marks of the snapshot that followed, a fee in the coins of the trade at its price.
 *
 * @param turnover sum of absolute trades / (2 x mean equity), over the whole window
 * @param turnoverYearly the same, a year of 365 days
 * @param fees of fills and deliveries
 * @param slippage half spread, impact and rounding to the tick, against the reference price
 * @param fundingPaid sum of the payments made
 * @param fundingReceived sum of the payments received
 */
public record Costs(
    Reading turnover,
    Reading turnoverYearly,
    double fees,
    double slippage,
    double fundingPaid,
    double fundingReceived) {
  /** Sums what a backtest traded and settled. */
  public static Costs of(Backtest backtest) {
    Run run = backtest.run();
    SnapshotEvents happened = new SnapshotEvents(backtest);
    Money traded = Money.zero(run.first().marks().quote());
    Money fees = traded;
    Money slippage = traded;
    Money paid = traded;
    Money received = traded;
    for (int i = 0; i < happened.snapshots(); i++) {
      Marks marks = happened.marks(i);
      for (Event event : happened.before(i)) {
        if (event instanceof Event.Filled filled) {
          Contract contract = filled.order().contract();
          Money value = contract.notional(filled.quantity(), filled.price());
          Money fair = contract.notional(filled.quantity(), filled.reference());
          traded = traded.plus(marks.value(value));
          fees = fees.plus(marks.value(filled.feeAtFill()));
          slippage = slippage.plus(marks.value(value.minus(fair).abs()));
        } else if (event instanceof Event.FundingPaid funding) {
          Money payment = marks.value(funding.payment());
          paid = payment.signum() < 0 ? paid.minus(payment) : paid;
          received = payment.signum() > 0 ? received.plus(payment) : received;
        } else if (event instanceof Event.Delivered delivered) {
          fees = fees.plus(marks.value(delivered.fee()));
        }
      }
    }
    double mean =
        run.snapshots().stream().mapToDouble(one -> one.exposure().equity().toDouble()).sum()
            / run.snapshots().size();
    double years = Years.between(run.first().time(), run.last().time()).count();
    return new Costs(
        turnover(traded.toDouble(), mean),
        turnover(traded.toDouble() / years, mean),
        fees.toDouble(),
        slippage.toDouble(),
        paid.toDouble(),
        received.toDouble());
  }

  private static Reading turnover(double traded, double equity) {
    return equity > 0 ? Reading.of(traded / (2 * equity)) : Reading.absent("there was no equity");
  }
}
