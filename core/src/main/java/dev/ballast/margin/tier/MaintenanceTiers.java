// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.tier;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a position must keep, by the size of its notional: a venue's table, or one rate that holds
 * for any notional.
 *
 * @param table without tiers where neither is known
 * @param source where the figures are from
 * @param stated whether it is one rate that was given, instead of a table
 */
public record MaintenanceTiers(TierTable table, String source, boolean stated) {
  private static final BigDecimal UNBOUNDED = new BigDecimal("1e30");

  /** Nothing is known: neither a table nor a rate. */
  public static final MaintenanceTiers UNKNOWN =
      new MaintenanceTiers(TierTable.NONE, "none", false);

  /** Whether there are tiers; where there are none, a question about them throws. */
  public boolean isKnown() {
    return table.count() > 0;
  }

  /** A venue's table. */
  public static MaintenanceTiers of(Brackets brackets) {
    return new MaintenanceTiers(brackets.table(), brackets.source(), false);
  }

  /**
   * One rate and amount, whatever the notional.
   *
   * @param amount taken off notional x rate
   */
  public static MaintenanceTiers stated(BigDecimal rate, BigDecimal amount) {
    Bracket only = new Bracket(BigDecimal.ZERO, UNBOUNDED, rate, amount, UNBOUNDED);
    return new MaintenanceTiers(TierTable.of(List.of(only)), "given", true);
  }

  public List<Bracket> tiers() {
    return table.tiers();
  }

  /** The tier of a notional, whatever its sign. */
  public Bracket tier(BigDecimal notional) {
    return table.tier(notional);
  }

  /** The tier's number as venues count, from one. */
  public int number(BigDecimal notional) {
    return table.index(notional) + 1;
  }

  /** Notional x rate - amount in the notional's tier, exact; never below zero. */
  public BigDecimal maintenance(BigDecimal notional) {
    return table.maintenance(notional);
  }

  /** The highest leverage at a notional; nothing where only a rate was given. */
  public Optional<BigDecimal> maximumLeverage(BigDecimal notional) {
    return stated ? Optional.empty() : Optional.of(tier(notional).maximumLeverage());
  }

  /** These tiers with rates and amounts times a multiple, for venues that liquidate earlier. */
  public MaintenanceTiers times(BigDecimal multiple) {
    return new MaintenanceTiers(
        table.each(tier ->
            tier.withMaintenance(
                tier.maintenanceRate().multiply(multiple),
                tier.maintenanceAmount().multiply(multiple))),
        source,
        stated);
  }

  /** These tiers with a rate on top of each, for venues that count the closing fee in. */
  public MaintenanceTiers plusRate(BigDecimal rate) {
    return new MaintenanceTiers(
        table.each(tier ->
            tier.withMaintenance(tier.maintenanceRate().add(rate), tier.maintenanceAmount())),
        source,
        stated);
  }
}
