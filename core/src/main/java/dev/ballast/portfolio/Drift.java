// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.cost.ExpectedFunding;
import dev.ballast.cost.TradingCosts;
import dev.ballast.lot.SaleTax;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Purpose;
import dev.ballast.policy.DriftRule;
import dev.ballast.policy.DriftRule.Via;
import dev.ballast.policy.ReviewKind;
import dev.ballast.policy.TaxPlan;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The system that corrects drift without trading spot: what the core holds too much of is sold in
 * its future, what it holds too little of bought.
 *
 * @param core what is left to be traded in spot
 * @param futures what is held in futures for it
 */
public record Drift(Targets core, Targets futures) {
  /**
   * Divides what the core asks for between spot and futures.
   *
   * @param core what the core asks for in spot; none where it is not looked at
   * @param reviews that are due: at the profile's all is moved in spot
   */
  public static Drift of(ReviewInput input, Targets core, List<ReviewKind> reviews) {
    Optional<DriftRule> rule = input.policy().overlay().drift();
    if (rule.isEmpty()) {
      return new Drift(core, Targets.NONE);
    }
    Purpose purpose = OverlayPurposes.of(rule.get());
    if (reviews.contains(ReviewKind.PROFILE)) {
      return new Drift(core, closed(input, purpose, "spot is moved to its weights"));
    }
    if (reviews.stream().noneMatch(ReviewKind::movesSpot)) {
      String why = "held until the weights are looked at";
      return new Drift(core, HeldFutures.kept(input, purpose, rule.get().leverage(), why));
    }
    return new Divided(input, rule.get(), purpose).of(core);
  }

  private static Targets closed(ReviewInput input, Purpose purpose, String why) {
    return new Targets(HeldFutures.closed(input, purpose, Set.of(), why), List.of(), List.of());
  }

  /** One review's drift in the making. */
  private record Divided(ReviewInput input, DriftRule rule, Purpose purpose) {
    Drift of(Targets core) {
      SequencedMap<Asset, Money> owned = input.core();
      SequencedMap<InstrumentId, Double> changes = new TreeMap<>();
      List<Target> spot = new ArrayList<>();
      for (Target target : core.targets()) {
        Asset asset = target.instrument().base();
        InstrumentId future = input.perpetual(asset);
        if (target.amount() instanceof Target.Amount.Value wanted
            && input.marks().find(future).isPresent()
            && owned.containsKey(asset)) {
          changes.put(future, wanted.value() - owned.get(asset).toDouble());
        } else {
          spot.add(target);
        }
      }
      Costs costs = Costs.of(input, rule, changes);
      Via via = rule.via();
      if (via == Via.CHEAPEST) {
        via =
            costs.spread().isPresent() && costs.spread().getAsDouble() < costs.spot()
                ? Via.SPREAD
                : Via.SPOT;
      }
      List<String> notes = new ArrayList<>(core.notes());
      if (!changes.isEmpty()) {
        notes.add(costs.sentence(via, rule.days(), input.policy().quote()));
      }
      if (via == Via.SPOT) {
        Targets futures = closed(input, purpose, "spot is moved, which costs less");
        return new Drift(new Targets(core.targets(), core.refused(), notes), futures);
      }
      return new Drift(
          new Targets(spot, core.refused(), notes),
          new Targets(futures(changes, via), List.of(), List.of()));
    }

    private List<Target> futures(SequencedMap<InstrumentId, Double> changes, Via via) {
      List<Target> targets = new ArrayList<>();
      changes.forEach((future, change) -> {
        if (change < 0 || via != Via.LEG) {
          targets.add(
              new Target(
                  purpose,
                  future,
                  new Target.Amount.Value(change),
                  rule.leverage(),
                  "drift from the plan's weights held in futures until spot is moved"));
        }
      });
      Set<InstrumentId> open = new TreeSet<>();
      targets.forEach(one -> open.add(one.instrument()));
      targets.addAll(HeldFutures.closed(input, purpose, open, "its weight has no drift now"));
      return targets;
    }
  }

  /**
   * What correcting costs, in the quote.
   *
   * @param spot trading it in spot once, and the tax on what that realises
   * @param tax part of it
   * @param told whether the cost of all lots that would be sold is known
   * @param spread entering and leaving futures, and the funding expected meanwhile; absent where a
   *     rate is not known
   */
  private record Costs(double spot, double tax, boolean told, OptionalDouble spread) {
    static Costs of(ReviewInput input, DriftRule rule, SequencedMap<InstrumentId, Double> changes) {
      TradingCosts costs = input.policy().terms().costs();
      double spotRate =
          costs.spotFees().taker(input.view().time()).fraction() + costs.halfSpread().fraction();
      double futuresRate =
          costs.futuresFees().taker(input.view().time()).fraction() + costs.halfSpread().fraction();
      double spot = 0;
      double spread = 0;
      boolean known = true;
      for (Map.Entry<InstrumentId, Double> one : changes.entrySet()) {
        OptionalDouble perDay = ExpectedFunding.perDay(input.view(), one.getKey());
        known &= perDay.isPresent();
        spot += Math.abs(one.getValue()) * spotRate;
        spread += 2 * Math.abs(one.getValue()) * futuresRate;
        spread += one.getValue() * perDay.orElse(0) * rule.days();
      }
      List<SaleTax> taxes =
          input.policy().terms().taxes().map(plan -> taxes(input, plan, changes)).orElse(List.of());
      double tax = taxes.stream().mapToDouble(one -> one.tax().toDouble()).sum();
      boolean told = taxes.stream().allMatch(one -> one.unknown().isZero());
      return new Costs(
          spot + tax, tax, told, known ? OptionalDouble.of(spread) : OptionalDouble.empty());
    }

    /** What the sales would be taxed by the plan's method, of lots whose cost is known. */
    private static List<SaleTax> taxes(
        ReviewInput input, TaxPlan plan, SequencedMap<InstrumentId, Double> changes) {
      List<SaleTax> taxes = new ArrayList<>();
      for (Map.Entry<InstrumentId, Double> one : changes.entrySet()) {
        Asset asset = ContractPrefix.underlying(one.getKey().base());
        Price price = input.marks().price(input.spot(asset));
        Quantity sold = Quantity.nearest(Math.max(0, -one.getValue()) / price.toDouble());
        if (sold.signum() > 0) {
          taxes.add(
              SaleTax.of(
                  plan.choice(),
                  plan.rates(),
                  input.lots().getOrDefault(asset, List.of()),
                  input.view().time(),
                  sold,
                  price,
                  input.policy().quote()));
        }
      }
      return taxes;
    }

    String sentence(Via via, int days, Asset quote) {
      return String.format(
          Locale.ROOT,
          "drift is corrected by %s: in spot it costs %,.2f %s%s, in futures over %d days %s",
          via,
          spot,
          quote,
          taxed(),
          days,
          spread.isPresent()
              ? String.format(Locale.ROOT, "%,.2f with the funding expected", spread.getAsDouble())
              : "what is not known, for want of a funding rate");
    }

    private String taxed() {
      String tax = this.tax > 0 ? String.format(Locale.ROOT, " (of it tax %,.2f)", this.tax) : "";
      return told ? tax : tax + " and the tax on coins whose cost is not known";
    }
  }
}
