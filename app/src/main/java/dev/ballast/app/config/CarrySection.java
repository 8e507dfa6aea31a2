// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.policy.CarryKind;
import dev.ballast.policy.CarryRule;
import dev.ballast.policy.CarryTerms;
import dev.ballast.policy.Limits;
import dev.ballast.unit.Percent;
import java.util.EnumSet;
import java.util.Set;

/** The plan's {@code carry}: when spot is bought and its future sold, and how much of it. */
final class CarrySection {
  private static final Percent USUAL_ABOVE = Percent.of("8");
  private static final Percent USUAL_MOST = Percent.of("10");
  private static final Percent USUAL_EXIT = Percent.ZERO;

  private CarrySection() {}

  static CarryRule read(Field field) {
    Mapping table =
        field.table(
            "name",
            "kinds",
            "above",
            "exit",
            "at-most",
            "per-asset",
            "horizon",
            "leverage",
            "reserve",
            "idle");
    CarryTerms usual = CarryTerms.DEFAULT;
    CarryTerms terms =
        new CarryTerms(
            table.get("horizon", one -> one.days(365), usual.days()),
            table.get("leverage", one -> one.times(1, Limits.MOST_LEVERAGE), usual.leverage()),
            table.get("reserve", one -> one.percent("0", "100"), usual.reserve()),
            table.get("idle", one -> one.percent("0", "100"), usual.idle()));
    Percent atMost = table.get("at-most", one -> one.percent("0.1", "100"), USUAL_MOST);
    try {
      return new CarryRule(
          table.get("name", HedgesSection::name, "harvest"),
          table.find("kinds").map(CarrySection::kinds).orElse(Set.of(CarryKind.FUNDING)),
          table.get("above", one -> one.percent("0", "1000"), USUAL_ABOVE),
          table.get("exit", one -> one.percent("0", "1000"), USUAL_EXIT),
          atMost,
          table.get("per-asset", one -> one.percent("0.1", "100"), atMost),
          terms);
    } catch (IllegalArgumentException e) {
      throw field.mistake(String.valueOf(e.getMessage()));
    }
  }

  private static Set<CarryKind> kinds(Field field) {
    EnumSet<CarryKind> kinds = EnumSet.noneOf(CarryKind.class);
    field.items().forEach(item -> kinds.add(item.scalar().choice(CarryKind.class)));
    return kinds;
  }
}
