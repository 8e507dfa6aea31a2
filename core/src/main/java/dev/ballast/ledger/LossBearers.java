// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import dev.ballast.order.Purpose;
import dev.ballast.unit.Asset;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Who bears what a wallet could not: those for whom positions of its currency were closed last, by
 * what was closed at that time.
 */
final class LossBearers {
  private final TreeMap<Asset, Closed> last = new TreeMap<>();

  private record Closed(long time, SequencedMap<Purpose, Long> weights) {}

  /**
   * Positions were closed.
   *
   * @param weights signed alike, none of them the sum of nothing
   */
  void closed(long time, Asset settle, List<Purpose> purposes, long[] weights) {
    Closed known = last.get(settle);
    Closed now = known != null && known.time() == time ? known : new Closed(time, new TreeMap<>());
    for (int i = 0; i < weights.length; i++) {
      now.weights().merge(purposes.get(i), Math.absExact(weights[i]), Math::addExact);
    }
    last.put(settle, now);
  }

  /** Weights by purpose; the core's alone where nothing was closed. */
  Division of(Asset settle) {
    Closed closed = last.get(settle);
    if (closed == null || closed.weights().values().stream().allMatch(weight -> weight == 0)) {
      return Division.one(Purpose.CORE, 1);
    }
    return new Division(
        List.copyOf(closed.weights().keySet()),
        closed.weights().values().stream().mapToLong(Long::longValue).toArray());
  }
}
