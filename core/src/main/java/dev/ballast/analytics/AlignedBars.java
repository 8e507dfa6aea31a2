// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;

/**
 * Two instruments and all their aligned returns.
 *
 * @param returns to be asked by {@link AlignedReturns#within}
 */
record AlignedBars(InstrumentId first, InstrumentId second, AlignedReturns returns) {
  static AlignedBars of(BarSeries bars, BarSeries others) {
    return new AlignedBars(
        bars.id().instrument(),
        others.id().instrument(),
        AlignedReturns.latest(bars, others, Integer.MAX_VALUE));
  }
}
