// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

/**
 * The part of an order that is for one purpose.
 *
 * @param notional signed, in USDT: bought +, sold -
 */
public record LegShare(String purpose, double notional) {}
