// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.ScenarioFile;
import dev.ballast.app.config.ScenarioFile.Shocked;
import dev.ballast.app.render.Calculation;
import dev.ballast.app.render.Figures;
import dev.ballast.calc.ShockedExposures;
import dev.ballast.calc.ShockedExposures.Line;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stated exposures gain and lose under shocks. */
public final class ScenarioCalculator {
  private static final MathContext DIGITS = new MathContext(24);
  private static final BigDecimal ALL = BigDecimal.ONE.negate();

  private ScenarioCalculator() {}

  /** Of a file's exposures. */
  public static Calculation of(ScenarioFile file) {
    List<Line> lines = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Shocked one : file.exposures()) {
      if (one.move().compareTo(ALL) < 0) {
        notes.add(
            "%s would move by %s with its beta; a price loses 100%% at most, which is counted."
                .formatted(one.name(), Figures.readablePercent(one.move())));
      }
      lines.add(
          new Line(one.name(), one.sector(), one.notional(), one.margin(), one.move().max(ALL)));
    }
    ShockedExposures scenario = new ShockedExposures(lines);
    for (Line one : lines) {
      if (one.losesItsMargin()) {
        notes.add(
            "%s loses all of its margin or more: it is liquidated on the way, unless margin is added."
                .formatted(one.name()));
      }
    }
    return answer(file, scenario, notes);
  }

  private static Calculation answer(
      ScenarioFile file, ShockedExposures scenario, List<String> notes) {
    Optional<BigDecimal> ofCapital =
        file.capital().map(all -> scenario.total().divide(all, DIGITS));
    Optional<BigDecimal> idle =
        file.capital().flatMap(all -> scenario.idle(all, file.reserve().orElse(BigDecimal.ZERO)));
    Calculation answer =
        Calculation.titled(
                "Scenario: %s of stated exposures"
                    .formatted(Figures.count(scenario.lines().size(), "line")))
            .table(
                "llrrrrr",
                List.of("exposure", "sector", "notional", "moves", "profit", "margin", "of it"),
                scenario.lines().stream().map(ScenarioCalculator::row).toList())
            .figure("total", scenario.total(), "total", "USDT")
            .field("lines", scenario.lines().stream().map(ScenarioCalculator::line).toList())
            .figure("capital", file.capital(), "capital", "USDT")
            .percent("ofCapital", ofCapital, "total of capital", "")
            .figure("margin", scenario.margin(), "margin", "USDT")
            .percent("ofMargin", scenario.ofMargin(), "profit on it", "of what stands on margin")
            .figure("reserve", file.reserve(), "reserve", "USDT")
            .figure("idle", idle, "idle", "USDT: capital less what is owned, margin and reserve")
            .field("notes", notes)
            .field("formula", worked(scenario))
            .formula("profit = notional x move", "total  = " + worked(scenario));
    notes.forEach(answer::note);
    return answer;
  }

  private static List<String> row(Line line) {
    return List.of(
        line.name(),
        line.group(),
        Figures.readable(line.notional()),
        Figures.readablePercent(line.move()),
        Figures.readable(line.profit()),
        line.margin().map(Figures::readable).orElse(""),
        line.ofMargin().map(Figures::readablePercent).orElse(""));
  }

  private static Object line(Line line) {
    return Calculation.part()
        .field("name", line.name())
        .field("sector", line.group())
        .field("notional", line.notional())
        .field("move", line.move())
        .field("profit", line.profit())
        .field("margin", line.margin())
        .field("ofMargin", line.ofMargin())
        .field("losesItsMargin", line.losesItsMargin())
        .fields();
  }

  private static String worked(ShockedExposures scenario) {
    return scenario.lines().stream()
            .map(one ->
                "%s x %s"
                    .formatted(
                        Figures.readable(one.notional()), Figures.readablePercent(one.move())))
            .collect(Collectors.joining(" + "))
        + " = "
        + Figures.readable(scenario.total());
  }
}
