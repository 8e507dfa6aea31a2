// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A session that has added to a journal.
 *
 * @param time when it began, epoch milliseconds
 * @param plan the plan's name
 */
public record SessionRow(long time, Mode mode, String plan) {
  private static final String INSERT =
      "INSERT INTO session (time, mode, plan) VALUES (:time, :mode, :plan)";
  private static final String LAST =
      "SELECT time, mode, plan FROM session ORDER BY number DESC LIMIT 1";

  /** Whose money is at stake. */
  public enum Mode {
    PAPER,
    LIVE
  }

  void insert(Handle handle) {
    handle
        .createUpdate(INSERT)
        .bind("time", time)
        .bind("mode", mode.name())
        .bind("plan", plan)
        .execute();
  }

  static Optional<SessionRow> last(Handle handle) {
    return handle
        .createQuery(LAST)
        .map((row, _) ->
            new SessionRow(
                row.getLong("time"), Mode.valueOf(row.getString("mode")), row.getString("plan")))
        .findFirst();
  }
}
