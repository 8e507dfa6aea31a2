// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.Brackets;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * A contract's {@link Brackets} in one array, in hundred-millionths: of each tier the lowest and
 * the highest notional, the rate as an {@link ExactShare} and the amount.
 */
final class ExactTiers {
  private static final int LOWEST = 0;
  private static final int HIGHEST = 1;
  private static final int MULTIPLIER = 2;
  private static final int SHIFT = 3;
  private static final int AMOUNT = 4;
  private static final int WIDTH = 5;

  private ExactTiers() {}

  /** The tiers one after another; the last one reaches as far as all that it needs is exact. */
  static long[] of(Brackets brackets, long limit) {
    List<Bracket> tiers = brackets.tiers();
    long[] table = new long[tiers.size() * WIDTH];
    long lowest = 0;
    long reach = limit;
    for (int k = 0; k < tiers.size(); k++) {
      Bracket tier = tiers.get(k);
      ExactShare rate = share(tier.maintenanceRate());
      long cap = k == tiers.size() - 1 ? ExactShare.GREATEST : units(tier.cap());
      if (cap > rate.limit()) {
        reach = Math.min(reach, rate.limit());
      }
      int at = k * WIDTH;
      table[at + LOWEST] = lowest;
      table[at + HIGHEST] = cap;
      table[at + MULTIPLIER] = rate.multiplier();
      table[at + SHIFT] = rate.shift();
      table[at + AMOUNT] = units(tier.maintenanceAmount());
      lowest = cap + 1;
    }
    for (int at = 0; at < table.length; at += WIDTH) {
      table[at + HIGHEST] = Math.min(table[at + HIGHEST], reach);
    }
    return table;
  }

  static ExactShare share(BigDecimal fraction) {
    BigDecimal digits = fraction.stripTrailingZeros();
    int scale = Math.max(0, digits.scale());
    return ExactShare.of(digits.setScale(scale).unscaledValue(), BigInteger.TEN.pow(scale));
  }

  private static long units(BigDecimal value) {
    BigDecimal units = value.movePointRight(8);
    BigDecimal greatest = BigDecimal.valueOf(ExactShare.GREATEST);
    return units.compareTo(greatest) >= 0 ? ExactShare.GREATEST : units.longValueExact();
  }

  /** Whether the notional is outside the tier, which is given by its place in the table. */
  static boolean outside(long[] table, int tier, long notional) {
    return ((notional - table[tier + LOWEST]) | (table[tier + HIGHEST] - notional)) < 0;
  }

  /**
   * The place of a notional's tier: the first whose cap is not below it. Throws beyond the last.
   */
  static int find(long[] table, long notional) {
    for (int tier = 0; notional >= 0 && tier < table.length; tier += WIDTH) {
      if (notional <= table[tier + HIGHEST]) {
        return tier;
      }
    }
    throw new ArithmeticException("a position grew beyond what is exact in 64 bits");
  }

  /** Notional x rate, truncated, less the amount; never below zero. */
  static long maintenance(long[] table, int tier, long notional) {
    long share = ExactShare.floor(notional, table[tier + MULTIPLIER], (int) table[tier + SHIFT]);
    return Math.max(0, share - table[tier + AMOUNT]);
  }
}
