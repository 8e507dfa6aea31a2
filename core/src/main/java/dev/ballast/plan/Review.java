// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.margin.AccountFinding;
import dev.ballast.market.Sector;
import dev.ballast.order.Purpose;
import dev.ballast.order.Share;
import dev.ballast.order.Side;
import dev.ballast.policy.BearPosture;
import dev.ballast.policy.OverlayKind;
import dev.ballast.policy.ReviewKind;
import dev.ballast.policy.RotationPlan;
import dev.ballast.policy.RotationSpread;
import dev.ballast.portfolio.Bets;
import dev.ballast.portfolio.CoreTarget;
import dev.ballast.portfolio.CorrelationBreaks;
import dev.ballast.portfolio.Drift;
import dev.ballast.portfolio.Hedges;
import dev.ballast.portfolio.MarketStates;
import dev.ballast.portfolio.MeasuredBetas;
import dev.ballast.portfolio.Narratives;
import dev.ballast.portfolio.OptimisedOverlay;
import dev.ballast.portfolio.OverlayPurposes;
import dev.ballast.portfolio.ProfitTaking;
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.portfolio.RegimeBase;
import dev.ballast.portfolio.RegimeTilt;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.Rotation;
import dev.ballast.portfolio.RotationFutures;
import dev.ballast.portfolio.SpotCore;
import dev.ballast.portfolio.SpotTarget;
import dev.ballast.portfolio.Target;
import dev.ballast.portfolio.Targets;
import dev.ballast.portfolio.carry.Carries;
import dev.ballast.signal.SignalHistory;
import dev.ballast.signal.SignalQuestion;
import dev.ballast.signal.SignalReview;
import dev.ballast.unit.Decimals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/** One review, from what is known to a plan. */
public final class Review {
  private final ReviewInput input;
  private final boolean advises;

  private Review(ReviewInput input, boolean advises) {
    this.input = input;
    this.advises = advises;
  }

  public static Review of(ReviewInput input) {
    return new Review(input, false);
  }

  /**
   * One that a person reads: what would let a hedge that is cut be whole is tried and said, and
   * where a correlation broke.
   */
  public static Review advising(ReviewInput input) {
    return new Review(input, true);
  }

  /**
   * What the spot core should be made of, whether or not a review is due, with what futures may
   * hold in its place.
   */
  public SpotTarget spotTarget() {
    SignalReview none =
        SignalReview.none(
            input.view().time(), MarketStates.signals(input.policy(), input.sectors()));
    return CoreTarget.of(input, rotation(none));
  }

  /** Decides as if these reviews were due. */
  public Decision decide(List<ReviewKind> reviews) {
    SignalReview signals = signals(reviews);
    boolean spotDue = reviews.stream().anyMatch(ReviewKind::movesSpot);
    RotationFutures rotation =
        spotDue
            ? RotationFutures.of(input, rotation(signals))
            : RotationFutures.unlooked(rotation(signals));
    Optional<RegimeTilt> regime = RegimeBase.of(input.policy()).tilt(input.view());
    SpotTarget target = rotation.target();
    boolean hedgesDue =
        reviews.contains(ReviewKind.HEDGES) && input.policy().overlay().asksAnything();
    Targets carries = hedgesDue ? Carries.of(input) : Targets.NONE;
    MeasuredBetas betas = MeasuredBetas.of(input, target, carries.assets());
    List<AccountFinding> findings =
        AccountFinding.of(
            input.account(),
            input.marks(),
            input.exposure(),
            input.brackets(),
            input.settings().collateral(),
            AccountFinding.USUAL_FACTOR);
    Optional<String> refusal = refusal(findings);
    boolean possible = refusal.isEmpty();
    Sharing sharing =
        new Sharing(rotation, betas, carries, reviews, spotDue && possible, hedgesDue && possible);
    Shared shared = sharing.on(input);
    Allotment.Allotted allotted = shared.allotted();
    Decision decision =
        new Decision(
            plan(reviews, rotation, shared, advice(sharing, allotted)),
            input.account(),
            input.marks(),
            input.exposure(),
            input.sectors(),
            signals,
            regime,
            rotation.whole(),
            target,
            betas.betas(),
            betas.unmeasured(),
            new PlannedOutcome(input, betas, allotted),
            allotted.sized(),
            input.stops(),
            input.lasting(),
            allotted.shrunk(),
            findings,
            refusal,
            input.settings(),
            List.of());
    return advises ? decision.noting(CorrelationBreaks.of(input)) : decision;
  }

