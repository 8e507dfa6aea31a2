// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

/**
 * The profit of a purpose, in USDT: gained +, lost -.
 *
 * @param prices market, also by an assumed beta, sector, selection and basis together
 * @param total the sum of all others
 */
public record PurposeRow(
    String name,
    double prices,
    double funding,
    double fees,
    double slippage,
    double liquidation,
    double cashFlows,
    double total) {
  static PurposeRow of(PurposeProfit exact) {
    return new PurposeRow(
        exact.purpose().text(),
        exact.prices().toDouble(),
        exact.funding().toDouble(),
        exact.fees().toDouble(),
        exact.slippage().toDouble(),
        exact.liquidation().toDouble(),
        exact.cashFlows().toDouble(),
        exact.total().toDouble());
  }
}
