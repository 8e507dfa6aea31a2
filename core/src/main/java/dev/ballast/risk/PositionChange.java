// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import dev.ballast.account.PositionKey;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;

/**
 * What a shock changes by one position, in the quote.
 *
 * @param held contracts before, signed
 * @param price of its unrealised profit; what it was worth where it is gone with its venue
 * @param funding received +, paid -
 * @param fees of liquidation, zero or less
 */
public record PositionChange(
    PositionKey key, Quantity held, Money price, Money funding, Money fees) {
  public Money total() {
    return price.plus(funding).plus(fees);
  }
}
