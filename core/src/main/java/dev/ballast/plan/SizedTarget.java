// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.market.InstrumentId;
import dev.ballast.policy.OverlayKind;
import dev.ballast.portfolio.OverlayPurposes;
import dev.ballast.portfolio.Target;
import java.util.Optional;

/**
 * What became of a target in futures.
 *
 * @param without the portfolio's beta without it
 * @param wanted signed notional of the contract that the target asks for
 * @param allowed what the limits leave of it
 * @param cut the limit that binds, and what would let it pass; absent where nothing is cut
 */
public record SizedTarget(
    Target target, double without, double wanted, double allowed, Optional<String> cut) {
  /** Whether it is held in a contract. */
  boolean isIn(InstrumentId id) {
    return target.instrument().equals(id);
  }

  /** Whether it protects the spot core. */
  public boolean isHedge() {
    return OverlayPurposes.is(target.purpose(), OverlayKind.HEDGE);
  }

  /** The same, uncut where no more than a thousandth is missing, as rounding to steps leaves. */
  SizedTarget rounded() {
    boolean cutByASliver = Math.abs(wanted) - Math.abs(allowed) <= 1e-3 * Math.abs(wanted);
    return cutByASliver
        ? new SizedTarget(target, without, wanted, allowed, Optional.empty())
        : this;
  }

  /** The same with an order that leads elsewhere, and why. */
  SizedTarget orderedTo(double notional, String reason) {
    return new SizedTarget(
        target,
        without,
        wanted,
        notional,
        Optional.of(cut.map(limit -> limit + "; ").orElse("") + "its order: " + reason));
  }
}
