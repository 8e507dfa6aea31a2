// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.analytics.Beta;
import dev.ballast.app.UserMistake;
import dev.ballast.engine.Kept;
import dev.ballast.ledger.Ledger;
import dev.ballast.order.Event;
import dev.ballast.order.Purpose;
import dev.ballast.plan.Alarm;
import dev.ballast.plan.ReviewMemory;
import dev.ballast.policy.AlarmKind;
import dev.ballast.policy.Circumstance;
import dev.ballast.portfolio.LastingCondition;
import dev.ballast.portfolio.RuleStop;
import dev.ballast.signal.regime.Phase;
import dev.ballast.testing.RandomHistory;
import dev.ballast.unit.Asset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;
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

  /** Two sessions of one plan on one journal would each order what the other has ordered. */
  @Test
  void oneSessionAtATime() {
    Path file = folder.resolve("one.db");
    SessionRow session = new SessionRow(0, SessionRow.Mode.PAPER, "a plan");
    try (SqliteJournal first = SqliteJournal.open(file)) {
      first.begin(session);
      try (SqliteJournal second = SqliteJournal.open(file)) {
        assertThatThrownBy(() -> second.begin(session))
            .isInstanceOf(UserMistake.class)
            .hasMessageContaining("one.db: a session is adding to it; end that one first");
      }
    }
    try (SqliteJournal next = SqliteJournal.open(file)) {
      next.begin(session);
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

  /** What a session goes on with: its events, and what the last review that was kept has left. */
  @Test
  void whatReviewsLeaveIsKeptWithTheirEvents() throws SQLException {
    List<Event> events = events(3);
    Path file = folder.resolve("reviewed.db");
    ReviewMemory first = memory(1_735_689_600_000L, "BTC");
    ReviewMemory second = memory(1_735_776_000_000L, "ETH");
    try (SqliteJournal journal = SqliteJournal.open(file)) {
      journal.append(events.subList(0, 2), first);
    }
    try (SqliteJournal journal = SqliteJournal.open(file)) {
      journal.append(events.subList(2, 4), second);
      journal.append(events.subList(4, 5));
    }

    assertThat(JournalCheck.kept(file))
        .isEqualTo(new Kept(events.subList(0, 5), Optional.of(second)));
    sql(file, "DROP TRIGGER review_is_never_changed");
    sql(file, "UPDATE review SET body = replace(body, 'BTC', 'SOL') WHERE number = 1");
    assertThatThrownBy(() -> JournalCheck.kept(file))
        .isInstanceOf(JournalFault.class)
        .hasMessage(file + ": review 1 is not what was written");
  }

  private static ReviewMemory memory(long time, String asset) {
    SequencedMap<Asset, Beta> betas = new TreeMap<>();
    betas.put(new Asset(asset), new Beta(1.1, 0.0001, 0.1, 0.8, 0.9, 0.4, 90));
    Purpose hedge = Purpose.of("hedge", "standing");
    return new ReviewMemory(
        time,
        betas,
        List.of(new Alarm(AlarmKind.MARGIN, "account", "margin used is 50.0% of equity")),
        List.of(
            new RuleStop(hedge, time, "at 104,100", OptionalLong.empty()),
            new RuleStop(hedge, time, "at 90,000", OptionalLong.of(time + 1))),
        List.of(
            new LastingCondition(Circumstance.BEAR, time, "below its mean"),
            new LastingCondition(
                new Circumstance.Overbought(new Asset(asset)), time, "funding at 60%"),
            new LastingCondition(new Circumstance.InPhase(Phase.PEAK), time, "peak")));
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
