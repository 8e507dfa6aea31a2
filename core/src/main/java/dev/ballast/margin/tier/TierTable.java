// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.tier;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Tiers of notional, each with its rate and amount. A notional at a cap is in the tier below it;
 * the last tier holds above its cap too. Exact where books and venues count; in {@code double}, as
 * columns, where an account is solved.
 */
public final class TierTable {
  /** Nothing is known: a question about a notional throws. */
  public static final TierTable NONE = of(List.of());

  private final List<Bracket> tiers;
  private final double[] caps;
  private final double[] rates;
  private final double[] amounts;

  private TierTable(List<Bracket> tiers) {
    this.tiers = List.copyOf(tiers);
    caps = column(Bracket::cap);
    rates = column(Bracket::maintenanceRate);
    amounts = column(Bracket::maintenanceAmount);
    if (count() > 0) {
      caps[count() - 1] = Double.POSITIVE_INFINITY;
    }
  }

  /** Rising tiers, the first from zero, each from where the one before ends; or none. */
  public static TierTable of(List<Bracket> tiers) {
    BigDecimal expected = BigDecimal.ZERO;
    for (Bracket tier : tiers) {
      if (tier.floor().compareTo(expected) != 0) {
        throw new IllegalArgumentException(
            "a bracket starts at " + tier.floor() + ", not at " + expected);
      }
      expected = tier.cap();
    }
    return new TierTable(tiers);
  }

  private double[] column(Function<Bracket, BigDecimal> figure) {
    return tiers.stream().mapToDouble(tier -> figure.apply(tier).doubleValue()).toArray();
  }

  /** These tiers, each changed alike. */
  TierTable each(UnaryOperator<Bracket> change) {
    return of(tiers.stream().map(change).toList());
  }

  public List<Bracket> tiers() {
    return tiers;
  }

  public int count() {
    return tiers.size();
  }

  /** The number, from zero, of a notional's tier; the notional's sign has no say. */
  public int index(BigDecimal notional) {
    BigDecimal size = notional.abs();
    for (int i = 0; i < known() - 1; i++) {
      if (size.compareTo(tiers.get(i).cap()) <= 0) {
        return i;
      }
    }
    return count() - 1;
  }

  private int known() {
    if (tiers.isEmpty()) {
      throw new IllegalStateException("no tiers are known");
    }
    return count();
  }

  /** The tier of a notional, whose sign has no say. */
  public Bracket tier(BigDecimal notional) {
    return tiers.get(index(notional));
  }

  /** Notional x rate - amount in the notional's tier, exact; never below zero. */
  public BigDecimal maintenance(BigDecimal notional) {
    Bracket tier = tier(notional);
    return notional
        .abs()
        .multiply(tier.maintenanceRate())
        .subtract(tier.maintenanceAmount())
        .max(BigDecimal.ZERO);
  }

  /**
   * The number, from zero, of a notional's tier in floating point.
   *
   * @param notional zero or above, in some currency
   * @param index what the asset that tiers are stated in costs in that currency
   */
  public int index(double notional, double index) {
    int tier = 0;
    while (tier < caps.length - 1 && notional > caps[tier] * index) {
      tier++;
    }
    return tier;
  }

  /**
   * What a notional of zero or above must keep in a tier that is known, right but for the rounding
   * of {@code double}; at an index as of {@link #index(double, double)}.
   */
  public double maintenance(int tier, double notional, double index) {
    return Math.max(0, notional * rates[tier] - amounts[tier] * index);
  }

  /** Notional up to which a tier holds; the last has no end. */
  public double cap(int tier) {
    return caps[tier];
  }

  public double rate(int tier) {
    return rates[tier];
  }

  public double amount(int tier) {
    return amounts[tier];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TierTable table && tiers.equals(table.tiers);
  }

  @Override
  public int hashCode() {
    return tiers.hashCode();
  }

  @Override
  public String toString() {
    return tiers.toString();
  }
}
