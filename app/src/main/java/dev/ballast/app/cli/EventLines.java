// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.journal.JournalText;
import dev.ballast.app.render.EventLine;
import dev.ballast.order.Event;
import java.io.PrintWriter;
import java.util.function.Consumer;

/**
 * Prints what happens, as it does.
 *
 * @param json whether every event is printed, as a journal keeps it; else what a person reads
 */
record EventLines(PrintWriter out, boolean json) implements Consumer<Event> {
  @Override
  public void accept(Event event) {
    if (json) {
      out.println(JournalText.write(event));
    } else {
      EventLine.of(event).ifPresent(out::println);
    }
    out.flush();
  }
}
