// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.engine.Session;
import dev.ballast.market.Sector;
import dev.ballast.order.Event;
import dev.ballast.plan.Decision;
import dev.ballast.policy.ReviewKind;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What the spot core earned by standing at other sector weights than the plan's: the allocation
 * effect of Brinson and Fachler ("Measuring Non-US Equity Portfolio Performance", 1985), of each
 * sector in each period
 *
 * <pre>core x (weight held - base weight) x (the sector's return - the core's at base weights)
 * </pre>
 *
 * <p>Over all sectors that sums to what Brinson, Hood and Beebower (1986) call timing. It divides
 * into rotation, by the weights that the last review of the core wanted, and drift, by what was
 * held beside those. It is a second view of the same profit, which lies in the attribution's
 * market, sector and selection parts, and no part beside them.
 *
 * @param periods in order; none before the first review of a spot core
 */
public record Allocation(List<PeriodAllocation> periods) {
  /** Of a run in which no plan weighed sectors. */
  public static final Allocation NONE = new Allocation(List.of());

  /** Copies the list. */
  public Allocation {
    periods = List.copyOf(periods);
  }

  /**
   * What came of the weights between the snapshots.
   *
   * @param base the plan's weights
   * @param events all events of the session
   * @param decisions every review's, in order
   */
  public static Allocation of(
      SequencedMap<Sector, Percent> base,
      List<Session.Snapshot> snapshots,
      List<Event> events,
      List<Decision> decisions,
      MarketModel model) {
    List<Decision> reviews = decisions.stream().filter(Allocation::weighsSectors).toList();
    List<PeriodAllocation> periods = new ArrayList<>();
    int next = 0;
    for (int i = 1; i < snapshots.size(); i++) {
      Session.Snapshot start = snapshots.get(i - 1);
      Session.Snapshot end = snapshots.get(i);
      while (next < reviews.size() && reviews.get(next).plan().time() <= start.time()) {
        next++;
      }
      if (next > 0) {
        new CorePeriod(start, end, events.subList(start.events(), end.events()), model)
            .allocation(base, reviews.get(next - 1).target())
            .ifPresent(periods::add);
      }
    }
    return new Allocation(periods);
  }

  private static boolean weighsSectors(Decision decision) {
    return Arrays.stream(ReviewKind.values())
        .filter(ReviewKind::movesSpot)
        .anyMatch(decision.plan()::looksAt);
  }

  /** The effect of each sector over all periods, those of the plan first. */
  public SequencedMap<Sector, AllocationEffect> bySector() {
    SequencedMap<Sector, AllocationEffect> sums = new LinkedHashMap<>();
    for (PeriodAllocation period : periods) {
      for (SectorAllocation one : period.sectors()) {
        sums.merge(one.sector(), one.effect(), AllocationEffect::plus);
      }
    }
    return sums;
  }

  /** The effect of all sectors over all periods. */
  public AllocationEffect total(Asset quote) {
    return bySector().values().stream()
        .reduce(new AllocationEffect(Money.zero(quote), Money.zero(quote)), AllocationEffect::plus);
  }
}
