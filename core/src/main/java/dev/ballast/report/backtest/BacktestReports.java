// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import dev.ballast.engine.Backtest;
import dev.ballast.engine.Run;
import dev.ballast.engine.Script;
import dev.ballast.market.MarketView;
import dev.ballast.market.RuleBook;
import dev.ballast.policy.Policy;
import dev.ballast.report.attribution.Allocation;
import dev.ballast.report.attribution.Attribution;
import dev.ballast.report.attribution.AttributionReport;
import dev.ballast.report.attribution.MarketModel;
import java.time.Instant;
import java.util.List;

/** Turns a finished backtest into its report. */
public final class BacktestReports {
  private BacktestReports() {}

  /**
   * The report of a backtest.
   *
   * @param script that it did; empty where the policy decided
   * @param attribution of its profit
   * @param rules that the venue used
   */
  public static BacktestReport of(
      Policy policy, Backtest backtest, Script script, Attribution attribution, RuleBook rules) {
    return of(policy, backtest, script, attribution, rules, List.of(), List.of());
  }

  /**
   * The same, with more that a reader must know.
   *
   * @param findings what is wrong with the account that the run begins with, half a sentence each
   * @param notes of how the run was made
   */
  public static BacktestReport of(
      Policy policy,
      Backtest backtest,
      Script script,
      Attribution attribution,
      RuleBook rules,
      List<String> findings,
      List<String> notes) {
    Run run = backtest.run();
    List<Instant> days =
        run.snapshots().stream().map(one -> Instant.ofEpochMilli(one.time())).toList();
    double last = run.last().exposure().equity().toDouble();
    AccountLines lines = new AccountLines(policy, backtest);
    return new BacktestReport(
        policy.name(),
        findings,
        days.getFirst(),
        days.getLast(),
        run.first().exposure().equity().toDouble(),
        last,
        days,
        Tracks.of(policy, run, attribution),
        Costs.of(backtest),
        lines.sectorWeights(),
        lines.exposures(),
        lines.fundingReceived(),
        lines.fundingPaid(),
        HedgeOutcome.of(policy, run),
        AttributionReport.of(attribution, last),
        Substitutes.of(backtest, attribution),
        Liquidations.of(backtest.events(), run.snapshots()),
        Requests.of(script, backtest.events()),
        OrderCounts.of(backtest.events()),
        backtest.conservationResidual(),
        backtest.orderHash(),
        RunNotes.of(policy, backtest, rules, notes));
  }

  /**
   * The exact statement of a backtest's profit.
   *
   * @param view what is known at its end or later; each day rests on what was known then
   */
  public static Attribution attribution(Policy policy, Backtest backtest, MarketView view) {
    MarketModel model =
        MarketModel.of(view, policy.benchmark(), policy.market(), policy.core().sectors());
    Run run = backtest.run();
    return Attribution.of(run.snapshots(), backtest.events(), model)
        .with(
            Allocation.of(
                policy.core().spot().weights(),
                run.snapshots(),
                backtest.events(),
                run.decisions(),
                model));
  }
}
