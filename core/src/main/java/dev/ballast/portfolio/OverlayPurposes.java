// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.order.Purpose;
import dev.ballast.policy.OverlayKind;
import dev.ballast.policy.OverlayRule;

/** The purposes of what a plan's rules hold: {@code hedge:standing}. */
public final class OverlayPurposes {
  private OverlayPurposes() {}

  public static Purpose of(OverlayRule rule) {
    return of(rule.kind(), rule.name());
  }

  public static Purpose of(OverlayKind kind, String name) {
    return Purpose.of(kind.toString(), name);
  }

  /** Whether a purpose is of a kind. */
  public static boolean is(Purpose purpose, OverlayKind kind) {
    return purpose.isOf(kind.toString());
  }

  /**
   * Whether a purpose is of no rule, as what came with an account: a rule that trades the contract
   * takes it over.
   */
  public static boolean isNobodys(Purpose purpose) {
    for (OverlayKind kind : OverlayKind.values()) {
      if (is(purpose, kind)) {
        return false;
      }
    }
    return true;
  }
}
