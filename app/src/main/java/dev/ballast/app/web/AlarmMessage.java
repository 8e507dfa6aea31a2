// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import java.time.Instant;

/**
 * An alarm, or that one has passed.
 *
 * @param mode {@code LIVE} or {@code PAPER}
 * @param plan its name
 * @param alarm {@code stopped}
 * @param says a sentence
 * @param passed whether it stands no more
 */
public record AlarmMessage(
    String mode, String plan, String alarm, String says, boolean passed, Instant at) {
  /** In one line, for people. */
  public String text() {
    return mode + " " + plan + ": " + alarm + ": " + says;
  }
}
