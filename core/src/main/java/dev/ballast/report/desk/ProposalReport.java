// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.account.Exposure;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.order.Side;
import dev.ballast.plan.Decision;
import dev.ballast.plan.MarginTransfer;
import dev.ballast.plan.Plan;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.OptimisedRule;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/** The third part of the report: what to do. */
final class ProposalReport {
  private final Policy policy;
  private final Decision decision;
  private final Exposure exposure;
  private final SectorList sectors;
  private final TicketTermsReport terms;
  private final MarginReport margin;

  ProposalReport(Policy policy, Decision decision, BracketBook brackets, MarketView view) {
    this.policy = policy;
    this.decision = decision;
    this.exposure = decision.exposure();
    this.sectors = new SectorList(policy, decision);
    this.terms = new TicketTermsReport(policy, decision, brackets, view);
    this.margin = new MarginReport(policy, decision, brackets);
  }

  Proposal proposal() {
    Plan plan = decision.plan();
    List<TicketRow> tickets =
        plan.tickets().stream()
            .map(one ->
                new TicketRow(
                    one.id(),
                    one.title(),
                    one.why(),
                    terms.of(one),
                    one.legs().stream().map(this::leg).toList()))
            .toList();
    List<String> notes = new ArrayList<>(plan.notes());
    notes.addAll(terms.notes());
    return new Proposal(
        Instant.ofEpochMilli(plan.time()),
        nextReview(plan.time()),
        decision.refusal(),
        plan.transfers().stream().map(ProposalReport::move).toList(),
        tickets,
        plan.refused(),
        ProposalTotals.of(tickets),
        policy.benchmark().code(),
        BetaReadings.reading(decision.before()),
        BetaReadings.reading(decision.after()),
        betaTarget(),
        betaAtMost(),
        margin.shift(),
        terms.fall(),
        shifts(),
        new ExposureReport(policy, decision).shifts(),
        notes);
  }

  private static String move(MarginTransfer move) {
    return String.format(
        Locale.ROOT,
        "%smove %,.2f %s from the %s to the %s (%s)",
        move.late() ? "once what is sold or closed has filled, " : "",
        move.amount().toDouble(),
        move.amount().asset(),
        move.from(),
        move.to(),
        move.why());
  }

  private Instant nextReview(long time) {
    return policy.reviews().next(ReviewKind.HEDGES, time).stream()
        .mapToObj(Instant::ofEpochMilli)
        .findFirst()
        .orElse(Instant.ofEpochMilli(time));
  }

  private OptionalDouble betaTarget() {
    for (HedgeRule rule : policy.overlay().hedges()) {
      if (rule.size() instanceof HedgeRule.Size.BetaTo to) {
        return OptionalDouble.of(to.target());
      }
    }
    return policy.overlay().optimised().map(OptimisedRule::betaTo).orElse(OptionalDouble.empty());
  }

  /** A hedge only sells: it brings the beta down to its figure, never up. */
  private boolean betaAtMost() {
    return policy.overlay().hedges().stream()
            .anyMatch(rule -> rule.size() instanceof HedgeRule.Size.BetaTo)
        || policy.overlay().optimised().map(OptimisedRule::onlySells).orElse(false);
  }

  private LegRow leg(dev.ballast.plan.Leg leg) {
    boolean selling = leg.side() == Side.SELL;
    return new LegRow(
        leg.instrument(),
        leg.side().signed(leg.quantity()),
        leg.reference(),
        selling ? -leg.notional().toDouble() : leg.notional().toDouble(),
        leg.fee().toDouble(),
        leg.slippage().toDouble(),
        leg.expectedFunding(),
        terms.fundingDay(leg),
        terms.fundingMonth(leg),
        leg.instrument().isSpot()
            ? OptionalDouble.empty()
            : OptionalDouble.of(leg.margin().toDouble()),
        leg.shares().size() < 2 ? List.of() : shares(leg),
        leg.why());
  }

  private static List<LegShare> shares(dev.ballast.plan.Leg leg) {
    double price = leg.notional().toDouble() / leg.quantity().toDouble();
    return leg.shares().stream()
        .map(one -> new LegShare(one.purpose().text(), one.change().toDouble() * price))
        .toList();
  }

  private List<SectorShift> shifts() {
    double before = exposure.spotCore().toDouble();
    SequencedMap<Sector, Double> held = new LinkedHashMap<>();
    SequencedMap<Sector, Double> after = new LinkedHashMap<>();
    double total = 0;
    exposure
        .spot()
        .forEach((asset, value) -> held.merge(sectors.of(asset), value.toDouble(), Double::sum));
    for (Map.Entry<Asset, Quantity> one : decision.spotAfter().entrySet()) {
      double value = decision.marks().value(one.getKey(), one.getValue()).toDouble();
      after.merge(sectors.of(one.getKey()), value, Double::sum);
      total += value;
    }
    List<SectorShift> shifts = new ArrayList<>();
    for (Sector sector : sectors.shown()) {
      Optional<Double> target = Optional.ofNullable(decision.target().sectors().get(sector));
      if (held.containsKey(sector) || after.containsKey(sector) || target.isPresent()) {
        shifts.add(
            new SectorShift(
                sector,
                before > 0 ? held.getOrDefault(sector, 0.0) / before : 0,
                total > 0 ? after.getOrDefault(sector, 0.0) / total : 0,
                target.map(OptionalDouble::of).orElse(OptionalDouble.empty())));
      }
    }
    return shifts;
  }
}
