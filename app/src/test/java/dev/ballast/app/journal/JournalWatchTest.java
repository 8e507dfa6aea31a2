// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.order.Event;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal on a real disk, read while it is written. */
class JournalWatchTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void begin() {
    file = folder.resolve("desk.db");
    append("a", "b");
  }

  private void append(String... requests) {
    try (SqliteJournal journal = SqliteJournal.open(file)) {
      for (String one : requests) {
        journal.append(List.of(event(one)));
      }
    }
  }

  private static Event event(String request) {
    return new Event.RequestRejected(1, request, "made up");
  }

  @Test
  void readsOnceWhatHasChangedAndAgainWhereThatFailed() {
    AtomicInteger read = new AtomicInteger();
    try (JournalWatch watch = JournalWatch.open(file)) {
      assertThatThrownBy(() ->
              watch.ifChanged(() -> {
                throw new JournalFault("busy", null);
              }))
          .hasMessage("busy");
      for (int i = 0; i < 3; i++) {
        watch.ifChanged(read::incrementAndGet);
      }
      assertThat(read).hasValue(1);
      append("c");
      watch.ifChanged(read::incrementAndGet);
      assertThat(read).hasValue(2);
    }
  }

  /** What stood before an event that cannot be read is told once that is mended. */
  @Test
  void anEventThatCannotBeReadLosesNoneBeforeIt() {
    try (JournalWatch watch = JournalWatch.open(file);
        Handle raw = Jdbi.create("jdbc:sqlite:" + file).open()) {
      raw.execute(
          "INSERT INTO event (seq, time, kind, cause, body, digest)"
              + " VALUES (3, 1, 'New', NULL, '{}', '')");
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(watch::news)
            .isInstanceOf(JournalFault.class)
            .hasMessageStartingWith(file + ": event 3 cannot be read: ");
      }

      List<String> triggers =
          raw.createQuery("SELECT name FROM sqlite_master WHERE type = 'trigger'")
              .mapTo(String.class)
              .list();
      triggers.forEach(one -> raw.execute("DROP TRIGGER " + one));
      raw.execute("DELETE FROM event WHERE seq = 3");
      assertThat(watch.news()).containsExactly(event("a"), event("b"));
      assertThat(watch.news()).isEmpty();
    }
  }
}
