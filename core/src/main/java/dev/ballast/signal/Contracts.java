// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.unit.Asset;
import java.util.List;
import java.util.Optional;

/** Finds the contract of an asset, which may be a bundle: 1000PEPE for PEPE. */
final class Contracts {
  private static final List<String> PREFIXES = List.of("", "1000", "10000", "1000000", "1M");

  private Contracts() {}

  /** The linear perpetual in USDT that has daily bars; the plain name where none has. */
  static InstrumentId perpetual(MarketView view, Asset asset) {
    for (String prefix : PREFIXES) {
      InstrumentId id = linear(new Asset(prefix + asset.code()));
      if (view.bars(id, Interval.DAY).isPresent()) {
        return id;
      }
    }
    return linear(asset);
  }

  static Optional<BarSeries> spotBars(MarketView view, Asset asset) {
    return view.bars(InstrumentId.spot(asset, Asset.USDT), Interval.DAY);
  }

  private static InstrumentId linear(Asset base) {
    return InstrumentId.perpetual(base, Asset.USDT, Asset.USDT);
  }
}
