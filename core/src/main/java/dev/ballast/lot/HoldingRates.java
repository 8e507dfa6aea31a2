// SPDX-License-Identifier: Apache-2.0
package dev.ballast.lot;

import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A flat rate of tax on gains, by how long a lot was held.
 *
 * @param steps the first from day zero on, each later one from more days on
 */
public record HoldingRates(List<Step> steps) {
  /**
   * A rate.
   *
   * @param from whole days held from which it is due
   */
  public record Step(int from, Percent rate) {}

  /** Copies the steps; refuses those out of order. */
  public HoldingRates {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.getFirst().from() != 0) {
      throw new IllegalArgumentException("the first rate is due from day zero on");
    }
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).from() <= steps.get(i - 1).from()) {
        throw new IllegalArgumentException(
            "each rate is due from more days on than the one before");
      }
    }
  }

  /** One rate, however long. */
  public static HoldingRates flat(Percent rate) {
    return new HoldingRates(List.of(new Step(0, rate)));
  }

  /** The step of a holding period; the dearest one where that is not known. */
  public int step(OptionalLong days) {
    int found = 0;
    for (int i = 1; i < steps.size(); i++) {
      boolean better =
          days.isPresent()
              ? steps.get(i).from() <= days.getAsLong()
              : steps.get(i).rate().value().compareTo(steps.get(found).rate().value()) > 0;
      if (better) {
        found = i;
      }
    }
    return found;
  }

  /**
   * The tax on some sales together: gains and losses of one holding period are set off against each
   * other, and a period that loses in all is taxed at nothing. What has no known gain is no part.
   */
  public Money tax(List<SoldLot> sales, Money zero) {
    List<Money> gains = gains(sales, zero);
    Money tax = zero;
    for (int i = 0; i < gains.size(); i++) {
      if (gains.get(i).signum() > 0) {
        tax = tax.plus(gains.get(i).multipliedBy(steps.get(i).rate().exactFraction()));
      }
    }
    return tax;
  }

  /** What sales have gained by holding period, in the order of the steps. */
  public List<Money> gains(List<SoldLot> sales, Money zero) {
    List<Money> gains = new ArrayList<>();
    steps.forEach(_ -> gains.add(zero));
    for (SoldLot one : sales) {
      int step = step(one.days());
      one.gain().ifPresent(gain -> gains.set(step, gains.get(step).plus(gain)));
    }
    return gains;
  }
}
