// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.Usual;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * Exposures as they are stated, and how far each is shocked.
 *
 * @param capital all of the portfolio, idle cash too
 * @param reserve of the capital, kept beside the margins
 */
public record ScenarioFile(
    Optional<BigDecimal> capital, Optional<BigDecimal> reserve, List<Shocked> exposures) {
  private static final int LONGEST_NAME = 60;

  /** Copies the list. */
  public ScenarioFile {
    exposures = List.copyOf(exposures);
  }

  /**
   * One exposure.
   *
   * @param notional signed, in USDT
   * @param move of its price, a fraction; below -1 where a beta takes it there
   * @param byBeta whether the move is beta x the benchmark's
   */
  public record Shocked(
      String name,
      String sector,
      BigDecimal notional,
      Optional<BigDecimal> margin,
      BigDecimal move,
      boolean byBeta) {}

  /** Reads a file; a sector without a shock and a shock without a sector are mistakes. */
  public static ScenarioFile read(Path file) {
    Mapping table =
        YamlNodes.read(SourceText.of(file))
            .table("capital", "reserve", "benchmark", "exposures", "shocks");
    String benchmark = table.get("benchmark", one -> one.asset().code(), "BTC");
    SequencedMap<String, Field> shocks = table.require("shocks").entries();
    SequencedSet<String> used = new LinkedHashSet<>();
    List<Shocked> exposures = new ArrayList<>();
    Field list = table.require("exposures");
    for (Field item : list.items()) {
      exposures.add(exposure(item, benchmark, shocks, used));
    }
    if (exposures.isEmpty()) {
      throw list.mistake("is empty");
    }
    for (var shock : shocks.entrySet()) {
      if (!used.contains(shock.getKey())) {
        throw shock
            .getValue()
            .mistakeAtKey(
                "shocks no exposure"
                    + Suggestion.hint(
                        shock.getKey(), exposures.stream().map(Shocked::sector).toList()));
      }
    }
    Optional<BigDecimal> capital = table.get("capital", ScenarioFile::positive);
    Optional<BigDecimal> reserve = table.get("reserve", ScenarioFile::positive);
    if (reserve.isPresent() && capital.isEmpty()) {
      throw table.require("reserve").mistake("is a part of the 'capital', which is not given");
    }
    return new ScenarioFile(capital, reserve, exposures);
  }

  private static Shocked exposure(
      Field item, String benchmark, SequencedMap<String, Field> shocks, SequencedSet<String> used) {
    Mapping row = item.table("name", "sector", "notional", "margin", "beta");
    String sector = row.require("sector").scalar().words(LONGEST_NAME);
    Optional<BigDecimal> beta = row.get("beta", Scalar::anyDecimal);
    boolean byBeta = beta.isPresent() && !shocks.containsKey(sector);
    String shock = byBeta ? benchmark : sector;
    Field stated = shocks.get(shock);
    if (stated == null) {
      throw row.require("sector")
          .mistake(
              "there is no shock of '%s'; add it to 'shocks', 0%% where it does not move"
                  .formatted(shock));
    }
    used.add(shock);
    BigDecimal move = stated.scalar().move();
    return new Shocked(
        row.require("name").scalar().words(LONGEST_NAME),
        sector,
        row.require("notional").scalar().amount(Usual.QUOTE),
        row.get("margin", ScenarioFile::positive),
        byBeta ? move.multiply(beta.orElseThrow()) : move,
        byBeta);
  }

  private static BigDecimal positive(Scalar scalar) {
    return scalar.positiveAmount(Usual.QUOTE);
  }
}
