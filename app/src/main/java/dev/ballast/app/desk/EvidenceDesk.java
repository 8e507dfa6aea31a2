// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.analytics.Returns;
import dev.ballast.app.UserMistake;
import dev.ballast.app.Usual;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Session;
import dev.ballast.market.MarketView;
import dev.ballast.market.Sector;
import dev.ballast.policy.Policy;
import dev.ballast.policy.SectorBook;
import dev.ballast.report.evidence.EvidenceQuestion;
import dev.ballast.report.evidence.EvidenceReport;
import dev.ballast.report.evidence.PolicyEvidence;
import dev.ballast.report.evidence.PolicyStudy;
import dev.ballast.report.evidence.SignalWeeks;
import dev.ballast.report.evidence.SignalsReport;
import dev.ballast.report.evidence.SignalsReports;
import dev.ballast.signal.RuleSet;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What signals and a policy have been worth in one market. */
public final class EvidenceDesk {
  private final Market market;

  public EvidenceDesk(Market market) {
    this.market = market;
  }

  /**
   * The Mondays of a span, each with what every sector's signals were and what followed.
   *
   * @param from the first day; the benchmark's first close where it is not given
   * @param to the last moment; the end of history where it is not given
   */
  public SignalWeeks weeks(
      SectorBook book,
      List<Sector> sectors,
      Asset benchmark,
      RuleSet rules,
      Optional<LocalDate> from,
      Optional<LocalDate> to) {
    MarketView end = market.at(market.moment("--to", to));
    long first =
        market
            .firstPrice(benchmark, Usual.MARKET)
            .orElseThrow(
                () -> new UserMistake("no daily spot bars of " + benchmark + " in the history"));
    long start = from.map(UtcDay::start).orElse(first);
    if (start < first) {
      throw new UserMistake(
          "--from "
              + UtcDay.date(start)
              + " is before the history: the first daily close of "
              + benchmark
              + " is "
              + UtcDay.date(first));
    }
    if (end.time() <= start) {
      throw new UserMistake(
          "--to " + UtcDay.date(end.time()) + " is not after --from " + UtcDay.date(start));
    }
    SignalWeeks weeks = SignalWeeks.of(end, Usual.MARKET, benchmark, book, sectors, rules, start);
    if (weeks.size() == 0) {
      throw new UserMistake(
          "no Monday lies between "
              + UtcDay.date(start)
              + " and "
              + UtcDay.date(end.time())
              + ": signals are asked on Mondays, so take a longer span");
    }
    return weeks;
  }

  /**
   * What a plan has been worth over these weeks, from cash alone.
   *
   * @param desk of the plan
   * @param weeks of its sectors, judged by its rules
   */
  public PolicyEvidence policy(
      Desk desk, Policy policy, SignalWeeks weeks, EvidenceQuestion question) {
    Backtest run =
        desk.backtest(
            Optional.of(UtcDay.date(weeks.first())), Optional.of(UtcDay.date(weeks.end())));
    return PolicyStudy.of(weeks, policy, question, weekly(run, weeks.first()));
  }

  /** Returns of a run's equity from Monday to Monday, as far as weeks are whole. */
  private static double[] weekly(Backtest run, long first) {
    List<Double> equity = new ArrayList<>();
    for (Session.Snapshot snapshot : run.run().snapshots()) {
      if ((snapshot.time() - first) % (7 * UtcDay.MILLIS) == 0) {
        equity.add(snapshot.exposure().equity().toDouble());
      }
    }
    return Returns.ofWorth(equity.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The evidence of one page. */
  public EvidenceReport report(SignalsReport signals, Optional<PolicyEvidence> policy) {
    return new EvidenceReport(
        market.history().provenance(),
        market.history().simulated(),
        signals,
        policy,
        SurvivorNote.of(market.history(), market.end()).stream().toList());
  }

  /** What the signals of these weeks have been worth. */
  public SignalsReport signals(SignalWeeks weeks, RuleSet rules, EvidenceQuestion question) {
    return SignalsReports.of(weeks, rules, question);
  }
}
