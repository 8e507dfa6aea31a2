// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What was said of a ticket, once and for all.
 *
 * @param reason empty where none was given
 * @param time epoch milliseconds: the market's where a rule has spoken, else the machine's
 */
public record TicketVerdict(String ticket, boolean approved, By by, String reason, long time) {
  private static final String INSERT =
      "INSERT INTO verdict (ticket, approved, given_by, reason, time)"
          + " VALUES (:ticket, :approved, :by, :reason, :time) ON CONFLICT (ticket) DO NOTHING";
  private static final String LATER =
      "SELECT number, ticket, approved, given_by, reason, time FROM verdict"
          + " WHERE number > :number ORDER BY number";

  /** Who has said it. */
  public enum By {
    HAND,
    RULE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A verdict with its place in the table, from one. */
  record Numbered(long number, TicketVerdict verdict) {}

  /** {@code approved by hand}, {@code refused by hand: too large}. */
  public String words() {
    return (approved ? "approved" : "refused")
        + " by "
        + by
        + (reason.isEmpty() ? "" : ": " + reason);
  }

  /** Adds each where nothing was said of its ticket before. */
  static void insert(Handle transaction, List<TicketVerdict> verdicts) {
    try (PreparedBatch batch = transaction.prepareBatch(INSERT)) {
      for (TicketVerdict one : verdicts) {
        batch
            .bind("ticket", one.ticket)
            .bind("approved", one.approved ? 1 : 0)
            .bind("by", one.by.toString())
            .bind("reason", one.reason)
            .bind("time", one.time)
            .add();
      }
      batch.execute();
    }
  }

  static List<Numbered> after(Handle handle, long number) {
    return handle.createQuery(LATER).bind("number", number).map((row, _) -> read(row)).list();
  }

  private static Numbered read(ResultSet row) throws SQLException {
    return new Numbered(
        row.getLong("number"),
        new TicketVerdict(
            row.getString("ticket"),
            row.getInt("approved") == 1,
            By.valueOf(row.getString("given_by").toUpperCase(Locale.ROOT)),
            row.getString("reason"),
            row.getLong("time")));
  }
}
