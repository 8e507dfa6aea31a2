// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import dev.ballast.unit.Percent;
import java.util.List;
import java.util.Optional;

/**
 * A rule by which part of a sector is sold once it has risen steeply.
 *
 * @param of the sectors that it looks at
 * @param above the rise from which on profit is taken
 * @param days that the rise took at most; profit is not taken again for as long
 * @param sell what is sold, of the sector's weight
 * @param into the sector that takes its place; absent for the one that has risen least
 */
public record ProfitRule(
    List<Sector> of, Percent above, int days, Percent sell, Optional<Sector> into) {
  /** A rise of 300 %. */
  public static final Percent USUAL_ABOVE = Percent.of("300");

  /** A month. */
  public static final int USUAL_DAYS = 30;

  /** A third. */
  public static final Percent USUAL_SELL = Percent.of("33.33333333");

  private static final int LONGEST = 90;

  /** Refuses no sector, a rise that is none, days that are not 1 to 90 and a sector into itself. */
  public ProfitRule {
    of = List.copyOf(of);
    if (of.isEmpty()) {
      throw new IllegalArgumentException("profit is taken of one sector at least");
    }
    if (above.compareTo(Percent.ZERO) <= 0) {
      throw new IllegalArgumentException("profit is taken above a rise, not " + above);
    }
    if (days < 1 || days > LONGEST) {
      throw new IllegalArgumentException("a rise within 1 to 90 days, not " + days);
    }
    if (sell.compareTo(Percent.ZERO) <= 0 || sell.compareTo(Percent.HUNDRED) > 0) {
      throw new IllegalArgumentException("above 0% and up to 100% is sold, not " + sell);
    }
    if (into.filter(of::contains).isPresent()) {
      throw new IllegalArgumentException("profit of " + into.get() + " goes into itself");
    }
  }
}
