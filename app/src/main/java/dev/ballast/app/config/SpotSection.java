// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.market.Sector;
import dev.ballast.policy.BasketBeta;
import dev.ballast.policy.InsideSector;
import dev.ballast.policy.Profile;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SpotPlan;
import dev.ballast.unit.Percent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads {@code spot} of a plan. */
final class SpotSection {
  private final Mapping table;
  private final Profile profile;
  private final SectorBook sectors;

  private SpotSection(Mapping table, Profile profile, SectorBook sectors) {
    this.table = table;
    this.profile = profile;
    this.sectors = sectors;
  }

  /**
   * The spot core.
   *
   * @param usual what holds where the plan says nothing
   */
  static SpotPlan read(Field field, Profile profile, SectorBook sectors, SpotPlan usual) {
    Mapping table =
        field.table(
            "share", "weights", "preset", "sectors", "inside-sector", "target-beta", "base", "cap");
    return new SpotSection(table, profile, sectors).plan(usual);
  }

  private SpotPlan plan(SpotPlan usual) {
    PresetFields presets = PresetFields.of(table, sectors);
    SequencedMap<Sector, Percent> weights =
        table.find("weights").map(this::weights).or(presets::weights).orElse(usual.weights());
    Percent share =
        table.get("share", this::share).or(() -> presets.share(profile)).orElse(usual.share());
    InsideSector inside =
        table.get("inside-sector", one -> one.choice(InsideSector.class), usual.inside());
    Optional<BasketBeta> beta = beta(inside, weights);
    SpotPlan plan =
        new SpotPlan(share, weights, inside, new LinkedHashMap<>(), beta, presets.presets());
    return table
        .find("cap")
        .map(one -> plan.withCaps(bySector(one, weights, this::capped)))
        .orElse(plan);
  }

  private Percent share(Scalar value) {
    Percent share = value.percent("0", "100");
    profile
        .refusal(share)
        .ifPresent(reason -> {
          throw value.mistake(reason);
        });
    return share;
  }

  private SequencedMap<Sector, Percent> weights(Field field) {
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

  private Optional<BasketBeta> beta(InsideSector inside, SequencedMap<Sector, Percent> weights) {
    Optional<Field> target = table.find("target-beta");
    if (inside != InsideSector.TARGET_BETA) {
      for (String key : List.of("target-beta", "base")) {
        table
            .find(key)
            .ifPresent(one -> {
              throw one.mistakeAtKey("goes with inside-sector: target-beta; take it out");
            });
      }
      return Optional.empty();
    }
    if (target.isEmpty()) {
      throw table
          .require("inside-sector")
          .mistake("needs the beta that members are weighted to: write target-beta: 1.4");
    }
    return Optional.of(
        new BasketBeta(
            bySector(
                target.get(),
                weights,
                (field, _) ->
                    field.scalar().decimal("0", String.valueOf(BasketBeta.MOST)).doubleValue()),
            table.get("base", SpotSection::base, InsideSector.EQUAL)));
  }

  private static InsideSector base(Scalar value) {
    InsideSector base = value.choice(InsideSector.class);
    if (base == InsideSector.TARGET_BETA) {
      throw value.mistake("the base of a target beta is another weighting, such as equal");
    }
    return base;
  }

  /** What is read for one sector. */
  private interface Reader<T> {
    T read(Field field, Sector sector);
  }

  /** One value for every sector with a weight, or a value by sector. */
  private static <T> SequencedMap<Sector, T> bySector(
      Field field, SequencedMap<Sector, Percent> weights, Reader<T> reader) {
    SequencedMap<Sector, T> values = new LinkedHashMap<>();
    if (!field.isMapping()) {
      weights.keySet().forEach(sector -> values.put(sector, reader.read(field, sector)));
      return values;
    }
    List<String> known = weights.keySet().stream().map(Sector::name).toList();
    field
        .entries()
        .forEach((name, one) -> {
          if (!known.contains(name)) {
            throw one.mistakeAtKey("no sector with a weight" + Suggestion.hint(name, known));
          }
          values.put(new Sector(name), reader.read(one, new Sector(name)));
        });
    return values;
  }

  private Percent capped(Field field, Sector sector) {
    Percent cap = field.scalar().percent("0.1", "100");
    try {
      sectors.checkCap(sector, cap);
      return cap;
    } catch (IllegalArgumentException e) {
      boolean forAll = field.path().equals("spot.cap");
      throw field.mistake(
          e.getMessage() + (forAll ? "; write caps by sector, or a larger" : "; write a larger"));
    }
  }
}
