// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

import dev.ballast.market.*;
import dev.ballast.unit.*;
import java.util.List;
import java.util.SequencedMap;

public record SignalReview(List<SectorSignal> sectors) {
  public static SignalReview of(
      MarketView v, SequencedMap<Sector, List<Asset>> m, Asset b, SignalRules r) {
    return new SignalReview(List.of());
  }
}
