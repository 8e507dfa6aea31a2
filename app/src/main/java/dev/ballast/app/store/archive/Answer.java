// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import java.time.Duration;

/** How one exchange with the server ended. */
sealed interface Answer {
  /** The whole file is on disk. */
  record Complete() implements Answer {}

  /** The server has no such file. */
  record NotThere() implements Answer {}

  /**
   * We ask too often.
   *
   * @param quiet how long the server wants us to be quiet; zero where it does not say
   */
  record SlowDown(int status, Duration quiet) implements Answer {}

  /**
   * A fault that may pass: a cut connection, a server's error, a wrong checksum.
   *
   * @param unreachable whether nobody answered at all
   */
  record Broken(String reason, boolean unreachable) implements Answer {}

  /** An end: asking again would not help. */
  record Refused(String reason, boolean unreachable) implements Answer {}
}
