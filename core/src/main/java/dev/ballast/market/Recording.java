// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import java.util.List;

/**
 * What a feed plays of a history. Feeds that play the same show the same at every moment.
 *
 * @param interval of the bars that orders fill at and accounts are marked with
 * @param from the first moment, on the bars' grid
 * @param to the last moment
 * @param missing what is done where funding is missing
 */
public record Recording(
    List<InstrumentId> instruments, Interval interval, long from, long to, MissingFunding missing) {
  /** Copies the list. */
  public Recording {
    instruments = List.copyOf(instruments);
  }
}
