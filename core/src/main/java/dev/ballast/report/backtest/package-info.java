// SPDX-License-Identifier: Apache-2.0
/**
 * Whether a policy would have worked: its line beside others, what it cost, what a venue
 * liquidated, what stood in for what was missing.
 *
 * <p>Imports {@code unit}, {@code lot}, {@code market}, {@code account}, {@code cost}, {@code
 * order}, {@code ledger}, {@code policy}, {@code portfolio.carry}, {@code engine}, {@code
 * report.figure} and {@code report.attribution}. {@code BacktestReports} turns a finished run into
 * the records, which themselves are plain values.
 */
@NullMarked
package dev.ballast.report.backtest;

import org.jspecify.annotations.NullMarked;
