// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.tier;

import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * A contract's margin table, with the day and the source of its figures.
 *
 * @param instrument the contract
 * @param tiers rising, the first from zero, each from where the one before ends
 * @param asOf the day from which the figures are known to hold
 * @param source where they were read
 */
public record Brackets(
    InstrumentId instrument, List<Bracket> tiers, LocalDate asOf, String source) {

  /** Refuses a table with a hole or no tiers. */
  public Brackets {
    tiers = List.copyOf(tiers);
    BigDecimal expected = BigDecimal.ZERO;
    for (Bracket tier : tiers) {
      if (tier.floor().compareTo(expected) != 0) {
        throw new IllegalArgumentException(
            instrument + ": a bracket starts at " + tier.floor() + ", not at " + expected);
      }
      expected = tier.cap();
    }
    if (tiers.isEmpty()) {
      throw new IllegalArgumentException(instrument + ": no brackets");
    }
  }

  /** The tier of a notional, whatever its sign; above the last cap the last tier. */
  public Bracket tier(BigDecimal notional) {
    BigDecimal size = notional.abs();
    for (Bracket tier : tiers) {
      if (size.compareTo(tier.cap()) <= 0) {
        return tier;
      }
    }
    return tiers.getLast();
  }

  /** Notional x tier rate - tier amount, truncated to eight decimals as Binance does. */
  public Money maintenance(BigDecimal notional, Asset quote) {
    Bracket tier = tier(notional);
    BigDecimal margin =
        notional.abs().multiply(tier.maintenanceRate()).subtract(tier.maintenanceAmount());
    return Money.of(quote, margin.max(BigDecimal.ZERO).setScale(8, RoundingMode.DOWN));
  }
}
