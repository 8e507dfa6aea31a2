// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.export;

import dev.ballast.report.backtest.BacktestReport;
import dev.ballast.report.figure.PartialCurve;
import dev.ballast.report.figure.Performance;
import dev.ballast.report.figure.Reading;
import dev.ballast.report.figure.Track;
import dev.ballast.report.tearsheet.Capture;
import dev.ballast.report.tearsheet.CarryCost;
import dev.ballast.report.tearsheet.DayReturn;
import dev.ballast.report.tearsheet.DrawdownRow;
import dev.ballast.report.tearsheet.HedgeEffect;
import dev.ballast.report.tearsheet.MonthReturn;
import dev.ballast.report.tearsheet.MonthTurnover;
import dev.ballast.report.tearsheet.ReturnStatistics;
import dev.ballast.report.tearsheet.TearSheet;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The tear sheet's lines and figures as tables. */
final class TearSheetTables {
  private final BacktestReport report;
  private final TearSheet sheet;
  private final List<Figure> figures = new ArrayList<>();

  /** A figure, or why there is none. */
  private record Figure(String section, String name, Reading reading) {}

  private TearSheetTables(BacktestReport report, TearSheet sheet) {
    this.report = report;
    this.sheet = sheet;
  }

  static List<Table<?>> of(BacktestReport report, TearSheet sheet) {
    TearSheetTables tables = new TearSheetTables(report, sheet);
    return List.of(
        tables.returns(), tables.risk(), tables.months(), tables.drawdowns(), tables.figures());
  }

  private Table<Integer> daily(String name) {
    return Table.of(name, IntStream.range(0, sheet.days().size()).boxed().toList())
        .time("time", day -> sheet.days().get(day));
  }

  private Table<?> returns() {
    return daily("returns")
        .number("strategy", of(sheet.daily().strategy()))
        .number("core", of(sheet.daily().core()))
        .number("futures", of(sheet.daily().futures()))
        .number("benchmark", of(sheet.daily().benchmark()));
  }

  private Table<?> risk() {
    return daily("risk")
        .number("beta", of(sheet.rolling().beta()))
        .number("sharpe", of(sheet.rolling().sharpe()))
        .number("benchmark_sharpe", of(sheet.rolling().benchmarkSharpe()))
        .number("volatility", of(sheet.rolling().volatility()))
        .number("benchmark_volatility", of(sheet.rolling().benchmarkVolatility()))
        .number("spot_exposure", of(sheet.exposure().spot()))
        .number("futures_exposure", of(sheet.exposure().futures()))
        .number("net_exposure", of(sheet.exposure().net()))
        .number("gross_exposure", of(sheet.exposure().gross()))
        .number("beta_exposure", of(sheet.exposure().beta()))
        .number("margin_used", of(sheet.margin().used()))
        .number("margin_ratio", of(sheet.margin().ratio()))
        .number("liquidation_down", of(sheet.margin().liquidationDown()))
        .number("liquidation_up", of(sheet.margin().liquidationUp()));
  }

  private static Function<Integer, OptionalDouble> of(PartialCurve curve) {
    return day -> curve.values().get(day);
  }

  private Table<?> months() {
    List<MonthReturn> rows =
        sheet.years().stream().flatMap(year -> year.months().stream()).toList();
    return Table.of("months", rows)
        .time("time", row -> row.month().atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant())
        .number("strategy", row -> OptionalDouble.of(row.value()))
        .number("benchmark", row -> row.benchmark().value())
        .flag("whole", MonthReturn::whole)
        .number("spot_turnover", row -> turnover(row, MonthTurnover::spot))
        .number("futures_turnover", row -> turnover(row, MonthTurnover::futures));
  }

  private OptionalDouble turnover(MonthReturn row, Function<MonthTurnover, Reading> part) {
    return sheet.turnover().stream()
        .filter(one -> one.month().equals(row.month()))
        .map(one -> part.apply(one).value())
        .findFirst()
        .orElse(OptionalDouble.empty());
  }

  private Table<?> drawdowns() {
    return Table.of("drawdowns", sheet.drawdowns())
        .time("peak", DrawdownRow::peak)
        .time("trough", DrawdownRow::trough)
        .maybeTime("recovered", DrawdownRow::recovered)
        .number("depth", row -> OptionalDouble.of(row.depth()))
        .count("days", DrawdownRow::days);
  }

  private Table<?> figures() {
    for (Track track : report.tracks()) {
      performance(track.name(), track.performance());
    }
    statistics("Strategy", sheet.returns());
    statistics(sheet.benchmark(), sheet.benchmarkReturns());
    hedge(sheet.hedge());
    add("margin", "nearest-liquidation", sheet.margin().nearest());
    carry(sheet.carry());
    return Table.of("tear-sheet", figures)
        .text("section", Figure::section)
        .text("figure", Figure::name)
        .number("value", row -> row.reading().value())
        .text("reason", row -> row.reading().reason());
  }

  private void performance(String section, Performance performance) {
    add(section, "total-return", performance.totalReturn());
    add(section, "annualised-return", performance.annualisedReturn());
    add(section, "volatility", performance.volatility());
    add(section, "maximum-drawdown", performance.maximumDrawdown());
    add(section, "sharpe", performance.sharpe());
    add(section, "sortino", performance.sortino());
    add(section, "calmar", performance.calmar());
  }

  private void statistics(String section, ReturnStatistics returns) {
    add(section, "tail-ratio", returns.tailRatio());
    add(section, "skew", returns.skew());
    add(section, "excess-kurtosis", returns.excessKurtosis());
    add(section, "value-at-risk-95", returns.valueAtRisk95());
    add(section, "expected-shortfall-95", returns.expectedShortfall95());
    add(section, "value-at-risk-99", returns.valueAtRisk99());
    add(section, "expected-shortfall-99", returns.expectedShortfall99());
    add(section, "best-day", day(returns.best()));
    add(section, "worst-day", day(returns.worst()));
    add(section, "gain-to-pain", returns.gainToPain());
    add(section, "omega", returns.omega());
    add(section, "ulcer-index", returns.ulcerIndex());
    add(section, "hit-rate", returns.hitRate());
  }

  private static Reading day(Optional<DayReturn> day) {
    return day.map(one -> Reading.of(one.value())).orElse(Reading.absent("no returns"));
  }

  private void hedge(HedgeEffect hedge) {
    add("hedge", "core-volatility", hedge.coreVolatility());
    add("hedge", "volatility", hedge.volatility());
    add("hedge", "variance-removed", hedge.varianceRemoved());
    add("hedge", "correlation", hedge.correlation());
    capture("", hedge.capture());
    capture("core-", hedge.coreCapture());
  }

  private void capture(String prefix, Capture capture) {
    add("hedge", prefix + "up-capture", capture.up());
    add("hedge", prefix + "down-capture", capture.down());
  }

  private void carry(CarryCost carry) {
    add("carry", "funding", Reading.of(carry.funding()));
    add("carry", "fees", Reading.of(carry.fees()));
    add("carry", "average-notional", carry.averageNotional());
    add("carry", "of-notional", carry.ofNotional());
    add("carry", "of-equity", carry.ofEquity());
  }

  private void add(String section, String name, Reading reading) {
    figures.add(new Figure(section, name, reading));
  }
}
