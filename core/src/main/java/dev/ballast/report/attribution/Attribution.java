// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.engine.Session;
import dev.ballast.market.Sector;
import dev.ballast.order.Event;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Every unit of a run's profit, by asset, by sector, by {@link Part} and by purpose; each of the
 * four sums to the change of equity exactly.
 *
 * <p>A period goes from one snapshot to the next. Funding, fees, slippage, liquidation and cash
 * flows are the ledger's own amounts (those in coin valued at the period's end). Market, sector and
 * basis are computed in floating point and rounded to 1e-8; selection is what is left, and nothing
 * for the benchmark. What is traded at a period's start, when orders fill, counts in it; what is
 * traded later, by a liquidation or an order that waited, leaves the period's exposure as it was.
 *
 * <p>Market and sector parts follow the usual decomposition of a portfolio's return into what the
 * market, the group and the choice within it made (Brinson, Hood and Beebower, "Determinants of
 * Portfolio Performance", 1986), with the benchmark's part scaled by beta.
 *
 * @param periods in order
 * @param byAsset over all periods; cash that came or went is the quote's
 * @param bySector the same by the sector of each asset at each period's start
 * @param byPurpose over all periods, the core first; sums to the parts too
 * @param change in equity from the first snapshot to the last
 * @param betasTakenAsOne how often an asset's beta could not be measured and 1 stood in
 * @param allocation what sector weights earned within it
 */
public record Attribution(
    List<PeriodProfit> periods,
    SequencedMap<Asset, Parts> byAsset,
    SequencedMap<Sector, Parts> bySector,
    List<PurposeProfit> byPurpose,
    Money change,
    int betasTakenAsOne,
    Allocation allocation) {
  /** Where assets are counted that no sector names. */
  public static final Sector OUTSIDE = new Sector("outside-sectors");

  /** Where the quote is counted: what was paid in and out. */
  public static final Sector CASH = new Sector("cash");

  /** Copies its collections. */
  public Attribution {
    periods = List.copyOf(periods);
    byAsset = Collections.unmodifiableSequencedMap(new TreeMap<>(byAsset));
    bySector = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(bySector));
    byPurpose = List.copyOf(byPurpose);
  }

  /**
   * Explains what happened between the snapshots.
   *
   * @param snapshots at least one, in order
   * @param events all events of the session, the opening ones included
   */
  public static Attribution of(
      List<Session.Snapshot> snapshots, List<Event> events, MarketModel model) {
    Asset quote = snapshots.getFirst().marks().quote();
    List<PeriodProfit> periods = new ArrayList<>();
    TreeMap<Asset, Parts> byAsset = new TreeMap<>();
    SequencedMap<Sector, Parts> bySector = new LinkedHashMap<>();
    int asOne = 0;
    for (int i = 1; i < snapshots.size(); i++) {
      Session.Snapshot start = snapshots.get(i - 1);
      Session.Snapshot end = snapshots.get(i);
      PeriodSplit split =
          new PeriodSplit(start, end, events.subList(start.events(), end.events()), model);
      SequencedMap<Asset, Parts> parts = split.parts();
      asOne += split.betasTakenAsOne();
      periods.add(new PeriodProfit(start.time(), end.time(), start.exposure().equity(), parts));
      for (Map.Entry<Asset, Parts> one : parts.entrySet()) {
        byAsset.merge(one.getKey(), one.getValue(), Parts::plus);
        Sector sector =
            one.getKey().equals(quote)
                ? CASH
                : model.sectors(start.time()).sectorOf(one.getKey()).orElse(OUTSIDE);
        bySector.merge(sector, one.getValue(), Parts::plus);
      }
    }
    Money first = snapshots.getFirst().exposure().equity();
    Money last = snapshots.getLast().exposure().equity();
    byAsset.computeIfAbsent(quote, Parts::zero);
    Parts total = byAsset.values().stream().reduce(Parts.zero(quote), Parts::plus);
    return new Attribution(
        periods,
        byAsset,
        bySector,
        PurposeProfits.of(snapshots, events, total),
        last.minus(first),
        asOne,
        Allocation.NONE);
  }

  /** The same with what sector weights earned within it. */
  public Attribution with(Allocation other) {
    return new Attribution(periods, byAsset, bySector, byPurpose, change, betasTakenAsOne, other);
  }

  public Parts total() {
    return byAsset.values().stream().reduce(Parts.zero(change.asset()), Parts::plus);
  }

  /** What one part has made. */
  public Money of(Part part) {
    return total().of(part);
  }

  /** What is not explained: zero, or a profit was counted twice or not at all. */
  public Money unexplained() {
    return change.minus(total().total());
  }
}
