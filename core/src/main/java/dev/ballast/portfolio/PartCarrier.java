// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A contract in which an asset's part of a rotation is held: its own, or that of a proxy.
 *
 * @param ratio notional for each unit of the part: a proxy's is the asset's beta on it
 */
record PartCarrier(InstrumentId contract, double ratio) {
  /** What carries each asset's part; of one that nothing carries, that it is moved in spot. */
  static SequencedMap<Asset, PartCarrier> of(
      ReviewInput input, Set<Asset> assets, List<String> notes) {
    SequencedMap<Asset, PartCarrier> carriers = new TreeMap<>();
    SequencedMap<Asset, String> lacking = new TreeMap<>();
    for (Asset asset : assets) {
      Optional<String> lack = lack(input, asset);
      if (lack.isPresent()) {
        lacking.put(asset, lack.get());
      } else {
        carriers.put(asset, new PartCarrier(input.perpetual(asset), 1));
      }
    }
    SequencedSet<Asset> candidates = new TreeSet<>(carriers.keySet());
    if (!lacking.isEmpty() && lack(input, input.policy().benchmark()).isEmpty()) {
      candidates.add(input.policy().benchmark());
    }
    lacking.forEach((asset, lack) -> {
      Optional<ProxyChoice> proxy = ProxyChoice.of(input, asset, candidates);
      if (proxy.isPresent()) {
        carriers.put(asset, new PartCarrier(proxy.get().contract(), proxy.get().ratio()));
        notes.add("rotation in futures: " + proxy.get().why());
      } else {
        notes.add(
            "rotation in futures: "
                + lack
                + ", and no other contract moves with "
                + asset
                + ": its part is moved in spot at once");
      }
    });
    return carriers;
  }

  private static Optional<String> lack(ReviewInput input, Asset asset) {
    return ProxyChoice.lack(input, asset)
        .or(() -> BasketWeights.lack(input, input.perpetual(asset)));
  }
}
