// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.unit.Percent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A rule by which one basket is bought and another sold in futures, legs together: a relative view,
 * or a basket whose beta is taken out.
 *
 * @param kind {@link OverlayKind#NEUTRAL} or {@link OverlayKind#VIEW}
 * @param name unique among the rules of its kind in a plan
 * @param longs what is bought
 * @param shorts what is sold
 * @param size notional of what is bought
 * @param beta that the pair is left with, of what is bought: as much is sold as brings it there;
 *     absent where as much is sold as is bought
 * @param leverage that both are carried at: 1 to 5
 * @param days the days on which it holds
 * @param stop the loss, of what both were entered at, at which they are closed
 */
public record PairRule(
    OverlayKind kind,
    String name,
    Basket longs,
    Basket shorts,
    Stake size,
    OptionalDouble beta,
    int leverage,
    HoldingDays days,
    Optional<Percent> stop)
    implements DatedRule {
  /** Refuses the same basket twice, another kind, and a beta that is not from 0 to 3. */
  public PairRule {
    RuleChecks.name(name);
    RuleChecks.leverage(leverage);
    stop.ifPresent(RuleChecks::stop);
    if (kind != OverlayKind.NEUTRAL && kind != OverlayKind.VIEW) {
      throw new IllegalArgumentException("a pair is neutral or a view, not " + kind);
    }
    if (longs.equals(shorts)) {
      throw new IllegalArgumentException(longs + " is bought and sold");
    }
    if (beta.isPresent() && !(beta.getAsDouble() >= 0 && beta.getAsDouble() <= 3)) {
      throw new IllegalArgumentException("a beta target is 0 to 3, not " + beta.getAsDouble());
    }
  }

  /** The same of other baskets, on other days. */
  public PairRule on(Basket bought, Basket sold, HoldingDays others) {
    return new PairRule(kind, name, bought, sold, size, beta, leverage, others, stop);
  }

  @Override
  public List<Basket> baskets() {
    return List.of(longs, shorts);
  }
}
