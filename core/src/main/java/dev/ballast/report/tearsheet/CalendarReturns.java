// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import dev.ballast.analytics.Returns;
import dev.ballast.report.figure.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Daily closes by calendar month and year. A close at midnight ends the day before it: that of 1
 * February belongs to January.
 */
final class CalendarReturns {
  private final DailyCloses closes;

  CalendarReturns(DailyCloses closes) {
    this.closes = closes;
  }

  /** The calendar month that a close is the end of a day of. */
  static YearMonth month(Instant close) {
    return YearMonth.from(close.minusMillis(1).atOffset(ZoneOffset.UTC));
  }

  List<YearReturns> years() {
    List<YearReturns> years = new ArrayList<>();
    int last = closes.index().length - 1;
    int start = 0;
    for (int i = 1; i <= last; i++) {
      int year = month(closes.days().get(i)).getYear();
      if (i == last || month(closes.days().get(i + 1)).getYear() != year) {
        years.add(
            new YearReturns(
                year,
                months(start, i),
                change(closes.index(), start, i),
                benchmark(start, i),
                whole(start, i, LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1))));
        start = i;
      }
    }
    return years;
  }

  private List<MonthReturn> months(int from, int to) {
    List<MonthReturn> months = new ArrayList<>();
    int start = from;
    for (int i = from + 1; i <= to; i++) {
      YearMonth month = month(closes.days().get(i));
      if (i == to || !month(closes.days().get(i + 1)).equals(month)) {
        months.add(
            new MonthReturn(
                month,
                change(closes.index(), start, i),
                benchmark(start, i),
                whole(start, i, month.atDay(1), month.plusMonths(1).atDay(1))));
        start = i;
      }
    }
    return months;
  }

  private Reading benchmark(int from, int to) {
    Optional<double[]> line = closes.benchmark();
    return line.isPresent()
        ? Reading.of(change(line.get(), from, to))
        : Reading.absent(closes.noBenchmark());
  }

  private boolean whole(int from, int to, LocalDate first, LocalDate next) {
    return !closes.days().get(from).isAfter(midnight(first))
        && !closes.days().get(to).isBefore(midnight(next));
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** What begins with nothing neither gains nor loses. */
  private static double change(double[] line, int from, int to) {
    return line[from] > 0 ? Returns.between(line[from], line[to]) : 0;
  }
}
