// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Instrument;
import dev.ballast.market.MarketView;
import dev.ballast.order.Side;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/** A leg with its expected costs, by the same definition as the venue charges. */
record PricedLeg(
    Instrument instrument,
    Side side,
    Quantity quantity,
    Price price,
    Money notional,
    Money fee,
    Money slippage) {

  static PricedLeg of(
      Instrument instrument,
      Side side,
      Quantity quantity,
      Price price,
      TradingCosts costs,
      MarketView view) {
    Asset quote = instrument.id().quote();
    Money notional = quantity.times(price, quote);
    double volume = TradingCosts.volume(view, instrument.id()).orElse(0);
    Price fill = costs.fillPrice(instrument, side == Side.BUY, price, quantity, volume);
    Money filled = quantity.times(fill, quote);
    return new PricedLeg(
        instrument,
        side,
        quantity,
        price,
        notional,
        costs.fee(instrument, filled, view.time()),
        filled.minus(notional).abs());
  }

  /** Why an order cannot be priced, where it cannot. */
  static Optional<String> unpriced(Instrument instrument, TradingCosts costs, MarketView view) {
    return costs.needsVolume() && TradingCosts.volume(view, instrument.id()).isEmpty()
        ? Optional.of("no daily volume is known, and impact follows from it")
        : Optional.empty();
  }

  Leg with(OptionalDouble expectedFunding, Money margin, BigDecimal leverage, String why) {
    return new Leg(
        instrument.id(),
        side,
        quantity,
        price,
        notional,
        fee,
        slippage,
        expectedFunding,
        margin,
        leverage,
        why);
  }
}
