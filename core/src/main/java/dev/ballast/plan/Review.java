// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Place;
import dev.ballast.market.Sector;
import dev.ballast.policy.ReviewKind;
import dev.ballast.portfolio.Rotation;
import dev.ballast.portfolio.SpotTarget;
import dev.ballast.signal.SignalReview;
import dev.ballast.signal.SignalRules;
import dev.ballast.signal.Stance;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One review, from what is known to a plan. */
public final class Review {
  private final ReviewInput input;

  public Review(ReviewInput input) {
    this.input = input;
  }

  /** Decides as if these reviews were due. */
  public Decision decide(List<ReviewKind> reviews) {
    SignalReview signals = signals(reviews);
    Rotation rotation = rotation(reviews, signals);
    SpotTarget target = CoreTarget.of(input, rotation);
    MeasuredBetas betas = MeasuredBetas.of(input, target);
    HedgeReview hedges = new HedgeReview(input, betas);
    boolean spotDue = reviews.contains(ReviewKind.SECTORS) || reviews.contains(ReviewKind.PROFILE);
    boolean hedgesDue = reviews.contains(ReviewKind.HEDGES) && !input.policy().hedges().isEmpty();

    SpotRebalance spot = spotDue ? rebalance(target, input.nothing()) : SpotRebalance.none();
    HedgeLeg hedge = hedgesDue ? hedges.leg(spot) : HedgeLeg.none();
    Optional<MarginTransfer> transfer = hedgesDue ? hedges.transfer(hedge) : Optional.empty();
    Money taken =
        transfer
            .filter(move -> move.from() == Place.SPOT)
            .map(MarginTransfer::amount)
            .orElse(input.nothing());
    if (spotDue && taken.signum() > 0) {
      spot = rebalance(target, taken);
      hedge = hedges.leg(spot);
    }
    return new Decision(
        plan(reviews, rotation, target, spot, hedge, transfer),
        input.account(),
        input.marks(),
        input.exposure(),
        input.sectors(),
        signals,
        rotation,
        target,
        betas.betas(),
        betas.unmeasured(),
        hedges.beta(SpotRebalance.none(), Optional.empty()),
        hedges.beta(spot, hedgesDue ? Optional.of(hedge) : Optional.empty()),
        hedges.spotAfter(spot));
  }

  private Plan plan(
      List<ReviewKind> reviews,
      Rotation rotation,
      SpotTarget target,
      SpotRebalance spot,
      HedgeLeg hedge,
      Optional<MarginTransfer> transfer) {
    List<String> notes = new ArrayList<>();
    for (Sector sector : input.sectors().ahead()) {
      notes.add(sector + ": its first record begins later and is used all the same");
    }
    notes.addAll(target.notes());
    notes.addAll(spot.notes());
    notes.addAll(hedge.notes());
    List<RefusedLeg> refused = new ArrayList<>(spot.refused());
    refused.addAll(hedge.refused());
    return new Plan(
        input.view().time(),
        reviews.stream().map(ReviewKind::toString).collect(Collectors.joining(", ")),
        transfer.stream().toList(),
        tickets(rotation, spot, hedge),
        refused,
        notes);
  }

  private SpotRebalance rebalance(SpotTarget target, Money kept) {
    return SpotRebalance.of(
        target,
        input.account(),
        input.marks(),
        input.view(),
        input.policy().costs(),
        input.policy().limits().driftBand().fraction(),
        input.cash().minus(kept));
  }

  /** What the market shows, where a review of this day looks at it. */
  private SignalReview signals(List<ReviewKind> reviews) {
    if (!reviews.contains(ReviewKind.SECTORS)) {
      return new SignalReview(
          input.view().time(),
          input.policy().benchmark(),
          SignalRules.DEFAULT,
          List.of(),
          new TreeMap<>());
    }
    SequencedMap<Sector, List<Asset>> members = new LinkedHashMap<>();
    for (Sector sector : input.policy().spot().weights().keySet()) {
      members.put(sector, input.sectors().members(sector));
    }
    return SignalReview.of(input.view(), members, input.policy().benchmark(), SignalRules.DEFAULT);
  }

  private Rotation rotation(List<ReviewKind> reviews, SignalReview signals) {
    SequencedMap<Sector, Percent> base = input.policy().spot().weights();
    if (!input.policy().rotation().enabled() || !reviews.contains(ReviewKind.SECTORS)) {
      return Rotation.none(base);
    }
    SequencedMap<Sector, Stance> stances = new LinkedHashMap<>();
    signals.sectors().forEach(signal -> stances.put(signal.sector(), signal.stance()));
    return Rotation.of(base, stances, input.policy().rotation().step());
  }

  private List<Ticket> tickets(Rotation rotation, SpotRebalance spot, HedgeLeg hedge) {
    List<Ticket> tickets = new ArrayList<>();
    if (!spot.legs().isEmpty()) {
      String why =
          rotation.reasons().isEmpty()
              ? "weights back to the plan's"
              : "the signals move " + String.join(", ", rotation.reasons());
      tickets.add(new Ticket(id(tickets.size() + 1), "Rebalance the spot core", why, spot.legs()));
    }
    if (hedge.leg().isPresent()) {
      Leg leg = hedge.leg().get();
      tickets.add(
          new Ticket(id(tickets.size() + 1), "Hedge to a target beta", leg.why(), List.of(leg)));
    }
    return tickets;
  }

  private String id(int number) {
    return String.format(Locale.ROOT, "%s-%02d", input.sectors().day(), number);
  }
}
