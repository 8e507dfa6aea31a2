// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** The wall clock, asked in this one place: against it dates in files are checked. */
final class Today {
  private Today() {}

  static LocalDate utc() {
    return LocalDate.now(Clock.systemUTC());
  }

  static Instant now() {
    return Clock.systemUTC().instant();
  }
}
