// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import java.util.List;

/**
 * The sums of a proposal's legs, in USDT.
 *
 * @param traded sum of absolute notionals
 * @param expectedFunding until the next review: received +, paid -
 * @param margin taken net of what is given back
 */
public record ProposalTotals(
    double traded, double fees, double slippage, double expectedFunding, double margin) {
  /** Adds up the legs of the tickets in their order. */
  public static ProposalTotals of(List<TicketRow> tickets) {
    double traded = 0;
    double fees = 0;
    double slippage = 0;
    double funding = 0;
    double margin = 0;
    for (TicketRow ticket : tickets) {
      for (LegRow leg : ticket.legs()) {
        traded += Math.abs(leg.notional());
        fees += leg.fee();
        slippage += leg.slippage();
        funding += leg.expectedFunding().orElse(0);
        margin += leg.margin().orElse(0);
      }
    }
    return new ProposalTotals(traded, fees, slippage, funding, margin);
  }
}
