// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.unit.Asset;
import dev.ballast.unit.Exact;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What one contract is, and so what a number of them is worth. Spot is a contract of one unit of
 * its base.
 *
 * @param id the instrument
 * @param size units of the base in one contract; of the quote for an inverse one
 */
public record Contract(InstrumentId id, Quantity size) {
  private static final Quantity ONE = Quantity.parse("1");

  /** Refuses a size that is not above zero. */
  public Contract {
    if (size.signum() <= 0) {
      throw new IllegalArgumentException("a contract of " + id + " holds " + size);
    }
  }

  /** A contract of one unit, as all of Binance's linear ones are. */
  public static Contract of(InstrumentId id) {
    return new Contract(id, ONE);
  }

  /** What value, margin and profit are in. */
  public Asset settle() {
    return id.settle().orElse(id.quote());
  }

  /**
   * A signed figure in the settlement asset whose change is the profit: quantity x size x price,
   * and for an inverse contract -(quantity x size / price). Rounded once, half even.
   */
  public Money value(Quantity quantity, Price price) {
    return new Money(settle(), value(quantity.units(), price.units()));
  }

  /** {@link #value(Quantity, Price)} of counts of hundred-millionths, as such a count. */
  public long value(long quantity, long price) {
    boolean inverse = id.isInverse();
    long notional = notional(quantity, price, inverse);
    return inverse ? Math.negateExact(notional) : notional;
  }

  /** The size of a position in the settlement asset, signed as the quantity; rounded half even. */
  public Money notional(Quantity quantity, Price price) {
    return new Money(settle(), notional(quantity.units(), price.units()));
  }

  /** {@link #notional(Quantity, Price)} of counts of hundred-millionths, as such a count. */
  public long notional(long quantity, long price) {
    return notional(quantity, price, id.isInverse());
  }

  private long notional(long quantity, long price, boolean inverse) {
    long units = size.units() == Exact.ONE ? quantity : Exact.wholeProduct(quantity, size.units());
    return inverse ? Exact.quotient(units, price) : Exact.product(units, price);
  }

  /**
   * What a funding settlement pays a position: -(notional x rate), positive when received; rounded
   * once, half even.
   *
   * @param rate a fraction of notional; longs pay when it is positive
   */
  public Money funding(Quantity quantity, Price mark, BigDecimal rate) {
    BigDecimal units = quantity.toDecimal().multiply(size.toDecimal()).multiply(rate).negate();
    BigDecimal payment =
        id.isInverse()
            ? units.divide(mark.toDecimal(), MathContext.DECIMAL128)
            : units.multiply(mark.toDecimal());
    return Money.rounded(settle(), payment);
  }

  @Override
  public String toString() {
    return size.equals(ONE) ? id.toString() : id + " x " + size;
  }
}
