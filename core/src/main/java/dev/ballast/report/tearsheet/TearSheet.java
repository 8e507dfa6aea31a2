// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import dev.ballast.engine.Backtest;
import dev.ballast.margin.CollateralMode;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.MarketView;
import dev.ballast.policy.Policy;
import dev.ballast.report.attribution.MarketModel;
import java.time.Instant;
import java.util.List;

/**
 * The statistics of a run that people ask of a fund, from its daily closes at 00:00 UTC. Fractions
 * throughout; what was paid in or out is no return.
 *
 * @param benchmark what the run is compared with
 * @param days the times that every curve has a value or a gap for
 * @param years returns by calendar year and month
 * @param returns how the strategy's daily returns are spread
 * @param benchmarkReturns how the benchmark's are
 * @param rolling statistics of the last 90 returns, for each day
 * @param drawdowns the deepest ten, deepest first
 * @param exposure over time
 * @param turnover by month
 * @param hedge what the futures did to the core's swings
 * @param margin use of it and distance to liquidation, over time
 * @param carry what holding the futures cost
 * @param daily every day's return, and the futures' part in it
 */
public record TearSheet(
    String benchmark,
    List<Instant> days,
    List<YearReturns> years,
    ReturnStatistics returns,
    ReturnStatistics benchmarkReturns,
    RollingFigures rolling,
    List<DrawdownRow> drawdowns,
    ExposureHistory exposure,
    List<MonthTurnover> turnover,
    HedgeEffect hedge,
    MarginHistory margin,
    CarryCost carry,
    DailyReturns daily) {
  /** Daily returns that rolling statistics are measured on. */
  private static final int WINDOW = 90;

  private static final int DRAWDOWNS = 10;

  /** Copies its lists. */
  public TearSheet {
    days = List.copyOf(days);
    years = List.copyOf(years);
    drawdowns = List.copyOf(drawdowns);
    turnover = List.copyOf(turnover);
  }

  /**
   * The tear sheet of a policy's backtest.
   *
   * @param history all of it; each day's figures use what was known then
   */
  public static TearSheet of(
      Policy policy, Backtest backtest, BracketBook brackets, MarketView history) {
    return of(policy, backtest, brackets, new CollateralMode.SingleAsset(), history);
  }

  /** The same of an account whose venue stands other collateral behind positions. */
  public static TearSheet of(
      Policy policy,
      Backtest backtest,
      BracketBook brackets,
      CollateralMode mode,
      MarketView history) {
    DailyCloses closes = DailyCloses.of(backtest, policy.market().spot(policy.benchmark()));
    MarketModel model =
        MarketModel.of(history, policy.benchmark(), policy.market(), policy.core().sectors());
    List<YearReturns> years = new CalendarReturns(closes).years();
    double[] futures = new FuturesLeg(closes).profits();
    Trading trading = new Trading(closes);
    boolean measured = closes.unmeasured().isEmpty();
    return new TearSheet(
        policy.benchmark().code(),
        closes.days(),
        years,
        measured
            ? ReturnStatistics.of(closes.days(), closes.index(), months(years))
            : ReturnStatistics.absent(closes.unmeasured()),
        benchmark(closes, years),
        RollingFigures.of(closes, WINDOW),
        measured ? DrawdownRow.deepest(closes.days(), closes.index(), DRAWDOWNS) : List.of(),
        ExposureHistory.of(closes, model),
        trading.turnover(),
        HedgeEffect.of(closes, futures),
        MarginHistory.of(closes, brackets, mode, model),
        trading.carry(),
        DailyReturns.of(closes, futures));
  }

  private static ReturnStatistics benchmark(DailyCloses closes, List<YearReturns> years) {
    if (closes.benchmark().isEmpty()) {
      return ReturnStatistics.absent(closes.noBenchmark());
    }
    double[] months =
        years.stream()
            .flatMap(year -> year.months().stream())
            .mapToDouble(month -> month.benchmark().value().orElse(0))
            .toArray();
    return ReturnStatistics.of(closes.days(), closes.benchmark().get(), months);
  }

  private static double[] months(List<YearReturns> years) {
    return years.stream()
        .flatMap(year -> year.months().stream())
        .mapToDouble(MonthReturn::value)
        .toArray();
  }
}
