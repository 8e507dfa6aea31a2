// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.market.BarSeries;
import dev.ballast.market.History;
import dev.ballast.market.Interval;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.TradingEnd;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Whether a history knows of any asset that did not last: one without is a choice made with
 * hindsight, and every backtest on it says so.
 */
final class SurvivorNote {
  /** Bars that stop within a week of the history's end may be a file that is a little older. */
  private static final long SLACK = 7 * UtcDay.MILLIS;

  private SurvivorNote() {}

  /**
   * The sentence; nothing of a made market, and of a history in which an asset's trading ends.
   *
   * @param end of the history, epoch milliseconds
   */
  static Optional<String> of(History history, long end) {
    SequencedMap<Asset, Long> last = new TreeMap<>();
    for (SeriesId id : history.ids()) {
      if (id.kind() == SeriesKind.BARS
          && id.interval().equals(Interval.DAY)
          && id.instrument().expiry().isEmpty()) {
        last.merge(id.instrument().base(), lastTrade(history, id), Math::max);
      }
    }
    boolean lasting = last.values().stream().allMatch(one -> end - one < SLACK);
    return history.simulated() || !lasting
        ? Optional.empty()
        : Optional.of(
            "survivorship: the history has only assets that still trade at its end, "
                + UtcDay.date(end)
                + "; what was delisted before is not in it, so that a plan chose among survivors"
                + " and its result is better than it could have been");
  }

  /** The close of the last bar with a trade. */
  private static long lastTrade(History history, SeriesId id) {
    return history
        .series(id)
        .map(BarSeries.class::cast)
        .filter(bars -> !bars.isEmpty())
        .map(bars ->
            TradingEnd.of(history, bars)
                .map(TradingEnd::time)
                .orElseGet(() -> bars.knownAt(bars.size() - 1)))
        .orElse(Long.MIN_VALUE);
  }
}
