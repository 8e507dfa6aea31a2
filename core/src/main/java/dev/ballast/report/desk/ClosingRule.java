// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.order.Purpose;
import dev.ballast.order.Side;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Leg;
import dev.ballast.plan.SizedTarget;
import dev.ballast.plan.Ticket;
import dev.ballast.policy.AmplifyRule;
import dev.ballast.policy.CarryRule;
import dev.ballast.policy.Circumstance;
import dev.ballast.policy.DriftRule;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.HoldingDays;
import dev.ballast.policy.NarrativeRule;
import dev.ballast.policy.OptimisedRule;
import dev.ballast.policy.OverlayKind;
import dev.ballast.policy.OverlayRule;
import dev.ballast.policy.PairRule;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.policy.RotationLeg;
import dev.ballast.policy.RotationSpread;
import dev.ballast.policy.Served;
import dev.ballast.policy.TiltRule;
import dev.ballast.portfolio.OverlayPurposes;
import dev.ballast.portfolio.Target;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** When what a ticket holds is closed, by the rule that it is held for. */
public final class ClosingRule {
  private final Policy policy;
  private final Decision decision;

  public ClosingRule(Policy policy, Decision decision) {
    this.policy = policy;
    this.decision = decision;
  }

  /** The rule that a purpose belongs to; none of the core, and of what no rule names. */
  static Optional<OverlayRule> ruleOf(Policy policy, Purpose purpose) {
    return policy.overlay().rules().stream()
        .filter(rule ->
            rule instanceof CarryRule
                ? OverlayPurposes.is(purpose, OverlayKind.CARRY)
                : OverlayPurposes.of(rule).equals(purpose))
        .findFirst();
  }

  /**
   * Half a sentence: {@code on 2026-06-01, or at a loss of 15% against its entry}, of a purpose's
   * part.
   */
  public String sentence(Purpose purpose, Ticket ticket) {
    List<SizedTarget> targets =
        decision.overlay().stream().filter(one -> one.target().purpose().equals(purpose)).toList();
    if (!targets.isEmpty()
        && targets.stream().allMatch(one -> one.target().amount().equals(Target.Amount.NOTHING))) {
      return "this ticket closes it";
    }
    return ruleOf(policy, purpose)
        .map(rule -> rule(rule, ticket))
        .orElseGet(() ->
            purpose.equals(Purpose.CORE)
                ? "never by itself: it is owned for the long run, " + core()
                : "with this ticket: no rule of the plan holds it");
  }

  private String core() {
    String weights =
        policy.core().rotation().enabled()
            ? "the weights that the signals ask for"
            : policy.core().regime().moves()
                ? "the weights that the market's phase asks for"
                : "the plan's weights";
    return "and brought back to " + weights + " at each profile review" + next(ReviewKind.PROFILE);
  }

  private String rule(OverlayRule rule, Ticket ticket) {
    return switch (rule) {
      case HedgeRule hedge -> hedge(hedge, ticket);
      case OptimisedRule optimised -> optimised(optimised);
      case DriftRule drift ->
          "at the profile's review"
              + next(ReviewKind.PROFILE)
              + ", when spot is moved, or sooner where no drift is left";
      case RotationSpread spread ->
          "as spot is moved, once the rotation has lasted "
              + spread.days()
              + " days or where its funding costs more than that, and with what turns back; looked"
              + " at "
              + policy.reviews().frequency(ReviewKind.SECTORS)
              + next(ReviewKind.SECTORS);
      case RotationLeg leg ->
          ended(
              leg,
              "when its sector is neither trimmed nor reduced any more, or after "
                  + leg.days()
                  + " days");
      case AmplifyRule amplify ->
          ended(amplify, "when the stance of its sector is no longer " + amplify.when().words());
      case TiltRule tilt -> held(tilt, tilt.days(), "all that it was entered at");
      case NarrativeRule leg -> held(leg, leg.days(), "all that it was entered at");
      case PairRule pair -> held(pair, pair.days(), "all that its legs were entered at");
      case CarryRule carry -> carry(carry, ticket);
    };
  }

