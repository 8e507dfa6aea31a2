// SPDX-License-Identifier: Apache-2.0
package dev.ballast.cost;

import dev.ballast.market.BarSeries;
import dev.ballast.market.ContractPrefix;
import dev.ballast.market.Deliveries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a short of a future is expected to earn of itself, the price of its coin standing still:
 * funding of a perpetual; of a dated future its basis, which is gone by its delivery, in equal
 * parts a day. A long pays what a short earns.
 */
public final class ExpectedCarry {
  private ExpectedCarry() {}

  /**
   * A fraction of notional a day, received +. Absent where the rates of a perpetual are not
   * recorded, and where a dated future and its coin in spot have no daily close of one moment.
   */
  public static OptionalDouble perDay(MarketView view, Marketplace market, InstrumentId future) {
    if (future.expiry().isEmpty()) {
      return ExpectedFunding.perDay(view, future);
    }
    double days = Deliveries.daysTo(view, future);
    OptionalDouble basis = basis(view, market, future);
    return days > 0 && basis.isPresent()
        ? OptionalDouble.of(basis.getAsDouble() / days)
        : OptionalDouble.empty();
  }

  /** What a future stands above its coin in spot, a fraction of the future's price. */
  public static OptionalDouble basis(MarketView view, Marketplace market, InstrumentId future) {
    InstrumentId pair = market.spot(ContractPrefix.underlying(future.base()));
    Optional<BarSeries> spot = view.bars(pair, Interval.DAY);
    Optional<BarSeries> own = view.bars(future, Interval.DAY);
    if (spot.isEmpty() || own.isEmpty() || knownAt(spot.get()) != knownAt(own.get())) {
      return OptionalDouble.empty();
    }
    double coins = ContractPrefix.unitsPerBase(future.base());
    return OptionalDouble.of(1 - coins * close(spot.get()) / close(own.get()));
  }

  private static long knownAt(BarSeries bars) {
    return bars.knownAt(bars.size() - 1);
  }

  private static double close(BarSeries bars) {
    return bars.close(bars.size() - 1);
  }
}
