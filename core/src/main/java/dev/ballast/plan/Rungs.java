// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * Numbers above one that are tried in turn, each step twice as wide as the last. What does need not
 * do so from some number on, so that only a number that was tried is an answer.
 *
 * @param above what is known not to do
 * @param first step from there; one at least
 * @param most that is tried
 */
record Rungs(long above, long first, long most) {
  /** A number is found to such a part of it, or to one. */
  private static final long EXACT = 1000;

  /**
   * The first rung that does, or what halving the way down to the rung before it finds: a little
   * less does not. Absent where no rung does.
   */
  OptionalLong least(LongPredicate does) {
    long tooLittle = above;
    for (long step = Math.max(1, first); tooLittle < most; step *= 2) {
      long rung = Math.min(most, above + step);
      if (does.test(rung)) {
        return OptionalLong.of(between(tooLittle, rung, does));
      }
      tooLittle = rung;
    }
    return OptionalLong.empty();
  }

  private static long between(long tooLittle, long enough, LongPredicate does) {
    long low = tooLittle;
    long high = enough;
    while (high - low > Math.max(1, high / EXACT)) {
      long middle = low + (high - low) / 2;
      if (does.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
