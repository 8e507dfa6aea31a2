// SPDX-License-Identifier: Apache-2.0
/**
 * Reports as data: what is owned, what the market shows, what to do, and whether it would have
 * worked; and the statistics of an equity line.
 *
 * <p>Imports every room above it: {@code DeskReports} and {@code BacktestReports} turn what the
 * engine has decided and run into the records, which themselves are plain values. Amounts are in
 * the reporting currency (USDT), as {@code double}; weights, returns and rates are fractions (0.4
 * is 40 %). What is missing is an empty optional or a {@link dev.ballast.report.Reading} without a
 * value, never NaN and never zero.
 */
@NullMarked
package dev.ballast.report;

import org.jspecify.annotations.NullMarked;
