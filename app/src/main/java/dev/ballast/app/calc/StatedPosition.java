// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.config.PositionEntry;
import dev.ballast.margin.venue.MarginPosition;
import java.util.List;

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

  /** Whether the leverage is the file's, and not one that stands in. */
  boolean isLevered() {
    return entry.leverage().isPresent();
  }
}
