// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where trading in an instrument ended, though its bars go on: venues and data vendors fill the
 * time after a delisting with flat bars of no volume.
 *
 * <p>A perpetual whose bars and settlements both stop has ended too, as far as a time can tell:
 * three bars are missing, and a day of settlements.
 *
 * <p>A tail of three such bars or more is an end when it goes on for a day after the last funding
 * settlement, and when it is a week long, whatever else is recorded: venues and vendors go on
 * writing settlements of what is dead. A series without any volume says nothing.
 *
 * @param rows how many bars there are up to the last trade
 * @param time when the bar of the last trade closed, epoch milliseconds
 * @param close the last trade's price, as the bar has it
 */
public record TradingEnd(int rows, long time, double close) {
  private static final int LEAST_BARS = 3;
  private static final long WEEK = 7 * Interval.DAY.millis();

  /**
   * The end that bars and settlements show; nothing where trading goes on, as far as they reach.
   *
   * @param funding of the same contract, known by the same time; empty where none is recorded
   */
  public static Optional<TradingEnd> of(BarSeries bars, Optional<FundingSeries> funding) {
    int rows = bars.size();
    while (rows > 0 && idle(bars, rows - 1)) {
      rows--;
    }
    if (rows == 0 || bars.size() - rows < LEAST_BARS || !endsByTrading(bars.id())) {
      return Optional.empty();
    }
    long end = bars.knownAt(rows - 1);
    Optional<Long> settled =
        funding
            .filter(series -> !series.isEmpty())
            .map(series -> series.knownAt(series.size() - 1));
    long last = bars.knownAt(bars.size() - 1);
    boolean settledBefore =
        settled.isPresent() && last - Math.max(end, settled.get()) >= Interval.DAY.millis();
    return settledBefore || last - end >= WEEK
        ? Optional.of(new TradingEnd(rows, end, bars.close(rows - 1)))
        : Optional.empty();
  }

  /** Trades of what has no day of expiry of its own. */
  private static boolean endsByTrading(SeriesId id) {
    return id.kind() == SeriesKind.BARS && id.instrument().expiry().isEmpty();
  }

  /** The end of a series, with the settlements that a history has of it. */
  public static Optional<TradingEnd> of(History history, BarSeries bars) {
    return of(bars, funding(history, bars));
  }

  /** The bars up to the last trade; all of them where trading goes on. */
  static BarSeries traded(History history, BarSeries bars) {
    return of(history, bars).map(end -> bars.asOf(end.time)).orElse(bars);
  }

  /** The bars known at a time up to the last trade, judged by what was known then. */
  static BarSeries tradedAsOf(History history, BarSeries bars, long time) {
    BarSeries known = bars.asOf(time);
    Optional<TradingEnd> end = asOf(history, bars, known, time);
    return end.isPresent() ? known.asOf(end.get().time) : known;
  }

  /** The end that was known at a time. */
  static Optional<TradingEnd> asOf(History history, BarSeries bars, long time) {
    return asOf(history, bars, bars.asOf(time), time);
  }

  private static Optional<TradingEnd> asOf(
      History history, BarSeries bars, BarSeries known, long time) {
    if (known.isEmpty()) {
      return Optional.empty();
    }
    int last = known.size() - 1;
    if (idle(known, last)) {
      return of(known, funding(history, bars).map(series -> series.asOf(time)));
    }
    return isSilent(history, known, time)
        ? Optional.of(new TradingEnd(last + 1, known.knownAt(last), known.close(last)))
        : Optional.empty();
  }

  /**
   * Whether a perpetual's bars and its settlements have both stopped by a time: three bars are
   * missing, and settlements for a day. Without settlements it cannot be told from a record that
   * only stops.
   */
  static boolean isSilent(History history, BarSeries bars, long time) {
    long last = bars.knownAt(bars.size() - 1);
    long silence = time - last;
    if (silence < LEAST_BARS * bars.id().interval().millis()
        || bars.id().kind() != SeriesKind.BARS
        || !bars.id().instrument().isPerpetual()) {
      return false;
    }
    Optional<FundingSeries> funding =
        funding(history, bars).map(series -> series.asOf(time)).filter(one -> !one.isEmpty());
    return funding
        .map(series -> time - series.knownAt(series.size() - 1) >= Interval.DAY.millis())
        .orElse(false);
  }

  /** The day of the last trade. */
  public LocalDate day() {
    return UtcDay.date(time - 1);
  }

  private static Optional<FundingSeries> funding(History history, BarSeries bars) {
    if (bars.id().kind() != SeriesKind.BARS) {
      return Optional.empty();
    }
    return history.series(SeriesId.funding(bars.id().instrument())).map(FundingSeries.class::cast);
  }

  private static boolean idle(BarSeries bars, int row) {
    double close = bars.close(row);
    return bars.volume(row) == 0
        && bars.open(row) == close
        && bars.high(row) == close
        && bars.low(row) == close;
  }
}
