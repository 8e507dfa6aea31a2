// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.engine.Session;
import dev.ballast.ledger.PurposeBooks;
import dev.ballast.order.Event;
import dev.ballast.order.Purpose;
import dev.ballast.unit.Money;
import dev.ballast.unit.UtcDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;

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
   * The holdings of each of some purposes, oldest first: each from the snapshot before its first
   * position to the one before it has none. Nothing is expected of them yet.
   *
   * @param backing margin and reserve for a notional of one
   * @param events of the run, of which the snapshots say how many had been posted
   */
  public static SequencedMap<Purpose, List<RealisedCarry>> of(
      List<Purpose> purposes,
      double backing,
      List<Session.Snapshot> snapshots,
      List<Event> events) {
    PurposeBooks books = new PurposeBooks();
    List<CarryHoldings> holdings =
        purposes.stream().map(purpose -> new CarryHoldings(purpose, backing, books)).toList();
    int applied = 0;
    for (Session.Snapshot snapshot : snapshots) {
      events.subList(applied, snapshot.events()).forEach(books::apply);
      holdings.forEach(one -> one.see(snapshot));
      applied = snapshot.events();
    }
    SequencedMap<Purpose, List<RealisedCarry>> all = new LinkedHashMap<>();
    holdings.forEach(one -> all.put(one.purpose(), one.all()));
    return all;
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
