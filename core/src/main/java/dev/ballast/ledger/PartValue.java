// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.market.Contract;
import dev.ballast.unit.Exact;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * {@link Contract#value} of a part of what a venue holds: of any eight decimals of a contract, also
 * where the part's units of the base have more.
 */
final class PartValue {
  private PartValue() {}

  static long of(Contract contract, long quantity, Price price) {
    if (contract.size().units() == Exact.ONE) {
      return contract.value(quantity, price.units());
    }
    BigDecimal units = new Quantity(quantity).toDecimal().multiply(contract.size().toDecimal());
    BigDecimal value =
        contract.id().isInverse()
            ? units.negate().divide(price.toDecimal(), MathContext.DECIMAL128)
            : units.multiply(price.toDecimal());
    return Money.rounded(contract.settle(), value).units();
  }
}
