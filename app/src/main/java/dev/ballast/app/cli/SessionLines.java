// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.engine.Journal;
import java.io.PrintWriter;

/**
 * What a session prints: events as they are kept, and lines that a person should see at once.
 *
 * @param events takes events
 * @param words takes lines: not among events that are printed as JSON
 */
record SessionLines(EventLines events, PrintWriter words) {
  void say(String line) {
    words.println(line);
    words.flush();
  }

  /** A journal whose events are printed too. */
  Journal telling(Journal kept) {
    return new ToldJournal(kept, events);
  }
}
