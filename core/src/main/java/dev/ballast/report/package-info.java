// SPDX-License-Identifier: Apache-2.0
/**
 * The whole report, as the page shows it: what is owned, what the market shows, what to do, what
 * can go wrong, whether it would have worked, and the statistics of the line. Each part is made in
 * a room of its own.
 *
 * <p>Imports {@code report.backtest}, {@code report.tearsheet}, {@code report.desk}, {@code
 * report.diary} and {@code report.risk}. In all of them amounts are in the reporting currency
 * (USDT), as {@code double} unless said otherwise; weights, returns and rates are fractions (0.4 is
 * 40 %). What is missing is an empty optional or a {@link dev.ballast.report.figure.Reading}
 * without a value, never NaN and never zero.
 */
@NullMarked
package dev.ballast.report;

import org.jspecify.annotations.NullMarked;
