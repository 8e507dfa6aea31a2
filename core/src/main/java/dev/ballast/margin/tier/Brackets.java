// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.tier;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.VenueId;
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
 * @param table of notional in the contract's settlement asset
 * @param asOf the day from which the figures are known to hold
 * @param source where they were read
 */
public record Brackets(InstrumentId instrument, TierTable table, LocalDate asOf, String source) {

  /** Refuses a table without tiers. */
  public Brackets {
    if (table.count() == 0) {
      throw new IllegalArgumentException(instrument + ": no brackets");
    }
  }

  /** A table of these tiers. */
  public Brackets(InstrumentId instrument, List<Bracket> tiers, LocalDate asOf, String source) {
    this(instrument, TierTable.of(tiers), asOf, source);
  }

  /** The table of what has the same name at another venue. */
  Brackets at(VenueId venue) {
    return new Brackets(instrument.at(venue), table, asOf, source);
  }

  public List<Bracket> tiers() {
    return table.tiers();
  }

  /** The tier of a notional, whatever its sign; above the last cap the last tier. */
  public Bracket tier(BigDecimal notional) {
    return table.tier(notional);
  }

  /** Notional x tier rate - tier amount, truncated to eight decimals as Binance does. */
  public Money maintenance(BigDecimal notional, Asset quote) {
    return Money.of(quote, table.maintenance(notional).setScale(8, RoundingMode.DOWN));
  }
}
