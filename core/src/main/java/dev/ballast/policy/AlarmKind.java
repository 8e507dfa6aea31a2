// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import java.util.Locale;

/** What calls for a review of the hedges at once, whatever the calendar. */
public enum AlarmKind {
  /** More of equity is tied up as initial margin than the plan's limit, by a tenth of it. */
  MARGIN,
  /** A move of the market liquidates that is smaller than the plan's limit, by a tenth of it. */
  LIQUIDATION_DISTANCE,
  /** A perpetual that is held pays funding at more than a stated rate. */
  FUNDING;

  /** {@code liquidation-distance}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
