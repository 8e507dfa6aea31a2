// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.unit.Percent;
import java.util.List;
import java.util.Optional;

/**
 * A rule by which a basket is bought or sold in futures by itself: a bet on its direction.
 *
 * @param name unique among the tilts of a plan
 * @param basket what is bought or sold
 * @param isShort whether it is sold
 * @param size its notional
 * @param leverage that it is carried at: 1 to 5
 * @param days the days on which it holds
 * @param stop the loss, of what it was entered at, at which it is closed
 */
public record TiltRule(
    String name,
    Basket basket,
    boolean isShort,
    Stake size,
    int leverage,
    HoldingDays days,
    Optional<Percent> stop)
    implements DatedRule {
  /** Refuses a leverage that is not 1 to 5 and a stop out of range. */
  public TiltRule {
    RuleChecks.name(name);
    RuleChecks.leverage(leverage);
    stop.ifPresent(RuleChecks::stop);
  }

  /** The same of another basket, on other days. */
  public TiltRule on(Basket other, HoldingDays others) {
    return new TiltRule(name, other, isShort, size, leverage, others, stop);
  }

  @Override
  public OverlayKind kind() {
    return OverlayKind.TILT;
  }

  @Override
  public List<Basket> baskets() {
    return List.of(basket);
  }
}
