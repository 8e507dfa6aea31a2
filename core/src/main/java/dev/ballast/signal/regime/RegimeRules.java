// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.regime;

import java.util.List;
import java.util.Optional;

/**
 * The rules of all phases.
 *
 * @param name what the set is called
 * @param phases of which an earlier one goes before a later one
 * @param looks weekly looks in a row at which a new phase must be found
 */
public record RegimeRules(String name, List<PhaseRule> phases, int looks) {
  /**
   * Bounds that are round and stand for what the phases are: support is broken below the long mean
   * and 30 % below the high with two of three assets falling; a peak is behind at 15 % below the
   * high with a falling month and less than half of the market in a trend; narratives run where
   * seven of ten stand above their mean and most beat the benchmark; layer-1s catch up where half
   * do and the benchmark no longer gains on them; else, where it rises, it leads.
   */
  public static final RegimeRules DEFAULT =
      new RegimeRules(
          "default",
          List.of(
              PhaseRule.of(
                  Phase.BEAR,
                  List.of("trend < 0%", "drawdown <= -30%", "breadth <= 35%"),
                  List.of("trend < 5%")),
              PhaseRule.of(
                  Phase.PEAK,
                  List.of("drawdown <= -15%", "month < 0%", "breadth <= 50%"),
                  List.of("month < 10%", "breadth < 60%")),
              PhaseRule.of(
                  Phase.NARRATIVES,
                  List.of("breadth >= 70%", "leaders >= 60%", "momentum >= 0%"),
                  List.of("breadth >= 55%", "leaders >= 45%")),
              PhaseRule.of(
                  Phase.LAYER_ONES,
                  List.of("breadth >= 50%", "leaders >= 40%", "dominance <= 0%", "momentum >= 0%"),
                  List.of("breadth >= 40%", "leaders >= 30%")),
              PhaseRule.of(
                  Phase.DOMINANCE,
                  List.of("momentum >= 0%", "leaders < 40%"),
                  List.of("leaders < 50%", "trend >= -5%"))),
          2);

  /** The most looks that may confirm a phase. */
  public static final int MOST_LOOKS = 8;

  /** Copies the list; refuses none, one twice, and looks that are not 1 to 8. */
  public RegimeRules {
    phases = List.copyOf(phases);
    if (phases.isEmpty()
        || phases.stream().map(PhaseRule::phase).distinct().count() < phases.size()) {
      throw new IllegalArgumentException("each phase has one rule, and there is one at least");
    }
    if (looks < 1 || looks > MOST_LOOKS) {
      throw new IllegalArgumentException(
          "1 to " + MOST_LOOKS + " looks confirm a phase, not " + looks);
    }
  }

  /** The bounds that a phase begins by; none where it has no rule. */
  List<RegimeBound> begins(Phase phase) {
    return rule(phase).map(PhaseRule::begins).orElse(List.of());
  }

  /** The bounds that a phase goes on by; none where it has no rule. */
  List<RegimeBound> goesOn(Phase phase) {
    return rule(phase).map(PhaseRule::goesOn).orElse(List.of());
  }

  private Optional<PhaseRule> rule(Phase phase) {
    return phases.stream().filter(rule -> rule.phase() == phase).findFirst();
  }
}
