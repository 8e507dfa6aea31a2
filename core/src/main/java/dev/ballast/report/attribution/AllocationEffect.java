// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.unit.Money;

/**
 * What other weights than the plan's earned; gained +, lost -.
 *
 * @param rotation by the weights that reviews wanted
 * @param drift by those that were held beside these
 */
public record AllocationEffect(Money rotation, Money drift) {
  public Money total() {
    return rotation.plus(drift);
  }

  AllocationEffect plus(AllocationEffect other) {
    return new AllocationEffect(rotation.plus(other.rotation), drift.plus(other.drift));
  }
}
