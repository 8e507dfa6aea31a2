// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report;

import dev.ballast.report.backtest.BacktestReport;
import dev.ballast.report.tearsheet.TearSheet;

/**
 * The report of a backtest alone.
 *
 * @param source where the data comes from, in a line
 * @param simulated true where no figure of it was ever a price
 * @param tearSheet the backtest's statistics in full
 */
public record RunReport(
    String source, boolean simulated, BacktestReport backtest, TearSheet tearSheet) {}
