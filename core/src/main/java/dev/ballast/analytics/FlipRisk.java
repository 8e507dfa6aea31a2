// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import java.util.Arrays;
import java.util.Optional;

/**
 * How often a level of the sign that it has now changed its sign within a horizon, from days on
 * which it stood as it stands now: of the same sign, and within a tenth of the days up or down from
 * its rank.
 *
 * @param times days like now whose horizon is over, which overlap
 * @param flips how many of them saw the other sign
 * @param apart how many of them lie a horizon apart: what is independent among them
 */
public record FlipRisk(int times, int flips, int apart) {
  private static final double BAND = 0.1;

  /** Of a level: means of the same rates in another order differ by less. */
  private static final double ROUNDING = 1e-9;

  /** Refuses counts that cannot be. */
  public FlipRisk {
    if (times < 1 || flips < 0 || flips > times || apart < 1 || apart > times) {
      throw new IllegalArgumentException(flips + " flips of " + times + ", " + apart + " apart");
    }
  }

  /**
   * Measured on the levels; nothing where the latest is missing or zero, and where no day was like
   * it.
   *
   * @param horizon days, all of which must have a level
   */
  public static Optional<FlipRisk> of(DailyValues levels, int horizon) {
    double now = levels.latest().orElse(0);
    double sign = Math.signum(now);
    if (sign == 0) {
      return Optional.empty();
    }
    double[] all = levels.values();
    double rank = rank(all, now);
    double rounding = ROUNDING * Math.abs(now);
    double[] sorted = all.clone();
    Arrays.sort(sorted);
    double low = Quantile.of(sorted, Math.max(0, rank - BAND)) - rounding;
    double high = Quantile.of(sorted, Math.min(1, rank + BAND)) + rounding;
    int times = 0;
    int flips = 0;
    int apart = 0;
    int nextApart = Integer.MAX_VALUE;
    int[] next = nextOfOtherSign(levels, sign);
    for (int day = 0; day + horizon < all.length; day++) {
      boolean like = Math.signum(all[day]) == sign && all[day] >= low && all[day] <= high;
      if (!like || !levels.follows(day, day + horizon)) {
        continue;
      }
      times++;
      flips += next[day] >= 0 && next[day] <= day + horizon ? 1 : 0;
      if (levels.ago(day) <= nextApart) {
        apart++;
        nextApart = levels.ago(day) - horizon;
      }
    }
    return times == 0 ? Optional.empty() : Optional.of(new FlipRisk(times, flips, apart));
  }

  /** The share of values that are not above this one by more than rounding. */
  public static double rank(double[] values, double value) {
    double most = value + ROUNDING * Math.abs(value);
    int count = 0;
    for (double one : values) {
      count += one <= most ? 1 : 0;
    }
    return count / (double) values.length;
  }

  /** Of each day the index of the first later one of the other sign; -1 where there is none. */
  private static int[] nextOfOtherSign(DailyValues levels, double sign) {
    int[] next = new int[levels.size()];
    int known = -1;
    for (int day = next.length - 1; day >= 0; day--) {
      next[day] = known;
      if (Math.signum(levels.value(day)) == -sign) {
        known = day;
      }
    }
    return next;
  }

  /** Flips over times. */
  public double share() {
    return flips / (double) times;
  }
}
