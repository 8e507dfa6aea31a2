// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.market.InstrumentId;
import dev.ballast.policy.Frequency;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Fixed shares of equity: spot that is owned, and perpetuals that are sold against it.
 *
 * @param spot share of equity by spot instrument, 0.04 being four percent
 * @param shorts share of equity that is sold, by perpetual; positive
 * @param margin share of equity that the futures wallet is set to at every midnight
 * @param cushion share of equity that stays of the futures wallet's balance when margin goes back
 * @param slack how far above its close a next open is provided for, as a fraction
 * @param leverage of the perpetuals, what initial margin is divided by
 * @param rebalanced at which midnights, and at the first
 */
public record TargetWeights(
    SequencedMap<InstrumentId, Double> spot,
    SequencedMap<InstrumentId, Double> shorts,
    double margin,
    double cushion,
    double slack,
    BigDecimal leverage,
    Frequency rebalanced) {

  /** Copies the maps; refuses shares below zero and instruments on the wrong side. */
  public TargetWeights {
    spot = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(spot));
    shorts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(shorts));
    spot.forEach((id, share) -> require(id.isSpot() && share >= 0, id, share));
    shorts.forEach(
        (id, share) -> require(id.isPerpetual() && !id.isInverse() && share >= 0, id, share));
    if (leverage.signum() <= 0) {
      throw new IllegalArgumentException("leverage of " + leverage);
    }
  }

  private static void require(boolean is, InstrumentId id, double share) {
    if (!is) {
      throw new IllegalArgumentException("no target of this kind: " + share + " of " + id);
    }
  }

  /** Spot and then perpetuals: the columns of the grid. */
  public List<InstrumentId> instruments() {
    List<InstrumentId> all = new ArrayList<>(spot.keySet());
    all.addAll(shorts.keySet());
    return all;
  }
}
