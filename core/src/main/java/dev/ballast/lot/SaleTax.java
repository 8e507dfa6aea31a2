// SPDX-License-Identifier: Apache-2.0
package dev.ballast.lot;

import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.util.List;

/**
 * What a sale realises, and the tax on it by itself.
 *
 * @param gain of what has a known one
 * @param tax above zero, or zero; a loss saves none
 * @param unknown how much of what is sold has no known cost, so that its tax is not told
 */
public record SaleTax(Money gain, Money tax, Quantity unknown) {
  /** Of a sale of a quantity, some of which may be of no lot. */
  public static SaleTax of(
      List<SoldLot> sold, Quantity quantity, HoldingRates rates, Asset currency) {
    Money gain = Money.zero(currency);
    Quantity unknown = quantity;
    for (SoldLot one : sold) {
      if (one.gain().isPresent()) {
        gain = gain.plus(one.gain().get());
        unknown = unknown.minus(one.lot().quantity());
      }
    }
    return new SaleTax(gain, rates.tax(sold, Money.zero(currency)), unknown);
  }
}
