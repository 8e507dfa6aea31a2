// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.order.Purpose;
import dev.ballast.unit.Money;

/**
 * What one purpose has made, in the quote: gained +, lost -.
 *
 * @param prices what prices moved: market, sector, selection and basis together
 * @param cashFlows deposits less withdrawals, and what positions had made when they were brought
 */
public record PurposeProfit(
    Purpose purpose,
    Money prices,
    Money funding,
    Money fees,
    Money slippage,
    Money liquidation,
    Money cashFlows) {
  static PurposeProfit zero(Purpose purpose, Money zero) {
    return new PurposeProfit(purpose, zero, zero, zero, zero, zero, zero);
  }

  /** What the account's parts come to, as one purpose's. */
  static PurposeProfit of(Purpose purpose, Parts parts) {
    return new PurposeProfit(
        purpose,
        parts
            .of(Part.MARKET)
            .plus(parts.of(Part.MARKET_ASSUMED))
            .plus(parts.of(Part.SECTOR))
            .plus(parts.of(Part.SELECTION))
            .plus(parts.of(Part.BASIS)),
        parts.of(Part.FUNDING),
        parts.of(Part.FEES),
        parts.of(Part.SLIPPAGE),
        parts.of(Part.LIQUIDATION),
        parts.of(Part.CASH_FLOWS));
  }

  /** All parts together: the change of what the purpose is worth. */
  public Money total() {
    return prices.plus(funding).plus(fees).plus(slippage).plus(liquidation).plus(cashFlows);
  }

  PurposeProfit plus(PurposeProfit other) {
    return new PurposeProfit(
        purpose,
        prices.plus(other.prices),
        funding.plus(other.funding),
        fees.plus(other.fees),
        slippage.plus(other.slippage),
        liquidation.plus(other.liquidation),
        cashFlows.plus(other.cashFlows));
  }

  PurposeProfit minus(PurposeProfit other) {
    return new PurposeProfit(
        purpose,
        prices.minus(other.prices),
        funding.minus(other.funding),
        fees.minus(other.fees),
        slippage.minus(other.slippage),
        liquidation.minus(other.liquidation),
        cashFlows.minus(other.cashFlows));
  }
}
