// SPDX-License-Identifier: Apache-2.0
package dev.ballast.calc;

import java.math.BigDecimal;

/**
 * A hedge of an exposure: what is sold, and what both do when the market moves.
 *
 * @param exposure what is hedged, signed
 * @param beta of the exposure on what the hedge is on
 * @param hedgeBeta of the hedge's own contract on the same, not zero
 * @param ratio hedge over exposure, sold +
 */
public record HedgeSize(
    BigDecimal exposure, BigDecimal beta, BigDecimal hedgeBeta, BigDecimal ratio) {
  private static final BigDecimal ALL = BigDecimal.ONE.negate();

  /** Refuses a hedge that moves with nothing. */
  public HedgeSize {
    if (hedgeBeta.signum() == 0) {
      throw new IllegalArgumentException("a hedge whose beta is zero hedges nothing");
    }
  }

  /** The ratio that brings a beta to a target: (beta - target) / the hedge's own. */
  public static HedgeSize toBeta(
      BigDecimal exposure, BigDecimal beta, BigDecimal target, BigDecimal hedgeBeta) {
    return new HedgeSize(
        exposure, beta, hedgeBeta, beta.subtract(target).divide(hedgeBeta, ContractTerms.DIGITS));
  }

  /** Signed notional: a short of a long exposure is negative. */
  public BigDecimal notional() {
    return exposure.multiply(ratio).negate().round(ContractTerms.DIGITS);
  }

  /** What the exposure and the hedge together have of the market, over the exposure. */
  public BigDecimal betaAfter() {
    return beta.subtract(ratio.multiply(hedgeBeta)).round(ContractTerms.DIGITS);
  }

  /** What the exposure gains when the market moves by a fraction; it loses all of it at most. */
  public BigDecimal exposureAt(BigDecimal move) {
    return exposure.multiply(beta.multiply(move).max(ALL)).round(ContractTerms.DIGITS);
  }

  /** What the hedge gains then. */
  public BigDecimal hedgeAt(BigDecimal move) {
    return notional().multiply(hedgeBeta.multiply(move).max(ALL)).round(ContractTerms.DIGITS);
  }
}
