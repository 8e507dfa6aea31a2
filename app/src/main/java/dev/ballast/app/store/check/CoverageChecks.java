// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.check;

import dev.ballast.market.FundingSeries;
import dev.ballast.market.History;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Series that end before the others do, and perpetuals whose funding is not there from the start.
 */
final class CoverageChecks {

  private CoverageChecks() {}

  static List<Finding> of(History history) {
    List<Finding> findings = new ArrayList<>();
    long newest = Long.MIN_VALUE;
    Map<String, Series> bars = new TreeMap<>();
    List<Series> all = new ArrayList<>();
    for (SeriesId id : history.ids()) {
      Series series = history.series(id).orElseThrow();
      if (series.isEmpty()) {
        continue;
      }
      all.add(series);
      newest = Math.max(newest, series.knownAt(series.size() - 1));
      if (id.kind() == SeriesKind.BARS) {
        bars.merge(id.subject(), series, (a, b) -> a.time(0) <= b.time(0) ? a : b);
      }
    }
    for (Series series : all) {
      stale(series, newest).ifPresent(findings::add);
    }
    bars.values().forEach(series -> funding(series, history).ifPresent(findings::add));
    return findings;
  }

  private static Optional<Finding> stale(Series series, long newest) {
    long end = series.knownAt(series.size() - 1);
    long behind = newest - end;
    if (behind <= allowance(series.id())) {
      return Optional.empty();
    }
    Cases cases = new Cases();
    cases.add(end, (double) behind);
    return Optional.of(
        Finding.of(
            Severity.WARNING,
            "stale",
            series.id(),
            cases,
            "ends "
                + Finding.when(series.time(series.size() - 1))
                + ", "
                + Finding.count(behind / UtcDay.MILLIS, "day")
                + " before the newest row of all"));
  }

  /** How far a series may be behind the newest row of all. */
  private static long allowance(SeriesId id) {
    return switch (id.kind()) {
      case BARS, MARK, INDEX, DOMINANCE -> Math.max(2 * UtcDay.MILLIS, 3 * id.interval().millis());
      case FUNDING, FUNDING_SAMPLE, OPEN_INTEREST, ACCOUNT_RATIO, TRADER_RATIO, TAKER_RATIO ->
          2 * UtcDay.MILLIS;
      case TOTAL_MARKET_CAP, FRONT_CLOSE -> 5 * UtcDay.MILLIS;
      case MARKET_CAP, NAMED -> 45 * UtcDay.MILLIS;
    };
  }

  private static Optional<Finding> funding(Series bars, History history) {
    InstrumentId id = bars.id().instrument();
    if (!id.isPerpetual()) {
      return Optional.empty();
    }
    Optional<FundingSeries> funding =
        history.series(SeriesId.funding(id)).map(FundingSeries.class::cast);
    Cases cases = new Cases();
    long start = bars.time(0);
    if (funding.isEmpty() || funding.get().isEmpty()) {
      cases.add(start, 0);
      return Optional.of(
          Finding.of(
              Severity.WARNING,
              "funding-absent",
              bars.id(),
              cases,
              "a perpetual without a single funding settlement"));
    }
    long first = funding.get().time(0);
    if (first - start <= UtcDay.MILLIS) {
      return Optional.empty();
    }
    cases.add(start, 0);
    return Optional.of(
        Finding.of(
            Severity.WARNING,
            "funding-late",
            funding.get().id(),
            cases,
            "settlements from " + Finding.when(first) + ", bars from " + Finding.when(start)));
  }
}
