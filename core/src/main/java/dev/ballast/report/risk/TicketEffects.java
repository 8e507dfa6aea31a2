// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.risk;

import dev.ballast.market.ContractPrefix;
import dev.ballast.plan.Leg;
import dev.ballast.plan.Ticket;
import dev.ballast.risk.BetaMoves;

/** What a move of the market does to what a ticket trades. */
public final class TicketEffects {
  private TicketEffects() {}

  /**
   * The gain of all legs: what is bought or sold x its beta x the move. A sale gains what would
   * have been lost.
   *
   * @param market the benchmark's move, a fraction: -0.3
   */
  public static double of(Ticket ticket, BetaMoves betas, double market) {
    double sum = 0;
    for (Leg leg : ticket.legs()) {
      double bought = leg.side().signed(leg.quantity()).signum() * leg.notional().toDouble();
      sum += betas.profit(ContractPrefix.underlying(leg.instrument().base()), bought, market);
    }
    return sum;
  }
}
