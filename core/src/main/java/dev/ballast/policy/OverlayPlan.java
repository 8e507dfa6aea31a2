// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What futures add to the core, and what no order may break.
 *
 * @param rules in order of priority, each with its own name among those of its kind; hedges, which
 *     come before all others, first
 * @param bear what the plan becomes in a bear market, whose hedge is one of the rules
 * @param budgets of margin
 * @param closing which positions that no rule names are closed
 */
public record OverlayPlan(
    List<OverlayRule> rules,
    Optional<BearPosture> bear,
    Budgets budgets,
    Limits limits,
    ClosingPlan closing) {
  /** No rules, within the usual limits. */
  public static final OverlayPlan NONE = new OverlayPlan(List.of(), Limits.DEFAULT);

  /** Of which no position that no rule names is closed. */
  public OverlayPlan(
      List<OverlayRule> rules, Optional<BearPosture> bear, Budgets budgets, Limits limits) {
    this(rules, bear, budgets, limits, ClosingPlan.NONE);
  }

  /** Of hedges alone, without budgets. */
  public OverlayPlan(List<HedgeRule> hedges, Limits limits) {
    this(List.copyOf(hedges), Optional.empty(), Budgets.NONE, limits);
  }

  /**
   * Puts hedges first; refuses two rules of one kind and name, and leverage above the limit of its
   * kind.
   */
  public OverlayPlan {
    List<OverlayRule> ordered = new ArrayList<>(rules);
    ordered.sort((one, other) -> Boolean.compare(isHedge(other), isHedge(one)));
    rules = List.copyOf(ordered);
    if (rules.stream().map(one -> one.kind() + ":" + one.name()).distinct().count()
        < rules.size()) {
      throw new IllegalArgumentException("two rules of one name: " + rules);
    }
    for (Class<? extends OverlayRule> type :
        List.of(
            CarryRule.class,
            DriftRule.class,
            OptimisedRule.class,
            RotationLeg.class,
            RotationSpread.class)) {
      if (rules.stream().filter(type::isInstance).count() > 1) {
        throw new IllegalArgumentException("two rules of one of which there is one: " + rules);
      }
    }
    for (OverlayRule rule : rules) {
      int leverage = directional(rule);
      if (leverage > limits.directionalLeverage()) {
        throw new IllegalArgumentException(
            "the %s %s has a leverage of %d, above directional-leverage of %d"
                .formatted(rule.kind(), rule.name(), leverage, limits.directionalLeverage()));
      }
    }
  }

  /** The leverage of a bet on direction; zero of any other rule. */
  private static int directional(OverlayRule rule) {
    return switch (rule) {
      case TiltRule tilt -> tilt.leverage();
      case NarrativeRule narrative -> narrative.leverage();
      case RotationLeg leg -> leg.leverage();
      case AmplifyRule amplify -> amplify.leverage();
      case CarryRule _, DriftRule _, HedgeRule _, OptimisedRule _, PairRule _, RotationSpread _ ->
          0;
    };
  }

  private static boolean isHedge(OverlayRule rule) {
    return rule.kind() == OverlayKind.HEDGE;
  }

  /** Whether there is a rule, or a position that no rule names may have to be closed. */
  public boolean asksAnything() {
    return !rules.isEmpty() || !closing.equals(ClosingPlan.NONE);
  }

  /** The rules that protect the spot core, in order of priority. */
  public List<HedgeRule> hedges() {
    List<HedgeRule> hedges = new ArrayList<>();
    for (OverlayRule rule : rules) {
      if (rule instanceof HedgeRule hedge) {
        hedges.add(hedge);
      }
    }
    return hedges;
  }

  /** The rule by which carry is harvested. */
  public Optional<CarryRule> carry() {
    return first(CarryRule.class);
  }

  /** The rule whose overlay is optimised. */
  public Optional<OptimisedRule> optimised() {
    return first(OptimisedRule.class);
  }

  /** The rule by which drift is corrected in futures. */
  public Optional<DriftRule> drift() {
    return first(DriftRule.class);
  }

  /** The rule by which a rotation is made in futures first. */
  public Optional<RotationSpread> rotationSpread() {
    return first(RotationSpread.class);
  }

  private <T extends OverlayRule> Optional<T> first(Class<T> type) {
    for (OverlayRule rule : rules) {
      if (type.isInstance(rule)) {
        return Optional.of(type.cast(rule));
      }
    }
    return Optional.empty();
  }

  /** These rules of hedges in place of those there are. */
  public OverlayPlan withHedges(HedgeRule... others) {
    List<OverlayRule> all = new ArrayList<>(List.of(others));
    rules.stream().filter(rule -> !(rule instanceof HedgeRule)).forEach(all::add);
    return withRules(all);
  }

  public OverlayPlan withRules(List<? extends OverlayRule> others) {
    return new OverlayPlan(List.copyOf(others), bear, budgets, limits, closing);
  }

  /** With a posture for bear markets, and its hedge as the first rule. */
  public OverlayPlan withBear(BearPosture posture) {
    List<OverlayRule> all = new ArrayList<>(List.of(posture.hedge()));
    all.addAll(rules);
    return new OverlayPlan(all, Optional.of(posture), budgets, limits, closing);
  }

  public OverlayPlan withBudgets(Budgets other) {
    return new OverlayPlan(rules, bear, other, limits, closing);
  }

  public OverlayPlan withLimits(Limits other) {
    return new OverlayPlan(rules, bear, budgets, other, closing);
  }
}
