// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.market.Sector;
import dev.ballast.policy.MacroView;
import dev.ballast.policy.RegimePlan;
import dev.ballast.unit.Percent;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The plan's {@code regime} and {@code macro}: how phases and the user's views move weights. */
final class RegimeSection {
  private static final Pattern TILT = Pattern.compile("([a-z0-9-]+)\\s+([+-])1(?:\\s+steps?)?");
  private static final int LONGEST = 200;

  private RegimeSection() {}

  /**
   * What the two say together.
   *
   * @param weighted sectors that have a weight in the core
   * @param beside the path of a file that the plan names
   */
  static RegimePlan read(Mapping plan, Collection<Sector> weighted, Function<Scalar, Path> beside) {
    RegimePlan phases = plan.find("regime").map(one -> phases(one, beside)).orElse(RegimePlan.NONE);
    return plan.find("macro").map(one -> phases.withViews(views(one, weighted))).orElse(phases);
  }

  private static RegimePlan phases(Field field, Function<Scalar, Path> beside) {
    Mapping table = field.table("rules", "step", "reach", "lead", "leaders");
    RegimePlan usual = RegimePlan.DEFAULT;
    Percent step = table.get("step", one -> one.percent("0.1", "20"), usual.step());
    return new RegimePlan(
        true,
        table.get("rules", one -> PhasesFile.named(one, beside.apply(one)), usual.rules()),
        step,
        table.get(
            "reach",
            one -> one.percent(step.value().toPlainString(), "100"),
            usual.reach().compareTo(step) < 0 ? step : usual.reach()),
        table.get("lead", RegimeSection::horizon, usual.lead()),
        table.get("leaders", one -> one.wholeNumber(1, RegimePlan.MOST_LEADERS), usual.leaders()),
        List.of());
  }

  private static int horizon(Scalar value) {
    int days = value.days(365);
    if (!RegimePlan.HORIZONS.contains(days)) {
      throw value.mistake("not one of 7, 30, 90, 180 days: '" + value.text() + "'");
    }
    return days;
  }

  private static List<MacroView> views(Field field, Collection<Sector> weighted) {
    List<MacroView> views = new ArrayList<>();
    for (Field item : field.items()) {
      Mapping table = item.table("from", "until", "tilt", "words");
      LocalDate from = table.require("from").scalar().day();
      Optional<LocalDate> until = table.get("until", Scalar::day);
      if (until.isPresent() && !until.get().isAfter(from)) {
        throw table
            .require("until")
            .mistake("the view ends on " + until.get() + ", not after " + from);
      }
      Scalar tilt = table.require("tilt").scalar();
      Matcher parts = TILT.matcher(tilt.text());
      if (!parts.matches()) {
        throw tilt.mistake(
            "not a tilt of one step: '" + tilt.text() + "' (write majors +1, or defi -1)");
      }
      views.add(
          new MacroView(
              from,
              until,
              weighted(tilt, parts.group(1), weighted),
              parts.group(2).equals("+"),
              table.require("words").scalar().words(LONGEST)));
    }
    return views;
  }

  private static Sector weighted(Scalar value, String name, Collection<Sector> weighted) {
    Sector sector = new Sector(name);
    if (!weighted.contains(sector)) {
      List<String> known = weighted.stream().map(Sector::name).toList();
      throw value.mistake(
          "not a sector with a weight in spot.weights" + Suggestion.hint(name, known));
    }
    return sector;
  }
}
