// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import dev.ballast.policy.CarryKind;
import dev.ballast.unit.Asset;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A carry of one asset, priced.
 *
 * @param shortFuture true for long spot and short future; false for spot that is owned, sold
 *     against a long future
 * @param coins of each leg
 * @param limit why it is no larger; empty where the capital asked for is used
 * @param breakEvenDays whole days after which it has earned what its fills cost; nothing where it
 *     does not within a year, or before delivery
 * @param outlook of its funding; empty for a dated future
 * @param notOffered why it is only said; empty where it can be had
 */
public record CarryQuote(
    Asset asset,
    CarryKind kind,
    CarryPair pair,
    boolean shortFuture,
    double coins,
    Optional<String> limit,
    CarryAmounts amounts,
    OptionalInt breakEvenDays,
    Optional<FundingOutlook.Known> outlook,
    Optional<String> notOffered) {

  /** Whether it can be had. */
  public boolean offered() {
    return notOffered.isEmpty();
  }
}
