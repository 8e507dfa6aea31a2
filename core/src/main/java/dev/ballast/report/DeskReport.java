// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report;

import dev.ballast.report.backtest.BacktestReport;
import dev.ballast.report.desk.MarketReading;
import dev.ballast.report.desk.Ownership;
import dev.ballast.report.desk.Proposal;
import dev.ballast.report.risk.RiskReport;
import dev.ballast.report.tearsheet.TearSheet;
import java.time.Instant;
import java.util.List;

/**
 * The whole report: what you own, what the market shows, what to do, what can go wrong, whether it
 * would have worked.
 *
 * @param policy the plan's name
 * @param from start of the data that it rests on
 * @param to end of that data, exclusive
 * @param source where the data comes from, in a line
 * @param simulated true where no figure of it was ever a price
 * @param tearSheet the backtest's statistics in full
 * @param notes that hold for the whole
 */
public record DeskReport(
    String title,
    String policy,
    Instant from,
    Instant to,
    String source,
    boolean simulated,
    Ownership ownership,
    MarketReading market,
    Proposal proposal,
    RiskReport risk,
    BacktestReport backtest,
    TearSheet tearSheet,
    List<String> notes) {
  /** Copies its list. */
  public DeskReport {
    notes = List.copyOf(notes);
  }
}
