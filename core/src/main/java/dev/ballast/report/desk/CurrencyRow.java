// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.unit.Asset;

/**
 * One currency of an account's cash.
 *
 * @param quantity in all wallets, isolated positions' own included; negative when owed
 * @param price of one, in the quote
 * @param value quantity x price
 * @param atPar whether no price is known, so that one for one stands in
 */
public record CurrencyRow(
    Asset asset, double quantity, double price, double value, boolean atPar) {}
