// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import dev.ballast.app.exchange.binance.Endpoints;
import dev.ballast.app.journal.JournalCheck;
import dev.ballast.app.journal.SessionRow;
import dev.ballast.app.journal.SqliteJournal;
import dev.ballast.engine.Journal;
import dev.ballast.engine.Kept;
import dev.ballast.order.Event;
import dev.ballast.plan.ReviewMemory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program to be killed: it goes on with some desks' journals, all at once, each at an exchange of
 * its own. It prints a line whenever one of them has kept something, and ends well once all have
 * come to the end.
 */
final class KilledDesks {
  /** The day on which its plan ends. */
  static final LocalDate LAST = LocalDate.of(2024, 6, 24);

  private KilledDesks() {}

  /** Of each desk in turn: the exchange's address, the journal. */
  public static void main(String[] arguments) throws InterruptedException {
    HedgedPlan plan = new HedgedPlan(LAST);
    List<Thread> desks = new ArrayList<>();
    List<Throwable> failed = new ArrayList<>();
    for (int i = 0; i < arguments.length; i += 2) {
      Endpoints at = Endpoints.at(arguments[i], arguments[i].replaceFirst("^http", "ws"));
      Path journal = Path.of(arguments[i + 1]);
      Thread desk = new Thread(() -> run(plan, at, journal));
      desk.setUncaughtExceptionHandler((_, why) -> failed.add(why));
      desks.add(desk);
    }
    for (Thread desk : desks) {
      desk.start();
    }
    for (Thread desk : desks) {
      desk.join();
    }
    failed.forEach(Throwable::printStackTrace);
    System.exit(failed.isEmpty() ? 0 : 1);
  }

  private static void run(HedgedPlan plan, Endpoints at, Path file) {
    try (SqliteJournal journal = SqliteJournal.open(file)) {
      journal.begin(new SessionRow(0, SessionRow.Mode.LIVE, plan.policy().name()));
      Kept kept =
          journal.size() > 0 ? JournalCheck.kept(file) : new Kept(List.of(), Optional.empty());
      plan.live(plan.setting(), at, new Telling(journal), kept, _ -> {});
    }
  }

  private record Telling(Journal journal) implements Journal {
    @Override
    public void append(List<Event> events) {
      journal.append(events);
      System.out.println(events.size());
    }

    @Override
    public void append(List<Event> events, ReviewMemory memory) {
      journal.append(events, memory);
      System.out.println(events.size());
    }
  }
}
