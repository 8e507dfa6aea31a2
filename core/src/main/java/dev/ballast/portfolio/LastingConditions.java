// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.InstrumentId;
import dev.ballast.policy.Circumstance;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.Policy;
import dev.ballast.signal.BearMarket;
import dev.ballast.signal.MarketCondition;
import dev.ballast.signal.Overbought;
import dev.ballast.signal.regime.Phase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** The states of the market that a plan's rules wait for, folded from one review to the next. */
public final class LastingConditions {
  private LastingConditions() {}

  /**
   * Those that last at a review of hedges. What cannot be told neither begins nor ends.
   *
   * @param before those after the review before
   */
  public static List<LastingCondition> of(ReviewInput input, List<LastingCondition> before) {
    List<LastingCondition> lasting = new ArrayList<>();
    for (Circumstance circumstance : asked(input.policy())) {
      Optional<LastingCondition> until =
          before.stream().filter(one -> one.circumstance().equals(circumstance)).findFirst();
      MarketCondition begins = begins(input, circumstance);
      MarketCondition ends = ends(input, circumstance);
      if (MarketCondition.lasts(until.isPresent(), begins, ends)) {
        lasting.add(
            new LastingCondition(
                circumstance,
                until.map(LastingCondition::since).orElse(input.view().time()),
                (until.isPresent() ? ends : begins).sentence()));
      }
    }
    return lasting;
  }

  /** Whether any rule of a plan waits for a state of the market. */
  public static boolean areAsked(Policy policy) {
    return !asked(policy).isEmpty();
  }

  private static SequencedSet<Circumstance> asked(Policy policy) {
    SequencedSet<Circumstance> asked = new LinkedHashSet<>();
    for (HedgeRule rule : policy.overlay().hedges()) {
      if (rule.when() instanceof HedgeRule.When.While when) {
        asked.add(when.circumstance());
      }
    }
    return asked;
  }

  /** Why a state that a rule waits for has not begun. */
  static String waiting(ReviewInput input, Circumstance circumstance) {
    return begins(input, circumstance).sentence();
  }

  private static MarketCondition begins(ReviewInput input, Circumstance circumstance) {
    return switch (circumstance) {
      case Circumstance.Bear _ ->
          BearMarket.begins(
              input.view(),
              input.policy().market(),
              input.policy().benchmark(),
              BearMarket.Terms.DEFAULT);
      case Circumstance.Overbought of ->
          Overbought.begins(input.view(), perpetual(input, of), Overbought.Terms.DEFAULT);
      case Circumstance.Fading _ -> MarketStates.fadingBegins(input);
      case Circumstance.InPhase(Phase phase) -> MarketStates.phaseBegins(input, phase);
    };
  }

  private static MarketCondition ends(ReviewInput input, Circumstance circumstance) {
    return switch (circumstance) {
      case Circumstance.Bear _ ->
          BearMarket.ends(
              input.view(),
              input.policy().market(),
              input.policy().benchmark(),
              BearMarket.Terms.DEFAULT);
      case Circumstance.Overbought of ->
          Overbought.ends(input.view(), perpetual(input, of), Overbought.Terms.DEFAULT);
      case Circumstance.Fading _ -> MarketStates.fadingEnds(input);
      case Circumstance.InPhase(Phase phase) -> MarketStates.phaseEnds(input, phase);
    };
  }

  private static InstrumentId perpetual(ReviewInput input, Circumstance.Overbought of) {
    return input.perpetual(of.asset());
  }
}
