// SPDX-License-Identifier: Apache-2.0
package dev.ballast.calc;

import dev.ballast.cost.FundingFormula;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What a number of contracts is worth, in decimals: as {@code market.Contract} counts, but not
 * rounded to what a ledger keeps. Quantities are signed: long +, short -.
 *
 * @param size of one contract, above zero: units of the base (linear) or of the quote (inverse)
 * @param inverse whether value and profit are in coin
 */
public record ContractTerms(BigDecimal size, boolean inverse) {
  static final MathContext DIGITS = FundingFormula.DIGITS;

  /** Refuses a size that is not above zero. */
  public ContractTerms {
    if (size.signum() <= 0) {
      throw new IllegalArgumentException("a contract's size is above zero, not " + size);
    }
  }

  /** A contract of one unit of its base. */
  public static ContractTerms linear() {
    return new ContractTerms(BigDecimal.ONE, false);
  }

  /**
   * In the settlement asset, signed as the quantity: q x size x price, inverse q x size / price.
   */
  public BigDecimal notional(BigDecimal quantity, BigDecimal price) {
    BigDecimal units = quantity.multiply(size);
    return inverse ? units.divide(price, DIGITS) : units.multiply(price);
  }

  /**
   * From one price to another, in the settlement asset: q x size x (to - from), inverse q x size x
   * (1/from - 1/to).
   */
  public BigDecimal profit(BigDecimal quantity, BigDecimal from, BigDecimal to) {
    BigDecimal moved = quantity.multiply(size).multiply(to.subtract(from));
    return inverse ? moved.divide(from.multiply(to), DIGITS) : moved;
  }

  /** What a settlement of funding pays: -(notional x rate), positive when received. */
  public BigDecimal funding(BigDecimal quantity, BigDecimal mark, BigDecimal rate) {
    BigDecimal units = quantity.multiply(size).multiply(rate).negate();
    return inverse ? units.divide(mark, DIGITS) : units.multiply(mark);
  }

  /** In the quote currency, signed as the quantity: what people call the size of a position. */
  public BigDecimal quoteNotional(BigDecimal quantity, BigDecimal price) {
    return inverse ? quantity.multiply(size) : notional(quantity, price);
  }

  /** How many contracts have a notional in the quote currency, unrounded. */
  public BigDecimal contracts(BigDecimal quoteNotional, BigDecimal price) {
    return quoteNotional.divide(inverse ? size : size.multiply(price), DIGITS);
  }
}
