// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

/**
 * Which series: its kind, what it is of, its spacing and who recorded it.
 *
 * @param kind what the rows are
 * @param subject a unified symbol, an asset's code, or {@code TOTAL}
 * @param interval {@link Interval#NONE} where rows come irregularly
 * @param venue who recorded it: whose market it is of, or who counted it
 */
public record SeriesId(SeriesKind kind, String subject, Interval interval, VenueId venue)
    implements Comparable<SeriesId> {
  public static SeriesId bars(InstrumentId id, Interval interval) {
    return of(SeriesKind.BARS, id, interval);
  }

  public static SeriesId funding(InstrumentId id) {
    return of(SeriesKind.FUNDING, id, Interval.NONE);
  }

  /** A series of an instrument, as its own venue recorded it. */
  public static SeriesId of(SeriesKind kind, InstrumentId id, Interval interval) {
    return new SeriesId(kind, id.toString(), interval, id.venue());
  }

  /**
   * The instrument that it is of.
   *
   * @throws IllegalArgumentException where its subject is none
   */
  public InstrumentId instrument() {
    return InstrumentId.parse(venue, subject);
  }

  /** Whether it is of the instrument, at the venue that lists it. */
  public boolean isOf(InstrumentId instrument) {
    return venue.equals(instrument.venue()) && subject.equals(instrument.toString());
  }

  // Written out, as what a record is given goes through method handles, and maps ask this often.
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof SeriesId that
            && kind == that.kind
            && subject.equals(that.subject)
            && interval.equals(that.interval)
            && venue.equals(that.venue));
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * kind.hashCode() + subject.hashCode()) + interval.hashCode())
        + venue.hashCode();
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
