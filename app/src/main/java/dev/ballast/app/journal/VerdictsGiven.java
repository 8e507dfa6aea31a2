// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jdbi.v3.core.Handle;

/** What a journal has of what was said of its tickets. What has been read stays as it is. */
final class VerdictsGiven {
  private final String name;
  private final Handle handle;
  private final SequencedMap<String, TicketVerdict> given = new LinkedHashMap<>();
  private long read;

  VerdictsGiven(String name, Handle handle) {
    this.name = name;
    this.handle = handle;
  }

  /** All that was ever said, by ticket, the last at the end. */
  SequencedMap<String, TicketVerdict> all() {
    JournalFault.of(
        name,
        () -> {
          for (TicketVerdict.Numbered one : TicketVerdict.after(handle, read)) {
            given.put(one.verdict().ticket(), one.verdict());
            read = one.number();
          }
          return read;
        });
    return Collections.unmodifiableSequencedMap(given);
  }
}
