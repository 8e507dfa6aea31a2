// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.cost.ExpectedFunding;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.order.Purpose;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Leg;
import dev.ballast.plan.Ticket;
import dev.ballast.policy.Policy;
import dev.ballast.report.figure.Reading;
import dev.ballast.risk.BetaMoves;
import dev.ballast.unit.Asset;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Reckons what each ticket of a decision costs, does and ends by. */
final class TicketTermsReport {
  private final Policy policy;
  private final Decision decision;
  private final MarketView view;
  private final BetaMoves betas;
  private final ClosingRule closing;
  private final HedgeReadings hedges;
  private final TicketParts parts;
  private final TicketSides sides;
  private final TicketWarnings warnings;
  private final SequencedMap<Asset, Double> net;
  private final SequencedMap<Asset, Double> netBefore;

  TicketTermsReport(Policy policy, Decision decision, BracketBook brackets, MarketView view) {
    this.policy = policy;
    this.decision = decision;
    this.view = view;
    this.closing = new ClosingRule(policy, decision);
    this.hedges = new HedgeReadings(policy, decision, brackets, view);
    Map<Asset, Double> measured = new TreeMap<>();
    decision.betas().forEach((asset, beta) -> measured.put(asset, beta.beta()));
    this.betas = BetaMoves.of(policy.benchmark(), measured);
    this.parts = TicketParts.of(decision);
    this.sides = new TicketSides(policy, decision, view, betas);
    this.warnings = new TicketWarnings(policy, decision, view);
    ExposureReport exposures = new ExposureReport(policy, decision);
    this.net = exposures.netAfter();
    this.netBefore = exposures.netBefore();
  }

  TicketTerms of(Ticket ticket) {
    List<TicketParts.Part> own = parts.of(ticket);
    double once = 0;
    for (TicketParts.Part part : own) {
      Leg leg = part.leg();
      once += part.costs() * (leg.fee().toDouble() + leg.slippage().toDouble());
    }
    Reading funding = fundingMonth(own);
    double paid = once;
    Reading cost =
        funding.value().isPresent()
            ? Reading.of(paid - funding.value().getAsDouble())
            : Reading.absent(funding.reason());
    TicketSide order = sides.order(own);
    return new TicketTerms(
        ticket.purpose().text(),
        PurposeWords.of(policy, ticket.purpose()),
        once,
        funding,
        cost,
        order,
        sides.position(ticket),
        effect(order.fall(), TicketTerms.FALL),
        effect(order.rise(), TicketTerms.RISE),
        BetaEffect.of(order.beta(), BetaReadings.reading(decision.after())),
        closes(ticket.purpose(), ticket),
        warnings.of(ticket, own, hedges.hedged(ticket.purpose())),
        hedges.of(ticket));
  }

  private MoveEffect effect(double own, double market) {
    double all = profit(net, market);
    return new MoveEffect(market, own, all - own, all);
  }

  /** What the fall that tickets are looked at by does to all that is held. */
  MoveShift fall() {
    return new MoveShift(
        TicketTerms.FALL, profit(netBefore, TicketTerms.FALL), profit(net, TicketTerms.FALL));
  }

  private double profit(SequencedMap<Asset, Double> exposures, double market) {
    double all = 0;
    for (Map.Entry<Asset, Double> one : exposures.entrySet()) {
      all += betas.profit(one.getKey(), one.getValue(), market);
    }
    return all;
  }

  /**
   * A short receives where the rate is positive; spot and dated futures neither pay nor receive.
   */
  private Reading fundingMonth(List<TicketParts.Part> own) {
    double sum = 0;
    for (TicketParts.Part part : own) {
      InstrumentId id = part.leg().instrument();
      if (!id.isPerpetual()) {
        continue;
      }
      OptionalDouble perDay = fundingDay(part.leg());
      if (perDay.isEmpty()) {
        return Reading.absent("no funding of " + id + " is recorded of the last days");
      }
      sum -= part.notional() * perDay.getAsDouble() * TicketTerms.DAYS;
    }
    return Reading.of(sum == 0 ? 0 : sum);
  }

  /** Expected of an order over 30 days at the rate of now; empty where there is none. */
  OptionalDouble fundingMonth(Leg leg) {
    OptionalDouble perDay = fundingDay(leg);
    double change = leg.side().signed(leg.quantity()).signum() * leg.notional().toDouble();
    return perDay.isPresent()
        ? OptionalDouble.of(-change * perDay.getAsDouble() * TicketTerms.DAYS)
        : perDay;
  }

  /** A fraction of notional a day, paid by longs; empty of all but perpetuals on record. */
  OptionalDouble fundingDay(Leg leg) {
    return leg.instrument().isPerpetual()
        ? ExpectedFunding.perDay(view, leg.instrument())
        : OptionalDouble.empty();
  }

  /** Which betas are taken as one. */
  List<String> notes() {
    return decision.plan().tickets().isEmpty()
        ? List.of()
        : betas.notes(decision.spotAfter().keySet());
  }

  /** When what a ticket holds for a purpose is closed. */
  String closes(Purpose purpose, Ticket ticket) {
    return closing.sentence(purpose, ticket);
  }

  /** The beta by which an asset is taken to move. */
  double beta(Asset asset) {
    return betas.beta(asset);
  }

  /** An asset's move in the fall, a fraction. */
  double move(Asset asset) {
    return betas.move(asset, TicketTerms.FALL);
  }
}
