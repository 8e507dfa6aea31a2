// SPDX-License-Identifier: Apache-2.0
package dev.ballast.lot;

import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * What a sale would be taxed, by itself: gains and losses of one holding period are set off against
 * each other, and losses of other sales of the year are not counted.
 *
 * @param tax in the currency of costs
 * @param unknown coins of lots whose cost is not known, and beyond all lots: no tax of them is told
 */
public record SaleTax(Money tax, Quantity unknown) {
  /**
   * Of coins at a price.
   *
   * @param open lots that are held, in the order in which they came in; they stay as they are
   * @param quantity that would be sold, above zero
   * @param currency of costs and of the price
   */
  public static SaleTax of(
      LotChoice choice,
      HoldingRates rates,
      List<Lot> open,
      long time,
      Quantity quantity,
      Price price,
      Asset currency) {
    Lots lots = new Lots(choice);
    open.forEach(lot -> lots.buy(lot.acquired(), lot.quantity(), lot.cost()));
    List<SoldLot> sold = lots.sell(time, quantity, Optional.of(quantity.times(price, currency)));
    Quantity unknown = quantity;
    for (SoldLot one : sold) {
      if (one.gain().isPresent()) {
        unknown = unknown.minus(one.lot().quantity());
      }
    }
    return new SaleTax(rates.tax(sold, Money.zero(currency)), unknown);
  }
}
