// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report;

/**
 * A part of the profit.
 *
 * @param name an asset, or a cause: {@code spot prices}, {@code futures prices}, {@code funding},
 *     {@code fees}
 * @param profit in USDT: gained +, lost -
 */
public record ProfitRow(String name, double profit) {}
