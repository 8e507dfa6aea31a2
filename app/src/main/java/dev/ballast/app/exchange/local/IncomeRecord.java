// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.unit.Money;

/**
 * Money that came to the futures wallet or went from it.
 *
 * @param number the exchange's, of the entry
 * @param kind {@code FUNDING_FEE}, {@code REALIZED_PNL}, {@code COMMISSION}, {@code TRANSFER}
 * @param symbol of the contract; empty for a transfer
 * @param amount positive when received
 * @param trade number of the fill; zero where there is none
 */
record IncomeRecord(long number, long time, String kind, String symbol, Money amount, long trade) {}
