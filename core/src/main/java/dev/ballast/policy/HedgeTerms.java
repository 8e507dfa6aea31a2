// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import java.util.Optional;

/**
 * How a hedge is held.
 *
 * @param future in which it is sold
 * @param horizon days over which its costs are reckoned, 1 to 365; fewer where its rule ends before
 * @param rollBefore days before its delivery on which a dated future is left for the next, 1 to 90
 * @param serves what it is closed with; absent where it stands for itself
 */
public record HedgeTerms(HedgeFuture future, int horizon, int rollBefore, Optional<Served> serves) {
  /** In the perpetual, costs of thirty days, rolled a week before. */
  public static final HedgeTerms USUAL =
      new HedgeTerms(HedgeFuture.PERPETUAL, 30, 7, Optional.empty());

  private static final int LONGEST = 365;
  private static final int EARLIEST = 90;

  /** Refuses days out of range. */
  public HedgeTerms {
    if (horizon < 1 || horizon > LONGEST) {
      throw new IllegalArgumentException("a horizon is 1 to 365 days, not " + horizon);
    }
    if (rollBefore < 1 || rollBefore > EARLIEST) {
      throw new IllegalArgumentException("a roll is 1 to 90 days before, not " + rollBefore);
    }
  }

  /** The same over another horizon. */
  public HedgeTerms over(int days) {
    return new HedgeTerms(future, days, rollBefore, serves);
  }

  /** The same in another future. */
  public HedgeTerms in(HedgeFuture other) {
    return new HedgeTerms(other, horizon, rollBefore, serves);
  }

  /** The same as long as something lasts. */
  public HedgeTerms serving(Optional<Served> other) {
    return new HedgeTerms(future, horizon, rollBefore, other);
  }
}
