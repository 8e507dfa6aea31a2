// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.unit.Percent;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A harvest of carry: entered where the expected net yield is above one threshold, held while what
 * it still earns is above another, and left below that.
 *
 * @param name in the user's words; what a carry holds is for {@code carry:ASSET}
 * @param kinds that are looked for; one at least
 * @param above the net yield a year, after all costs, that a carry is entered at
 * @param exit the yield a year, before the costs of leaving, that it is left below; not above the
 *     other
 * @param atMost capital that all carries may tie up, of the account's
 * @param perAsset the same for one asset, at most as much
 * @param terms how each is held
 */
public record CarryRule(
    String name,
    Set<CarryKind> kinds,
    Percent above,
    Percent exit,
    Percent atMost,
    Percent perAsset,
    CarryTerms terms)
    implements OverlayRule {
  /** Copies the kinds; refuses no name, no kind, thresholds and shares that contradict. */
  public CarryRule {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a carry rule has a name");
    }
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("a carry rule looks for funding, calendar or both");
    }
    kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    if (exit.compareTo(above) > 0) {
      throw new IllegalArgumentException(
          "a carry is left below " + exit + ", above the " + above + " that it is entered at");
    }
    if (atMost.compareTo(Percent.ZERO) <= 0 || atMost.compareTo(Percent.HUNDRED) > 0) {
      throw new IllegalArgumentException(
          "carries tie up more than 0% and at most 100% of capital, not " + atMost);
    }
    if (perAsset.compareTo(Percent.ZERO) <= 0 || perAsset.compareTo(atMost) > 0) {
      throw new IllegalArgumentException(
          "one carry ties up more than 0% and at most " + atMost + ", not " + perAsset);
    }
  }

  @Override
  public OverlayKind kind() {
    return OverlayKind.CARRY;
  }
}
