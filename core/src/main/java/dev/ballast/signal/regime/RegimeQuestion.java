// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal.regime;

import dev.ballast.market.Marketplace;
import dev.ballast.unit.Asset;
import java.util.List;

/**
 * Whose market is looked at, and by which rules.
 *
 * @param others assets beside the benchmark, whose breadth is measured
 */
public record RegimeQuestion(
    Asset benchmark, Marketplace market, List<Asset> others, RegimeRules rules) {
  /** Copies the list, without the benchmark, dollars and repetitions. */
  public RegimeQuestion {
    Asset own = benchmark;
    others = others.stream().distinct().filter(one -> !one.equals(own) && !one.isDollar()).toList();
  }
}
