// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import dev.ballast.account.Marks;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Run;
import dev.ballast.order.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened in a run, cut by its snapshots: amounts in coin are valued at the marks of the
 * snapshot that follows them.
 */
final class SnapshotEvents {
  private final Run run;
  private final List<List<Event>> before = new ArrayList<>();

  SnapshotEvents(Backtest backtest) {
    run = backtest.run();
    List<Event> events = backtest.eventsOfTheRun();
    int from = 0;
    for (int i = 0; i < run.snapshots().size(); i++) {
      boolean last = i == run.snapshots().size() - 1;
      int to = from;
      while (to < events.size()
          && (last || events.get(to).time() <= run.snapshots().get(i).time())) {
        to++;
      }
      before.add(events.subList(from, to));
      from = to;
    }
  }

  int snapshots() {
    return before.size();
  }

  /** Since the snapshot before this one, and for the last all that remains. */
  List<Event> before(int snapshot) {
    return before.get(snapshot);
  }

  Marks marks(int snapshot) {
    return run.snapshots().get(snapshot).marks();
  }
}
