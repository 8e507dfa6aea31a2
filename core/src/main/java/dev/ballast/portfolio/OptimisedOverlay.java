// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.account.Position;
import dev.ballast.analytics.AlignedReturns;
import dev.ballast.analytics.Beta;
import dev.ballast.analytics.BetaStudy;
import dev.ballast.cost.ExpectedFunding;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Holding;
import dev.ballast.order.Purpose;
import dev.ballast.policy.Basket;
import dev.ballast.policy.OptimisedRule;
import dev.ballast.portfolio.overlay.Overlay;
import dev.ballast.portfolio.overlay.OverlayContract;
import dev.ballast.portfolio.overlay.OverlayReturns;
import dev.ballast.portfolio.overlay.OverlayTarget;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The system that brings the account to its targets with the overlay of least cost and risk. It
 * gathers what that is chosen by; the choice is made where all targets meet.
 */
public final class OptimisedOverlay {
  private final ReviewInput input;
  private final MeasuredBetas betas;
  private final OptimisedRule rule;
  private final Purpose purpose;

  /** Days that all returns are of: the first asset's, by their closes. */
  private final List<Long> days = new ArrayList<>();

  private final SequencedMap<Asset, double[]> returns = new TreeMap<>();
  private final List<Target> targets = new ArrayList<>();
  private final List<RefusedLeg> refused = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private OptimisedOverlay(ReviewInput input, MeasuredBetas betas, OptimisedRule rule) {
    this.input = input;
    this.betas = betas;
    this.rule = rule;
    this.purpose = OverlayPurposes.of(rule);
  }

  /**
   * A target for each contract that may be used; none where the policy has no such rule.
   *
   * @param core what the spot core will be made of
   */
  public static Targets of(ReviewInput input, MeasuredBetas betas, SpotTarget core) {
    Optional<OptimisedRule> rule = input.policy().overlay().optimised();
    if (rule.isEmpty()) {
      return Targets.NONE;
    }
    OptimisedOverlay overlay = new OptimisedOverlay(input, betas, rule.get());
    overlay.add(core);
    return new Targets(overlay.targets, overlay.refused, overlay.notes);
  }

  private void add(SpotTarget core) {
    Optional<RuleStop> stop = input.stop(purpose);
    if (stop.isPresent()) {
      input.heldFor(purpose).keySet().forEach(id -> close(id, stop.get().sentence()));
      notes.add(stop.get().note());
      return;
    }
    if (input.exposure().equity().signum() <= 0) {
      refuse("the account is worth " + input.exposure().equity());
      return;
    }
    Collection<Asset> unmeasured =
        rule.betaTo().isPresent() ? Hedges.unmeasured(input, betas, core) : List.of();
    if (!unmeasured.isEmpty()) {
      refuse(CoreHedges.unmeasured(unmeasured));
      return;
    }
    List<OverlayContract> contracts = contracts();
    if (contracts.isEmpty()) {
      refuse("none of its contracts can be used");
      return;
    }
    Overlay overlay =
        new Overlay(
            contracts, wanted(), returns(core), rule.aversion(), rule.days(), rule.onlySells());
    for (int i = 0; i < contracts.size(); i++) {
      add(contracts.get(i).id(), new Target.Amount.PartOf(overlay, i), "part of an overlay");
    }
  }

  /** What can be held, in the rule's order; what cannot is said, and stays as it is held. */
  private List<OverlayContract> contracts() {
    List<OverlayContract> contracts = new ArrayList<>();
    TreeSet<InstrumentId> placed = new TreeSet<>();
    for (Asset asset : rule.contracts()) {
      InstrumentId id = input.perpetual(asset);
      placed.add(id);
      Optional<String> lack = lack(id, asset).or(() -> unmeasured(asset));
      if (lack.isEmpty()) {
        contracts.add(contract(id, asset));
      } else {
        notes.add(id + " is left out of the overlay " + rule.name() + ": " + lack.get());
        keep(id);
      }
    }
    for (InstrumentId id : input.heldFor(purpose).keySet()) {
      if (!placed.contains(id)) {
        close(id, "it is among the overlay's contracts no more");
      }
    }
    return contracts;
  }

  private Optional<String> lack(InstrumentId id, Asset asset) {
    return BasketWeights.lack(input, id)
        .or(() -> input.policy().terms().costs().unpriced(input.view(), id))
        .or(() ->
            betas.betas().containsKey(asset)
                ? Optional.empty()
                : Optional.of("no beta is measured for " + asset));
  }

