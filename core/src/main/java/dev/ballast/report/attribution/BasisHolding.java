// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.engine.Session;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A future that a purpose held, by its basis from entry to exit: the future's price less that of
 * its coins in spot, F - S.
 *
 * <p>A leg in a future is the same leg in spot and its basis. What the basis gave is the change of
 * F - S times what was held; what is left of the future's profit is that of its coins. Prices of
 * fills are their reference prices, so that slippage counts as a cost and not as basis; spot's are
 * the marks of the moment, or of the last before. A future is delivered at spot: its basis is gone.
 *
 * @param purpose that it was held for
 * @param future that was held
 * @param closed whether it was left at the end; else it is valued at the last marks
 * @param largest most that was held, a count of contracts, signed: long +, short -
 * @param entry F - S of what was opened, in the mean by quantity, in the quote
 * @param entryShare the same of spot's price
 * @param exit F - S of what was closed and of what is still held; nothing where spot's price is not
 *     known
 * @param exitShare the same of spot's price
 * @param gain what the basis gave, in the quote: gained +
 */
public record BasisHolding(
    Purpose purpose,
    InstrumentId future,
    Instant from,
    Instant to,
    boolean closed,
    double largest,
    OptionalDouble entry,
    OptionalDouble entryShare,
    OptionalDouble exit,
    OptionalDouble exitShare,
    OptionalDouble gain) {

  /**
   * The holdings of a run's overlay, oldest first.
   *
   * @param events of the run, of which the snapshots say how many had been posted
   */
  public static List<BasisHolding> of(List<Session.Snapshot> snapshots, List<Event> events) {
    BasisHoldings holdings = new BasisHoldings();
    int applied = 0;
    for (Session.Snapshot snapshot : snapshots) {
      events.subList(applied, snapshot.events()).forEach(holdings::apply);
      holdings.see(snapshot.marks());
      applied = snapshot.events();
    }
    events.subList(applied, events.size()).forEach(holdings::apply);
    return holdings.all();
  }
}
