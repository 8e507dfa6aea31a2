// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.report.figure.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What to do: tickets of legs, what was refused, and what the portfolio is like before and after.
 *
 * @param refusal why nothing at all is planned on such an account, half a sentence
 * @param nextReview until when funding is expected
 * @param moves of money between the wallets, in the order in which they are made: {@code move
 *     100.00 USDT from ...}
 * @param benchmark that betas are measured against
 * @param betaBefore of the portfolio, as {@link Ownership#portfolioBeta}
 * @param betaTarget the beta that the plan asks for; empty where it asks for none
 * @param betaAtMost whether that is a limit, which a lower beta keeps too, and no target
 * @param margin in use and the distance to liquidation, before and after
 * @param fall of the benchmark by 30 %, to all that is held
 * @param sectors shares of the spot core
 */
public record Proposal(
    Instant asOf,
    Instant nextReview,
    Optional<String> refusal,
    List<String> moves,
    List<TicketRow> tickets,
    List<RefusedLeg> refused,
    ProposalTotals totals,
    String benchmark,
    Reading betaBefore,
    Reading betaAfter,
    OptionalDouble betaTarget,
    boolean betaAtMost,
    MarginShift margin,
    MoveShift fall,
    List<SectorShift> sectors,
    ExposureShifts exposures,
    List<String> notes) {
  /** Copies its lists. */
  public Proposal {
    moves = List.copyOf(moves);
    tickets = List.copyOf(tickets);
    refused = List.copyOf(refused);
    sectors = List.copyOf(sectors);
    notes = List.copyOf(notes);
  }
}
