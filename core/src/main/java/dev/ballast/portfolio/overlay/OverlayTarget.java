// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.overlay;

import dev.ballast.unit.Asset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What the whole account should have of something that adds up over assets: beta, or the exposure
 * to a sector or an asset.
 *
 * @param name what it is of: {@code beta}, or {@code layer-1}
 * @param share that is wanted, of equity: a beta of 0.3, an exposure of 10 %
 * @param factors by asset, of its exposure: its beta, or one for what is of the sector
 */
public record OverlayTarget(String name, double share, SequencedMap<Asset, Double> factors) {
  /** The name of the portfolio's beta. */
  public static final String BETA = "beta";

  /** Copies the map. */
  public OverlayTarget {
    factors = Collections.unmodifiableSequencedMap(new TreeMap<>(factors));
  }

  /** What there is of it, in the quote. */
  double of(Map<Asset, Double> exposures) {
    double sum = 0;
    for (Map.Entry<Asset, Double> one : exposures.entrySet()) {
      sum += factors.getOrDefault(one.getKey(), 0.0) * one.getValue();
    }
    return sum;
  }

  /** By contract, what a notional of one adds. */
  double[] factors(List<OverlayContract> contracts) {
    return contracts.stream().mapToDouble(one -> factors.getOrDefault(one.asset(), 0.0)).toArray();
  }

  /** A share in words: {@code a beta of 0.30}, {@code 10.0% of layer-1}. */
  String words(double value) {
    return name.equals(BETA)
        ? String.format(Locale.ROOT, "a beta of %.2f", value == 0 ? 0.0 : value)
        : String.format(Locale.ROOT, "%.1f%% of %s", 100 * (value == 0 ? 0.0 : value), name);
  }
}
