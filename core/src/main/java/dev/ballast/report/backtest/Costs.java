// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

/**
 * What trading and holding cost over a backtest, in USDT, each positive.
 *
 * @param turnover sum of absolute trades / (2 x mean equity), over the whole window
 * @param turnoverYearly the same, a year of 365 days
 * @param slippage half spread, impact and rounding to the tick, against the reference price
 * @param fundingPaid sum of the payments made
 * @param fundingReceived sum of the payments received
 */
public record Costs(
    double turnover,
    double turnoverYearly,
    double fees,
    double slippage,
    double fundingPaid,
    double fundingReceived) {}
