// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.market.Series;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.ValueSeries;
import dev.ballast.unit.UtcDay;
import java.util.Optional;

/**
 * What all of a coin is worth, in dollars: the capitalisation that was recorded last, moved by the
 * coin's price since its day. The supply is that of the record, never one that became known later.
 */
public final class Capitalisation {
  /** In days; some are recorded once a month. */
  private static final int OLDEST = 45;

  private Capitalisation() {}

  /** As of the market's time. */
  public static Feature of(AssetMarket market) {
    Optional<Series> found = market.view().any(SeriesKind.MARKET_CAP, market.asset().code());
    if (found.isEmpty()) {
      return new Feature.Absent("no capitalisation of " + market.asset() + " is recorded");
    }
    ValueSeries series = (ValueSeries) found.get();
    int last = series.size() - 1;
    if (market.time() - series.knownAt(last) > Days.of(OLDEST)) {
      return new Feature.Absent(
          "the capitalisation of "
              + market.asset()
              + " ends "
              + Days.text(series.time(last))
              + ", more than "
              + OLDEST
              + " days before");
    }
    Optional<Double> moved = PriceFeatures.ratio(market, series.time(last));
    return moved.isEmpty()
        ? new Feature.Absent(
            "no daily close of "
                + market.asset()
                + " is recorded for its capitalisation of "
                + Days.text(series.time(last)))
        : new Feature.Present(
            series.value(last) * moved.get(),
            FeatureUnit.QUOTE,
            Optional.of("capitalisation of " + month(series.time(last))));
  }

  /** Members of a sector share the note of a month. */
  private static String month(long time) {
    return UtcDay.date(time).toString().substring(0, 7);
  }
}
