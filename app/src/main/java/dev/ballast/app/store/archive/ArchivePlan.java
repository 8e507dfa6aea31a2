// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import dev.ballast.market.Interval;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that a request needs: a month's file for every whole month that is over, a day's file
 * for the rest. What comes by the month only is taken by the month, a little more than was asked.
 *
 * @param files in order of symbol, market, kind, interval and time
 * @param notYetPublished names of files that the archive will have once their month is over
 */
record ArchivePlan(List<ArchiveFile> files, List<String> notYetPublished) {

  /** Plans a request; the archive has no day before it is over. */
  static ArchivePlan of(ArchiveRequest request, LocalDate today) {
    request.checkedAt(today);
    List<ArchiveFile> files = new ArrayList<>();
    List<String> later = new ArrayList<>();
    for (String symbol : request.symbols()) {
      for (ArchiveMarket market : request.markets()) {
        for (ArchiveType type : request.types()) {
          if (type.existsFor(market)) {
            for (Interval interval : type.bars() ? request.intervals() : List.of(Interval.NONE)) {
              plan(request, market, type, symbol, interval, today, files, later);
            }
          }
        }
      }
    }
    return new ArchivePlan(List.copyOf(files), List.copyOf(later));
  }

  private static void plan(
      ArchiveRequest request,
      ArchiveMarket market,
      ArchiveType type,
      String symbol,
      Interval interval,
      LocalDate today,
      List<ArchiveFile> files,
      List<String> later) {
    LocalDate last = request.to().isBefore(today) ? request.to() : today.minusDays(1);
    YearMonth end = YearMonth.from(request.to());
    for (YearMonth month = YearMonth.from(request.from());
        !month.isAfter(end);
        month = month.plusMonths(1)) {
      LocalDate first = month.atDay(1);
      boolean over = month.atEndOfMonth().isBefore(today);
      boolean asked =
          !first.isBefore(request.from()) && !month.atEndOfMonth().isAfter(request.to());
      ArchiveFile whole = new ArchiveFile(market, type, symbol, interval, first, true);
      if (type.monthly() && over && (asked || !type.daily())) {
        files.add(whole);
      } else if (type.daily()) {
        for (ArchiveFile day : whole.days()) {
          if (!day.first().isBefore(request.from()) && !day.first().isAfter(last)) {
            files.add(day);
          }
        }
      } else {
        later.add(whole.name());
      }
    }
  }

  /**
   * The files to try where a month's file is not there: the month before this one is published a
   * few days late, and its days are there before it.
   */
  static List<ArchiveFile> insteadOf(ArchiveFile missing, LocalDate today) {
    boolean late =
        missing.wholeMonth()
            && missing.type().daily()
            && YearMonth.from(missing.first()).equals(YearMonth.from(today).minusMonths(1));
    return late ? missing.days() : List.of();
  }
}
