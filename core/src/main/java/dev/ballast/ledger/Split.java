// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.unit.Exact;
import java.util.function.LongUnaryOperator;

/**
 * Divides an amount so that the parts sum to it to the unit: each part is the difference of two
 * running totals, rounded half even, and so within one unit of its exact share.
 */
final class Split {
  private Split() {}

  /** The parts of an amount in proportion to weights, which may differ in sign; not sum to zero. */
  static long[] inProportion(long amount, long[] weights) {
    long whole = 0;
    for (long weight : weights) {
      whole = Math.addExact(whole, weight);
    }
    long divisor = whole;
    return running(weights, sum -> sum == divisor ? amount : Exact.share(amount, sum, divisor));
  }

  /** What each weight adds to a function of the running sum of weights. */
  static long[] running(long[] weights, LongUnaryOperator total) {
    long[] parts = new long[weights.length];
    long sum = 0;
    long before = 0;
    for (int i = 0; i < weights.length; i++) {
      sum = Math.addExact(sum, weights[i]);
      long after = total.applyAsLong(sum);
      parts[i] = Math.subtractExact(after, before);
      before = after;
    }
    return parts;
  }
}
