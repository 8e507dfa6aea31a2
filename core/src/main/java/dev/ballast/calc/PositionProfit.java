// SPDX-License-Identifier: Apache-2.0
package dev.ballast.calc;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a position earned between two prices, in its settlement asset.
 *
 * @param price profit of the price's move
 * @param fees paid for both fills, negative or zero
 * @param funding received +, paid -
 * @param net all three
 * @param margin initial margin at entry; empty where no leverage was given
 * @param onMargin net over margin, a fraction
 */
public record PositionProfit(
    BigDecimal price,
    BigDecimal fees,
    BigDecimal funding,
    BigDecimal net,
    Optional<BigDecimal> margin,
    Optional<BigDecimal> onMargin) {
  /**
   * What was traded.
   *
   * @param quantity in contracts, signed: long +, short -
   * @param exit the price at which it was closed, or is valued
   */
  public record Trade(
      ContractTerms contract, BigDecimal quantity, BigDecimal entry, BigDecimal exit) {}

  /**
   * What it cost to trade and to hold.
   *
   * @param entryFee of notional, a fraction; negative for a rebate
   * @param exitFee likewise; zero for a position that is only valued
   * @param funding received +, paid -, in the settlement asset
   */
  public record Charges(BigDecimal entryFee, BigDecimal exitFee, BigDecimal funding) {}

  /**
   * Works it out.
   *
   * @param leverage of the margin posted at entry
   */
  public static PositionProfit of(Trade trade, Charges charges, Optional<BigDecimal> leverage) {
    ContractTerms contract = trade.contract();
    BigDecimal entered = contract.notional(trade.quantity().abs(), trade.entry());
    BigDecimal left = contract.notional(trade.quantity().abs(), trade.exit());
    BigDecimal price = contract.profit(trade.quantity(), trade.entry(), trade.exit());
    BigDecimal fees =
        entered.multiply(charges.entryFee()).add(left.multiply(charges.exitFee())).negate();
    BigDecimal net = price.add(fees).add(charges.funding());
    Optional<BigDecimal> margin =
        leverage.map(times -> entered.divide(times, ContractTerms.DIGITS));
    return new PositionProfit(
        price,
        fees,
        charges.funding(),
        net,
        margin,
        margin.map(posted -> net.divide(posted, ContractTerms.DIGITS)));
  }
}
