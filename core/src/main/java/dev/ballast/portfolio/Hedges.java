// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.analytics.Beta;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Holding;
import dev.ballast.policy.HedgeRule;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Decimals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The system that shorts perpetuals against the spot core, one target for each rule that holds. */
public final class Hedges {
  private final ReviewInput input;
  private final MeasuredBetas betas;
  private final SpotTarget core;
  private final List<Target> targets = new ArrayList<>();
  private final List<RefusedLeg> refused = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private Hedges(ReviewInput input, MeasuredBetas betas, SpotTarget core) {
    this.input = input;
    this.betas = betas;
    this.core = core;
  }

  /**
   * The hedges that the policy's rules ask for, in their order; of a rule that has ended or is
   * stopped, nothing.
   *
   * @param core what the spot core will be made of
   */
  public static Targets of(ReviewInput input, MeasuredBetas betas, SpotTarget core) {
    Hedges hedges = new Hedges(input, betas, core);
    input.policy().overlay().hedges().forEach(hedges::add);
    return WorthyHedges.of(
        input, betas, core, new Targets(hedges.targets, hedges.refused, hedges.notes));
  }

  private void add(HedgeRule rule) {
    if (!rule.holds(input.sectors().day())) {
      closeAll(rule, "the rule " + rule.name() + " does not hold now");
      return;
    }
    Optional<String> ended = ServedRules.ended(input, core, rule);
    if (ended.isPresent()) {
      if (!closeAll(rule, ended.get())) {
        notes.add("hedge " + rule.name() + " is not held: " + ended.get());
      }
      return;
    }
    if (rule.when() instanceof HedgeRule.When.While when
        && input.lasting(when.circumstance()).isEmpty()) {
      String why = LastingConditions.waiting(input, when.circumstance());
      if (!closeAll(rule, why)) {
        notes.add("hedge " + rule.name() + " waits: " + why);
      }
      return;
    }
    Optional<RuleStop> stop = input.stop(OverlayPurposes.of(rule));
    if (stop.isPresent()) {
      if (!closeAll(rule, stop.get().sentence())) {
        notes.add(stop.get().note());
      }
      return;
    }
    HedgeContract contract = HedgeContract.of(input, rule);
    InstrumentId id = contract.id();
    if (input.exposure().equity().signum() <= 0) {
      refuse(rule, id, "the account is worth " + input.exposure().equity());
      return;
    }
    int first = targets.size();
    switch (rule.size()) {
      case HedgeRule.Size.BetaTo to -> addBeta(rule, id, to);
      case HedgeRule.Size.OfPortfolio of -> {
        double equity = input.exposure().equity().toDouble();
        add(rule, id, new Target.Amount.Value(-of.share().fraction() * equity), sentence(of));
      }
      case HedgeRule.Size.OfSpot of -> {
        SequencedMap<Asset, Double> times = new TreeMap<>();
        times.put(of.asset(), of.share().fraction());
        add(rule, id, new Target.Amount.Against(times), sentence(of));
      }
      case HedgeRule.Size.OfSectors _,
          HedgeRule.Size.OfCore _,
          HedgeRule.Size.OfOwn _,
          HedgeRule.Size.LeastVariance _ -> {
        Targets found = CoreHedges.of(input, betas, core, rule, id);
        targets.addAll(found.targets());
        refused.addAll(found.refused());
        notes.addAll(found.notes());
      }
    }
    if (contract.why().isPresent()) {
      leave(rule, contract, first);
    }
    if (rule.when() instanceof HedgeRule.When.While when) {
      input
          .lasting(when.circumstance())
          .ifPresent(one -> notes.add("hedge " + rule.name() + ": " + one.sentence()));
    }
  }

  /** Closes what the rule holds in any contract; says whether there is anything. */
  private boolean closeAll(HedgeRule rule, String why) {
    List<InstrumentId> own = HedgeContract.all(input, rule);
    boolean any = false;
    for (InstrumentId id : own) {
      any |= close(rule, id, why);
    }
    for (InstrumentId id : input.heldFor(OverlayPurposes.of(rule)).keySet()) {
      if (!own.contains(id)) {
        add(rule, id, Target.Amount.NOTHING, why);
        any = true;
      }
    }
    return any;
  }

  /**
   * Closes what the rule holds in other futures of its asset than the one that it is sold in now,
   * before that one; where it could not be sized all stays.
   *
   * @param first place of the rule's targets
   */
  private void leave(HedgeRule rule, HedgeContract contract, int first) {
    String why = contract.why().orElseThrow();
    notes.add("hedge " + rule.name() + ": " + why);
    List<Target> sized = List.copyOf(targets.subList(first, targets.size()));
    if (sized.isEmpty()) {
      return;
    }
    targets.subList(first, targets.size()).clear();
    for (InstrumentId id : HedgeContract.all(input, rule)) {
      if (!id.equals(contract.id())) {
        close(rule, id, why);
      }
    }
    sized.stream().filter(one -> one.instrument().equals(contract.id())).forEach(targets::add);
  }

  /** Closes what the rule may hold; says whether there is anything. */
  private boolean close(HedgeRule rule, InstrumentId id, String why) {
    boolean holds =
        input.holders(id).stream()
            .map(Holding::purpose)
            .anyMatch(
                one -> one.equals(OverlayPurposes.of(rule)) || OverlayPurposes.isNobodys(one));
    if (holds) {
      add(rule, id, Target.Amount.NOTHING, why);
    }
    return holds;
  }

  static String sentence(HedgeRule.Size size) {
    return "a short of " + size.text();
  }

  private void addBeta(HedgeRule rule, InstrumentId id, HedgeRule.Size.BetaTo to) {
    Beta sold = betas.betas().get(rule.with());
    Collection<Asset> unmeasured = unmeasured(input, betas, core);
    if (!unmeasured.isEmpty() || sold == null) {
      refuse(rule, id, CoreHedges.unmeasuredReason(rule, unmeasured));
    } else if (!(sold.beta() > 0)) {
      refuse(rule, id, CoreHedges.notPositive(sold));
    } else {
      add(
          rule,
          id,
          new Target.Amount.BetaTo(to.target(), sold.beta(), 1),
          "at most " + Decimals.fixed(to.target(), 2) + " is wanted");
    }
  }

  /**
   * What is or will be in spot or futures and has no beta. What is held and has no history at all
   * never has one: hedges go without it.
   */
  static Collection<Asset> unmeasured(ReviewInput input, MeasuredBetas betas, SpotTarget core) {
    TreeSet<Asset> assets = new TreeSet<>();
    for (Asset asset : input.exposure().spot().keySet()) {
      if (!betas.betas().containsKey(asset)) {
        assets.add(asset);
      }
    }
    input
        .exposure()
        .futures()
        .forEach((asset, notional) -> {
          if (notional.signum() != 0 && !betas.betas().containsKey(asset)) {
            assets.add(asset);
          }
        });
    assets.removeIf(asset -> input.view().dailyBars(asset, input.policy().market()).isEmpty());
    core.assets()
        .forEach((asset, weight) -> {
          if (weight > 0 && !betas.betas().containsKey(asset)) {
            assets.add(asset);
          }
        });
    return assets;
  }

  private void add(HedgeRule rule, InstrumentId id, Target.Amount amount, String why) {
    int leverage = input.policy().overlay().limits().hedgeLeverage();
    targets.add(new Target(OverlayPurposes.of(rule), id, amount, leverage, why));
  }

  private void refuse(HedgeRule rule, InstrumentId id, String reason) {
    refused.add(new RefusedLeg(id, rule.size().text(), reason));
  }
}
