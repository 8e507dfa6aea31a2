// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.account.Marks;
import dev.ballast.engine.Session;
import dev.ballast.market.Sector;
import dev.ballast.policy.SectorsOnDay;
import dev.ballast.unit.Asset;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What the benchmark returned in a period, and each sector beyond its members' betas: measured when
 * it is first asked for, since most of a book's sectors are not held.
 */
final class SectorReturns {
  private final Marks start;
  private final Marks end;
  private final MarketModel model;
  private final SectorsOnDay sectors;
  private final double benchmark;
  private final TreeMap<Asset, Double> excess = new TreeMap<>();

  private final long time;

  SectorReturns(Session.Snapshot start, Session.Snapshot end, MarketModel model) {
    this.start = start.marks();
    this.end = end.marks();
    this.model = model;
    this.time = start.time();
    this.sectors = model.sectors(start.time());
    this.benchmark = move(model.benchmark()).orElse(0);
  }

  /** Simple return of the benchmark; zero where it has no price, so that nothing is its doing. */
  double benchmark() {
    return benchmark;
  }

  /**
   * The mean excess return of the asset's sector; zero for an asset of none, or alone in its own.
   */
  double excess(Asset asset) {
    Double known = excess.get(asset);
    if (known != null) {
      return known;
    }
    excess.put(asset, 0.0);
    sectors.sectorOf(asset).ifPresent(this::measure);
    return excess.getOrDefault(asset, 0.0);
  }

  /**
   * Equal weights, without the benchmark, of the members that have prices; one alone is no sector:
   * what it made is selection. A beta that is not known is taken as 1, as it is for what is held.
   */
  private void measure(Sector sector) {
    double sum = 0;
    int count = 0;
    for (Asset member : sectors.members(sector)) {
      OptionalDouble move = move(member);
      if (!member.equals(model.benchmark()) && move.isPresent()) {
        sum += move.getAsDouble() - model.beta(member, time).orElse(1) * benchmark;
        count++;
      }
    }
    if (count > 1) {
      for (Asset member : sectors.members(sector)) {
        excess.put(member, sum / count);
      }
    }
  }

  private OptionalDouble move(Asset asset) {
    return move(asset, start, end);
  }

  /** An asset's simple return; absent where it lacks a price at an end. */
  static OptionalDouble move(Asset asset, Marks start, Marks end) {
    Optional<Double> before = start.find(asset).map(price -> price.toDouble());
    Optional<Double> after = end.find(asset).map(price -> price.toDouble());
    return before.isPresent() && after.isPresent() && before.get() > 0
        ? OptionalDouble.of(after.get() / before.get() - 1)
        : OptionalDouble.empty();
  }
}
