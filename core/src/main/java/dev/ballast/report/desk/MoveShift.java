// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

/**
 * What a move of the benchmark does to the portfolio as it is, and once all orders have filled,
 * every asset moving by its beta: what is gained +, lost -, in USDT.
 *
 * @param market the benchmark's move, a fraction: -0.3
 */
public record MoveShift(double market, double before, double after) {}
