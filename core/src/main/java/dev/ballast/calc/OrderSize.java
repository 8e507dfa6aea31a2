// SPDX-License-Identifier: Apache-2.0
package dev.ballast.calc;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How many contracts a wish is, once the venue's rules have rounded it.
 *
 * @param unrounded contracts that the wish is exactly
 * @param quantity whole steps of it, towards zero
 * @param notional what that is worth, in the quote currency
 * @param value the same in the settlement asset: in coin for an inverse contract
 * @param margin what it asks for: value / leverage
 * @param refusal why the venue would not take it; empty where it would
 */
public record OrderSize(
    BigDecimal unrounded,
    BigDecimal quantity,
    BigDecimal notional,
    BigDecimal value,
    BigDecimal margin,
    Optional<String> refusal) {
  /**
   * What a venue asks of an order's size.
   *
   * @param step quantity grid, in contracts, above zero
   * @param minimumQuantity in contracts
   * @param minimumNotional in the quote currency
   */
  public record Rules(
      BigDecimal step, Optional<BigDecimal> minimumQuantity, Optional<BigDecimal> minimumNotional) {
    /** Refuses a step that is not above zero. */
    public Rules {
      if (step.signum() <= 0) {
        throw new IllegalArgumentException("a step is above zero, not " + step);
      }
    }
  }

  /**
   * Sizes an order.
   *
   * @param notional wished for, in the quote currency
   * @param leverage above zero
   */
  public static OrderSize of(
      ContractTerms contract,
      BigDecimal notional,
      BigDecimal price,
      BigDecimal leverage,
      Rules rules) {
    BigDecimal unrounded = contract.contracts(notional, price);
    BigDecimal steps = unrounded.divide(rules.step(), 0, RoundingMode.DOWN);
    BigDecimal quantity = steps.multiply(rules.step());
    BigDecimal real = contract.quoteNotional(quantity, price);
    BigDecimal value = contract.notional(quantity, price);
    return new OrderSize(
        unrounded,
        quantity,
        real,
        value,
        value.divide(leverage, ContractTerms.DIGITS),
        refusal(unrounded, quantity, real, rules));
  }

  private static Optional<String> refusal(
      BigDecimal unrounded, BigDecimal quantity, BigDecimal notional, Rules rules) {
    if (quantity.signum() == 0) {
      return Optional.of(plain(unrounded) + " is less than one step of " + plain(rules.step()));
    }
    Optional<String> tooFew =
        rules
            .minimumQuantity()
            .filter(least -> quantity.compareTo(least) < 0)
            .map(least ->
                "a quantity of " + plain(quantity) + " is below the minimum of " + plain(least));
    return tooFew.or(() ->
        rules
            .minimumNotional()
            .filter(least -> notional.compareTo(least) < 0)
            .map(least ->
                "a notional of " + plain(notional) + " is below the minimum of " + plain(least)));
  }

  private static String plain(BigDecimal value) {
    return value.round(new MathContext(10)).stripTrailingZeros().toPlainString();
  }
}
