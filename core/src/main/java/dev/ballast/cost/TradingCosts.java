// SPDX-License-Identifier: Apache-2.0
package dev.ballast.cost;

import dev.ballast.market.BarSeries;
import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a trade costs beside its price. The planner asks in {@code double}, the simulated venue
 * exactly; a test holds the two answers together.
 *
 * <p>A fill is moved against us by the half spread plus impact, the latter growing with the square
 * root of the order's share in the last day's volume (the square-root law of market impact, e.g.
 * Almgren et al., "Direct Estimation of Equity Market Impact", 2005), then rounded to the tick
 * against us, as {@link HalfSpread} does it.
 *
 * @param spotFees of notional
 * @param futuresFees of notional
 * @param halfSpread of price
 * @param impact of price, for an order as large as the volume of a day
 * @param participation the share of a bar's volume that fills may take together; no limit where
 *     absent
 */
public record TradingCosts(
    FeeSchedule spotFees,
    FeeSchedule futuresFees,
    BasisPoints halfSpread,
    BasisPoints impact,
    Optional<Percent> participation) {

  /** 10 bp on spot, 5 bp on futures, half a spread of 2 bp, 100 bp for a day's volume. */
  public static final TradingCosts DEFAULT =
      new TradingCosts(
          BasisPoints.of("10"), BasisPoints.of("5"), BasisPoints.of("2"), BasisPoints.of("100"));

  /** Trading for nothing, for checks of the books. */
  public static final TradingCosts NONE =
      new TradingCosts(BasisPoints.ZERO, BasisPoints.ZERO, BasisPoints.ZERO, BasisPoints.ZERO);

  /** Refuses costs below zero, and a share of volume that is not above it. */
  public TradingCosts {
    for (BasisPoints cost : new BasisPoints[] {halfSpread, impact}) {
      if (cost.value().signum() < 0) {
        throw new IllegalArgumentException("a negative cost: " + cost);
      }
    }
    if (participation.filter(share -> share.value().signum() <= 0).isPresent()) {
      throw new IllegalArgumentException("no fill takes part of the volume");
    }
  }

  /** The same fee for makers and takers at any volume, and no limit on the share of volume. */
  public TradingCosts(
      BasisPoints spotFee, BasisPoints futuresFee, BasisPoints halfSpread, BasisPoints impact) {
    this(
        FeeSchedule.flat(spotFee),
        FeeSchedule.flat(futuresFee),
        halfSpread,
        impact,
        Optional.empty());
  }

  /** These costs with a limit on the share of a bar's volume. */
  public TradingCosts withParticipation(Percent share) {
    return new TradingCosts(spotFees, futuresFees, halfSpread, impact, Optional.of(share));
  }

  /** The fees of an instrument's market. */
  public FeeSchedule fees(InstrumentId id) {
    return id.isSpot() ? spotFees : futuresFees;
  }

  /** What a taker who has not traded yet pays on a notional, positive, rounded half even. */
  public Money fee(Instrument instrument, Money notional, long time) {
    return notional.abs().multipliedBy(fees(instrument.id()).taker(time).exactFraction());
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

  /**
   * Why an order's price cannot be told: nothing was traded on the last day, or it is not known.
   */
  public Optional<String> unpriced(MarketView view, InstrumentId id) {
    if (!needsVolume() || volume(view, id).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        (view.bars(id, Interval.DAY).isPresent()
                ? "the last day's volume is zero"
                : "no daily volume is known")
            + ", and impact follows from it");
  }

  /** The volume of the last day known, in units of the base; nothing where none was traded. */
  public static OptionalDouble volume(MarketView view, InstrumentId id) {
    Optional<BarSeries> bars = view.bars(id, Interval.DAY);
    double volume = bars.isEmpty() ? 0 : bars.get().volume(bars.get().size() - 1);
    return volume > 0 ? OptionalDouble.of(volume) : OptionalDouble.empty();
  }

  /**
   * The price that an order fills at when the market stands at {@code open}; zero for a sale whose
   * slippage or tick leaves nothing.
   */
  public Price fillPrice(
      Instrument instrument, boolean buying, Price open, Quantity quantity, double volume) {
    if (!needsVolume()) {
      return touch(instrument, buying, open);
    }
    double slippage = slippage(quantity.toDouble(), volume);
    // Rounded, so that what doubles leave over of a sum does not move the price by a tick.
    BigDecimal share = BigDecimal.valueOf(slippage).round(MathContext.DECIMAL64);
    return HalfSpread.moved(open, instrument.rules().tick(), share, buying);
  }

  /** What one unit costs without any impact: the best price on the other side of the book. */
  public Price touch(Instrument instrument, boolean buying, Price middle) {
    Price tick = instrument.rules().tick();
    return new Price(HalfSpread.of(halfSpread).fillPrice(middle.units(), tick.units(), buying));
  }
}
