// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.app.UserMistake;
import dev.ballast.policy.Policy;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The time that a backtest runs over.
 *
 * @param start its first moment, epoch milliseconds, 00:00 UTC
 * @param end its last, later
 */
public record RunSpan(long start, long end) {
  /** Refuses a span that does not last. */
  public RunSpan {
    if (end <= start) {
      throw new IllegalArgumentException("a run from " + start + " to " + end);
    }
  }

  /** The first moment of a run that is asked to begin on a day; the benchmark's first close. */
  static long start(Market market, Policy policy, Optional<LocalDate> from) {
    long first =
        market
            .firstPrice(policy.benchmark(), policy.market())
            .orElseThrow(() ->
                new UserMistake("no daily spot bars of " + policy.benchmark() + " in the history"));
    long start = from.map(UtcDay::start).orElse(first);
    if (start < first) {
      throw new UserMistake(
          "--from "
              + UtcDay.date(start)
              + " is before the history: the first daily close of "
              + policy.benchmark()
              + " is "
              + UtcDay.date(first));
    }
    return start;
  }

  /** The last moment of a run that is asked to end on a day; the end of history. */
  static long end(Market market, long start, Optional<LocalDate> to) {
    long end = market.moment("--to", to);
    if (end <= start) {
      throw new UserMistake(
          "--to " + UtcDay.date(end) + " is not after --from " + UtcDay.date(start));
    }
    return end;
  }
}
