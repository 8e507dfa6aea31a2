// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import dev.ballast.market.InstrumentId;
import java.math.BigDecimal;

/**
 * Binance COIN-M: inverse futures of a fixed size in dollars, margined in coin; tiers are by
 * notional in coin. Amounts are cut to eight decimals.
 */
public record BinanceCoinm() implements VenueMargin {
  @Override
  public String code() {
    return "binance-coinm";
  }

  @Override
  public boolean lists(InstrumentId id) {
    return id.isInverse();
  }

  @Override
  public BigDecimal stated(BigDecimal amount) {
    return BinanceUsdm.cut(amount);
  }
}