  /** Targets of what is due, and what comes of them. */
  private record Shared(Targets core, Optional<Targets> hedges, Allotment.Allotted allotted) {}

  /** What is due of a review, to be shared out on its own input or on another. */
  private record Sharing(
      RotationFutures rotation,
      MeasuredBetas betas,
      Targets carries,
      List<ReviewKind> reviews,
      boolean spotDue,
      boolean hedgesDue) {
    Shared on(ReviewInput input) {
      SpotTarget target = rotation.target();
      Targets asked = spotDue ? SpotCore.of(input, target) : Targets.NONE;
      Drift drift = hedgesDue ? Drift.of(input, asked, reviews) : new Drift(asked, Targets.NONE);
      Targets core = drift.core();
      Optional<Targets> hedges =
          hedgesDue
              ? Optional.of(
                  Hedges.of(input, betas, target)
                      .plus(OptimisedOverlay.of(input, betas, target))
                      .plus(drift.futures())
                      .plus(rotation.futures(input, reviews))
                      .plus(Bets.of(input, betas, target))
                      .plus(carries))
              : Optional.empty();
      if (hedges.isEmpty()) {
        return new Shared(core, hedges, Allotment.of(input, betas, core, hedges));
      }
      HedgeModeTargets sided = HedgeModeTargets.of(input, hedges.get());
      Optional<Targets> held = Optional.of(sided.targets());
      return new Shared(core, held, Allotment.of(input.on(sided.sides()), betas, core, held));
    }
  }

  private Optional<String> advice(Sharing sharing, Allotment.Allotted allotted) {
    return !advises || !sharing.hedgesDue() || allotted.isWhole()
        ? Optional.empty()
        : Optional.of(
            new Remedies(input, other -> sharing.on(other).allotted().isWhole()).sentence());
  }

  private Plan plan(
      List<ReviewKind> reviews, RotationFutures rotation, Shared shared, Optional<String> advice) {
    Targets core = shared.core();
    Optional<Targets> hedges = shared.hedges();
    Allotment.Allotted allotted = shared.allotted();
    List<String> notes = new ArrayList<>();
    if (advises) {
      notes.addAll(OldPrices.notes(input));
    }
    for (Sector sector : input.sectors().ahead()) {
      if (input.policy().core().spot().weights().containsKey(sector)) {
        notes.add(sector + ": its first record begins later and is used all the same");
      }
    }
    notes.addAll(rotation.target().notes());
    notes.addAll(core.notes());
    notes.addAll(allotted.notes());
    advice.ifPresent(notes::add);
    hedges.flatMap(wanted -> unhedged(wanted, allotted)).ifPresent(notes::add);
    List<RefusedLeg> refused = new ArrayList<>(core.refused());
    refused.addAll(allotted.refused());
    hedges.ifPresent(wanted -> {
      refused.addAll(wanted.refused());
      notes.addAll(wanted.notes());
    });
    return new Plan(
        input.view().time(),
        reviews.stream().map(ReviewKind::toString).collect(Collectors.joining(", ")),
        allotted.transfers(),
        allotted.crossings(),
        tickets(rotation, allotted),
        refused,
        notes);
  }

