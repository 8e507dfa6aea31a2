// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Balance;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Asset;
import java.util.Optional;

/**
 * Futures in another currency than the plan's. Each currency's margin stands for itself, though two
 * be worth a dollar each: a plan that counts in one cannot share out the other.
 */
final class ForeignFutures {
  private ForeignFutures() {}

  /** Why nothing can be planned, in a sentence; nothing where all futures are in the quote. */
  static Optional<String> sentence(ReviewInput input) {
    Asset quote = input.policy().quote();
    for (Position position : input.account().positions()) {
      Asset settle = position.contract().settle();
      if (!settle.equals(quote)) {
        return Optional.of(
            refusal(position.instrument() + " settles in " + settle, "close it first", quote));
      }
    }
    for (Balance balance : input.account().balances()) {
      if (balance.place() == Place.FUTURES
          && !balance.asset().equals(quote)
          && !balance.quantity().isZero()) {
        String holds = "the futures wallet holds " + balance.quantity() + " " + balance.asset();
        return Optional.of(refusal(holds, "transfer it first", quote));
      }
    }
    return Optional.empty();
  }

  private static String refusal(String fact, String mending, Asset quote) {
    return "nothing is planned: "
        + fact
        + ", and the plan's futures are in "
        + quote
        + "; "
        + mending;
  }
}
