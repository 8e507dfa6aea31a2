// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.EnumMap;
import java.util.Map;

/** A profit by its parts: exact amounts in one asset, gained +, lost -. */
public final class Parts {
  private final Asset asset;
  private final Map<Part, Money> amounts = new EnumMap<>(Part.class);

  private Parts(Asset asset) {
    this.asset = asset;
  }

  public static Parts zero(Asset asset) {
    return new Parts(asset);
  }

  public Money of(Part part) {
    return amounts.getOrDefault(part, Money.zero(asset));
  }

  /** All parts together: the change of equity. */
  public Money total() {
    return amounts.values().stream().reduce(Money.zero(asset), Money::plus);
  }

  /** All parts but what came from outside. */
  public Money profit() {
    return total().minus(of(Part.CASH_FLOWS));
  }

  public Parts plus(Parts other) {
    Parts sum = new Parts(asset);
    amounts.forEach(sum::add);
    other.amounts.forEach(sum::add);
    return sum;
  }

  /** Adds in place; for who is still summing. */
  void add(Part part, Money amount) {
    amounts.put(part, of(part).plus(amount));
  }

  @Override
  public String toString() {
    return amounts + ", in all " + total();
  }
}
