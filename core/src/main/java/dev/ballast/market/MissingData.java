// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import java.time.Instant;

/**
 * An input that a run cannot do without is not there. The message names the instrument and the
 * time; nothing missing is ever taken for zero.
 */
public final class MissingData extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is missing, of what, when (epoch milliseconds). */
  public MissingData(String what, String subject, long time) {
    super("no " + what + " of " + subject + " at " + Instant.ofEpochMilli(time));
  }
}
