// SPDX-License-Identifier: Apache-2.0
package dev.ballast.cost;

import dev.ballast.market.Instrument;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What a trade costs beside its price. The planner asks in {@code double}, the simulated venue
 * exactly; a test holds the two answers together.
 *
 * <p>A fill is moved against us by the half spread plus impact, the latter growing with the square
 * root of the order's share in the bar's volume (the square-root law of market impact, e.g. Almgren
 * et al., "Direct Estimation of Equity Market Impact", 2005), then rounded to the tick against us.
 *
 * @param spotFee of notional
 * @param futuresFee of notional
 * @param halfSpread of price
 * @param impact of price, for an order as large as the volume of a bar
 */
public record TradingCosts(
    BasisPoints spotFee, BasisPoints futuresFee, BasisPoints halfSpread, BasisPoints impact) {

  /** 10 bp on spot, 5 bp on futures, half a spread of 2 bp, 100 bp for a whole bar's volume. */
  public static final TradingCosts DEFAULT =
      new TradingCosts(
          BasisPoints.of("10"), BasisPoints.of("5"), BasisPoints.of("2"), BasisPoints.of("100"));

  /** Trading for nothing, for checks of the books. */
  public static final TradingCosts NONE =
      new TradingCosts(BasisPoints.ZERO, BasisPoints.ZERO, BasisPoints.ZERO, BasisPoints.ZERO);

  /** Refuses costs below zero: a rebate is no cost of this model. */
  public TradingCosts {
    for (BasisPoints cost : new BasisPoints[] {spotFee, futuresFee, halfSpread, impact}) {
      if (cost.value().signum() < 0) {
        throw new IllegalArgumentException("a negative cost: " + cost);
      }
    }
  }

  /** The fee's share of notional. */
  public BasisPoints fee(Instrument instrument) {
    return instrument.id().isSpot() ? spotFee : futuresFee;
  }

  /** The fee of a notional, positive, rounded half even. */
  public Money fee(Instrument instrument, Money notional) {
    return notional.abs().multipliedBy(fee(instrument).exactFraction());
  }

  /**
   * Spread and impact as a fraction of the price, never negative.
   *
   * @param quantity of the order
   * @param volume of the bar before; zero where it is not known, which counts as no impact
   */
  public double slippage(double quantity, double volume) {
    double share = volume > 0 ? Math.abs(quantity) / volume : 0;
    return halfSpread.fraction() + impact.fraction() * StrictMath.sqrt(share);
  }

  /** The price that an order fills at when the market stands at {@code open}. */
  public Price fillPrice(
      Instrument instrument, boolean buying, Price open, Quantity quantity, double volume) {
    double slippage = slippage(quantity.toDouble(), volume);
    if (slippage == 0) {
      return open;
    }
    BigDecimal move = new BigDecimal(buying ? slippage : -slippage, MathContext.DECIMAL64);
    BigDecimal moved =
        open.toDecimal()
            .multiply(BigDecimal.ONE.add(move))
            .setScale(8, buying ? java.math.RoundingMode.CEILING : java.math.RoundingMode.FLOOR);
    return instrument.rules().roundAgainst(Price.of(moved), buying);
  }
}
