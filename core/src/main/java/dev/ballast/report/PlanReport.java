// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report;

import dev.ballast.report.desk.FuturesReading;
import dev.ballast.report.desk.MarketReading;
import dev.ballast.report.desk.Ownership;
import dev.ballast.report.desk.Proposal;
import dev.ballast.report.diary.ChecklistItem;
import java.util.List;

/**
 * The report of a plan alone: what is owned, what the market shows, what to do.
 *
 * @param policy the plan's name
 * @param prices of when they are, a sentence
 * @param pricesAreOld whether what is decided on them may be something else today
 * @param checklist what a review has to settle
 */
public record PlanReport(
    String policy,
    String prices,
    boolean pricesAreOld,
    Ownership ownership,
    MarketReading market,
    FuturesReading futures,
    Proposal proposal,
    List<ChecklistItem> checklist) {
  /** Copies the list. */
  public PlanReport {
    checklist = List.copyOf(checklist);
  }
}
