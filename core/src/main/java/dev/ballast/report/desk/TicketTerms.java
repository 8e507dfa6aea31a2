// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.report.figure.Reading;
import java.util.List;
import java.util.Optional;

/**
 * What a ticket is for, what it costs, what it does in a fall, and when what it holds is closed.
 *
 * @param purpose in the books: {@code core}, {@code hedge:standing}
 * @param aim the same in words, half a sentence
 * @param once fees and slippage of its part of the orders, positive when paid
 * @param fundingMonth expected on what it changes over 30 days: received +, paid -
 * @param costMonth of the first 30 days: once less funding, positive when paid
 * @param order what of the orders is its own: an order may be for several tickets
 * @param position what its purpose holds once all orders have filled
 * @param fall of the benchmark by 30 %
 * @param rise of the benchmark by 30 %
 * @param beta what it does to the portfolio's
 * @param closes when, half a sentence
 * @param warnings what speaks against it or against its figures, half a sentence each
 * @param hedge how good it is; of a hedge that stands after the plan
 */
public record TicketTerms(
    String purpose,
    String aim,
    double once,
    Reading fundingMonth,
    Reading costMonth,
    TicketSide order,
    TicketSide position,
    MoveEffect fall,
    MoveEffect rise,
    BetaEffect beta,
    String closes,
    List<String> warnings,
    Optional<HedgeReading> hedge) {
  /** Days of a month. */
  public static final int DAYS = 30;

  /** The benchmark's moves that all tickets are looked at by. */
  public static final double FALL = -0.3;

  public static final double RISE = 0.3;

  /** Copies its list. */
  public TicketTerms {
    warnings = List.copyOf(warnings);
  }
}
