// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.unit.Percent;
import java.util.Locale;

/**
 * What a leg on a sector that was sold is, and what a move of a tenth of it makes of the leg: a
 * short loses by one last rise, a long keeps a part of it.
 */
final class LegWords {
  /** The move by which a leg is told. */
  private static final double MOVE = 0.1;

  /** Several sectors. */
  static final String THEY = "they";

  private LegWords() {}

  /**
   * A sentence.
   *
   * @param share of what was sold
   * @param sold what that is: {@code the 5,000 USDT moved from gaming to ai}
   * @param amount of it, in the quote
   * @param who moves: the sector, or {@code they} of several
   */
  static String of(boolean isShort, Percent share, String sold, double amount, String who) {
    double gain = MOVE * share.fraction() * amount;
    return String.format(
        Locale.ROOT,
        isShort
            ? "a short of %s of %s: should %s rise by 10%% once more it loses %,.0f, should %s fall"
                + " by 10%% it gains %,.0f"
            : "a long of %s of %s: should %s rise by 10%% once more it gains %,.0f, should %s fall"
                + " by 10%% it loses %,.0f",
        share,
        sold,
        who,
        gain,
        who.equals(THEY) ? THEY : "it",
        gain);
  }
}
