// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.market.Interval;
import dev.ballast.unit.UtcDay;
import picocli.CommandLine.Option;

/** The bars that a run goes by. */
final class BarsOption {
  @Option(
      names = "--bars",
      paramLabel = "LENGTH",
      defaultValue = "1d",
      description = {
        "Go from bar to bar of this length, an hour to a day: 1d, 8h (default: ${DEFAULT-VALUE}).",
        "Orders fill at its open and the account is marked at its close."
      })
  private String bars;

  /** Refuses what is no length, and one that does not divide a day. */
  Interval length() {
    Interval length;
    try {
      length = Interval.parse(bars);
    } catch (IllegalArgumentException e) {
      throw new UserMistake("--bars: " + e.getMessage());
    }
    if (length.compareTo(Interval.HOUR) < 0 || UtcDay.MILLIS % length.millis() != 0) {
      throw new UserMistake("--bars " + bars + ": takes an hour to a day, which divides a day");
    }
    return length;
  }
}
