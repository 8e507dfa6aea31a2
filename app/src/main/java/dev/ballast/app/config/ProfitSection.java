// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.market.Sector;
import dev.ballast.policy.ProfitRule;
import dev.ballast.unit.Percent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The plan's {@code profit-taking}: when part of a sector that has risen is sold. */
final class ProfitSection {
  private static final String LAGGING = "lagging";
  private static final int LONGEST = 90;

  private ProfitSection() {}

  /**
   * The rules, in order.
   *
   * @param weighted sectors that have a weight in the core
   */
  static List<ProfitRule> read(Field field, Collection<Sector> weighted) {
    List<ProfitRule> rules = new ArrayList<>();
    for (Field item : field.items()) {
      Mapping table = item.table("of", "above", "within", "sell", "into");
      List<Sector> of = new ArrayList<>();
      for (Field one : table.require("of").items()) {
        of.add(weighted(one.scalar(), weighted));
      }
      Percent above = table.get("above", one -> one.percent("1", "100000"), ProfitRule.USUAL_ABOVE);
      int days = table.get("within", one -> one.days(LONGEST), ProfitRule.USUAL_DAYS);
      Percent sell = table.get("sell", one -> one.percent("1", "100"), ProfitRule.USUAL_SELL);
      Optional<Sector> into =
          table.get("into", one -> into(one, weighted)).orElse(Optional.of(Sector.MAJORS));
      try {
        rules.add(new ProfitRule(of, above, days, sell, into));
      } catch (IllegalArgumentException e) {
        throw item.mistake(String.valueOf(e.getMessage()));
      }
    }
    return rules;
  }

  private static Optional<Sector> into(Scalar value, Collection<Sector> weighted) {
    return value.text().equals(LAGGING) ? Optional.empty() : Optional.of(weighted(value, weighted));
  }

  private static Sector weighted(Scalar value, Collection<Sector> weighted) {
    Sector sector = new Sector(value.text());
    if (!weighted.contains(sector)) {
      List<String> known = weighted.stream().map(Sector::name).toList();
      throw value.mistake(
          "not a sector with a weight in spot.weights" + Suggestion.hint(value.text(), known));
    }
    return sector;
  }
}
