// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.report.figure.Reading;
import java.util.OptionalDouble;

/**
 * What is traded or held, by the same figures, so that an order and the position that it makes
 * stand side by side; money in USDT.
 *
 * @param notional signed: long and bought +, short and sold -; spot at its value
 * @param margin initial, of futures: taken +, given back -; empty where there are none
 * @param carryMonth expected over 30 days, funding of perpetuals and basis of dated futures:
 *     received +, paid -
 * @param beta what it adds to the portfolio's: beta x notional / equity
 * @param fall what it gains with the benchmark down 30 %, every asset moving by its beta
 * @param rise the same with the benchmark up 30 %
 */
public record TicketSide(
    double notional,
    OptionalDouble margin,
    Reading carryMonth,
    Reading beta,
    double fall,
    double rise) {}
