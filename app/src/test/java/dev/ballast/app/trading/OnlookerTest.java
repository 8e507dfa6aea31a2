// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.journal.JournalCheck;
import dev.ballast.app.journal.JournalDiary;
import dev.ballast.app.journal.JournalWatch;
import dev.ballast.app.journal.SessionGlance;
import dev.ballast.app.journal.SqliteJournal;
import dev.ballast.engine.Run;
import dev.ballast.report.diary.Diary;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session at the exchange leaves for others to see. */
class OnlookerTest {
  @TempDir private Path folder;

  /** The diary of a session is that of the backtest, but for how the money is said to come in. */
  @Test
  void aSessionWritesTheBacktestsDiary() {
    Path file = folder.resolve("live.db");
    try (ReplayedPlan plan = new ReplayedPlan()) {
      Run run;
      try (SqliteJournal journal = SqliteJournal.open(file)) {
        run = plan.seen(journal);
      }

      Diary written = JournalDiary.of(file);
      Diary expected = plan.diary();
      assertThat(written.policy()).isEqualTo(expected.policy());
      assertThat(written.entries().getFirst().saw()).isEqualTo(expected.entries().getFirst().saw());
      assertThat(written.entries()).hasSameSizeAs(expected.entries());
      for (int i = 1; i < expected.entries().size(); i++) {
        assertThat(written.entries().get(i)).isEqualTo(expected.entries().get(i));
      }
      assertThat(written.swings()).hasSameSizeAs(expected.swings());
      SessionGlance last = glance(file);
      assertThat(last.ended()).isTrue();
      assertThat(last.stopped()).isEmpty();
      assertThat(last.glance().worth().orElseThrow().equity())
          .isEqualTo(run.last().exposure().equity().toDouble());
      assertThat(JournalCheck.of(file).residual()).isZero();
    }
  }

  /** A session is worth more than its page. */
  @Test
  void aSessionGoesOnWhereItsPageCannotBeWritten() throws SQLException {
    Path file = folder.resolve("broken.db");
    SqliteJournal.open(file).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE diary");
      statement.execute("DROP TABLE glance");
    }
    try (ReplayedPlan plan = new ReplayedPlan()) {
      try (SqliteJournal journal = SqliteJournal.open(file)) {
        plan.seen(journal);
      }

      plan.check(JournalCheck.kept(file).events());
      assertThat(plan.notices())
          .singleElement()
          .asString()
          .startsWith("the page and the diary are no longer written, trading goes on: " + file);
      try (JournalWatch watch = JournalWatch.open(file)) {
        assertThat(watch.pages()).isEmpty();
        assertThat(watch.glance()).isEmpty();
      }
    }
  }

  private static SessionGlance glance(Path file) {
    try (JournalWatch watch = JournalWatch.open(file)) {
      return watch.glance().orElseThrow();
    }
  }
}
