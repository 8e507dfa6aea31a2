// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import dev.ballast.report.figure.Reading;

/**
 * What it cost, or brought, to carry the futures: funding and the fees of trading, delivering and
 * liquidating them. Price changes and slippage are not in it.
 *
 * @param funding in the quote: received +, paid -
 * @param fees of futures, in the quote, positive: paid
 * @param averageNotional mean over the daily closes of the absolute notionals, days without futures
 *     included
 * @param ofNotional (funding - fees) a year of 365 days / average notional: positive where carrying
 *     the futures earned, negative where it cost
 * @param ofEquity the same, over the mean equity of the daily closes
 */
public record CarryCost(
    double funding, double fees, Reading averageNotional, Reading ofNotional, Reading ofEquity) {}
