// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import dev.ballast.report.diary.DiaryPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What is shown of a session, as the tables beside its events have it. */
final class GlanceRow {
  private static final String WRITE =
      "INSERT INTO glance (one, body) VALUES (1, :body)"
          + " ON CONFLICT (one) DO UPDATE SET body = excluded.body";

  private static final String WRITE_PAGE =
      "INSERT INTO diary (review, body) VALUES (:review, :body)"
          + " ON CONFLICT (review) DO UPDATE SET body = excluded.body";

  private GlanceRow() {}

  static void write(Handle handle, SessionGlance glance) {
    handle.createUpdate(WRITE).bind("body", JournalText.write(glance)).execute();
  }

  static void write(Handle handle, long review, DiaryPage page) {
    handle
        .createUpdate(WRITE_PAGE)
        .bind("review", review)
        .bind("body", JournalText.write(page))
        .execute();
  }

  /** Whether the journal has these tables: one of an earlier program has not. */
  static boolean areIn(Handle handle) {
    return handle
            .createQuery(
                "SELECT count(*) FROM sqlite_master WHERE type = 'table'"
                    + " AND name IN ('diary', 'glance')")
            .mapTo(Integer.class)
            .one()
        == 2;
  }

  /** The last one; nothing where none was written, or it is another program's. */
  static Optional<SessionGlance> read(Handle handle) {
    return handle
        .createQuery("SELECT body FROM glance")
        .mapTo(String.class)
        .findFirst()
        .flatMap(JournalText::readGlance);
  }

  /** A page and the review's number. */
  record Numbered(long review, DiaryPage page) {}

  /** Pages of reviews after one, in order; those of another program are passed over. */
  static List<Numbered> pagesAfter(Handle handle, long review) {
    List<Numbered> pages = new ArrayList<>();
    handle
        .createQuery("SELECT review, body FROM diary WHERE review > :review ORDER BY review")
        .bind("review", review)
        .map((row, _) -> {
          long number = row.getLong("review");
          return JournalText.readPage(row.getString("body"))
              .map(page -> new Numbered(number, page));
        })
        .forEach(one -> one.ifPresent(pages::add));
    return pages;
  }
}
