// SPDX-License-Identifier: Apache-2.0
package dev.ballast.sweep;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MissingFunding;
import dev.ballast.market.Recording;
import dev.ballast.unit.Asset;
import java.util.List;

/**
 * What a variant's session plays and prices. Sessions that play the same read one recording and its
 * marks.
 *
 * @param instruments that it may trade or must price
 * @param quote that accounts are valued in
 */
public record PlayedMarket(
    List<InstrumentId> instruments, Interval bars, MissingFunding missing, Asset quote) {
  /** Copies the list. */
  public PlayedMarket {
    instruments = List.copyOf(instruments);
  }

  Recording recording(long from, long to) {
    return new Recording(instruments, bars, from, to, missing);
  }
}
