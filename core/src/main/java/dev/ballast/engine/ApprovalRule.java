// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.List;
import java.util.Optional;

/** Which tickets are approved without anybody's hand. */
public sealed interface ApprovalRule {
  /** None. */
  record ByHand() implements ApprovalRule {}

  /** Every one. */
  record All() implements ApprovalRule {}

  /**
   * Those that keep what the rule approves of a UTC day within an amount.
   *
   * @param daily above zero
   */
  record Within(Money daily) implements ApprovalRule {
    /** Refuses an amount that is not above zero. */
    public Within {
      if (daily.signum() <= 0) {
        throw new IllegalArgumentException("an amount is above zero, not " + daily);
      }
    }
  }

  /**
   * Whether a ticket is approved.
   *
   * @param notional bought and sold by it; absent where that is not known
   * @param day what the rule has approved on the same day, ticket by ticket
   */
  default boolean approves(Optional<Money> notional, List<Money> day) {
    return switch (this) {
      case ByHand _ -> false;
      case All _ -> true;
      case Within(Money daily) ->
          notional
              .filter(one -> one.asset().equals(daily.asset()))
              .map(one -> spent(day, daily.asset()).plus(one).minus(daily).signum() <= 0)
              .orElse(false);
    };
  }

  private static Money spent(List<Money> day, Asset asset) {
    return day.stream()
        .filter(one -> one.asset().equals(asset))
        .reduce(Money.zero(asset), Money::plus);
  }

  /** As a reason: {@code within 25000 USDT a day}. */
  default String words() {
    return switch (this) {
      case ByHand _ -> "hand";
      case All _ -> "all";
      case Within(Money daily) -> "within " + daily + " a day";
    };
  }
}
