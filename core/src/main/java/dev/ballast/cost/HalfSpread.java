// SPDX-License-Identifier: Apache-2.0
package dev.ballast.cost;

import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Exact;

/**
 * What a trade without impact costs beside its fee, in counts of hundred-millionths: the price is
 * moved against us by half the spread and then rounded to the tick against us. Equal to {@link
 * TradingCosts#fillPrice} to the last unit.
 */
public final class HalfSpread {
  private final long buying;
  private final long selling;
  private final long one;

  private HalfSpread(long buying, long selling, long one) {
    this.buying = buying;
    this.selling = selling;
    this.one = one;
  }

  /** Throws where the spread has more than four decimals of a basis point, or sells for nothing. */
  public static HalfSpread of(BasisPoints spread) {
    long units = Exact.units(spread.exactFraction());
    if (units < 0 || units >= Exact.ONE) {
      throw new IllegalArgumentException("half a spread of " + spread);
    }
    long divisor = units == 0 ? Exact.ONE : common(Exact.ONE, units);
    return new HalfSpread(
        (Exact.ONE + units) / divisor, (Exact.ONE - units) / divisor, Exact.ONE / divisor);
  }

  private static long common(long a, long b) {
    return b == 0 ? a : common(b, a % b);
  }

  /**
   * The price that is paid when the market stands at {@code open}; the open itself at no spread.
   */
  public long fillPrice(long open, long tick, boolean isBuying) {
    if (one == 1) {
      return open;
    }
    long moved = Math.multiplyExact(open, isBuying ? buying : selling);
    long grid = Math.multiplyExact(one, tick);
    return Math.addExact(moved, isBuying ? grid - 1 : 0) / grid * tick;
  }
}
