// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.diary;

import dev.ballast.market.FundingSeries;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How often funding is settled. A venue shortens the interval of a perpetual whose price has left
 * that of spot: a sign of stress that the rate of one settlement, being smaller, would hide.
 */
final class FundingRhythm {
  private static final long HOUR = 3_600_000L;
  private static final int ROWS = 4;

  private FundingRhythm() {}

  /**
   * A sentence for each asset whose settlements became more or less frequent.
   *
   * @param view as of the later time
   * @param since epoch milliseconds of the earlier one
   */
  static List<String> changes(
      MarketView view, Marketplace market, Collection<Asset> assets, long since) {
    List<String> changes = new ArrayList<>();
    for (Asset asset : assets) {
      Optional<FundingSeries> series = view.funding(view.perpetual(asset, market));
      OptionalLong now = series.map(FundingRhythm::hours).orElse(OptionalLong.empty());
      OptionalLong then = series.map(one -> hours(one.asOf(since))).orElse(OptionalLong.empty());
      if (now.isPresent() && then.isPresent() && now.getAsLong() != then.getAsLong()) {
        changes.add(
            "funding of %s is settled every %s, no longer every %s"
                .formatted(asset, said(now.getAsLong()), said(then.getAsLong())));
      }
    }
    return changes;
  }

  private static String said(long hours) {
    return hours == 1 ? "hour" : hours + " hours";
  }

  /** Hours between the last settlements, where the last few are equally far apart. */
  private static OptionalLong hours(FundingSeries series) {
    int last = series.size() - 1;
    if (last < ROWS) {
      return OptionalLong.empty();
    }
    long hours = gap(series, last);
    for (int row = last - 1; row > last - ROWS; row--) {
      if (gap(series, row) != hours) {
        return OptionalLong.empty();
      }
    }
    return hours > 0 ? OptionalLong.of(hours) : OptionalLong.empty();
  }

  private static long gap(FundingSeries series, int row) {
    return Math.round((double) (series.time(row) - series.time(row - 1)) / HOUR);
  }
}
