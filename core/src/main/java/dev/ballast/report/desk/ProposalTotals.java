// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import java.util.List;

/**
 * The sums of a proposal's legs, in USDT.
 *
 * @param traded sum of absolute notionals
 * @param expectedFunding until the next review, of the positions that the legs make: received +,
 *     paid -
 * @param fundingMonth of what the legs trade, over 30 days, where it is known: received +, paid -
 * @param margin taken net of what is given back
 */
public record ProposalTotals(
    double traded,
    double fees,
    double slippage,
    double expectedFunding,
    double fundingMonth,
    double margin) {
  /** Adds up the legs of the tickets in their order. */
  public static ProposalTotals of(List<TicketRow> tickets) {
    double traded = 0;
    double fees = 0;
    double slippage = 0;
    double funding = 0;
    double month = 0;
    double margin = 0;
    for (TicketRow ticket : tickets) {
      for (LegRow leg : ticket.legs()) {
        traded += Math.abs(leg.notional());
        fees += leg.fee();
        slippage += leg.slippage();
        funding += leg.expectedFunding().orElse(0);
        month += leg.fundingMonth().orElse(0);
        margin += leg.margin().orElse(0);
      }
    }
    return new ProposalTotals(traded, fees, slippage, funding, month, margin);
  }
}
