// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

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
}
