// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.InstrumentId;
import dev.ballast.market.OrderBounds;
import dev.ballast.market.TradingRules;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * Trading rules as one file states them.
 *
 * @param instrument which instrument
 * @param list whether they come from a list of symbol properties, which is trusted over an
 *     exchange's own answer where that may be its test network's
 * @param tick price grid
 * @param step quantity grid
 * @param minimumQuantity smallest order
 * @param minimumNotional smallest order's value, where the file states one
 * @param multiplier size of one contract
 * @param liquidationFee of what is liquidated, where the file states one
 * @param asOf the day of the figures
 * @param source where they were read
 * @param bounds maxima, the lot of market orders and the price band, where the file states them
 */
record RuleRow(
    InstrumentId instrument,
    boolean list,
    Price tick,
    Quantity step,
    Quantity minimumQuantity,
    Optional<Money> minimumNotional,
    Quantity multiplier,
    Optional<BasisPoints> liquidationFee,
    LocalDate asOf,
    String source,
    OrderBounds bounds)
    implements Comparable<RuleRow> {
  private static final Comparator<RuleRow> ORDER =
      Comparator.comparing(RuleRow::instrument)
          .thenComparing(RuleRow::asOf)
          .thenComparing(RuleRow::list)
          .thenComparing(RuleRow::source);

  /** Refuses a grid of zero. */
  RuleRow {
    if (tick.units() <= 0 || step.units() <= 0 || multiplier.units() <= 0) {
      throw new IllegalArgumentException(
          "tick, step and multiplier must be above zero: " + tick + ", " + step);
    }
  }

  /** The rules, with this minimum notional and no bounds. */
  TradingRules withMinimum(Money minimum, String note) {
    return new TradingRules(tick, step, minimumQuantity, minimum, multiplier, asOf, source + note);
  }

  /** The bounds that another row states, on the grid of this one. */
  OrderBounds onGrid(RuleRow other) {
    return new OrderBounds(
        other.bounds.maximumQuantity(),
        other
            .bounds
            .marketLot()
            .map(lot -> new OrderBounds.Lot(minimumQuantity, lot.maximum(), step)),
        other.bounds.band());
  }

  @Override
  public int compareTo(RuleRow other) {
    return ORDER.compare(this, other);
  }
}
