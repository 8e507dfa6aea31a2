// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.policy.AlarmKind;

/**
 * Something that calls for a review at once.
 *
 * @param subject what it is about: an instrument, or the account
 * @param sentence what was found, with its numbers
 */
public record Alarm(AlarmKind kind, String subject, String sentence) {
  /** Whether it is about the same. */
  public boolean isOf(Alarm other) {
    return kind == other.kind && subject.equals(other.subject);
  }
}
