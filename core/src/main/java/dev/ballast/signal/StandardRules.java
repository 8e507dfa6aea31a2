// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.signal.feature.FeatureKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sets of rules that come with the program. Rates are a year's; 10.95 % a year is what venues
 * charge where futures trade at par.
 */
public final class StandardRules {
  private static final double HALF = 0.5;

  private static final Condition RUN_UNWINDS =
      new Condition.All(
          List.of(
              Condition.parse("funding-peak >= 18%"),
              Condition.parse("funding <= 60% of funding-peak"),
              new Condition.Any(
                  List.of(
                      Condition.parse("open-interest-7d <= -5%"),
                      Condition.parse("open-interest-30d <= -10%"),
                      new Condition.InsteadOf(
                          FeatureKind.OPEN_INTEREST_30D,
                          Condition.parse("volume-trend <= -20%"))))));

  private static final Condition SWINGS = Condition.parse("funding-instability >= 15%");

  private static final Condition FIRM =
      Condition.all("momentum-30d >= 0%", "relative-strength >= -5%");

  private static final Condition NOT_FIRM =
      Condition.any("momentum-30d < 0%", "relative-strength < -5%");

  private static final Condition ACCUMULATES =
      new Condition.All(
          List.of(
              Condition.parse("volume-trend >= 10%"),
              Condition.parse("funding <= 12%"),
              Condition.parse("funding-instability <= 10%"),
              Condition.ifKnown("funding-z-score <= 1.5"),
              Condition.ifKnown("open-interest-30d > -10%"),
              FIRM));

  private static final Rule LEVERAGE_LEAVING =
      Rule.of("leverage-leaving", -2, RUN_UNWINDS).atMost(-2);

  private static final Rule UNSTABLE =
      Rule.of("unstable-funding", -1, new Condition.All(List.of(SWINGS, NOT_FIRM)));

  private static final Rule UNSTABLE_BUT_FIRM =
      Rule.of("unstable-but-firm", 0, new Condition.All(List.of(SWINGS, FIRM))).atMost(0);

  private static final Rule ACCUMULATION = Rule.of("accumulation", 2, ACCUMULATES);

  /** Each week by itself: without memory, without confirmation. */
  public static final RuleSet PLAIN =
      new RuleSet(
          "plain",
          HALF,
          List.of(LEVERAGE_LEAVING, UNSTABLE, UNSTABLE_BUT_FIRM, ACCUMULATION),
          Map.of(),
          0);

  /**
   * With memory: a rule goes on until its end is seen, a stance is held two weeks at least, and how
   * a sector does beside the others confirms it.
   */
  public static final RuleSet DEFAULT =
      new RuleSet(
          "default",
          HALF,
          List.of(
              LEVERAGE_LEAVING.until(
                  Condition.any("funding >= 90% of funding-peak", "funding-peak <= 15%")),
              Rule.of(
                      "overheating",
                      -1,
                      new Condition.All(
                          List.of(
                              Condition.all("funding >= 30%", "momentum-30d >= 15%"),
                              Condition.ifKnown("open-interest-30d >= 10%"),
                              Condition.ifKnown("funding-z-score >= 1"))))
                  .until(Condition.parse("funding <= 20%")),
              Rule.of(
                      "capitulation",
                      1,
                      new Condition.All(
                          List.of(
                              Condition.all("momentum-30d <= -25%", "funding <= 0%"),
                              Condition.any(
                                  "open-interest-7d <= -10%", "open-interest-30d <= -20%"))))
                  .atLeast(0)
                  .lasting(2),
              UNSTABLE.until(Condition.parse("funding-instability <= 12%")),
              UNSTABLE_BUT_FIRM,
              Rule.of(
                  "divergence",
                  -1,
                  Condition.all(
                      "momentum-30d >= 10%", "open-interest-30d <= -10%", "volume-trend <= -10%")),
              Rule.of("backwardation", -2, Condition.parse("calendar-spread <= -2%"))
                  .atMost(-1)
                  .lasting(4)
                  .onlyWhereKnown(),
              ACCUMULATION.until(
                  Condition.any(
                      "funding >= 15%",
                      "funding-instability >= 15%",
                      "volume-trend < 0%",
                      "momentum-30d < -5%",
                      "relative-strength < -10%"))),
          Map.of(
              Stance.REDUCE, Condition.ifKnown("sector-spread <= 0%"),
              Stance.TRIM, Condition.ifKnown("sector-spread <= 5%"),
              Stance.INCREASE, Condition.ifKnown("sector-spread >= -5%")),
          2);

  private StandardRules() {}

  /** The set of that name. */
  public static Optional<RuleSet> named(String name) {
    return Stream.of(DEFAULT, PLAIN).filter(set -> set.name().equals(name)).findFirst();
  }
}
