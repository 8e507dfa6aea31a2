// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.report.figure.Reading;

/**
 * What something exposes a portfolio to, in USDT.
 *
 * @param spot value
 * @param futures signed notional: long +, short -
 * @param net spot plus futures
 * @param beta what it adds to the portfolio's: beta x net / total equity
 */
public record ExposureSides(double spot, double futures, double net, Reading beta) {}
