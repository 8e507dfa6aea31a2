// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import dev.ballast.policy.CarryKind;
import dev.ballast.unit.Asset;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which carries are looked for.
 *
 * @param assets in order
 * @param kinds one at least
 * @param capital that one carry may tie up, above zero
 * @param owned coins in spot by asset, which may be sold where funding is paid by shorts
 */
public record CarryWish(
    List<Asset> assets, Set<CarryKind> kinds, double capital, Map<Asset, Double> owned) {
  /** Sorts the assets and copies; refuses no kind and no capital. */
  public CarryWish {
    if (kinds.isEmpty() || !(capital > 0)) {
      throw new IllegalArgumentException(
          "a carry has a kind and a capital above zero: " + kinds + ", " + capital);
    }
    assets = List.copyOf(new TreeSet<>(assets));
    kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    owned = Collections.unmodifiableMap(new TreeMap<>(owned));
  }

  /** Carries of both kinds that need nothing owned. */
  public static CarryWish of(Collection<Asset> assets, double capital) {
    return new CarryWish(List.copyOf(assets), EnumSet.allOf(CarryKind.class), capital, Map.of());
  }
}
