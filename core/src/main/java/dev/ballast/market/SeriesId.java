// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

/**
 * Which series: its kind, what it is of, its spacing and who recorded it.
 *
 * @param kind what the rows are
 * @param subject a unified symbol, an asset's code, or {@code TOTAL}
 * @param interval {@link Interval#NONE} where rows come irregularly
 * @param venue who recorded it, lower case: {@code binance}, {@code bybit}, {@code coingecko}
 */
public record SeriesId(SeriesKind kind, String subject, Interval interval, String venue)
    implements Comparable<SeriesId> {
  public static SeriesId bars(InstrumentId id, Interval interval) {
    return new SeriesId(SeriesKind.BARS, id.toString(), interval, "binance");
  }

  public static SeriesId funding(InstrumentId id) {
    return new SeriesId(SeriesKind.FUNDING, id.toString(), Interval.NONE, "binance");
  }

  @Override
  public int compareTo(SeriesId other) {
    int order = kind.compareTo(other.kind);
    if (order == 0) {
      order = subject.compareTo(other.subject);
    }
    if (order == 0) {
      order = interval.compareTo(other.interval);
    }
    return order == 0 ? venue.compareTo(other.venue) : order;
  }

  @Override
  public String toString() {
    return kind
        + " "
        + subject
        + (interval.equals(Interval.NONE) ? "" : " " + interval)
        + " ("
        + venue
        + ")";
  }
}
