// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.account.Exposure;
import dev.ballast.order.Purpose;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Decimals;
import dev.ballast.unit.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The system that keeps the spot core at its weights. Assets that the plan does not name are left
 * alone, and what has drifted by less than the band.
 */
public final class SpotCore {
  private SpotCore() {}

  /** The values that the core's assets should have, of those that are to be traded. */
  public static Targets of(ReviewInput input, SpotTarget target) {
    Exposure exposure = input.exposure();
    double equity = exposure.equity().toDouble();
    double band = input.policy().overlay().limits().driftBand().fraction();
    List<String> notes = new ArrayList<>();
    SequencedMap<Asset, Money> owned = input.core();
    double spot = 0;
    for (Money value : owned.values()) {
      spot += value.toDouble();
    }
    List<String> outsiders =
        owned.keySet().stream()
            .filter(one -> !target.assets().containsKey(one))
            .map(Asset::code)
            .toList();
    if (!outsiders.isEmpty()) {
      notes.add("in no sector of the plan and left alone: " + String.join(", ", outsiders));
    }
    double share = equity > 0 ? spot / equity : 0;
    if (Math.abs(share - target.share()) >= band) {
      notes.add(
          "the spot core is "
              + Decimals.fixed(100 * share, 1)
              + "% of equity, "
              + Decimals.fixed(100 * target.share(), 1)
              + "% is wanted");
    }
    SequencedMap<Asset, Double> values = wanted(owned, exposure.equity(), target);
    List<Target> targets = new ArrayList<>();
    for (Map.Entry<Asset, Double> weight : target.assets().entrySet()) {
      Money held = owned.get(weight.getKey());
      double value = held == null ? 0 : held.toDouble();
      double wanted = values.getOrDefault(weight.getKey(), 0.0);
      double drift = Math.abs(wanted - value);
      if (drift > 0 && drift >= band * equity) {
        targets.add(
            new Target(
                Purpose.CORE,
                input.spot(weight.getKey()),
                new Target.Amount.Value(wanted),
                1,
                Decimals.grouped(value, 0)
                    + " held, "
                    + Decimals.grouped(wanted, 0)
                    + " wanted ("
                    + Decimals.fixed(100 * weight.getValue(), 1)
                    + "% of the core)"));
      }
    }
    return new Targets(targets, List.of(), notes);
  }

  /**
   * What the target's assets should be worth, in the quote: what it does not name takes its part.
   *
   * @param owned for the core, by asset
   */
  public static SequencedMap<Asset, Double> wanted(
      SequencedMap<Asset, Money> owned, Money equity, SpotTarget target) {
    double core = value(owned, equity, target);
    SequencedMap<Asset, Double> wanted = new TreeMap<>();
    target.assets().forEach((asset, weight) -> wanted.put(asset, weight * core));
    return wanted;
  }

  /** What all of the target's assets should be worth together. */
  static double value(SequencedMap<Asset, Money> owned, Money equity, SpotTarget target) {
    double outside = 0;
    for (Map.Entry<Asset, Money> held : owned.entrySet()) {
      if (!target.assets().containsKey(held.getKey())) {
        outside += held.getValue().toDouble();
      }
    }
    return Math.max(0, target.share() * equity.toDouble() - outside);
  }
}
