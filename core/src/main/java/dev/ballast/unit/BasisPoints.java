// SPDX-License-Identifier: Apache-2.0
package dev.ballast.unit;

import java.math.BigDecimal;

/**
 * Hundredths of a percent: fees, spreads and slippage.
 *
 * @param value basis points, trailing zeros cut
 */
public record BasisPoints(BigDecimal value) {
  public static final BasisPoints ZERO = new BasisPoints(BigDecimal.ZERO);

  /** Normalises the scale, so that equal values are equal. */
  public BasisPoints {
    value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }

  public static BasisPoints of(String value) {
    return new BasisPoints(new BigDecimal(value));
  }

  /** 10 basis points as 0.001. */
  public double fraction() {
    return exactFraction().doubleValue();
  }

  /** 10 basis points as 0.001, exactly. */
  public BigDecimal exactFraction() {
    return value.movePointLeft(4);
  }

  @Override
  public String toString() {
    return value.toPlainString() + " bp";
  }
}
