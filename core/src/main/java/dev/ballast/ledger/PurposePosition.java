// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.account.PositionSide;
import dev.ballast.market.Contract;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;

/**
 * What was traded of a contract for one purpose, at its own entry cost. Of spot it is what was
 * bought less what was sold, so that a sale of what came with the account is negative until it is
 * bought back.
 *
 * @param side of the position, in hedge mode
 * @param quantity signed; zero once it is closed
 * @param entryCost {@link Contract#value} at its own entry prices, in the settlement asset
 * @param realised what closing has made so far, before fees and funding
 */
public record PurposePosition(
    Contract contract, PositionSide side, Quantity quantity, Money entryCost, Money realised) {
  /** Value at the mark less entry cost. */
  public Money unrealised(Price mark) {
    return new Money(contract.settle(), PartValue.of(contract, quantity.units(), mark))
        .minus(entryCost);
  }
}
