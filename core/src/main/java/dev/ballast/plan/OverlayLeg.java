// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.market.InstrumentId;
import dev.ballast.plan.FuturesMargin.Planned;
import dev.ballast.portfolio.Target;
import java.util.Optional;

/**
 * A contract of an overlay as the overlay meets it; notionals are signed, in the quote.
 *
 * @param held now, whoever for
 * @param others what it comes to without the overlay
 * @param leverage that it is carried at with the overlay
 * @param set leverage that margin is held back at until an order sets it higher
 * @param isolated whether it has a wallet of its own
 */
record OverlayLeg(
    Target target, double held, double others, double leverage, double set, boolean isolated) {
  /**
   * Of a target.
   *
   * @param held what is in its contract now
   * @param others what stands there without the overlay
   */
  static OverlayLeg of(
      Target target, Optional<Planned> held, Optional<Planned> others, boolean isolated) {
    double leverage =
        others
            .map(one -> one.atMost(target.leverage()))
            .map(Planned::leverage)
            .orElse((double) target.leverage());
    return new OverlayLeg(
        target,
        held.map(Planned::notional).orElse(0.0),
        others.map(Planned::notional).orElse(0.0),
        leverage,
        held.map(one -> Math.min(leverage, one.leverage())).orElse(leverage),
        isolated);
  }

  InstrumentId id() {
    return target.instrument();
  }

  /** Initial margin of each unit. */
  double initial() {
    return 1 / leverage;
  }

  /** What an isolated one takes out of the futures wallet for each unit that it grows by. */
  double paidOut() {
    return isolated ? IsolatedFutures.paidOut(leverage) : 0;
  }

  /** The most that is held of it at an equity, on either side. */
  double largest(double equity) {
    return equity * leverage;
  }
}
