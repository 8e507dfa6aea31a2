// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.Interval;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What the time of a row means in the archive's metrics.
 *
 * <p>In files of USD-M contracts to 2026-06-24 it was the end of the five minutes, when the figure
 * was taken: a file ran from 00:05 to 00:00 of the next day. From 2026-06-25 on it is their start,
 * from 00:00 to 23:55, as in files of COIN-M contracts it always was. Read as they stand, two files
 * would differ at 00:00, and every later figure would be known five minutes early. Source:
 * github.com/binance/binance-public-data, issue 491.
 */
enum MetricsLabels {
  END,
  START;

  private static final LocalDate CHANGED = LocalDate.of(2026, 6, 25);
  private static final long SPACING = Interval.parse("5m").millis();

  /** The meaning in a file of a contract and a day. */
  static MetricsLabels of(boolean inverse, LocalDate day) {
    return inverse || !day.isBefore(CHANGED) ? START : END;
  }

  /** When the figure of a row with this time was taken. */
  long taken(long time) {
    return this == END ? time : time + SPACING;
  }

  /** Whether a file of the day cannot have this time: a start is never of the next day. */
  boolean contradicts(LocalDate day, long time) {
    return this == START
        && time >= day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** What the layout's label ends in, so that a file that was once read otherwise is read anew. */
  String suffix() {
    return this == END ? "" : ", named by start";
  }
}
