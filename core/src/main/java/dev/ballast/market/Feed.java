// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import java.util.Optional;

/**
 * The market's moments in order, and the clock of a session: what any session may know, whether its
 * market is recorded or live. What follows a moment, and what a venue has settled there, is on a
 * {@link Tape} and not here.
 */
public interface Feed extends Moment {
  /** Goes to the next moment; false when there is none. */
  boolean advance();

  /** The instruments that it has, whether or not they trade at the moment. */
  Listings listings();

  /** Whether the {@link #mark} is carried on from before: no bar of it closes at the moment. */
  boolean carried(InstrumentId id);

  /** What it plays, where that is recorded: feeds that play the same have the same marks. */
  default Optional<Recording> recording() {
    return Optional.empty();
  }
}
