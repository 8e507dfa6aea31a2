// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.unit.Money;
import java.time.Duration;
import java.util.Optional;

/**
 * How tickets are carried out.
 *
 * @param unhedged how much of a ticket's offsetting legs may be done without its counterpart, all
 *     tickets together; no bound where absent
 * @param patience for how long an order waits at the best price as a maker before it goes to the
 *     market; zero for not at all
 * @param tries how often what was not filled is ordered again at the market, before what was done
 *     of offsetting legs is taken back
 */
public record ExecutionPlan(Optional<Money> unhedged, Duration patience, int tries) {
  /** Refuses a bound that is not above zero, and a patience or tries below it. */
  public ExecutionPlan {
    if (unhedged.isPresent() && unhedged.get().signum() <= 0) {
      throw new IllegalArgumentException("unhedged by no more than " + unhedged.get());
    }
    if (patience.isNegative() || tries < 0) {
      throw new IllegalArgumentException("a patience of " + patience + ", " + tries + " tries");
    }
  }
}
