// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import dev.ballast.unit.Asset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How assets move with the benchmark: each by its beta, the benchmark by one, a dollar not at all,
 * and an asset without a measured beta by one, which is said.
 *
 * @param betas that could be measured
 */
public record BetaMoves(Asset benchmark, SequencedMap<Asset, Double> betas) {
  /** Copies the map. */
  public BetaMoves {
    betas = Collections.unmodifiableSequencedMap(new TreeMap<>(betas));
  }

  public static BetaMoves of(Asset benchmark, Map<Asset, Double> betas) {
    return new BetaMoves(benchmark, new TreeMap<>(betas));
  }

  /** What an asset is taken to move by for one of the benchmark. */
  public double beta(Asset asset) {
    if (asset.isDollar()) {
      return 0;
    }
    return asset.equals(benchmark) ? 1 : betas.getOrDefault(asset, 1.0);
  }

  /** An asset's move, a fraction; no price falls by more than everything. */
  public double move(Asset asset, double market) {
    return Math.max(-1, beta(asset) * market);
  }

  /** The moves of assets. */
  public SequencedMap<Asset, Double> moves(Collection<Asset> assets, double market) {
    SequencedMap<Asset, Double> moves = new TreeMap<>();
    assets.forEach(asset -> moves.put(asset, move(asset, market)));
    return moves;
  }

  /**
   * What a holding gains or loses as the benchmark moves: beta x notional x move.
   *
   * @param notional signed, long +, short -
   */
  public double profit(Asset asset, double notional, double market) {
    return notional * move(asset, market);
  }

  /** Which of these assets have no measured beta, a sentence; nothing where all have. */
  public List<String> notes(Collection<Asset> assets) {
    List<Asset> without =
        assets.stream()
            .filter(asset -> !asset.isDollar() && !asset.equals(benchmark))
            .filter(asset -> !betas.containsKey(asset))
            .distinct()
            .toList();
    return without.isEmpty()
        ? List.of()
        : List.of(
            "no beta is measured of "
                + without.stream().map(Asset::code).collect(Collectors.joining(", "))
                + ": taken to move as "
                + benchmark);
  }
}
