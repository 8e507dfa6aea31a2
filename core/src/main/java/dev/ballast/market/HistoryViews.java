// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

/**
 * Views of one history at any time, which share what is computed once. For whoever moves a
 * session's time; a decision is given one view.
 */
public final class HistoryViews {
  private final RunColumns columns;
  private final RuleBook rules;

  public HistoryViews(History history, RuleBook rules) {
    this.columns = new RunColumns(history);
    this.rules = rules;
  }

  /**
   * What was known at a time.
   *
   * @param time epoch milliseconds
   */
  public MarketView at(long time) {
    return MarketView.of(columns, rules, time);
  }

  public History history() {
    return columns.history();
  }
}
