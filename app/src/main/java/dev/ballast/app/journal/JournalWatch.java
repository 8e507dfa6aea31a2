// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import dev.ballast.order.Event;
import dev.ballast.report.diary.DiaryPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A journal that is read while another process writes it. It never writes, and holds up nobody who
 * does; whether the journal is whole is for {@link JournalCheck} to say. For one thread.
 */
public final class JournalWatch implements AutoCloseable {
  private final Path file;
  private final Handle handle;
  private long version = -1;
  private long events;
  private long reviews;

  private JournalWatch(Path file, Handle handle) {
    this.file = file;
    this.handle = handle;
  }

  /**
   * Opens a journal.
   *
   * @throws JournalFault if it cannot be opened
   */
  public static JournalWatch open(Path file) {
    return JournalFault.of(
        file,
        () -> {
          Handle handle = Jdbi.create(JournalFile.forReading(file)).open();
          JournalWatch watch = new JournalWatch(file, handle);
          try {
            SessionRow.last(handle);
          } catch (RuntimeException e) {
            handle.close();
            throw e;
          }
          return watch;
        });
  }

  /**
   * Reads, if anything was written since that was last done without a fault; at first, it was.
   *
   * @param reading what is written, some time after it has changed
   */
  public void ifChanged(Runnable reading) {
    long now = read(() -> handle.createQuery("PRAGMA data_version").mapTo(Long.class).one());
    if (now != version) {
      reading.run();
      version = now;
    }
  }

  /** What has happened since it was last told, in order. */
  public List<Event> news() {
    return read(() -> {
      List<JournalRow> rows = JournalRow.after(handle, events);
      List<Event> news = new ArrayList<>();
      for (JournalRow row : rows) {
        news.add(event(row));
      }
      events = rows.isEmpty() ? events : rows.getLast().seq();
      return news;
    });
  }

  private Event event(JournalRow row) {
    try {
      return JournalText.read(row.body());
    } catch (IllegalArgumentException e) {
      throw new JournalFault(
          file + ": event " + row.seq() + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Pages of reviews since it was last asked, in order. */
  public List<DiaryPage> pages() {
    return read(() -> {
      List<DiaryPage> pages = new ArrayList<>();
      if (GlanceRow.areIn(handle)) {
        for (GlanceRow.Numbered one : GlanceRow.pagesAfter(handle, reviews)) {
          pages.add(one.page());
          reviews = one.review();
        }
      }
      return pages;
    });
  }

  /** How its session stood when it last said so. */
  public Optional<SessionGlance> glance() {
    return read(() -> GlanceRow.areIn(handle) ? GlanceRow.read(handle) : Optional.empty());
  }

  /** The tickets that wait for somebody to say whether they may be ordered. */
  public List<WaitingTicket> waiting() {
    return read(() -> handle.inTransaction(WaitingTicket::of));
  }

  /** The last session that has added to it. */
  public Optional<SessionRow> session() {
    return read(() -> SessionRow.last(handle));
  }

  private <T> T read(Supplier<T> work) {
    return JournalFault.of(file, work);
  }

  @Override
  public void close() {
    handle.close();
  }
}
