// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.ArrayList;
import java.util.List;

/** A profit by its parts: exact amounts in one asset, gained +, lost -. */
public final class Parts {
  private static final Part[] ALL = Part.values();

  private final Asset asset;
  private final long[] units = new long[ALL.length];

  private Parts(Asset asset) {
    this.asset = asset;
  }

  public static Parts zero(Asset asset) {
    return new Parts(asset);
  }

  @SuppressWarnings("EnumOrdinal") // a place in an array of this class, never kept
  private static int at(Part part) {
    return part.ordinal();
  }

  public Money of(Part part) {
    return new Money(asset, units[at(part)]);
  }

  /** All parts together: the change of equity. */
  public Money total() {
    long sum = 0;
    for (long one : units) {
      sum = Math.addExact(sum, one);
    }
    return new Money(asset, sum);
  }

  /** All parts but what came from outside. */
  public Money profit() {
    return total().minus(of(Part.CASH_FLOWS));
  }

  public Parts plus(Parts other) {
    Parts sum = new Parts(asset);
    sum.add(this);
    sum.add(other);
    return sum;
  }

  /** Adds in place; for who is still summing. */
  void add(Part part, Money amount) {
    units[at(part)] = of(part).plus(amount).units();
  }

  /** Adds all parts in place; for who is still summing. */
  void add(Parts other) {
    if (!asset.equals(other.asset)) {
      throw new IllegalArgumentException("cannot add parts in " + other.asset + " to " + asset);
    }
    for (int i = 0; i < units.length; i++) {
      units[i] = Math.addExact(units[i], other.units[i]);
    }
  }

  @Override
  public String toString() {
    List<String> moved = new ArrayList<>();
    for (Part part : ALL) {
      if (units[at(part)] != 0) {
        moved.add(part + " " + of(part));
      }
    }
    return String.join(", ", moved) + "; in all " + total();
  }
}