  private OverlayContract contract(InstrumentId id, Asset asset) {
    TradingCosts costs = input.policy().terms().costs();
    double rate =
        costs.fees(id).taker(input.view().time()).fraction() + costs.halfSpread().fraction();
    double traded =
        TradingCosts.volume(input.view(), id).orElse(0) * input.marks().price(id).toDouble();
    double impact = costs.needsVolume() ? costs.impact().fraction() / StrictMath.sqrt(traded) : 0;
    double funding = ExpectedFunding.perDay(input.view(), id).orElseThrow();
    return new OverlayContract(id, asset, rate, impact, funding);
  }

  /** Adds an asset's returns, or tells why not. */
  private Optional<String> unmeasured(Asset asset) {
    BetaStudy study =
        BetaStudy.of(
            input.view(),
            asset,
            input.policy().benchmark(),
            input.policy().market(),
            input.policy().betas().window());
    if (!(study instanceof BetaStudy.Measured measured)) {
      return Optional.of(((BetaStudy.Unavailable) study).reason());
    }
    AlignedReturns aligned = measured.returns();
    List<Long> own = new ArrayList<>();
    for (int row = 0; row < aligned.size(); row++) {
      own.add(aligned.closeTime(row));
    }
    if (days.isEmpty()) {
      days.addAll(own);
    } else if (!days.equals(own)) {
      return Optional.of("the returns of " + asset + " are of other days");
    }
    returns.put(asset, aligned.first());
    return Optional.empty();
  }

  /** Returns of all that the account holds or will hold; what has none is said. */
  private OverlayReturns returns(SpotTarget core) {
    TreeSet<Asset> assets = new TreeSet<>(input.exposure().spot().keySet());
    input.exposure().futures().keySet().forEach(assets::add);
    assets.addAll(core.assets().keySet());
    assets.removeAll(returns.keySet());
    List<Asset> without = new ArrayList<>();
    for (Asset asset : assets) {
      if (unmeasured(asset).isPresent()) {
        without.add(asset);
      }
    }
    if (!without.isEmpty()) {
      notes.add(
          "the overlay %s is chosen without the risk of %s, of which no returns of the same %d days are known"
              .formatted(
                  rule.name(),
                  without.stream().map(Asset::code).collect(Collectors.joining(", ")),
                  days.size()));
    }
    return new OverlayReturns(returns, days.size());
  }

  private List<OverlayTarget> wanted() {
    List<OverlayTarget> wanted = new ArrayList<>();
    if (rule.betaTo().isPresent()) {
      SequencedMap<Asset, Double> factors = new TreeMap<>();
      for (Map.Entry<Asset, Beta> one : betas.betas().entrySet()) {
        factors.put(one.getKey(), one.getValue().beta());
      }
      wanted.add(new OverlayTarget(OverlayTarget.BETA, rule.betaTo().getAsDouble(), factors));
    }
    for (Map.Entry<Basket, Percent> one : rule.exposures().entrySet()) {
      SequencedMap<Asset, Double> factors = new TreeMap<>();
      Basket basket = one.getKey();
      basket.named().ifPresent(asset -> factors.put(asset, 1.0));
      basket
          .of()
          .ifPresent(
              sector -> input.sectors().members(sector).forEach(asset -> factors.put(asset, 1.0)));
      String name = one.getKey().toString();
      wanted.add(new OverlayTarget(name, one.getValue().fraction(), factors));
    }
    return wanted;
  }

  /** What cannot be sized stays as it is held. */
  private void keep(InstrumentId id) {
    Holding held = input.heldFor(purpose).get(id);
    if (held == null) {
      return;
    }
    double value = held.quantity().toDouble() * input.marks().price(id).toDouble();
    int set = input.position(id).map(Position::leverage).orElseThrow().intValue();
    int leverage = Math.clamp(set, 1, input.policy().overlay().limits().hedgeLeverage());
    Target.Amount amount = new Target.Amount.Value(value);
    targets.add(new Target(purpose, id, amount, leverage, "left as it is held"));
  }

  private void close(InstrumentId id, String why) {
    add(id, Target.Amount.NOTHING, why);
  }

  private void add(InstrumentId id, Target.Amount amount, String why) {
    int leverage = input.policy().overlay().limits().hedgeLeverage();
    targets.add(new Target(purpose, id, amount, leverage, why));
  }

  private void refuse(String reason) {
    InstrumentId first = input.perpetual(rule.contracts().getFirst());
    refused.add(new RefusedLeg(first, "the overlay " + rule.name(), reason));
    input.heldFor(purpose).keySet().forEach(this::keep);
  }
}
