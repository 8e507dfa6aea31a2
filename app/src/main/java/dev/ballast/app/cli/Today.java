// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import java.time.Clock;
import java.time.LocalDate;

/** The wall clock, asked in this one place: the day against which dates in files are checked. */
final class Today {
  private Today() {}

  static LocalDate utc() {
    return LocalDate.now(Clock.systemUTC());
  }
}
