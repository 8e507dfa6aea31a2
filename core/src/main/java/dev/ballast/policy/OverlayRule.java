// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A rule by which futures are held beside the spot core. */
public sealed interface OverlayRule
    permits AmplifyRule,
        CarryRule,
        DatedRule,
        DriftRule,
        HedgeRule,
        OptimisedRule,
        RotationLeg,
        RotationSpread {
  /** Unique among the rules of its kind. */
  String name();

  OverlayKind kind();

  /** Whether it holds on a day; one without days does. */
  default boolean holds(LocalDate day) {
    return true;
  }

  /** Whether it has no first day, so that one that was stopped begins again with the plan. */
  default boolean isStanding() {
    return true;
  }

  /** The loss, of what its legs were entered at, at which it is closed; absent where none is. */
  default Optional<Percent> stop() {
    return Optional.empty();
  }

  /** With what it is closed; absent where it stands for itself. */
  default Optional<Served> serves() {
    return Optional.empty();
  }

  /** What it holds futures on, by sectors or by name; none where that is found at each review. */
  default List<Basket> baskets() {
    return List.of();
  }

  /** The assets that it names itself. */
  default List<Asset> named() {
    return baskets().stream().flatMap(basket -> basket.named().stream()).toList();
  }
}
