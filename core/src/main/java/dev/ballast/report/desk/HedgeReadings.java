// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.account.Account;
import dev.ballast.account.PositionKey;
import dev.ballast.cost.ExpectedCarry;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.order.Holding;
import dev.ballast.order.Purpose;
import dev.ballast.plan.Decision;
import dev.ballast.plan.SizedTarget;
import dev.ballast.plan.Ticket;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.portfolio.HedgeCase;
import dev.ballast.portfolio.HedgedCore;
import dev.ballast.portfolio.hedge.HedgeQuality;
import dev.ballast.report.figure.Reading;
import dev.ballast.report.risk.PlannedAccount;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import dev.ballast.unit.UtcDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/** Measures the hedges of a decision as they are once its plan has filled. */
final class HedgeReadings {
  private final Policy policy;
  private final Decision decision;
  private final BracketBook brackets;
  private final MarketView view;
  private final HedgedCore core;

  HedgeReadings(Policy policy, Decision decision, BracketBook brackets, MarketView view) {
    this.policy = policy;
    this.decision = decision;
    this.brackets = brackets;
    this.view = view;
    this.core = core();
  }

  /** Spot after the plan, less what is owned for other purposes. */
  private HedgedCore core() {
    SequencedMap<Asset, Double> values = new TreeMap<>();
    decision
        .spotAfter()
        .forEach((asset, quantity) ->
            values.put(asset, decision.marks().value(asset, quantity).toDouble()));
    values.keySet().removeIf(asset -> view.dailyBars(asset, policy.market()).isEmpty());
    for (SizedTarget one : decision.overlay()) {
      if (one.target().instrument().isSpot()) {
        values.merge(one.target().instrument().base(), -one.allowed(), Double::sum);
      }
    }
    return new HedgedCore(values);
  }

  /** Of a hedge's ticket; nothing of another, and of one that closes it. */
  Optional<HedgeReading> of(Ticket ticket) {
    return ClosingRule.ruleOf(policy, ticket.purpose())
        .filter(HedgeRule.class::isInstance)
        .flatMap(rule -> of((HedgeRule) rule, ticket.purpose()));
  }

  /** The assets that a purpose's rule hedges; none where it is no hedge. */
  Collection<Asset> hedged(Purpose purpose) {
    return ClosingRule.ruleOf(policy, purpose)
        .filter(HedgeRule.class::isInstance)
        .map(rule -> core.of((HedgeRule) rule, decision.sectors()).keySet())
        .orElse(Set.of());
  }

  /** A purpose's shorts after the plan. */
  private SequencedMap<InstrumentId, Holding> shorts(PlannedAccount planned, Purpose purpose) {
    SequencedMap<InstrumentId, Holding> shorts = new TreeMap<>();
    for (SizedTarget one : decision.hedges()) {
      InstrumentId id = one.target().instrument();
      planned.holders(PositionKey.of(id)).stream()
          .filter(held -> held.purpose().equals(purpose) && held.quantity().signum() < 0)
          .forEach(held -> shorts.put(id, held));
    }
    return shorts;
  }

  private Optional<HedgeReading> of(HedgeRule rule, Purpose purpose) {
    PlannedAccount planned = PlannedAccount.of(decision.account(), decision.plan());
    SequencedMap<InstrumentId, Holding> shorts = shorts(planned, purpose);
    if (shorts.isEmpty()) {
      return Optional.empty();
    }
    List<HedgeCase.Shorted> sold = new ArrayList<>();
    double margin = 0;
    for (Map.Entry<InstrumentId, Holding> one : shorts.entrySet()) {
      Price mark = decision.marks().price(one.getKey());
      double notional = one.getValue().quantity().abs().toDouble() * mark.toDouble();
      margin += notional / policy.overlay().limits().hedgeLeverage();
      sold.add(
          new HedgeCase.Shorted(
              one.getKey(), notional, Math.min(notional, held(one.getKey(), mark)), mark));
    }
    Instant until = until();
    return Optional.of(
        switch (HedgeCase.of(policy, view, rule, core.of(rule, decision.sectors()), sold)) {
          case HedgeCase.Unavailable none -> {
            Reading absent = Reading.absent(none.reason());
            yield new HedgeReading(
                absent,
                absent,
                until,
                carry(sold, until),
                margin,
                stop(rule, shorts),
                distance(planned.account()),
                rule.terms().horizon(),
                absent,
                absent,
                absent,
                "its cost is not judged: " + none.reason());
          }
          case HedgeCase.Measured measured -> {
            HedgeQuality quality = measured.quality();
            Reading cost = reading(quality.cost(), "no funding of a contract is on record");
            yield new HedgeReading(
                reading(quality.rSquared(), "what moves evenly explains nothing"),
                reading(quality.residualVolatility(), "what moves evenly explains nothing"),
                until,
                carry(sold, until),
                margin,
                stop(rule, shorts),
                distance(planned.account()),
                quality.horizon(),
                cost,
                Reading.of(quality.saved()),
                ofSaved(quality, cost),
                quality.cost().isPresent()
                    ? "it " + quality.words(OptionalDouble.empty())
                    : "its cost is not judged: " + cost.reason());
          }
        });
  }

  private static Reading ofSaved(HedgeQuality quality, Reading cost) {
    if (cost.value().isEmpty()) {
      return cost;
    }
    return quality.saved() > 0
        ? Reading.of(cost.value().getAsDouble() / quality.saved())
        : Reading.absent("it saved nothing of the worst fall");
  }

  private static Reading reading(OptionalDouble value, String reason) {
    return value.isPresent() ? Reading.of(value.getAsDouble()) : Reading.absent(reason);
  }

  private double held(InstrumentId id, Price mark) {
    return decision
        .account()
        .position(id)
        .map(position -> Math.max(0, -position.quantity().toDouble()) * mark.toDouble())
        .orElse(0.0);
  }

  private Instant until() {
    return Instant.ofEpochMilli(
        policy.reviews().next(ReviewKind.HEDGES, view.time()).orElse(view.time()));
  }

  /** A short receives where the rate is positive. */
  private Reading carry(List<HedgeCase.Shorted> sold, Instant until) {
    double days = (until.toEpochMilli() - view.time()) / (double) UtcDay.MILLIS;
    double sum = 0;
    for (HedgeCase.Shorted one : sold) {
      OptionalDouble perDay = ExpectedCarry.perDay(view, policy.market(), one.contract());
      if (perDay.isEmpty()) {
        return Reading.absent(
            "no "
                + (one.contract().isPerpetual() ? "funding" : "basis")
                + " of "
                + one.contract()
                + " is on record");
      }
      sum += one.notional() * perDay.getAsDouble() * days;
    }
    return Reading.of(sum);
  }

  /** A short is closed where its mark is so far above its own entry. */
  private static Reading stop(HedgeRule rule, SequencedMap<InstrumentId, Holding> shorts) {
    if (rule.stop().isEmpty()) {
      return Reading.absent("its rule has none");
    }
    if (shorts.size() > 1) {
      return Reading.absent("of several contracts their loss together counts");
    }
    Holding held = shorts.firstEntry().getValue();
    double entry = held.entryCost().toDouble() / held.quantity().toDouble();
    return Reading.of(entry * (1 + rule.stop().get().fraction()));
  }

  private Reading distance(Account account) {
    return new MarginReport(policy, decision, brackets).margin(account).liquidationDistance();
  }
}
