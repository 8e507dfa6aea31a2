// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.market.Sector;
import dev.ballast.policy.InsideSector;
import dev.ballast.policy.Profile;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SpotPlan;
import dev.ballast.unit.Percent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Reads {@code spot} of a plan. */
final class SpotSection {
  private SpotSection() {}

  /**
   * The spot core.
   *
   * @param usual what holds where the plan says nothing
   */
  static SpotPlan read(Field field, Profile profile, SectorBook sectors, SpotPlan usual) {
    Mapping table = field.table("share", "weights", "inside-sector", "cap");
    SpotPlan plan =
        new SpotPlan(
            table.get("share", one -> share(one, profile), usual.share()),
            table.find("weights").map(one -> weights(one, sectors)).orElse(usual.weights()),
            table.get("inside-sector", one -> one.choice(InsideSector.class), usual.inside()));
    return table
        .find("cap")
        .map(one -> plan.withCaps(caps(one, sectors, plan.weights())))
        .orElse(plan);
  }

  private static Percent share(Scalar value, Profile profile) {
    Percent share = value.percent("0", "100");
    if (!profile.allows(share)) {
      throw value.mistake(
          "a "
              + profile
              + " profile holds "
              + profile.leastSpot()
              + " to "
              + profile.mostSpot()
              + " of capital in spot, not "
              + share);
    }
    return share;
  }

  private static SequencedMap<Sector, Percent> weights(Field field, SectorBook sectors) {
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    List<String> known = sectors.sectors().stream().map(Sector::name).toList();
    field
        .entries()
        .forEach((name, weight) -> {
          if (!known.contains(name)) {
            throw weight.mistakeAtKey("no such sector" + Suggestion.hint(name, known));
          }
          weights.put(new Sector(name), weight.scalar().percent("0", "100"));
        });
    Percent sum = SpotPlan.sum(weights);
    if (!sum.equals(Percent.HUNDRED)) {
      throw field.mistakeAtKey("weights sum to " + sum + "; make them sum to 100%");
    }
    return weights;
  }

  /** One cap for every sector with a weight, or a cap by sector. */
  private static SequencedMap<Sector, Percent> caps(
      Field field, SectorBook sectors, SequencedMap<Sector, Percent> weights) {
    SequencedMap<Sector, Percent> caps = new LinkedHashMap<>();
    if (!field.isMapping()) {
      Percent cap = cap(field.scalar());
      for (Sector sector : weights.keySet()) {
        caps.put(
            sector, capped(field, sectors, sector, cap, "; write caps by sector, or a larger"));
      }
      return caps;
    }
    List<String> known = weights.keySet().stream().map(Sector::name).toList();
    field
        .entries()
        .forEach((name, cap) -> {
          if (!known.contains(name)) {
            throw cap.mistakeAtKey("no sector with a weight" + Suggestion.hint(name, known));
          }
          Sector sector = new Sector(name);
          caps.put(sector, capped(cap, sectors, sector, cap(cap.scalar()), "; write a larger"));
        });
    return caps;
  }

  private static Percent cap(Scalar value) {
    return value.percent("0.1", "100");
  }

  private static Percent capped(
      Field field, SectorBook sectors, Sector sector, Percent cap, String remedy) {
    try {
      sectors.checkCap(sector, cap);
      return cap;
    } catch (IllegalArgumentException e) {
      throw field.mistake(e.getMessage() + remedy);
    }
  }
}
