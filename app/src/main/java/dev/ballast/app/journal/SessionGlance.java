// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import dev.ballast.report.desk.Glance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a session stands, for whoever looks at its journal.
 *
 * @param written by this machine's clock
 * @param glance of its account
 * @param stopped why nothing is ordered; nothing where all is well
 * @param notices the last ones, oldest first
 * @param ended whether the session is over
 */
public record SessionGlance(
    Instant written, Glance glance, Optional<String> stopped, List<Notice> notices, boolean ended) {
  /** Copies the list. */
  public SessionGlance {
    notices = List.copyOf(notices);
  }

  /**
   * What a person was told.
   *
   * @param at by this machine's clock
   */
  public record Notice(Instant at, String text) {}
}
