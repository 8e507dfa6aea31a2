// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.feature;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.unit.Asset;

/**
 * An asset and what is known of its market at a time, as features are measured from it.
 *
 * @param view what is known
 * @param benchmark what relative strength is against
 * @param market whose prices they are
 * @param perpetual on the asset, or on a multiple of it
 */
public record AssetMarket(
    MarketView view, Asset asset, Asset benchmark, Marketplace market, InstrumentId perpetual) {
  public static AssetMarket of(MarketView view, Asset asset, Asset benchmark, Marketplace market) {
    return new AssetMarket(view, asset, benchmark, market, view.perpetual(asset, market));
  }

  /** The benchmark's market at the same time. */
  AssetMarket ofBenchmark() {
    return of(view, benchmark, benchmark, market);
  }

  /** Epoch milliseconds. */
  long time() {
    return view.time();
  }
}
