// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.analytics.Beta;
import dev.ballast.cost.ExpectedCarry;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.order.Holding;
import dev.ballast.order.Purpose;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Leg;
import dev.ballast.plan.Ticket;
import dev.ballast.policy.Policy;
import dev.ballast.report.figure.Reading;
import dev.ballast.report.risk.PlannedAccount;
import dev.ballast.report.risk.PurposeHolding;
import dev.ballast.risk.BetaMoves;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Measures what of the orders is each ticket's, and what their purposes hold once all orders have
 * filled.
 */
final class TicketSides {
  private final Policy policy;
  private final Decision decision;
  private final MarketView view;
  private final BetaMoves moves;
  private final PlannedAccount planned;

  TicketSides(Policy policy, Decision decision, MarketView view, BetaMoves moves) {
    this.policy = policy;
    this.decision = decision;
    this.view = view;
    this.moves = moves;
    this.planned = PlannedAccount.of(decision.account(), decision.plan());
  }

  /** A part of it: signed notional of one instrument, and its margin. */
  private record Piece(InstrumentId instrument, double notional, double margin) {
    Asset asset() {
      return ContractPrefix.underlying(instrument.base());
    }
  }

  /** What of the orders is a ticket's. */
  TicketSide order(List<TicketParts.Part> parts) {
    List<Piece> pieces = new ArrayList<>();
    for (TicketParts.Part part : parts) {
      pieces.add(new Piece(part.leg().instrument(), part.notional(), part.margin()));
    }
    return side(pieces);
  }

  /** What a ticket's purpose holds once all orders have filled. */
  TicketSide position(Ticket ticket) {
    return side(ticket.purpose().equals(Purpose.CORE) ? core() : held(ticket));
  }

  /** Spot less what others have bought of it. */
  private List<Piece> core() {
    SequencedMap<InstrumentId, Double> values = new TreeMap<>();
    decision
        .spotAfter()
        .forEach(
            (asset, quantity) -> values.put(policy.market().spot(asset), value(asset, quantity)));
    planned
        .inSpotBeside(Purpose.CORE)
        .forEach((pair, others) -> {
          for (Holding other : others) {
            values.merge(pair, -value(pair.base(), other.quantity()), Double::sum);
          }
        });
    return values.entrySet().stream()
        .map(one -> new Piece(one.getKey(), one.getValue(), 0))
        .toList();
  }

  private double value(Asset asset, Quantity quantity) {
    return decision.marks().value(asset, quantity).toDouble();
  }

  private List<Piece> held(Ticket ticket) {
    return planned.holdings(ticket.purpose(), decision.marks()).stream()
        .map(one ->
            new Piece(
                one.instrument(), one.notional(), Math.abs(one.notional()) / leverage(ticket, one)))
        .toList();
  }

  /** At which the ticket carries it, or else its position is held. */
  private static double leverage(Ticket ticket, PurposeHolding held) {
    return ticket.legs().stream()
        .filter(leg -> leg.instrument().equals(held.instrument()))
        .map(Leg::leverage)
        .findFirst()
        .orElse(held.leverage())
        .doubleValue();
  }

  private TicketSide side(List<Piece> pieces) {
    double notional = 0;
    double margin = 0;
    double fall = 0;
    double rise = 0;
    boolean futures = false;
    for (Piece piece : pieces) {
      notional += piece.notional();
      fall += moves.profit(piece.asset(), piece.notional(), TicketTerms.FALL);
      rise += moves.profit(piece.asset(), piece.notional(), TicketTerms.RISE);
      if (!piece.instrument().isSpot()) {
        futures = true;
        margin += piece.margin();
      }
    }
    return new TicketSide(
        unsigned(notional),
        futures ? OptionalDouble.of(margin) : OptionalDouble.empty(),
        carry(pieces),
        beta(pieces),
        unsigned(fall),
        unsigned(rise));
  }

  /** What a short earns a long pays; spot neither. */
  private Reading carry(List<Piece> pieces) {
    double sum = 0;
    for (Piece piece : pieces) {
      InstrumentId id = piece.instrument();
      if (id.isSpot() || piece.notional() == 0) {
        continue;
      }
      OptionalDouble perDay = ExpectedCarry.perDay(view, policy.market(), id);
      if (perDay.isEmpty()) {
        return Reading.absent(
            "no " + (id.isPerpetual() ? "funding" : "basis") + " of " + id + " is on record");
      }
      sum -= piece.notional() * perDay.getAsDouble() * TicketTerms.DAYS;
    }
    return Reading.of(unsigned(sum));
  }

  private Reading beta(List<Piece> pieces) {
    double sum = 0;
    for (Piece piece : pieces) {
      if (piece.notional() == 0 || piece.asset().isDollar()) {
        continue;
      }
      Beta beta = decision.betas().get(piece.asset());
      if (beta == null) {
        return Reading.absent("no beta of " + piece.asset());
      }
      sum += beta.beta() * piece.notional();
    }
    double equity = decision.exposure().equity().toDouble();
    return equity > 0 || sum == 0
        ? Reading.of(sum == 0 ? 0 : sum / equity)
        : Reading.absent("the account has no equity to divide by");
  }

  private static double unsigned(double sum) {
    return sum == 0 ? 0 : sum;
  }
}
