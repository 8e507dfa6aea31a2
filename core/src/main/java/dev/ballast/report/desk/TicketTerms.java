// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.report.figure.Reading;
import java.util.Optional;

/**
 * What a ticket is for, what it costs, what it does in a fall, and when what it holds is closed.
 *
 * @param purpose in the books: {@code core}, {@code hedge:standing}
 * @param once fees and slippage of its legs, positive when paid
 * @param fundingMonth expected on what it changes over 30 days: received +, paid -
 * @param costMonth of the first 30 days: once less funding, positive when paid
 * @param fall of the benchmark by 30 %
 * @param closes when, half a sentence
 * @param hedge how good it is; of a hedge that stands after the plan
 */
public record TicketTerms(
    String purpose,
    double once,
    Reading fundingMonth,
    Reading costMonth,
    FallEffect fall,
    String closes,
    Optional<HedgeReading> hedge) {
  /** Days of a month. */
  public static final int DAYS = 30;

  /** The benchmark's move that all tickets are looked at by. */
  public static final double FALL = -0.3;
}
