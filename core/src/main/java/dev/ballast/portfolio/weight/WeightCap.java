// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.weight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * Weights held below a cap, as the providers of indices do it: what is above is given to those
 * below, in proportion to their weights, and again until none is above.
 */
public final class WeightCap {
  /** By how much caps may fall short of one: what a sum of fractions is rounded by. */
  private static final double ROUNDING = 1e-12;

  private WeightCap() {}

  /** One cap for all. */
  public static Weighting of(double[] weights, double cap) {
    double[] caps = new double[weights.length];
    Arrays.fill(caps, cap);
    return of(weights, caps);
  }

  /**
   * Weights below a cap each; absent where the caps sum to less than one, or where nothing that is
   * below its cap has a weight.
   *
   * @param weights none below zero; in proportion only, their sum need not be one
   */
  public static Weighting of(double[] weights, double[] caps) {
    double room = sum(caps);
    if (room < 1 - ROUNDING) {
      return new Weighting.Absent(
          caps.length == 1
              ? "the cap of one member is " + percent(room) + "%, less than 100%"
              : "the caps of %d members sum to %s%%, less than 100%%"
                  .formatted(caps.length, percent(room)));
    }
    boolean[] capped = new boolean[weights.length];
    double[] found = new double[weights.length];
    boolean again = true;
    while (again) {
      double left = 1;
      double below = 0;
      for (int i = 0; i < weights.length; i++) {
        left -= capped[i] ? caps[i] : 0;
        below += capped[i] ? 0 : weights[i];
      }
      if (!(below > 0) && left > ROUNDING) {
        return new Weighting.Absent("no member below its cap has a weight");
      }
      again = false;
      for (int i = 0; i < weights.length; i++) {
        found[i] = capped[i] ? caps[i] : below > 0 ? weights[i] * (left / below) : 0;
        if (found[i] > caps[i]) {
          capped[i] = true;
          again = true;
        }
      }
    }
    return Weighting.of(found);
  }

  /** To two decimals. */
  private static String percent(double fraction) {
    return BigDecimal.valueOf(100 * fraction)
        .setScale(2, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
