// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.unit.Money;
import java.util.Optional;

/**
 * What a member must show to be owned in its sector; nothing is asked of what is absent.
 *
 * @param spotVolume traded in spot in a day, in the quote
 * @param perpetualVolume traded of its perpetual in a day, in the quote
 * @param openInterest of its perpetual, in the quote
 * @param listedDays days since its first in spot
 */
public record MemberScreen(
    Optional<Money> spotVolume,
    Optional<Money> perpetualVolume,
    Optional<Money> openInterest,
    Optional<Integer> listedDays) {
  /** Days that volumes and open interest are the means of. */
  public static final int WINDOW = 30;

  /** Asks nothing. */
  public static final MemberScreen NONE =
      new MemberScreen(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Refuses what is not above zero. */
  public MemberScreen {
    positive(spotVolume);
    positive(perpetualVolume);
    positive(openInterest);
    listedDays.ifPresent(days -> {
      if (days < 1) {
        throw new IllegalArgumentException("an age is a day at least, not " + days);
      }
    });
  }

  private static void positive(Optional<Money> least) {
    least.ifPresent(one -> {
      if (one.signum() <= 0) {
        throw new IllegalArgumentException("what is asked for is above zero, not " + one);
      }
    });
  }
}
