// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Price;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * When and at what price contracts end: dated futures at 08:00 UTC of their day at the delivery
 * price, a perpetual when it is delisted: once a bar is missing that none follows, and for a day no
 * settlement either. A tail of flat bars without volume counts as missing ({@link TradingEnd}), and
 * settlements in it as none.
 *
 * <p>The delivery price is the mean of the index over the last half hour, from the closes of index
 * bars that fill it; else, as a stated substitute, the last close of the index known by then, else
 * that of spot.
 */
final class ExpiryCalendar {
  private static final long HALF_HOUR = 30 * 60_000L;

  private ExpiryCalendar() {}

  /**
   * The end of a contract; nothing where it goes on beyond a time.
   *
   * @param bars that it traded in; empty where that is not known
   * @param to the feed's last moment
   * @param cut when another thing takes the name, and the contract must have ended
   */
  static Optional<Due> of(
      History history, InstrumentId id, Optional<BarSeries> bars, long to, long cut) {
    if (id.isPerpetual()) {
      return bars.filter(series ->
              cut < Long.MAX_VALUE
                  || showsEnd(history, series)
                  || TradingEnd.isSilent(history, series, to))
          .flatMap(series -> delisting(history, id, series, cut))
          .filter(due -> due.time() < to);
    }
    return delivery(history, id).filter(due -> due.time() <= to);
  }

  private static Optional<Due> delisting(
      History history, InstrumentId id, BarSeries bars, long cut) {
    int last = bars.size() - 1;
    long funded =
        history
            .series(SeriesId.funding(id))
            .filter(series -> !series.isEmpty() && !showsEnd(history, bars))
            .map(series -> series.knownAt(series.size() - 1))
            .orElse(Long.MIN_VALUE);
    return Optional.of(
        new Due(
            Math.min(cut, Math.max(bars.knownAt(last) + bars.id().interval().millis(), funded)),
            new Tape.Expiry(
                id, Optional.of(Price.nearest(bars.close(last))), DeliverySource.LAST_CLOSE)));
  }

  /** Whether flat bars say that these were the last: then settlements that follow say nothing. */
  static boolean showsEnd(History history, BarSeries traded) {
    return history
        .series(traded.id())
        .flatMap(all -> TradingEnd.of(history, (BarSeries) all))
        .filter(end -> end.time() == traded.knownAt(traded.size() - 1))
        .isPresent();
  }

  /** A dated future's delivery; nothing for what has no day of expiry. */
  private static Optional<Due> delivery(History history, InstrumentId id) {
    return id.expiry()
        .map(day -> day.atTime(8, 0).toInstant(ZoneOffset.UTC).toEpochMilli())
        .map(time -> new Due(time, delivery(history, id, time)));
  }

  /**
   * A contract's end and its moment.
   *
   * @param time epoch milliseconds
   */
  record Due(long time, Tape.Expiry expiry) {}

  private static Tape.Expiry delivery(History history, InstrumentId id, long time) {
    InstrumentId spot = InstrumentId.spot(id.venue(), id.base(), id.quote());
    InstrumentId perpetual =
        new InstrumentId(id.venue(), id.base(), id.quote(), id.settle(), Optional.empty());
    List<BarSeries> index = RecordedBars.of(history, SeriesKind.INDEX, perpetual);
    index.addAll(RecordedBars.of(history, SeriesKind.INDEX, id));
    for (BarSeries series : index) {
      Optional<Price> mean = mean(series, time);
      if (mean.isPresent()) {
        return new Tape.Expiry(id, mean, DeliverySource.INDEX_MEAN);
      }
    }
    Optional<Price> close = lastClose(index, time);
    return close.isPresent()
        ? new Tape.Expiry(id, close, DeliverySource.INDEX_CLOSE)
        : new Tape.Expiry(
            id,
            lastClose(RecordedBars.of(history, SeriesKind.BARS, spot), time),
            DeliverySource.SPOT_CLOSE);
  }

  /** The mean close of the bars that fill the half hour before a time; nothing with a gap. */
  private static Optional<Price> mean(BarSeries series, long time) {
    long spacing = series.id().interval().millis();
    if (spacing == 0 || HALF_HOUR % spacing != 0) {
      return Optional.empty();
    }
    int count = (int) (HALF_HOUR / spacing);
    int first = series.rowAt(time - HALF_HOUR);
    int last = series.rowAt(time - spacing);
    if (first < 0 || last - first != count - 1) {
      return Optional.empty();
    }
    double sum = 0;
    for (int row = first; row <= last; row++) {
      sum += series.close(row);
    }
    return Optional.of(Price.nearest(sum / count));
  }

  /** The close that became known last by a time, of series of any spacing. */
  private static Optional<Price> lastClose(List<BarSeries> all, long time) {
    Optional<Price> found = Optional.empty();
    long latest = Long.MIN_VALUE;
    for (BarSeries series : all) {
      int known = series.countKnownAt(time);
      if (known > 0 && series.knownAt(known - 1) > latest) {
        latest = series.knownAt(known - 1);
        found = Optional.of(Price.nearest(series.close(known - 1)));
      }
    }
    return found;
  }
}
