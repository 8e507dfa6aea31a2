// SPDX-License-Identifier: Apache-2.0
package dev.ballast.cost;

import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/**
 * What a trade costs beside its price. The planner asks in {@code double}, the simulated venue
 * exactly; a test holds the two answers together.
 *
 * <p>A fill is moved against us by the half spread plus impact, the latter growing with the square
 * root of the order's share in the last day's volume (the square-root law of market impact, e.g.
 * Almgren et al., "Direct Estimation of Equity Market Impact", 2005), then rounded to the tick
 * against us.
 *
 * @param spotFee of notional
 * @param futuresFee of notional
 * @param halfSpread of price
 * @param impact of price, for an order as large as the volume of a day
 */
public record TradingCosts(
    BasisPoints spotFee, BasisPoints futuresFee, BasisPoints halfSpread, BasisPoints impact) {

  /** 10 bp on spot, 5 bp on futures, half a spread of 2 bp, 100 bp for a day's volume. */
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
   * @param volume of the last day, above zero; of no meaning without impact
   */
  public double slippage(double quantity, double volume) {
    if (!needsVolume()) {
      return halfSpread.fraction();
    }
    if (!(volume > 0)) {
      throw new IllegalArgumentException("no impact follows from a volume of " + volume);
    }
    return halfSpread.fraction() + impact.fraction() * StrictMath.sqrt(Math.abs(quantity) / volume);
  }

  /** Whether an order's price depends on the day's volume, which then must be known. */
  public boolean needsVolume() {
    return impact.value().signum() > 0;
  }

  /** The volume of the last day known, in units of the base; nothing where none was traded. */
  public static OptionalDouble volume(MarketView view, InstrumentId id) {
    return view.bars(id, Interval.DAY).stream()
        .mapToDouble(bars -> bars.volume(bars.size() - 1))
        .filter(volume -> volume > 0)
        .findFirst();
  }

  /**
   * The price that an order fills at when the market stands at {@code open}; zero for a sale whose
   * slippage or tick leaves nothing.
   */
  public Price fillPrice(
      Instrument instrument, boolean buying, Price open, Quantity quantity, double volume) {
    double slippage = slippage(quantity.toDouble(), volume);
    if (slippage == 0) {
      return open;
    }
    BigDecimal move = new BigDecimal(buying ? slippage : -slippage, MathContext.DECIMAL64);
    BigDecimal moved =
        open.toDecimal()
            .multiply(BigDecimal.ONE.add(move).max(BigDecimal.ZERO))
            .setScale(8, buying ? RoundingMode.CEILING : RoundingMode.FLOOR);
    return instrument.rules().roundAgainst(Price.of(moved), buying);
  }
}