  private String hedge(HedgeRule rule, Ticket ticket) {
    List<String> ends = new ArrayList<>();
    if (rule.size() instanceof HedgeRule.Size.BetaTo to) {
      ends.add(
          String.format(
              Locale.ROOT, "when the portfolio's beta without it is at most %.2f", to.target()));
    }
    if (rule.when() instanceof HedgeRule.When.While state) {
      ends.add(ended(state.circumstance()));
    }
    rule.until().ifPresent(day -> ends.add("on " + day));
    rule.stop().ifPresent(loss -> ends.add("at a loss of " + loss + " against its entry price"));
    rule.serves().map(this::served).ifPresent(ends::add);
    return (ends.isEmpty() ? standing() : joined(ends) + looked()) + rolls(rule, ticket);
  }

  private static String ended(Circumstance state) {
    return switch (state) {
      case Circumstance.Overbought(Asset asset) -> "when funding of " + asset + " is normal again";
      case Circumstance.Bear _ -> "when the bear market has ended";
      case Circumstance.Fading _ -> "when the futures market no longer fades as a whole";
      case Circumstance.InPhase _ -> "when the state " + state + " of the market has ended";
    };
  }

  /** When a dated future that it opens is left for the next. */
  private static String rolls(HedgeRule rule, Ticket ticket) {
    return ticket.legs().stream()
        .filter(leg -> leg.side() == Side.SELL)
        .flatMap(leg -> leg.instrument().expiry().stream())
        .findFirst()
        .map(day ->
            "; rolled by "
                + day.minusDays(rule.terms().rollBefore())
                + ", for it is delivered on "
                + day)
        .orElse("");
  }

  private String held(OverlayRule rule, HoldingDays days, String against) {
    List<String> ends = new ArrayList<>();
    days.until().ifPresent(day -> ends.add("on " + day));
    rule.stop().ifPresent(loss -> ends.add("at a loss of " + loss + " of " + against));
    rule.serves().map(this::served).ifPresent(ends::add);
    return ends.isEmpty() ? standing() : joined(ends) + looked();
  }

  private String ended(OverlayRule rule, String end) {
    List<String> ends = new ArrayList<>(List.of(end));
    rule.stop().ifPresent(loss -> ends.add("at a loss of " + loss + " of all it was entered at"));
    return joined(ends) + looked();
  }

  /** When what a rule serves ends. */
  private String served(Served served) {
    return switch (served) {
      case Served.OfConviction of ->
          "with "
              + served
              + decision
                  .sectors()
                  .record(of.sector())
                  .map(record -> ", on " + record.conviction().ends())
                  .orElse("");
      case Served.OfSector _, Served.OfHolding _ -> "when the spot of " + served + " is sold";
    };
  }

  private String optimised(OptimisedRule rule) {
    List<String> ends = new ArrayList<>();
    rule.betaTo()
        .ifPresent(to ->
            ends.add(
                String.format(
                    Locale.ROOT, "when the portfolio's beta without it is at most %.2f", to)));
    rule.stop().ifPresent(loss -> ends.add("at a loss of " + loss + " of all its legs' entries"));
    return ends.isEmpty() ? standing() : joined(ends) + looked();
  }

  private String carry(CarryRule rule, Ticket ticket) {
    List<String> ends = new ArrayList<>();
    for (Leg leg : ticket.legs()) {
      leg.instrument().expiry().ifPresent(day -> ends.add("at its delivery on " + day));
    }
    ends.add("when what it goes on to earn is below " + rule.exit() + " a year (carry.exit)");
    return joined(ends) + looked();
  }

  private String standing() {
    return "never by itself: it stands as long as its rule is in the plan" + looked();
  }

  private String looked() {
    return "; looked at " + policy.reviews().frequency(ReviewKind.HEDGES) + next(ReviewKind.HEDGES);
  }

  private static String joined(List<String> ends) {
    return String.join(", or ", ends);
  }

  private String next(ReviewKind kind) {
    OptionalLong next = policy.reviews().next(kind, decision.plan().time());
    if (next.isEmpty()) {
      return "";
    }
    LocalDate day = UtcDay.date(next.getAsLong());
    return ", next " + day;
  }
}
