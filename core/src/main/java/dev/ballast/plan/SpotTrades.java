// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.market.InstrumentId;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.Target;
import dev.ballast.portfolio.Targets;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;

/**
 * The trades that a spot core's targets ask for.
 *
 * @param sales largest first
 * @param purchases largest first
 */
record SpotTrades(List<Trade> sales, List<Trade> purchases) {
  /** Copies the lists. */
  SpotTrades {
    sales = List.copyOf(sales);
    purchases = List.copyOf(purchases);
  }

  /**
   * One asset's.
   *
   * @param change in the quote, signed
   * @param price that it is sized by; zero where none is known
   */
  record Trade(Target target, double change, double price) {
    InstrumentId instrument() {
      return target.instrument();
    }

    Asset asset() {
      return target.instrument().base();
    }

    /** A share of the change as a quantity, positive. */
    Quantity quantity(double share) {
      return Quantity.nearest(Math.abs(change) * share / price);
    }
  }

  static SpotTrades of(ReviewInput input, Targets core) {
    List<Trade> sales = new ArrayList<>();
    List<Trade> purchases = new ArrayList<>();
    SequencedMap<Asset, Money> owned = input.core();
    for (Target target : core.targets()) {
      if (target.amount() instanceof Target.Amount.Value wanted) {
        Money held = owned.get(target.instrument().base());
        double value = held == null ? 0 : held.toDouble();
        double price =
            input.marks().find(target.instrument()).map(mark -> mark.toDouble()).orElse(0.0);
        Trade trade = new Trade(target, wanted.value() - value, price);
        (trade.change() < 0 ? sales : purchases).add(trade);
      }
    }
    sales.sort(Comparator.comparingDouble(Trade::change));
    purchases.sort(Comparator.comparingDouble(Trade::change).reversed());
    return new SpotTrades(sales, purchases);
  }

  /** What these are worth together, positive. */
  static double sum(List<Trade> trades) {
    double sum = 0;
    for (Trade trade : trades) {
      sum += Math.abs(trade.change());
    }
    return sum;
  }
}
