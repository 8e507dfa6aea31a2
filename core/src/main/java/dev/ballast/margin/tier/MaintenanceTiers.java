// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.tier;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a position must keep, by the size of its notional: a venue's table, or one rate that holds
 * for any notional.
 *
 * @param tiers rising; the last holds above its cap too
 * @param source where the figures are from
 * @param stated whether it is one rate that was given, instead of a table
 */
public record MaintenanceTiers(List<Bracket> tiers, String source, boolean stated) {
  private static final BigDecimal UNBOUNDED = new BigDecimal("1e30");

  /** Nothing is known: neither a table nor a rate. */
  public static final MaintenanceTiers UNKNOWN = new MaintenanceTiers(List.of(), "none", false);

  /** Copies the tiers. */
  public MaintenanceTiers {
    tiers = List.copyOf(tiers);
  }

  /** Whether there are tiers; where there are none, a question about them throws. */
  public boolean isKnown() {
    return !tiers.isEmpty();
  }

  /** A venue's table. */
  public static MaintenanceTiers of(Brackets table) {
    return new MaintenanceTiers(table.tiers(), table.source(), false);
  }

  /**
   * One rate and amount, whatever the notional.
   *
   * @param amount taken off notional x rate
   */
  public static MaintenanceTiers stated(BigDecimal rate, BigDecimal amount) {
    Bracket only = new Bracket(BigDecimal.ZERO, UNBOUNDED, rate, amount, UNBOUNDED);
    return new MaintenanceTiers(List.of(only), "given", true);
  }

  /** The tier of a notional, whatever its sign. */
  public Bracket tier(BigDecimal notional) {
    return tiers.get(index(notional));
  }

  /** The tier's number as venues count, from one. */
  public int number(BigDecimal notional) {
    return index(notional) + 1;
  }

  private int index(BigDecimal notional) {
    if (tiers.isEmpty()) {
      throw new IllegalStateException("no tiers are known");
    }
    BigDecimal size = notional.abs();
    for (int i = 0; i < tiers.size() - 1; i++) {
      if (size.compareTo(tiers.get(i).cap()) <= 0) {
        return i;
      }
    }
    return tiers.size() - 1;
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

  /** The highest leverage at a notional; nothing where only a rate was given. */
  public Optional<BigDecimal> maximumLeverage(BigDecimal notional) {
    return stated ? Optional.empty() : Optional.of(tier(notional).maximumLeverage());
  }

  /** These tiers with rates and amounts times a multiple, for venues that liquidate earlier. */
  public MaintenanceTiers times(BigDecimal multiple) {
    List<Bracket> multiplied = new ArrayList<>();
    for (Bracket tier : tiers) {
      multiplied.add(
          new Bracket(
              tier.floor(),
              tier.cap(),
              tier.maintenanceRate().multiply(multiple),
              tier.maintenanceAmount().multiply(multiple),
              tier.maximumLeverage()));
    }
    return new MaintenanceTiers(multiplied, source, stated);
  }

  /** These tiers with a rate on top of each, for venues that count the closing fee in. */
  public MaintenanceTiers plusRate(BigDecimal rate) {
    List<Bracket> raised = new ArrayList<>();
    for (Bracket tier : tiers) {
      raised.add(
          new Bracket(
              tier.floor(),
              tier.cap(),
              tier.maintenanceRate().add(rate),
              tier.maintenanceAmount(),
              tier.maximumLeverage()));
    }
    return new MaintenanceTiers(raised, source, stated);
  }
}
