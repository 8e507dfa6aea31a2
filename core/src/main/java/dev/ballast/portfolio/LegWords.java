// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import java.util.Locale;

/**
 * What a leg on a sector that was sold is, and what a move of a tenth of it makes of the leg: a
 * short loses by one last rise, a long keeps a part of it.
 */
final class LegWords {
  /** The move by which a leg is told. */
  private static final double MOVE = 0.1;

  private LegWords() {}

  /**
   * A sentence.
   *
   * @param share of what was sold
   * @param sold what that is, with a place for the amount: {@code the %s moved from gaming to ai}
   * @param amount that was sold, in the quote
   */
  static String of(
      boolean isShort, Percent share, String sold, double amount, Asset quote, Sector sector) {
    String what = sold.formatted(String.format(Locale.ROOT, "%,.0f %s", amount, quote), sector);
    double gain = MOVE * share.fraction() * amount;
    return String.format(
        Locale.ROOT,
        isShort
            ? "a short of %s of %s: should %s rise by 10%% once more it loses %,.0f, should it fall"
                + " by 10%% it gains %,.0f"
            : "a long of %s of %s: should %s rise by 10%% once more it gains %,.0f, should it fall"
                + " by 10%% it loses %,.0f",
        share,
        what,
        sector,
        gain,
        gain);
  }
}
