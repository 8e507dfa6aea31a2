// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import dev.ballast.market.InstrumentId;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Binance USD-M: linear futures, margined in the quote. Amounts are cut to eight decimals.
 *
 * <p>Source: Binance's pages on leverage and margin and on the liquidation price (FAQ
 * b3c689c1f50a44cabb3a84e663b81d93).
 */
public record BinanceUsdm() implements VenueMargin {
  @Override
  public String code() {
    return "binance-usdm";
  }

  @Override
  public boolean lists(InstrumentId id) {
    return !id.isSpot() && !id.isInverse();
  }

  @Override
  public BigDecimal stated(BigDecimal amount) {
    return cut(amount);
  }

  static BigDecimal cut(BigDecimal amount) {
    return amount.setScale(8, RoundingMode.DOWN);
  }
}
