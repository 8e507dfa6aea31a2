// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.market.Sector;
import dev.ballast.order.Purpose;
import dev.ballast.policy.AmplifyRule;
import dev.ballast.policy.CarryRule;
import dev.ballast.policy.DriftRule;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.NarrativeRule;
import dev.ballast.policy.OptimisedRule;
import dev.ballast.policy.OverlayKind;
import dev.ballast.policy.OverlayRule;
import dev.ballast.policy.PairRule;
import dev.ballast.policy.Policy;
import dev.ballast.policy.RotationLeg;
import dev.ballast.policy.RotationSpread;
import dev.ballast.policy.TiltRule;
import dev.ballast.unit.Asset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What purposes are, half a sentence each: what {@code hedge:standing} is there to do. */
final class PurposeWords {
  private PurposeWords() {}

  static String of(Policy policy, Purpose purpose) {
    if (purpose.equals(Purpose.CORE)) {
      return "the spot core, owned for the long run: its weights go towards the plan's";
    }
    return ClosingRule.ruleOf(policy, purpose)
        .map(PurposeWords::of)
        .orElse("a position that came with the account, or that no rule of the plan names");
  }

  private static String of(OverlayRule rule) {
    return switch (rule) {
      case HedgeRule hedge -> hedge(hedge);
      case OptimisedRule _ ->
          "an overlay that brings the account to the plan's beta and exposures at the least cost and"
              + " risk";
      case DriftRule _ ->
          "weights that have drifted go back to the plan's in futures, until spot itself is moved";
      case RotationSpread _ ->
          "what the rotation moves, held in futures first until it has lasted and spot is moved";
      case RotationLeg leg ->
          "a leg on what the rotation has sold of a sector: it gains if that %s"
              .formatted(leg.isShort() ? "falls further" : "rises once more");
      case AmplifyRule amplify ->
          "more of a sector than its spot while its stance is to %s: it gains if that rises"
              .formatted(amplify.when().words());
      case TiltRule tilt ->
          "a bet on direction: it gains if %s %s"
              .formatted(tilt.basket(), tilt.isShort() ? "falls" : "rises");
      case NarrativeRule leg ->
          "spot goes from %s to %s; in futures a leg stays on %s, which gains if that %s"
              .formatted(leg.from(), leg.to(), leg.from(), leg.isShort() ? "falls" : "rises");
      case PairRule pair ->
          pair.kind() == OverlayKind.NEUTRAL
              ? "a basket without its market: it gains if %s does better than its beta to %s"
                  .formatted(pair.longs(), pair.shorts())
              : "a relative view: it gains if %s does better than %s"
                  .formatted(pair.longs(), pair.shorts());
      case CarryRule _ ->
          "carry: spot bought and as many coins sold in futures, to earn funding or basis whichever"
              + " way the price goes";
    };
  }

  private static String hedge(HedgeRule rule) {
    return "a hedge: it protects %s in a fall by futures sold on %s"
        .formatted(hedged(rule), sold(rule));
  }

  private static String hedged(HedgeRule rule) {
    return switch (rule.size()) {
      case HedgeRule.Size.OfSpot of -> "the spot in " + of.asset();
      case HedgeRule.Size.OfSectors of -> "the spot in " + names(of.sectors());
      case HedgeRule.Size.LeastVariance of when !of.sectors().isEmpty() ->
          "the spot in " + names(of.sectors());
      case HedgeRule.Size.BetaTo to ->
          String.format(
              Locale.ROOT, "the spot core (beta of the portfolio at most %.2f)", to.target());
      case HedgeRule.Size.LeastVariance _,
          HedgeRule.Size.OfCore _,
          HedgeRule.Size.OfOwn _,
          HedgeRule.Size.OfPortfolio _ ->
          "the spot core";
    };
  }

  private static String sold(HedgeRule rule) {
    return switch (rule.size()) {
      case HedgeRule.Size.OfOwn _ -> "each asset itself";
      case HedgeRule.Size.LeastVariance of ->
          of.contracts().stream().map(Asset::code).collect(Collectors.joining(", "));
      case HedgeRule.Size.BetaTo _,
          HedgeRule.Size.OfCore _,
          HedgeRule.Size.OfPortfolio _,
          HedgeRule.Size.OfSectors _,
          HedgeRule.Size.OfSpot _ ->
          rule.with().code();
    };
  }

  private static String names(List<Sector> sectors) {
    return sectors.stream().map(Sector::name).collect(Collectors.joining(", "));
  }
}
