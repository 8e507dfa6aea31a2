// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.market.Sector;
import dev.ballast.policy.Basket;
import dev.ballast.policy.OptimisedRule;
import dev.ballast.policy.OverlayRule;
import dev.ballast.policy.Profile;
import dev.ballast.policy.SectorBook;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/** The plan's {@code optimise}: targets of the whole account, and what may serve them. */
final class OptimiseSection {
  private static final String NAME = "optimised";
  private static final double USUAL_AVERSION = 3;
  private static final int USUAL_DAYS = 30;

  private OptimiseSection() {}

  /** Which ways contracts may be traded. */
  private enum Sides {
    SHORT,
    BOTH
  }

  /**
   * Reads the rule.
   *
   * @param sectors that an exposure may be of
   * @param others rules before it, whose names are taken
   */
  static OptimisedRule read(
      Field field, Asset quote, SectorBook sectors, Profile profile, List<OverlayRule> others) {
    Mapping table =
        field.table(
            "name",
            "beta-to",
            "exposures",
            "contracts",
            "sides",
            "horizon",
            "risk-aversion",
            "stop");
    if (table.find("beta-to").isEmpty() && table.find("exposures").isEmpty()) {
      throw field.mistake(
          "a target is missing: write beta-to: 0.5, or exposures: {layer-1: 10%}, or both");
    }
    String name = table.get("name", HedgesSection::name, NAME);
    if (others.stream().anyMatch(other -> other.name().equals(name))) {
      throw field.mistake("a hedge is called " + name + " too: give one of the two another name");
    }
    Sides sides = table.get("sides", one -> one.choice(Sides.class), Sides.SHORT);
    if (sides == Sides.BOTH && !profile.allowsDirectional()) {
      throw table
          .require("sides")
          .mistake("a " + profile + " profile buys no futures: write short, or another profile");
    }
    double aversion =
        table.get(
            "risk-aversion",
            one -> one.decimal("0", Integer.toString(OptimisedRule.MOST_AVERSION)).doubleValue(),
            USUAL_AVERSION);
    return new OptimisedRule(
        name,
        table
            .find("beta-to")
            .map(one -> OptionalDouble.of(one.scalar().decimal("0", "3").doubleValue()))
            .orElse(OptionalDouble.empty()),
        table
            .find("exposures")
            .map(one -> exposures(one, quote, sectors, sides))
            .orElseGet(LinkedHashMap::new),
        contracts(table.require("contracts"), quote),
        table.get("horizon", one -> one.days(OptimisedRule.LONGEST), USUAL_DAYS),
        aversion,
        sides == Sides.SHORT,
        table.get("stop", one -> one.percent("0.1", "100")));
  }

  private static List<Asset> contracts(Field field, Asset quote) {
    List<Asset> all =
        field.items().stream().map(one -> PolicyFile.asset(one.scalar(), quote)).toList();
    if (all.isEmpty() || all.size() > OptimisedRule.MOST_CONTRACTS) {
      throw field.mistake(
          "1 to "
              + OptimisedRule.MOST_CONTRACTS
              + " assets whose perpetuals may be held, not "
              + all.size());
    }
    if (all.stream().distinct().count() < all.size()) {
      throw field.mistake("a contract stands twice: write each once");
    }
    return all;
  }

  private static SequencedMap<Basket, Percent> exposures(
      Field field, Asset quote, SectorBook sectors, Sides sides) {
    List<String> known = sectors.sectors().stream().map(Sector::name).toList();
    String lowest = sides == Sides.BOTH ? "-100" : "0";
    SequencedMap<Basket, Percent> exposures = new LinkedHashMap<>();
    for (Map.Entry<String, Field> one : field.entries().entrySet()) {
      String name = one.getKey();
      Percent share = one.getValue().scalar().percent(lowest, "100");
      if (known.contains(name)) {
        exposures.put(new Basket.OfSector(new Sector(name)), share);
      } else if (name.matches("[A-Z0-9]+") && !name.equals(quote.code())) {
        exposures.put(new Basket.OfAsset(new Asset(name)), share);
      } else {
        throw one.getValue()
            .mistakeAtKey(
                "neither a sector nor an asset: '" + name + "'" + Suggestion.hint(name, known));
      }
    }
    if (exposures.isEmpty()) {
      throw field.mistake("names nothing: write {layer-1: 10%}, or {SOL: 0%}");
    }
    return exposures;
  }
}
