// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.util.ArrayDeque;

/** What was traded in the last 30 days, in the quote asset: it decides the tier of fees. */
final class TradedVolume {
  private static final long WINDOW = 30 * UtcDay.MILLIS;

  private final ArrayDeque<Trade> trades = new ArrayDeque<>();
  private BigDecimal sum = BigDecimal.ZERO;

  private record Trade(long time, BigDecimal value) {}

  /** The sum at a time, without what is 30 days old; times never fall from call to call. */
  BigDecimal at(long time) {
    while (!trades.isEmpty() && trades.getFirst().time() <= time - WINDOW) {
      sum = sum.subtract(trades.removeFirst().value());
    }
    return sum;
  }

  void add(long time, BigDecimal value) {
    trades.addLast(new Trade(time, value));
    sum = sum.add(value);
  }
}
