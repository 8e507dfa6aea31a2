// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The funding settlements of one perpetual: those recorded, at whatever spacing, and those that
 * were due while it traded and are not recorded.
 *
 * <p>Two rows within a minute are one settlement, the first. No venue leaves more than eight hours
 * between two: where the record does, settlements are missing, from the last row on at the spacing
 * that came before it. At the moment where the bars end none is due, and inside the last bar of a
 * contract that ended none either: it may have ended anywhere in that bar.
 */
final class SettlementCalendar {
  private static final long MINUTE = 60_000;
  private static final long LONGEST_SPACING = 8 * 3_600_000L;

  private final InstrumentId id;
  private final MissingFunding missing;
  private final List<BarSeries> markBars;
  private final List<BarSeries> tradeBars;
  private final long from;
  private final long until;
  private final List<Due> due = new ArrayList<>();

  /**
   * A settlement and its moment.
   *
   * @param time when it was due, in epoch milliseconds
   */
  record Due(long time, Tape.Settlement settlement) {}

  private SettlementCalendar(
      History history, InstrumentId id, MissingFunding missing, long from, long until) {
    this.id = id;
    this.from = from;
    this.until = until;
    this.missing = missing;
    this.markBars = RecordedBars.of(history, SeriesKind.MARK, id);
    this.tradeBars = RecordedBars.of(history, SeriesKind.BARS, id);
  }

  /**
   * The settlements of a contract, in order.
   *
   * @param bars whose first and last row say when it traded; empty where that is not known
   * @param ended whether the contract ended with its last bar; else its history only stops there
   * @param from the first moment that is asked for
   * @param until the last one
   */
  static List<Due> of(
      History history,
      InstrumentId id,
      Optional<BarSeries> bars,
      boolean ended,
      MissingFunding missing,
      long from,
      long until) {
    SettlementCalendar calendar = new SettlementCalendar(history, id, missing, from, until);
    long begin = bars.map(one -> grid(one.time(0))).orElse(Long.MAX_VALUE);
    long end = bars.map(one -> end(one, ended)).orElse(Long.MIN_VALUE);
    Optional<FundingSeries> recorded =
        history
            .series(SeriesId.funding(id))
            .map(FundingSeries.class::cast)
            .filter(series -> !series.isEmpty());
    calendar.before(begin, recorded.map(series -> series.knownAt(0)).orElse(end));
    recorded.ifPresent(series -> calendar.from(series, end));
    return calendar.due;
  }

  private static long end(BarSeries bars, boolean ended) {
    int last = bars.size() - 1;
    return ended ? bars.time(last) : bars.knownAt(last);
  }

  private static long grid(long time) {
    return Math.ceilDiv(time, LONGEST_SPACING) * LONGEST_SPACING;
  }

  /** What was due before the record begins; there is no rate to carry. */
  private void before(long begin, long recorded) {
    for (long time = begin; time < recorded; time += LONGEST_SPACING) {
      add(time, OptionalDouble.empty(), true, OptionalDouble.empty());
    }
  }

  private void from(FundingSeries series, long end) {
    long last = series.knownAt(0);
    long spacing = LONGEST_SPACING;
    double rate = series.rate(0);
    add(last, OptionalDouble.of(rate), false, series.markPrice(0));
    for (int row = 1; row < series.size(); row++) {
      long time = series.knownAt(row);
      if (time - last >= MINUTE) {
        overdue(last, spacing, time - MINUTE, rate);
        spacing = Math.min(time - last, LONGEST_SPACING);
        last = time;
        rate = series.rate(row);
        add(time, OptionalDouble.of(rate), false, series.markPrice(row));
      }
    }
    overdue(last, spacing, end, rate);
  }

  private void overdue(long last, long spacing, long end, double rate) {
    if (end - last > LONGEST_SPACING) {
      for (long time = last + spacing; time < end; time += spacing) {
        boolean carried = missing == MissingFunding.CARRY_LAST_RATE;
        add(
            time,
            carried ? OptionalDouble.of(rate) : OptionalDouble.empty(),
            true,
            OptionalDouble.empty());
      }
    }
  }

  private void add(
      long time, OptionalDouble rate, boolean substituted, OptionalDouble recordedMark) {
    if (time < from || time > until) {
      return;
    }
    Optional<Price> mark =
        recordedMark.isPresent()
            ? Optional.of(Price.nearest(recordedMark.getAsDouble()))
            : Optional.empty();
    Tape.Settlement settlement =
        new Tape.Settlement(
            id, decimal(rate), substituted, mark, openAt(markBars, time), openAt(tradeBars, time));
    due.add(new Due(time, settlement));
  }

  private static Optional<BigDecimal> decimal(OptionalDouble rate) {
    return rate.isPresent()
        ? Optional.of(BigDecimal.valueOf(rate.getAsDouble()))
        : Optional.empty();
  }

  private static Optional<Price> openAt(List<BarSeries> bars, long time) {
    for (BarSeries series : bars) {
      int row = series.rowAt(time);
      if (row >= 0) {
        return Optional.of(Price.nearest(series.open(row)));
      }
    }
    return Optional.empty();
  }
}
