// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.PositionEntry;
import dev.ballast.margin.AccountFinding;
import dev.ballast.margin.venue.MarginPosition;
import dev.ballast.market.InstrumentId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A position of an account file with what the file leaves out.
 *
 * @param entry as the file has it
 * @param position complete
 * @param notes what stands in for what was not given
 */
public record StatedPosition(PositionEntry entry, MarginPosition position, List<String> notes) {
  public StatedPosition {
    notes = List.copyOf(notes);
  }

  /** {@code long BTCUSDT}. */
  String name() {
    return Words.of(entry.side()) + " " + entry.symbol();
  }

  /** That an entry price is so far off the mark that it may be a slip. */
  static Optional<String> farEntry(InstrumentId contract, BigDecimal entry, BigDecimal mark) {
    return AccountFinding.timesOff(entry, mark) > AccountFinding.USUAL_FACTOR
        ? Optional.of(new AccountFinding.FarEntry(contract, entry, mark).sentence())
        : Optional.empty();
  }

  /** Whether the leverage is the file's, and not one that stands in. */
  boolean isLevered() {
    return entry.leverage().isPresent();
  }
}
