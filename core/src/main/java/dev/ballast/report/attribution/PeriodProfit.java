// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * One period of an attribution.
 *
 * @param from epoch milliseconds
 * @param to epoch milliseconds
 * @param equity at its start, in the quote
 * @param byAsset sums to the change of equity, exactly
 */
public record PeriodProfit(long from, long to, Money equity, SequencedMap<Asset, Parts> byAsset) {
  /** Copies the map. */
  public PeriodProfit {
    byAsset = Collections.unmodifiableSequencedMap(new TreeMap<>(byAsset));
  }

  public Parts total() {
    Parts total = Parts.zero(equity.asset());
    byAsset.values().forEach(total::add);
    return total;
  }
}
