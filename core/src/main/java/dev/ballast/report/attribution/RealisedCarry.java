// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.engine.Session;
import dev.ballast.order.Event;
import dev.ballast.order.Purpose;
import dev.ballast.unit.Money;
import dev.ballast.unit.UtcDay;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a carry was expected to yield when it was entered, and what it did yield.
 *
 * @param purpose that it was held for
 * @param from the last moment before it was held, epoch milliseconds
 * @param to the last moment at which it was held
 * @param closed whether it was left then; else the run ends there
 * @param expected net yield a year at entry; nothing where none was told
 * @param profit of all that the purpose did, in the quote
 * @param funding part of it
 * @param fees part of it
 * @param slippage part of it: what fills cost against their reference prices
 * @param capital that it tied up: the mean of the moments at which it was held
 */
public record RealisedCarry(
    Purpose purpose,
    long from,
    long to,
    boolean closed,
    OptionalDouble expected,
    Money profit,
    Money funding,
    Money fees,
    Money slippage,
    double capital) {
  private static final double DAYS_A_YEAR = 365;

  /**
   * What was said when a carry was entered.
   *
   * @param time of the review, epoch milliseconds
   * @param netYield a year, on the capital that is tied up
   */
  public record Entry(long time, double netYield) {}

  /**
   * The holdings of one purpose, oldest first: each from the snapshot before its first position to
   * the one before it has none.
   *
   * @param backing margin and reserve for a notional of one
   * @param entries what was expected; a holding takes the latest one before its first position
   * @param events of the run, of which the snapshots say how many had been posted
   */
  public static List<RealisedCarry> of(
      Purpose purpose,
      double backing,
      List<Entry> entries,
      List<Session.Snapshot> snapshots,
      List<Event> events) {
    CarryHoldings holdings = new CarryHoldings(purpose, backing, entries);
    int applied = 0;
    for (Session.Snapshot snapshot : snapshots) {
      holdings.add(events.subList(applied, snapshot.events()), snapshot);
      applied = snapshot.events();
    }
    return holdings.all();
  }

  /** The same with what was expected of it. */
  public RealisedCarry expecting(OptionalDouble netYield) {
    return new RealisedCarry(
        purpose, from, to, closed, netYield, profit, funding, fees, slippage, capital);
  }

  /** What prices made: the basis at entry less the basis at exit, but for unequal coins. */
  public Money prices() {
    return profit.minus(funding).minus(fees).minus(slippage);
  }

  /** Days that it was held. */
  public double days() {
    return (to - from) / (double) UtcDay.MILLIS;
  }

  /** Profit on capital, simple, on 365 days; nothing of no time or no capital. */
  public OptionalDouble realised() {
    return days() > 0 && capital > 0
        ? OptionalDouble.of(profit.toDouble() / capital * DAYS_A_YEAR / days())
        : OptionalDouble.empty();
  }
}
