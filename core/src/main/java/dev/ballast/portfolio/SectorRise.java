// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.BarSeries;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How much a sector has risen: the mean of its members' returns over so many days. */
final class SectorRise {
  private SectorRise() {}

  /**
   * As of the view's time, by daily closes; absent where no member has both.
   *
   * @param days that it took
   * @return a fraction: 3 is +300 %
   */
  static OptionalDouble of(MarketView view, Marketplace market, List<Asset> members, int days) {
    double sum = 0;
    int count = 0;
    for (Asset member : members) {
      Optional<BarSeries> bars = view.dailyBars(member, market);
      OptionalDouble now = bars.map(one -> close(one, view.time())).orElse(OptionalDouble.empty());
      OptionalDouble then =
          bars.map(one -> close(one, view.time() - days * UtcDay.MILLIS))
              .orElse(OptionalDouble.empty());
      if (now.isPresent() && then.isPresent()) {
        sum += now.getAsDouble() / then.getAsDouble() - 1;
        count++;
      }
    }
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }

  /** The close of the day that ended at a time. */
  private static OptionalDouble close(BarSeries bars, long time) {
    BarSeries known = bars.asOf(time);
    int last = known.size() - 1;
    return last >= 0 && known.knownAt(last) == time
        ? OptionalDouble.of(known.close(last))
        : OptionalDouble.empty();
  }
}
