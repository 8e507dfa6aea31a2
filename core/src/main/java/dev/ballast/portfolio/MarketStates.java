// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.Sector;
import dev.ballast.policy.Policy;
import dev.ballast.policy.SectorsOnDay;
import dev.ballast.signal.Fading;
import dev.ballast.signal.MarketCondition;
import dev.ballast.signal.SignalHistory;
import dev.ballast.signal.SignalQuestion;
import dev.ballast.signal.SignalReview;
import dev.ballast.signal.regime.Phase;
import dev.ballast.signal.regime.Regime;
import dev.ballast.signal.regime.RegimeHistory;
import dev.ballast.signal.regime.RegimeQuestion;
import dev.ballast.signal.regime.RegimeRules;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** States of the whole market that hedges may wait for: its phase, and whether it fades. */
public final class MarketStates {
  private MarketStates() {}

  /** What is asked of the futures market: the sectors with a weight, by the rotation's rules. */
  public static SignalQuestion signals(Policy policy, SectorsOnDay sectors) {
    SequencedMap<Sector, List<Asset>> members = new LinkedHashMap<>();
    for (Sector sector : policy.core().spot().weights().keySet()) {
      members.put(sector, sectors.members(sector));
    }
    return new SignalQuestion(
        members, policy.benchmark(), policy.market(), policy.core().rotation().rules());
  }

  /** What is asked of the market's cycle: the benchmark and the members of all sectors. */
  public static RegimeQuestion regime(Policy policy, SectorsOnDay sectors) {
    List<Asset> others = new ArrayList<>();
    sectors.records().values().forEach(one -> others.addAll(one.members()));
    return new RegimeQuestion(policy.benchmark(), policy.market(), others, RegimeRules.DEFAULT);
  }

  static MarketCondition fadingBegins(ReviewInput input) {
    return Fading.begins(mondays(input));
  }

  static MarketCondition fadingEnds(ReviewInput input) {
    return Fading.ends(mondays(input));
  }

  private static List<SignalReview> mondays(ReviewInput input) {
    return SignalHistory.mondays(input.view(), signals(input.policy(), input.sectors()));
  }

  static MarketCondition phaseBegins(ReviewInput input, Phase phase) {
    return in(input, phase)
        ? new MarketCondition.Met(sentence(input))
        : new MarketCondition.Unmet(sentence(input));
  }

  static MarketCondition phaseEnds(ReviewInput input, Phase phase) {
    return in(input, phase)
        ? new MarketCondition.Unmet(sentence(input))
        : new MarketCondition.Met(sentence(input));
  }

  private static Regime now(ReviewInput input) {
    return RegimeHistory.at(input.view(), regime(input.policy(), input.sectors()));
  }

  private static boolean in(ReviewInput input, Phase phase) {
    return now(input).phase().filter(phase::equals).isPresent();
  }

  /** Half a sentence: the phase with its numbers. */
  private static String sentence(ReviewInput input) {
    String says = now(input).sentences(input.policy().benchmark(), RegimeRules.DEFAULT).getFirst();
    return "the market's phase: " + says.substring(0, says.length() - 1);
  }
}
