// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import dev.ballast.order.Event;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * An event as the table has it.
 *
 * @param seq counts from one
 * @param time epoch milliseconds
 * @param kind of event
 * @param cause the order or request that it follows from; null where it follows from none
 * @param body as JSON
 * @param digest SHA-256 of the digest before and the body, in hexadecimal
 */
record JournalRow(
    long seq, long time, String kind, @Nullable String cause, String body, String digest) {
  /** The digest before the first event. */
  static final String NOTHING = "0".repeat(64);

  static final String INSERT =
      "INSERT INTO event (seq, time, kind, cause, body, digest)"
          + " VALUES (:seq, :time, :kind, :cause, :body, :digest)";

  private static final String ALL = "SELECT seq, time, kind, cause, body, digest FROM event";

  /** An event that comes after a digest. */
  static JournalRow of(long seq, Event event, String before) {
    String body = JournalText.write(event);
    return new JournalRow(
        seq,
        event.time(),
        event.getClass().getSimpleName(),
        cause(event).orElse(null),
        body,
        chained(before, body));
  }

  /** The order or request that an event follows from. */
  private static Optional<String> cause(Event event) {
    return switch (event) {
      case Event.OrderUpdate update -> Optional.of(update.order().id());
      case Event.Filled filled -> Optional.of(filled.order().id());
      case Event.RequestRejected rejected -> Optional.of(rejected.request());
      case Event.Intention _, Event.Flow _, Event.Settlement _, Event.Rolled _, Event.Crossed _ ->
          Optional.empty();
    };
  }

  static String chained(String before, String body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(before.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static Optional<JournalRow> last(Handle handle) {
    return handle
        .createQuery(ALL + " ORDER BY seq DESC LIMIT 1")
        .map((row, _) -> read(row))
        .findFirst();
  }

  /** All rows in order, to be read one after the other. */
  static Iterable<JournalRow> all(Handle handle) {
    return handle.createQuery(ALL + " ORDER BY seq").map((row, _) -> read(row));
  }

  /** Rows after one, in order. */
  static List<JournalRow> after(Handle handle, long seq) {
    return handle
        .createQuery(ALL + " WHERE seq > :seq ORDER BY seq")
        .bind("seq", seq)
        .map((row, _) -> read(row))
        .list();
  }

  private static JournalRow read(ResultSet row) throws SQLException {
    return new JournalRow(
        row.getLong("seq"),
        row.getLong("time"),
        row.getString("kind"),
        row.getString("cause"),
        row.getString("body"),
        row.getString("digest"));
  }
}
