// SPDX-License-Identifier: Apache-2.0
package dev.ballast.cost;

import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Exact;
import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The price that a taker pays: moved against him by half the spread, and then rounded to the tick
 * against him.
 *
 * <p>Half a spread of 2 bp is kept as the fractions 5001/5000 and 4999/5000, so that a fill is a
 * product and a division; where those would not fit into 64 bits, it is the same in decimals.
 */
public final class HalfSpread {
  /** Leaves room for the rounding up to be added. */
  private static final long GREATEST = Long.MAX_VALUE / 2;

  private final BigDecimal fraction;
  private final long buying;
  private final long selling;
  private final long one;
  private final long highestOpen;
  private final long widestTick;

  private HalfSpread(BigDecimal fraction, long buying, long selling, long one) {
    this.fraction = fraction;
    this.buying = buying;
    this.selling = selling;
    this.one = one;
    this.highestOpen = buying == 0 ? -1 : GREATEST / buying;
    this.widestTick = GREATEST / one;
  }

  /** Any spread from zero on; one of all the price and more sells for nothing. */
  public static HalfSpread of(BasisPoints spread) {
    BigDecimal fraction = spread.exactFraction();
    if (fraction.signum() < 0) {
      throw new IllegalArgumentException("half a spread of " + spread);
    }
    if (fraction.stripTrailingZeros().scale() > 8 || fraction.compareTo(BigDecimal.ONE) > 0) {
      return new HalfSpread(fraction, 0, 0, 1);
    }
    long units = Exact.units(fraction);
    long divisor = common(Exact.ONE, units);
    return new HalfSpread(
        fraction,
        (Exact.ONE + units) / divisor,
        (Exact.ONE - units) / divisor,
        Exact.ONE / divisor);
  }

  private static long common(long a, long b) {
    return b == 0 ? a : common(b, a % b);
  }

  /**
   * The price that is paid when the market stands at {@code open}; the open itself at no spread.
   * All are counts of hundred-millionths.
   */
  public long fillPrice(long open, long tick, boolean isBuying) {
    if (open > highestOpen || tick > widestTick) {
      return moved(new Price(open), new Price(tick), fraction, isBuying).units();
    }
    if (buying == selling) {
      return open;
    }
    long grid = one * tick;
    return isBuying ? (open * buying + grid - 1) / grid * tick : open * selling / grid * tick;
  }

  /**
   * A price moved against us by a fraction of it, and rounded to the tick against us; as it is
   * where the fraction is zero, and nothing left of it for a sale where the fraction is one and
   * more.
   */
  static Price moved(Price from, Price tick, BigDecimal fraction, boolean isBuying) {
    if (fraction.signum() == 0) {
      return from;
    }
    BigDecimal factor =
        isBuying
            ? BigDecimal.ONE.add(fraction)
            : BigDecimal.ONE.subtract(fraction).max(BigDecimal.ZERO);
    RoundingMode against = isBuying ? RoundingMode.CEILING : RoundingMode.FLOOR;
    return Price.of(from.toDecimal().multiply(factor).setScale(8, against))
        .roundedTo(tick, against);
  }
}
