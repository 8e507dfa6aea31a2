// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.unit.Asset;
import java.util.Optional;

/** Finds the contract of an asset, which may be a bundle: 1000PEPE for PEPE. */
final class Contracts {
  private Contracts() {}

  /** The linear perpetual in the quote that has daily bars; the plain name where none has. */
  static InstrumentId perpetual(MarketView view, Asset asset, Asset quote) {
    return view.listings()
        .perpetual(asset, quote)
        .orElseGet(() -> InstrumentId.perpetual(asset, quote, quote));
  }

  static Optional<BarSeries> spotBars(MarketView view, Asset asset, Asset quote) {
    return view.bars(InstrumentId.spot(asset, quote), Interval.DAY);
  }
}
