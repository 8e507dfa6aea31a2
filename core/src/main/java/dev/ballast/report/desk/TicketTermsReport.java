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
import dev.ballast.report.risk.TicketEffects;
import dev.ballast.risk.BetaMoves;
import dev.ballast.unit.Asset;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Reckons what each ticket of a decision costs, does and ends by. */
final class TicketTermsReport {
  private final Decision decision;
  private final MarketView view;
  private final BetaMoves betas;
  private final ClosingRule closing;
  private final HedgeReadings hedges;
  private final double all;

  TicketTermsReport(Policy policy, Decision decision, BracketBook brackets, MarketView view) {
    this.decision = decision;
    this.view = view;
    this.closing = new ClosingRule(policy, decision);
    this.hedges = new HedgeReadings(policy, decision, brackets, view);
    Map<Asset, Double> measured = new TreeMap<>();
    decision.betas().forEach((asset, beta) -> measured.put(asset, beta.beta()));
    this.betas = BetaMoves.of(policy.benchmark(), measured);
    double sum = 0;
    for (Map.Entry<Asset, Double> net :
        new ExposureReport(policy, decision).netAfter().entrySet()) {
      sum += betas.profit(net.getKey(), net.getValue(), TicketTerms.FALL);
    }
    this.all = sum;
  }

  TicketTerms of(Ticket ticket) {
    double once = 0;
    for (Leg leg : ticket.legs()) {
      once += leg.fee().toDouble() + leg.slippage().toDouble();
    }
    Reading funding = fundingMonth(ticket);
    double paid = once;
    Reading cost =
        funding.value().isPresent()
            ? Reading.of(paid - funding.value().getAsDouble())
            : Reading.absent(funding.reason());
    double own = TicketEffects.of(ticket, betas, TicketTerms.FALL);
    return new TicketTerms(
        ticket.purpose().text(),
        once,
        funding,
        cost,
        new FallEffect(TicketTerms.FALL, own, all - own, all),
        closes(ticket.purpose(), ticket),
        hedges.of(ticket));
  }

  /**
   * A short receives where the rate is positive; spot and dated futures neither pay nor receive.
   */
  private Reading fundingMonth(Ticket ticket) {
    double sum = 0;
    for (Leg leg : ticket.legs()) {
      InstrumentId id = leg.instrument();
      if (!id.isPerpetual()) {
        continue;
      }
      OptionalDouble perDay = ExpectedFunding.perDay(view, id);
      if (perDay.isEmpty()) {
        return Reading.absent("no funding of " + id + " is recorded of the last days");
      }
      double change = leg.side().signed(leg.quantity()).signum() * leg.notional().toDouble();
      sum -= change * perDay.getAsDouble() * TicketTerms.DAYS;
    }
    return Reading.of(sum == 0 ? 0 : sum);
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
