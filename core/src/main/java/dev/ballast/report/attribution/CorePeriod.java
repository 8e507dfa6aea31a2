// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.account.Balance;
import dev.ballast.engine.Session;
import dev.ballast.market.Sector;
import dev.ballast.order.Event;
import dev.ballast.policy.SectorsOnDay;
import dev.ballast.portfolio.SpotTarget;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The spot core of one period by sector, once the orders at its start are filled. */
final class CorePeriod {
  private final Session.Snapshot start;
  private final Session.Snapshot end;
  private final SectorsOnDay sectors;
  private final Asset quote;
  private final TreeMap<Asset, Double> held = new TreeMap<>();

  CorePeriod(Session.Snapshot start, Session.Snapshot end, List<Event> events, MarketModel model) {
    this.start = start;
    this.end = end;
    this.sectors = model.sectors(start.time());
    this.quote = start.marks().quote();
    TreeMap<Asset, Double> coins = new TreeMap<>();
    for (Balance balance : start.account().balances()) {
      coins.merge(balance.asset(), balance.quantity().toDouble(), Double::sum);
    }
    for (Event event : events) {
      if (event instanceof Event.Filled filled
          && filled.instrument().isSpot()
          && filled.time() == start.time()) {
        coins.merge(filled.instrument().base(), filled.received().toDouble(), Double::sum);
      }
    }
    coins.forEach((asset, quantity) -> {
      if (!asset.equals(quote) && !asset.isDollar()) {
        start.marks().find(asset).ifPresent(price -> held.put(asset, quantity * price.toDouble()));
      }
    });
  }

  /**
   * What the weights earned; nothing where there is no core, or no sector of the plan has prices.
   *
   * @param plan weights by sector
   * @param wanted what the last review of the core wanted
   */
  Optional<PeriodAllocation> allocation(SequencedMap<Sector, Percent> plan, SpotTarget wanted) {
    SequencedMap<Sector, SequencedMap<Asset, Double>> core = bySector(held);
    double value = held.values().stream().mapToDouble(one -> one).sum();
    SequencedMap<Sector, Double> returns = returns(wanted, core);
    SequencedMap<Sector, Double> base = base(plan, wanted, returns);
    if (!(value > 0) || base.isEmpty()) {
      return Optional.empty();
    }
    double coreReturn = 0;
    for (Map.Entry<Sector, Double> one : base.entrySet()) {
      coreReturn += one.getValue() * returns.getOrDefault(one.getKey(), 0.0);
    }
    List<SectorAllocation> rows = new ArrayList<>();
    for (Map.Entry<Sector, Double> one : returns.entrySet()) {
      Sector sector = one.getKey();
      double weight =
          core.getOrDefault(sector, new TreeMap<>()).values().stream().mapToDouble(v -> v).sum()
              / value;
      double own = base.getOrDefault(sector, 0.0);
      double target = wanted.sectors().getOrDefault(sector, 0.0);
      double beyond = value * (one.getValue() - coreReturn);
      rows.add(
          new SectorAllocation(
              sector,
              own,
              target,
              weight,
              one.getValue(),
              new AllocationEffect(
                  Money.nearest(quote, (target - own) * beyond),
                  Money.nearest(quote, (weight - target) * beyond))));
    }
    return Optional.of(new PeriodAllocation(start.time(), end.time(), value, coreReturn, rows));
  }

  private SequencedMap<Sector, SequencedMap<Asset, Double>> bySector(Map<Asset, Double> values) {
    SequencedMap<Sector, SequencedMap<Asset, Double>> grouped = new LinkedHashMap<>();
    values.forEach((asset, value) ->
        grouped
            .computeIfAbsent(
                sectors.sectorOf(asset).orElse(Attribution.OUTSIDE), none -> new TreeMap<>())
            .put(asset, value));
    return grouped;
  }

  /** Of the plan's sectors, then of others that are held; not of one without a price. */
  private SequencedMap<Sector, Double> returns(
      SpotTarget wanted, SequencedMap<Sector, SequencedMap<Asset, Double>> core) {
    SequencedMap<Sector, SequencedMap<Asset, Double>> inside = bySector(wanted.assets());
    SequencedMap<Sector, Double> returns = new LinkedHashMap<>();
    for (Sector sector : wanted.sectors().keySet()) {
      weighted(inside.getOrDefault(sector, new TreeMap<>()))
          .ifPresent(one -> returns.put(sector, one));
    }
    core.forEach((sector, assets) -> {
      if (!wanted.sectors().containsKey(sector)) {
        weighted(assets).ifPresent(one -> returns.put(sector, one));
      }
    });
    return returns;
  }

  /** The mean move by weight of what has a price at both ends; equal where all weigh nothing. */
  private OptionalDouble weighted(SequencedMap<Asset, Double> weights) {
    boolean equal = weights.values().stream().allMatch(one -> one == 0);
    double sum = 0;
    double all = 0;
    for (Map.Entry<Asset, Double> one : weights.entrySet()) {
      OptionalDouble move = SectorReturns.move(one.getKey(), start.marks(), end.marks());
      if (move.isPresent()) {
        double weight = equal ? 1 : one.getValue();
        sum += weight * move.getAsDouble();
        all += weight;
      }
    }
    return all > 0 ? OptionalDouble.of(sum / all) : OptionalDouble.empty();
  }

  /** The plan's weights over the sectors that can be held, summing to one as the target does. */
  private static SequencedMap<Sector, Double> base(
      SequencedMap<Sector, Percent> plan, SpotTarget wanted, SequencedMap<Sector, Double> returns) {
    SequencedMap<Sector, Double> base = new LinkedHashMap<>();
    double sum = 0;
    for (Sector sector : wanted.sectors().keySet()) {
      if (returns.containsKey(sector) && plan.containsKey(sector)) {
        double weight = plan.getOrDefault(sector, Percent.ZERO).fraction();
        base.put(sector, weight);
        sum += weight;
      }
    }
    double whole = sum;
    base.replaceAll((sector, weight) -> whole > 0 ? weight / whole : 0);
    return base;
  }
}
