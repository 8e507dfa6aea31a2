// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import dev.ballast.analytics.Basis;
import dev.ballast.analytics.Volatility;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.BarSeries;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.Deliveries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.unit.UtcDay;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Spot and a future on the same coin, at closes of one moment.
 *
 * @param spotPrice of a coin
 * @param futurePrice of a coin, also where the contract is on a multiple
 * @param spotVolume coins that the last day traded; zero where that is not known
 * @param futureVolume likewise
 * @param delivery days to it; nothing for a perpetual
 */
public record CarryPair(
    InstrumentId spot,
    InstrumentId future,
    double spotPrice,
    double futurePrice,
    double spotVolume,
    double futureVolume,
    OptionalDouble delivery) {
  /** Refuses prices that are not above zero. */
  public CarryPair {
    if (!(spotPrice > 0 && futurePrice > 0)) {
      throw new IllegalArgumentException(
          spot + " at " + spotPrice + " and " + future + " at " + futurePrice);
    }
  }

  /** Why the two cannot be priced against each other; nothing where they can. */
  static Optional<String> lacking(MarketView view, InstrumentId spot, InstrumentId future) {
    return unpriced(view, spot)
        .or(() -> unpriced(view, future))
        .or(() ->
            lastClose(view, spot) == lastClose(view, future)
                ? Optional.empty()
                : Optional.of(spot + " and " + future + " close at different times"));
  }

  private static Optional<String> unpriced(MarketView view, InstrumentId id) {
    Optional<BarSeries> bars = view.bars(id, Interval.DAY);
    if (bars.isEmpty()) {
      return Optional.of("no daily bars of " + id + " are recorded");
    }
    if (view.end(id).isPresent() || view.time() - lastClose(view, id) >= UtcDay.MILLIS) {
      return Optional.of("daily bars of " + id + " end " + UtcDay.date(lastClose(view, id) - 1));
    }
    return Optional.empty();
  }

  private static long lastClose(MarketView view, InstrumentId id) {
    BarSeries bars = view.bars(id, Interval.DAY).orElseThrow();
    return bars.knownAt(bars.size() - 1);
  }

  /** The two as they closed last; they lack nothing. */
  static CarryPair of(MarketView view, InstrumentId spot, InstrumentId future) {
    long coins = ContractPrefix.unitsPerBase(future.base());
    return new CarryPair(
        spot,
        future,
        close(view, spot),
        close(view, future) / coins,
        TradingCosts.volume(view, spot).orElse(0),
        TradingCosts.volume(view, future).orElse(0) * coins,
        future.expiry().isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(Deliveries.daysTo(view, future)));
  }

  private static double close(MarketView view, InstrumentId id) {
    BarSeries bars = view.bars(id, Interval.DAY).orElseThrow();
    return bars.close(bars.size() - 1);
  }

  /** What the future costs above spot, a fraction of spot. */
  public double basis() {
    return Basis.fraction(futurePrice, spotPrice);
  }

  /** The basis a year, simple, on 365 days; nothing for a perpetual. */
  public OptionalDouble annualisedBasis() {
    return delivery.isPresent()
        ? OptionalDouble.of(basis() * Volatility.DAYS_A_YEAR / delivery.getAsDouble())
        : OptionalDouble.empty();
  }
}
