// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.archive;

import java.time.Duration;

/** How one request to the server ended. */
sealed interface ServerResponse {
  /** The whole file is on disk. */
  record Complete() implements ServerResponse {}

  /** The server has no such file. */
  record NotThere() implements ServerResponse {}

  /**
   * The server finds that we ask too often.
   *
   * @param retryAfter how long the server asks us to wait; zero where it does not say
   */
  record RateLimited(int status, Duration retryAfter) implements ServerResponse {}

  /**
   * A fault that may pass: a cut connection, a server's error, a wrong checksum.
   *
   * @param unreachable whether nobody answered at all
   */
  record Broken(String reason, boolean unreachable) implements ServerResponse {}

  /** An end: asking again would not help. */
  record Refused(String reason, boolean unreachable) implements ServerResponse {}
}
