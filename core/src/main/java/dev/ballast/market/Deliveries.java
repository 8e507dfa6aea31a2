// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.UtcDay;
import java.time.ZoneOffset;

/** When dated futures are delivered. */
public final class Deliveries {
  private static final int HOUR = 8;

  private Deliveries() {}

  /** Days from the view's time to 08:00 UTC of a dated future's day; not above zero afterwards. */
  public static double daysTo(MarketView view, InstrumentId future) {
    long delivery =
        future.expiry().orElseThrow().atTime(HOUR, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
    return (delivery - view.time()) / (double) UtcDay.MILLIS;
  }
}