  /**
   * What is bought of the core while a hedge of it cannot be sized, as in a history's first days.
   */
  private Optional<String> unhedged(Targets hedges, Allotment.Allotted allotted) {
    if (hedges.refused().isEmpty()) {
      return Optional.empty();
    }
    double bought = 0;
    for (Leg leg : allotted.spot()) {
      if (leg.side() == Side.BUY) {
        bought += leg.notional().toDouble();
      }
    }
    if (bought == 0) {
      return Optional.empty();
    }
    RefusedLeg first = hedges.refused().getFirst();
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%,.0f %s of the core is bought without the hedge in %s (%s): %s",
            bought,
            input.policy().quote(),
            first.instrument(),
            first.wish(),
            first.reason()));
  }

  /** Why nothing can be planned on the account. */
  private Optional<String> refusal(List<AccountFinding> findings) {
    return findings.stream().anyMatch(AccountFinding::forbids)
        ? Optional.of(
            "nothing is planned on such an account: mend what is stated, or pay in margin")
        : Optional.empty();
  }

  /** What the market shows, where a review of this day looks at it. */
  private SignalReview signals(List<ReviewKind> reviews) {
    SignalQuestion question = MarketStates.signals(input.policy(), input.sectors());
    return reviews.contains(ReviewKind.SECTORS)
        ? SignalHistory.at(input.view(), question)
        : SignalReview.none(input.view().time(), question);
  }

  private Rotation rotation(SignalReview signals) {
    RegimeBase base = RegimeBase.of(input.policy());
    Optional<BearPosture> bear =
        input.policy().overlay().bear().filter(one -> input.lasting(one.when()).isPresent());
    if (bear.isPresent()) {
      return Rotation.none(bear.get().instead(base.plan()));
    }
    RotationPlan plan = input.policy().core().rotation();
    Rotation moved =
        plan.enabled()
            ? Rotation.at(input.view(), signals.question(), base, plan)
            : Rotation.none(base.weights(input.view()));
    return ProfitTaking.of(input, Narratives.of(input, moved));
  }

  private List<Ticket> tickets(RotationFutures rotation, Allotment.Allotted allotted) {
    List<Ticket> tickets = new ArrayList<>();
    List<AllottedLeg> futures = new ArrayList<>(allotted.futures());
    if (!allotted.spot().isEmpty()) {
      List<Leg> legs = new ArrayList<>(allotted.spot());
      boolean settles = false;
      for (AllottedLeg one : allotted.futures()) {
        if (rotation.settles(
            input, one.target().purpose(), one.leg().instrument(), one.leg().side())) {
          settles |= futures.remove(one);
          legs.add(one.leg());
        }
      }
      String why =
          input
              .policy()
              .overlay()
              .bear()
              .flatMap(bear -> input.lasting(bear.when()))
              .map(state -> "the posture for a bear market: " + state.sentence())
              .orElseGet(() -> because(rotation.spot()));
      tickets.add(
          new Ticket(
              id(tickets.size() + 1),
              Purpose.CORE,
              settles
                  ? "Settle the rotation: move the spot core and close its futures"
                  : "Rebalance the spot core",
              Sentence.of(why),
              legs));
    }
    SequencedMap<Purpose, List<AllottedLeg>> together = new LinkedHashMap<>();
    for (AllottedLeg one : futures) {
      together.computeIfAbsent(one.target().purpose(), none -> new ArrayList<>()).add(one);
    }
    together.forEach((purpose, legs) ->
        tickets.add(
            new Ticket(
                id(tickets.size() + 1),
                purpose,
                isRoll(legs) ? "Roll of " + legs.getFirst().target().purpose() : title(legs),
                legs.getFirst().together()
                    ? Sentence.of(legs.getFirst().target().why())
                    : legs.getFirst().leg().reason(),
                legs.stream().map(AllottedLeg::leg).toList())));
    if (!allotted.closed().isEmpty()) {
      tickets.add(
          new Ticket(
              id(tickets.size() + 1),
              Purpose.BROUGHT,
              "Close what no rule names",
              Sentence.of("the plan closes positions of this kind"),
              allotted.closed()));
    }
    return tickets.stream().map(ticket -> telling(ticket, tickets, allotted)).toList();
  }

  /**
   * With why its orders are for what a rotation holds too, which is in the same contracts and has
   * no ticket of its own.
   */
  private static Ticket telling(Ticket ticket, List<Ticket> all, Allotment.Allotted allotted) {
    SequencedSet<String> others = new LinkedHashSet<>();
    for (Leg leg : ticket.legs()) {
      for (Share share : leg.shares()) {
        Purpose purpose = share.purpose();
        boolean rotates =
            OverlayPurposes.is(purpose, OverlayKind.LEG)
                || OverlayPurposes.is(purpose, OverlayKind.AMPLIFY)
                || (!ticket.purpose().equals(Purpose.CORE)
                    && purpose.equals(OverlayPurposes.of(OverlayKind.SPREAD, RotationSpread.NAME)));
        if (rotates && all.stream().noneMatch(one -> one.purpose().equals(purpose))) {
          allotted.sized().stream()
              .filter(one -> one.target().purpose().equals(purpose))
              .filter(one -> one.target().instrument().equals(leg.instrument()))
              .forEach(one -> others.add(purpose + ": " + one.target().why()));
        }
      }
    }
    return others.isEmpty()
        ? ticket
        : new Ticket(
            ticket.id(),
            ticket.purpose(),
            ticket.title(),
            Sentence.of(() -> ticket.why() + "; in the same orders " + String.join("; ", others)),
            ticket.legs());
  }

  private String because(Rotation rotation) {
    List<String> why = new ArrayList<>();
    RegimeBase.of(input.policy())
        .tilt(input.view())
        .filter(tilt -> tilt.moved() || !tilt.isPlan())
        .map(this::because)
        .ifPresent(why::add);
    if (!rotation.moves().isEmpty()) {
      why.addAll(rotation.moves());
    }
    if (!rotation.reasons().isEmpty()) {
      why.add("by the signals " + String.join(", ", rotation.reasons()) + " of the spot core");
    }
    return why.isEmpty() ? "weights back to the plan's" : String.join("; ", why);
  }

  /** What the regime's review of this moment moved, or where the last one has the weights. */
  private String because(RegimeTilt tilt) {
    String by = tilt.phase().map(phase -> "by the phase " + phase + ": ").orElse("by the regime: ");
    return tilt.moved() && tilt.time() == input.view().time()
        ? by + String.join(", ", tilt.moves())
        : tilt.isPlan() ? "weights back to the plan's" : by + String.join(", ", tilt.distances());
  }

  /** Whether a dated future is closed and another future of its asset opened in its place. */
  private static boolean isRoll(List<AllottedLeg> legs) {
    return legs.stream()
        .map(AllottedLeg::target)
        .filter(one -> one.instrument().expiry().isPresent())
        .filter(one -> one.amount().equals(Target.Amount.NOTHING))
        .anyMatch(closed ->
            legs.stream()
                .map(AllottedLeg::target)
                .anyMatch(one ->
                    !one.amount().equals(Target.Amount.NOTHING)
                        && one.instrument().base().equals(closed.instrument().base())));
  }

  private static String title(List<AllottedLeg> legs) {
    Target target = legs.getFirst().target();
    if (target.amount() instanceof Target.Amount.BetaTo to) {
      return "Hedge to a beta of at most " + Decimals.fixed(to.target(), 2);
    }
    String kind = target.purpose().kind();
    return kind.substring(0, 1).toUpperCase(Locale.ROOT)
        + kind.substring(1)
        + " "
        + target.purpose().name();
  }

  private String id(int number) {
    return Plan.stem(input.view().time()) + (number < 10 ? "-0" : "-") + number;
  }
}
