// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.InstrumentId;
import dev.ballast.order.Purpose;

/**
 * What a system wants in one instrument, for one purpose. It places nothing: how much of it is had
 * is decided where all targets meet.
 *
 * @param purpose what it is for: {@code core}, {@code hedge:standing}
 * @param instrument that carries it
 * @param why a sentence
 */
public record Target(Purpose purpose, InstrumentId instrument, Amount amount, String why) {
  /** How much is wanted. */
  public sealed interface Amount {
    /** What is held for the purpose is closed. */
    Amount NOTHING = new Value(0);

    /** A value in the quote: long +, short -. */
    record Value(double value) implements Amount {}

    /**
     * The short that brings the portfolio's beta down to a target, whatever the portfolio will then
     * be; none where its beta is at or below the target.
     *
     * @param target of the whole portfolio
     * @param contractBeta of what is sold, above zero; one for the benchmark
     */
    record BetaTo(double target, double contractBeta) implements Amount {
      /** The signed notional, given the beta without it. */
      public double notional(PortfolioBeta without, double equity) {
        return without.hedgeTo(target, contractBeta, equity);
      }
    }
  }
}
