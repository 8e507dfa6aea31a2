// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.unit.Asset;
import java.util.Optional;

/** Finds the contract of an asset, which may be a bundle: 1000PEPE for PEPE. */
final class Contracts {
  private Contracts() {}

  /** The linear perpetual that has daily bars; the plain name where none has. */
  static InstrumentId perpetual(MarketView view, Asset asset, Marketplace market) {
    return view.listings().perpetual(asset, market).orElseGet(() -> market.perpetual(asset));
  }

  static Optional<BarSeries> spotBars(MarketView view, Asset asset, Marketplace market) {
    return view.bars(market.spot(asset), Interval.DAY);
  }
}
