// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

/**
 * What a move of the benchmark does, every asset moving by its beta: what is gained +, lost -, in
 * USDT.
 *
 * @param market the benchmark's move, a fraction: -0.3
 * @param ticket to what the ticket trades
 * @param without to the portfolio once all orders have filled but the ticket's
 * @param with to the portfolio once all orders have filled
 */
public record MoveEffect(double market, double ticket, double without, double with) {}
