// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import dev.ballast.app.DiskFault;
import dev.ballast.app.UserMistake;
import dev.ballast.engine.Journal;
import dev.ballast.order.Event;
import dev.ballast.plan.Decision;
import dev.ballast.plan.ReviewMemory;
import dev.ballast.report.diary.DiaryPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * A journal on disk. An event that {@link #append(List)} has returned from survives the loss of
 * power: it was committed to SQLite's write-ahead log and forced to the disk, and with it all that
 * was kept before. For one thread and one process.
 */
public final class SqliteJournal implements Journal, AutoCloseable {
  private final Path file;
  private final String name;
  private final Handle handle;
  private final SessionTickets tickets;
  private Optional<Handle> beside = Optional.empty();
  private Optional<ReviewRow> review;
  private String digest;
  private long count;
  private Optional<SessionLock> lock = Optional.empty();

  private SqliteJournal(Path file, Handle handle) {
    this.file = file;
    this.name = file.toString();
    this.handle = handle;
    this.tickets = new SessionTickets(name, handle);
    Optional<JournalRow> last = JournalRow.last(handle);
    this.review = ReviewRow.last(handle);
    this.digest = last.map(JournalRow::digest).orElse(JournalRow.NOTHING);
    this.count = last.map(JournalRow::seq).orElse(0L);
  }

  /**
   * Opens a journal to add to it; makes one where there is none.
   *
   * @throws JournalFault if it cannot be opened, or is none
   */
  public static SqliteJournal open(Path file) {
    return JournalFault.of(
        file, () -> new SqliteJournal(file, Jdbi.create(JournalFile.forWriting(file)).open()));
  }

  /**
   * Says that a session begins to add to it, and no other may until this is closed; refuses a
   * journal of another plan, of the other mode, and one that no session has begun.
   */
  public void begin(SessionRow session) {
    lock = Optional.of(SessionLock.take(file));
    JournalFault.of(
        name,
        () -> {
          Optional<SessionRow> before = SessionRow.last(handle);
          boolean other =
              before
                  .map(one -> one.mode() != session.mode() || !one.plan().equals(session.plan()))
                  .orElse(count > 0);
          if (other) {
            throw new UserMistake(
                name
                    + ": is the journal of "
                    + before
                        .map(one ->
                            (one.mode() + " sessions of '").toLowerCase(Locale.ROOT)
                                + one.plan()
                                + "'")
                        .orElse("a backtest")
                    + "; name another file");
          }
          session.insert(handle);
          return count;
        });
  }

  /** The last session that has added to it; nothing where none has. */
  public Optional<SessionRow> session() {
    return JournalFault.of(name, () -> SessionRow.last(handle));
  }

  /** What its session asks for, and says of it by rule. */
  public SessionTickets tickets() {
    return tickets;
  }

  /** How many events are in it. */
  public long size() {
    return count;
  }

  /**
   * {@inheritDoc}
   *
   * @throws JournalFault if the disk takes them not; what was kept before stays
   */
  @Override
  public void append(List<Event> events) {
    append(events, Optional.empty());
  }

  /**
   * {@inheritDoc}
   *
   * @throws JournalFault if the disk takes them not; what was kept before stays
   */
  @Override
  public void append(List<Event> events, Decision decision) {
    append(events, decision.memory());
  }

  void append(List<Event> events, ReviewMemory memory) {
    append(events, Optional.of(ReviewRow.after(review, count + events.size(), memory)));
  }

  private void append(List<Event> events, Optional<ReviewRow> reviewed) {
    List<JournalRow> rows = new ArrayList<>(events.size());
    String before = digest;
    for (Event event : events) {
      JournalRow row = JournalRow.of(count + rows.size() + 1, event, before);
      rows.add(row);
      before = row.digest();
    }
    JournalFault.of(
        name,
        () -> {
          handle.useTransaction(transaction -> {
            tickets.insert(transaction);
            insert(transaction, rows);
            reviewed.ifPresent(row -> row.insert(transaction));
          });
          return rows.size();
        });
    tickets.kept();
    digest = before;
    count += rows.size();
    review = reviewed.or(() -> review);
  }

  /**
   * Writes the diary's page of the last review.
   *
   * @throws JournalFault if the disk takes it not; nothing depends on it
   */
  public void tell(DiaryPage page) {
    long number = review.map(ReviewRow::number).orElse(0L);
    JournalFault.of(
        name,
        () -> {
          GlanceRow.write(beside(), number, page);
          return number;
        });
  }

  /**
   * Writes how the session stands, in place of what was written before.
   *
   * @throws JournalFault if the disk takes it not; nothing depends on it
   */
  public void tell(SessionGlance glance) {
    JournalFault.of(
        name,
        () -> {
          GlanceRow.write(beside(), glance);
          return 1;
        });
  }

  private Handle beside() {
    Handle open = beside.orElseGet(() -> Jdbi.create(JournalFile.forGlances(file)).open());
    beside = Optional.of(open);
    return open;
  }

  private static void insert(Handle transaction, List<JournalRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = transaction.prepareBatch(JournalRow.INSERT)) {
      for (JournalRow row : rows) {
        batch
            .bind("seq", row.seq())
            .bind("time", row.time())
            .bind("kind", row.kind())
            .bind("cause", row.cause())
            .bind("body", row.body())
            .bind("digest", row.digest())
            .add();
      }
      batch.execute();
    }
  }

  @Override
  public void close() {
    beside.ifPresent(Handle::close);
    handle.close();
    lock.ifPresent(held -> {
      try {
        held.close();
      } catch (IOException e) {
        throw new JournalFault(name + ": cannot be let go (" + DiskFault.reason(e) + ")", e);
      }
    });
  }
}
