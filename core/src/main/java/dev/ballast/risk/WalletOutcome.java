// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import dev.ballast.account.PositionKey;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a shock makes of one wallet that positions stand on.
 *
 * @param name {@code USDT wallet}, {@code all collateral} or {@code isolated BTC/USDT:USDT}
 * @param equity after the shock, before anything is liquidated
 * @param maintenance what its positions must keep then, times the ratio at which it is liquidated;
 *     of those whose margin table is known
 * @param unknown contracts whose margin table is not known; nothing is liquidated then
 * @param closed what is liquidated, contracts of each position's sign
 * @param shortfall what is owed beyond the wallet once all is closed, zero or more; the venue's
 *     insurance fund bears it
 */
public record WalletOutcome(
    String name,
    Money equity,
    Money maintenance,
    List<String> unknown,
    SequencedMap<PositionKey, Quantity> closed,
    Money shortfall) {
  /** Copies the collections. */
  public WalletOutcome {
    unknown = List.copyOf(unknown);
    closed = Collections.unmodifiableSequencedMap(new TreeMap<>(closed));
  }

  /** Maintenance over equity: liquidated at one; nothing where no equity is left. */
  public OptionalDouble ratio() {
    return equity.signum() > 0
        ? OptionalDouble.of(maintenance.toDouble() / equity.toDouble())
        : OptionalDouble.empty();
  }

  /** Whether something of it is closed by the venue. */
  public boolean isLiquidated() {
    return !closed.isEmpty();
  }
}
