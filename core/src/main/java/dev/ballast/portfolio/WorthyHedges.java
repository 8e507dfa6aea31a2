// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.analytics.Beta;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Holding;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.OverlayKind;
import dev.ballast.portfolio.hedge.HedgeVerdict;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hedges that are worth their cost: one that costs more than the plan allows of the fall that it
 * saves is shrunk to where it does not, or is not held.
 */
final class WorthyHedges {
  private final ReviewInput input;
  private final MeasuredBetas betas;
  private final HedgedCore core;
  private final Percent most;
  private final List<Target> targets = new ArrayList<>();
  private final List<RefusedLeg> refused;
  private final List<String> notes;
  private double beta;

  private WorthyHedges(
      ReviewInput input, MeasuredBetas betas, HedgedCore core, Percent most, Targets hedges) {
    this.input = input;
    this.betas = betas;
    this.core = core;
    this.most = most;
    this.refused = new ArrayList<>(hedges.refused());
    this.notes = new ArrayList<>(hedges.notes());
  }

  /** What is left of hedges; all of them where the plan allows any cost. */
  static Targets of(ReviewInput input, MeasuredBetas betas, SpotTarget core, Targets hedges) {
    Optional<Percent> most = input.policy().overlay().limits().hedgeCost();
    if (most.isEmpty() || hedges.targets().isEmpty()) {
      return hedges;
    }
    WorthyHedges worthy =
        new WorthyHedges(input, betas, HedgedCore.of(input, core), most.get(), hedges);
    worthy.beta = worthy.withoutHedges();
    for (HedgeRule rule : input.policy().overlay().hedges()) {
      List<Target> own =
          hedges.targets().stream()
              .filter(one -> one.purpose().equals(OverlayPurposes.of(rule)))
              .toList();
      if (!own.isEmpty()) {
        worthy.judge(rule, own);
      }
    }
    return new Targets(worthy.targets, worthy.refused, worthy.notes);
  }

  private void judge(HedgeRule rule, List<Target> own) {
    List<HedgeCase.Shorted> shorts = new ArrayList<>();
    for (Target target : own) {
      InstrumentId id = target.instrument();
      double notional = -notional(target);
      if (notional > 0 && input.marks().find(id).isPresent()) {
        shorts.add(
            new HedgeCase.Shorted(
                id, notional, held(target), input.marks().find(id).orElseThrow()));
      }
    }
    if (shorts.isEmpty()) {
      targets.addAll(own);
      return;
    }
    HedgeCase measured =
        HedgeCase.of(input.policy(), input.view(), rule, core.of(rule, input.sectors()), shorts);
    switch (measured) {
      case HedgeCase.Unavailable unavailable -> unjudged(rule, own, unavailable.reason());
      case HedgeCase.Measured one -> judged(rule, own, one.verdict(most));
    }
  }

  private void judged(HedgeRule rule, List<Target> own, HedgeVerdict verdict) {
    switch (verdict) {
      case HedgeVerdict.Worth _ -> keep(own);
      case HedgeVerdict.Unjudged unjudged -> unjudged(rule, own, unjudged.sentence());
      case HedgeVerdict.Shrunk shrunk -> {
        note(rule, shrunk.sentence());
        String share = "%.0f%% of it, for its cost".formatted(100 * shrunk.share());
        keep(
            own.stream().map(one -> isOpen(one) ? one.times(shrunk.share(), share) : one).toList());
      }
      case HedgeVerdict.Refused no -> refuse(rule, own, no.sentence());
    }
  }

  private static boolean isOpen(Target target) {
    return !target.amount().equals(Target.Amount.NOTHING);
  }

  /** Closes what is held of it; names it where nothing is. */
  private void refuse(HedgeRule rule, List<Target> own, String sentence) {
    List<Target> closed = new ArrayList<>();
    for (Target target : own) {
      if (held(target) > 0) {
        closed.add(
            new Target(
                target.purpose(),
                target.instrument(),
                Target.Amount.NOTHING,
                target.leverage(),
                sentence));
      }
    }
    targets.addAll(closed);
    if (closed.isEmpty()) {
      refused.add(new RefusedLeg(own.getFirst().instrument(), rule.size().text(), sentence));
    } else {
      note(rule, sentence);
    }
  }

  private void unjudged(HedgeRule rule, List<Target> own, String reason) {
    note(rule, "its cost is not judged: " + reason);
    keep(own);
  }

  private void keep(List<Target> own) {
    for (Target target : own) {
      targets.add(target);
      beta += beta(target.instrument()) * notional(target) / equity();
    }
  }

  private void note(HedgeRule rule, String sentence) {
    notes.add("hedge " + rule.name() + ": " + sentence);
  }

  /** The signed notional beside the core as it is planned and the hedges before it. */
  private double notional(Target target) {
    return switch (target.amount()) {
      case Target.Amount.Value value -> value.value();
      case Target.Amount.Against against -> against.notional(core.values());
      case Target.Amount.BetaTo to -> to.notional(new PortfolioBeta(beta, 0, List.of()), equity());
      case Target.Amount.PartOf _ ->
          throw new IllegalStateException("no rule's hedge by itself: " + target);
    };
  }

  /** The short that is held in a target's contract, its own or what it would take over. */
  private double held(Target target) {
    double sum = 0;
    for (Holding one : input.holders(target.instrument())) {
      if (one.purpose().equals(target.purpose()) || OverlayPurposes.isNobodys(one.purpose())) {
        sum -= one.quantity().toDouble();
      }
    }
    return sum <= 0 ? 0 : sum * input.marks().price(target.instrument()).toDouble();
  }

  /** The portfolio's beta with the core as it is planned and all futures but hedges. */
  private double withoutHedges() {
    double sum = 0;
    for (Map.Entry<Asset, Double> one : core.values().entrySet()) {
      Beta own = betas.betas().get(one.getKey());
      sum += own == null ? 0 : own.beta() * one.getValue();
    }
    for (Map.Entry<InstrumentId, List<Holding>> one : input.holders().entrySet()) {
      for (Holding holding : one.getValue()) {
        if (isBet(holding) && !one.getKey().isSpot()) {
          double price = input.marks().price(one.getKey()).toDouble();
          sum += beta(one.getKey()) * holding.quantity().toDouble() * price;
        }
      }
    }
    return sum / equity();
  }

  private static boolean isBet(Holding holding) {
    return !OverlayPurposes.isNobodys(holding.purpose())
        && !OverlayPurposes.is(holding.purpose(), OverlayKind.HEDGE);
  }

  private double beta(InstrumentId id) {
    Beta own = betas.betas().get(ContractPrefix.underlying(id.base()));
    return own == null ? 0 : own.beta();
  }

  private double equity() {
    return input.exposure().equity().toDouble();
  }
}
