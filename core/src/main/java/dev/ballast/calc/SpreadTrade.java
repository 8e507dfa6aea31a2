// SPDX-License-Identifier: Apache-2.0
package dev.ballast.calc;

import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * The trades that bring drifted weights back to their targets: in futures a spread, in spot the
 * same sums.
 *
 * @param drift actual weight minus target
 * @param trades notional by asset, bought +, sold -: the drift times the value, with the other sign
 */
public record SpreadTrade(
    SequencedMap<Asset, BigDecimal> drift, SequencedMap<Asset, BigDecimal> trades) {
  /** Copies both. */
  public SpreadTrade {
    drift = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(drift));
    trades = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(trades));
  }

  /**
   * From weights as they are; an asset that only one side names has none on the other.
   *
   * @param value of the portfolio
   */
  public static SpreadTrade of(
      SequencedMap<Asset, BigDecimal> target,
      SequencedMap<Asset, BigDecimal> actual,
      BigDecimal value) {
    SequencedSet<Asset> assets = new LinkedHashSet<>(target.keySet());
    assets.addAll(actual.keySet());
    SequencedMap<Asset, BigDecimal> drift = new LinkedHashMap<>();
    SequencedMap<Asset, BigDecimal> trades = new LinkedHashMap<>();
    for (Asset asset : assets) {
      BigDecimal off =
          actual
              .getOrDefault(asset, BigDecimal.ZERO)
              .subtract(target.getOrDefault(asset, BigDecimal.ZERO));
      drift.put(asset, off);
      trades.put(asset, off.negate().multiply(value));
    }
    return new SpreadTrade(drift, trades);
  }

  /** The sum of all trades: what the spread is long beyond what it is short. */
  public BigDecimal net() {
    return trades.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The sum of all trades, whichever way. */
  public BigDecimal gross() {
    return trades.values().stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
