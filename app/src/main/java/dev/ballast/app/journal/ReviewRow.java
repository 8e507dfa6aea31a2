// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import dev.ballast.plan.ReviewMemory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What a review left, as the table has it.
 *
 * @param number counts from one
 * @param time epoch milliseconds
 * @param events how many were kept with it and before it
 * @param body as JSON
 * @param digest SHA-256 of the digest before and the body, in hexadecimal
 */
record ReviewRow(long number, long time, long events, String body, String digest) {
  private static final String INSERT =
      "INSERT INTO review (number, time, events, body, digest)"
          + " VALUES (:number, :time, :events, :body, :digest)";

  private static final String ALL = "SELECT number, time, events, body, digest FROM review";

  /** The row after another; the first where there is none. */
  static ReviewRow after(Optional<ReviewRow> before, long events, ReviewMemory memory) {
    String body = JournalText.write(memory);
    return new ReviewRow(
        before.map(ReviewRow::number).orElse(0L) + 1,
        memory.time(),
        events,
        body,
        JournalRow.chained(before.map(ReviewRow::digest).orElse(JournalRow.NOTHING), body));
  }

  void insert(Handle transaction) {
    transaction
        .createUpdate(INSERT)
        .bind("number", number)
        .bind("time", time)
        .bind("events", events)
        .bind("body", body)
        .bind("digest", digest)
        .execute();
  }

  static Optional<ReviewRow> last(Handle handle) {
    return handle
        .createQuery(ALL + " ORDER BY number DESC LIMIT 1")
        .map((row, _) -> read(row))
        .findFirst();
  }

  /** All rows in order, to be read one after the other. */
  static Iterable<ReviewRow> all(Handle handle) {
    return handle.createQuery(ALL + " ORDER BY number").map((row, _) -> read(row));
  }

  private static ReviewRow read(ResultSet row) throws SQLException {
    return new ReviewRow(
        row.getLong("number"),
        row.getLong("time"),
        row.getLong("events"),
        row.getString("body"),
        row.getString("digest"));
  }
}
