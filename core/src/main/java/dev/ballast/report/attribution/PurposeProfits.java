// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.account.Marks;
import dev.ballast.engine.Session;
import dev.ballast.ledger.PurposeBooks;
import dev.ballast.ledger.PurposeFlow;
import dev.ballast.order.Event;
import dev.ballast.order.Purpose;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A run's profit by purpose. An amount in another coin than the quote is valued at its period's
 * end. Values in the quote are rounded for each purpose and for the account; so that every part
 * sums to the account's, the core takes the units that this leaves.
 */
final class PurposeProfits {
  private final PurposeBooks books = new PurposeBooks();
  private final TreeMap<Purpose, Money> worth = new TreeMap<>();
  private final TreeMap<Purpose, Map<PurposeFlow, SequencedMap<Asset, Money>>> flowed =
      new TreeMap<>();
  private final TreeMap<Purpose, PurposeProfit> profits = new TreeMap<>();
  private final Money zero;

  private PurposeProfits(Asset quote) {
    this.zero = Money.zero(quote);
  }

  /**
   * The profit of every purpose, the core first.
   *
   * @param account its total over all periods
   */
  static List<PurposeProfit> of(
      List<Session.Snapshot> snapshots, List<Event> events, Parts account) {
    Session.Snapshot first = snapshots.getFirst();
    PurposeProfits all = new PurposeProfits(first.marks().quote());
    events.subList(0, first.events()).forEach(all.books::apply);
    all.close(first.marks(), List.of());
    all.profits.clear();
    for (int i = 1; i < snapshots.size(); i++) {
      Session.Snapshot end = snapshots.get(i);
      List<Event> period = events.subList(snapshots.get(i - 1).events(), end.events());
      period.forEach(all.books::apply);
      all.close(end.marks(), period);
    }
    return all.sums(account);
  }

  private void close(Marks marks, List<Event> period) {
    for (Purpose purpose : books.purposes()) {
      Money now = books.worth(purpose, marks);
      Money before = worth.getOrDefault(purpose, zero);
      Money cashFlows = flow(purpose, PurposeFlow.PAID_IN, marks);
      if (purpose.equals(Purpose.BROUGHT)) {
        cashFlows = cashFlows.plus(brought(marks, period));
      }
      PurposeProfit known =
          new PurposeProfit(
              purpose,
              zero,
              flow(purpose, PurposeFlow.FUNDING, marks),
              flow(purpose, PurposeFlow.FEES, marks),
              flow(purpose, PurposeFlow.SLIPPAGE, marks),
              flow(purpose, PurposeFlow.LIQUIDATION, marks),
              cashFlows);
      Money prices = now.minus(before).minus(known.total());
      PurposeProfit profit =
          known.plus(new PurposeProfit(purpose, prices, zero, zero, zero, zero, zero));
      profits.merge(purpose, profit, PurposeProfit::plus);
      worth.put(purpose, now);
    }
  }

  /** What has flowed since the last close. */
  private Money flow(Purpose purpose, PurposeFlow flow, Marks marks) {
    SequencedMap<Asset, Money> now = books.flowed(purpose, flow);
    Map<PurposeFlow, SequencedMap<Asset, Money>> last =
        flowed.computeIfAbsent(purpose, any -> new EnumMap<>(PurposeFlow.class));
    SequencedMap<Asset, Money> before = last.getOrDefault(flow, new TreeMap<>());
    Money sum = zero;
    for (Map.Entry<Asset, Money> one : now.entrySet()) {
      Money known = before.getOrDefault(one.getKey(), Money.zero(one.getKey()));
      Money change = one.getValue().minus(known);
      if (!change.isZero()) {
        sum = sum.plus(marks.value(change));
      }
    }
    last.put(flow, now);
    return sum;
  }

  /** A position from outside comes in at the period's end, as a deposit does. */
  private Money brought(Marks marks, List<Event> period) {
    Money sum = zero;
    for (Event event : period) {
      if (event instanceof Event.PositionBrought in) {
        Money made = in.position().unrealised(marks.price(in.position().instrument()));
        sum = sum.plus(marks.value(made));
      }
    }
    return sum;
  }

  private List<PurposeProfit> sums(Parts account) {
    PurposeProfit core = PurposeProfit.of(Purpose.CORE, account);
    for (PurposeProfit other : profits.tailMap(Purpose.CORE, false).values()) {
      core = core.minus(other);
    }
    profits.put(Purpose.CORE, core);
    return List.copyOf(profits.values());
  }
}
