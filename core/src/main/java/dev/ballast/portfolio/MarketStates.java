// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.Marketplace;
import dev.ballast.market.Sector;
import dev.ballast.policy.Policy;
import dev.ballast.policy.RegimePlan;
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
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
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
    return regime(policy.benchmark(), policy.market(), sectors, policy.core().regime());
  }

  static RegimeQuestion regime(
      Asset benchmark, Marketplace market, SectorsOnDay sectors, RegimePlan plan) {
    List<Asset> others = new ArrayList<>();
    sectors.records().values().forEach(one -> others.addAll(one.members()));
    return new RegimeQuestion(benchmark, market, others, plan.rules());
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
    Regime now = now(input);
    Optional<Boolean> in = now.in(phase, rules(input));
    if (in.isEmpty()) {
      return unknown(input, now, phase);
    }
    return in.get()
        ? new MarketCondition.Met(sentence(input, now))
        : new MarketCondition.Unmet(sentence(input, now));
  }

  static MarketCondition phaseEnds(ReviewInput input, Phase phase) {
    Regime now = now(input);
    if (now.phase().filter(phase::equals).isEmpty()) {
      return new MarketCondition.Met(sentence(input, now));
    }
    return now.in(phase, rules(input)).isEmpty()
        ? unknown(input, now, phase)
        : new MarketCondition.Unmet(sentence(input, now));
  }

  private static Regime now(ReviewInput input) {
    return RegimeHistory.at(input.view(), regime(input.policy(), input.sectors()));
  }

  private static RegimeRules rules(ReviewInput input) {
    return input.policy().core().regime().rules();
  }

  /** What is not measured begins no phase and ends none. */
  private static MarketCondition unknown(ReviewInput input, Regime now, Phase phase) {
    boolean held = now.phase().filter(phase::equals).isPresent();
    return new MarketCondition.Unknown(
        "not known whether the phase "
            + phase
            + (held ? ", since " + UtcDay.date(now.since()) + ", goes on" : " begins")
            + ": "
            + now.lack(phase, rules(input)));
  }

  /** Half a sentence: the phase with its numbers. */
  private static String sentence(ReviewInput input, Regime now) {
    String says = now.sentences(input.policy().benchmark(), rules(input)).getFirst();
    return "the market's phase: " + says.substring(0, says.length() - 1);
  }
}
