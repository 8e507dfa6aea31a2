// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import java.util.List;
import java.util.Optional;

/** What a person asks of a session while it runs, or before it begins. */
@FunctionalInterface
public interface DeskHand {
  /** Why nothing may be ordered; nothing where it may. */
  Optional<String> halted();

  /** The differences from the exchange, as they were told, that are to be booked as they are. */
  default Optional<List<String>> adopts() {
    return Optional.empty();
  }

  /** What was to be booked is, or is something else by now: it is asked for no more. */
  default void adopted() {}
}
