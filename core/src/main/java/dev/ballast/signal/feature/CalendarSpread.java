// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.analytics.Basis;
import dev.ballast.analytics.Volatility;
import dev.ballast.market.BarSeries;
import dev.ballast.market.Deliveries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the far month of an asset's dated futures costs above the near one: the two that are
 * delivered first, at their last daily closes, which are of one day.
 */
final class CalendarSpread {
  private CalendarSpread() {}

  /**
   * Far / near - 1, simple, on 365 days between the deliveries: above zero in contango, below zero
   * in backwardation.
   */
  static Feature of(AssetMarket market) {
    List<InstrumentId> listed =
        market.view().listings().dated(market.asset(), market.market()).stream()
            .filter(id -> Deliveries.daysTo(market.view(), id) > 0)
            .toList();
    List<InstrumentId> traded = new ArrayList<>();
    for (InstrumentId id : listed) {
      if (close(market.view(), id).isPresent()) {
        traded.add(id);
      }
    }
    if (traded.size() < 2) {
      return new Feature.Absent(
          "two dated futures on "
              + market.asset()
              + " are needed, "
              + (listed.size() > traded.size()
                  ? traded.size()
                      + " of "
                      + listed.size()
                      + " closed at "
                      + Days.text(market.time())
                  : listed.isEmpty()
                      ? "none is recorded"
                      : "only " + listed.getFirst() + " is recorded"));
    }
    MarketView view = market.view();
    InstrumentId near = traded.get(0);
    InstrumentId far = traded.get(1);
    double days = Deliveries.daysTo(view, far) - Deliveries.daysTo(view, near);
    double rate = Basis.fraction(close(view, far).orElseThrow(), close(view, near).orElseThrow());
    return new Feature.Present(
        rate * Volatility.DAYS_A_YEAR / days,
        FeatureUnit.FRACTION_A_YEAR,
        Optional.of("of " + near.expiry().orElseThrow() + " and " + far.expiry().orElseThrow()));
  }

  /** The close of the day that ended last; nothing where the contract has none. */
  private static Optional<Double> close(MarketView view, InstrumentId id) {
    Optional<BarSeries> found = view.bars(id, Interval.DAY);
    if (found.isEmpty() || view.end(id).isPresent()) {
      return Optional.empty();
    }
    BarSeries bars = found.get();
    int last = bars.size() - 1;
    return view.time() - bars.knownAt(last) < UtcDay.MILLIS
        ? Optional.of(bars.close(last))
        : Optional.empty();
  }
}
