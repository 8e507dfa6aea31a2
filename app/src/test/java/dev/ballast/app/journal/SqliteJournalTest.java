// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.app.UserMistake;
import dev.ballast.ledger.Ledger;
import dev.ballast.order.Event;
import dev.ballast.testing.RandomHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Journals on a real disk, of seeded histories with every kind of event. */
class SqliteJournalTest {
  @TempDir private Path folder;

  private static List<Event> events(long seed) {
    return RandomHistory.of(seed).events();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whatIsReadIsWhatWasWritten(long seed) {
    for (Event event : events(seed)) {
      assertThat(JournalText.read(JournalText.write(event))).as("seed %d", seed).isEqualTo(event);
    }
  }

  /** Event by event, closed and opened between, is the same as all at once. */
  @Test
  void aJournalGoesOnWhereItWas() {
    List<Event> events = events(3);
    Path one = folder.resolve("one.db");
    Path all = folder.resolve("all.db");
    int half = events.size() / 2;
    try (SqliteJournal journal = SqliteJournal.open(one)) {
      events.subList(0, half).forEach(event -> journal.append(List.of(event)));
    }
    try (SqliteJournal journal = SqliteJournal.open(one)) {
      assertThat(journal.size()).isEqualTo(half);
      events.subList(half, events.size()).forEach(event -> journal.append(List.of(event)));
    }
    try (SqliteJournal journal = SqliteJournal.open(all)) {
      journal.append(events);
    }

    JournalCheck check = JournalCheck.of(one);
    assertThat(check.digest()).isEqualTo(JournalCheck.of(all).digest());
    assertThat(check.events()).isEqualTo(events.size());
    assertThat(check.residual()).isZero();
    Ledger ledger = new Ledger();
    events.forEach(ledger::apply);
    assertThat(check.account()).contains(ledger.account(events.getLast().time()));
    List<Event> read = new ArrayList<>();
    JournalCheck.lines(one, line -> read.add(JournalText.read(line)));
    assertThat(read).isEqualTo(events);
  }

  @Test
  void nothingIsChangedOrTakenOut() throws SQLException {
    Path file = folder.resolve("kept.db");
    try (SqliteJournal journal = SqliteJournal.open(file)) {
      journal.append(events(4));
    }

    assertThatThrownBy(() -> sql(file, "DELETE FROM event WHERE seq = 1"))
        .hasMessageContaining("a journal is only ever added to");
    assertThatThrownBy(() -> sql(file, "UPDATE event SET time = 0"))
        .hasMessageContaining("a journal is only ever added to");
    assertThat(JournalCheck.of(file).events()).isEqualTo(events(4).size());
  }

  /** By hand, past the triggers: a figure, a place in the order, and an event from the middle. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE event SET body = replace(body, '1', '2') WHERE seq = 5",
        "DELETE FROM event WHERE seq = 5",
        "UPDATE event SET digest = (SELECT digest FROM event WHERE seq = 4) WHERE seq = 5"
      })
  void whatWasChangedIsFound(String change) throws SQLException {
    Path file = folder.resolve("changed.db");
    try (SqliteJournal journal = SqliteJournal.open(file)) {
      journal.append(events(5));
    }
    sql(file, "DROP TRIGGER event_is_never_changed");
    sql(file, "DROP TRIGGER event_is_never_taken_out");
    sql(file, change);

    assertThatThrownBy(() -> JournalCheck.of(file))
        .isInstanceOf(JournalFault.class)
        .hasMessageStartingWith(file + ": event 5 is ");
  }

  @Test
  void whatCannotBeOpenedSaysWhy() throws IOException {
    Path text = Files.writeString(folder.resolve("text.db"), "ts,price\n".repeat(200));

    assertThatThrownBy(() -> SqliteJournal.open(text)).hasMessage(text + ": is no journal");
    assertThatThrownBy(() -> JournalCheck.of(text)).hasMessage(text + ": is no journal");
    assertThatThrownBy(() -> JournalCheck.of(folder.resolve("none.db")))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith(folder.resolve("none.db") + ": no such journal");
    assertThatThrownBy(() -> SqliteJournal.open(folder.resolve("no/such/folder.db")))
        .hasMessage(
            folder.resolve("no/such/folder.db") + ": cannot be opened; is its folder there?");
  }

  private static void sql(Path file, String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement one = connection.createStatement()) {
      one.executeUpdate(statement);
    }
  }
}
