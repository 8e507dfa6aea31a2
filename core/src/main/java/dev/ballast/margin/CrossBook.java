// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.margin.tier.MaintenanceTiers;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * All that shares one margin: collateral, and the positions that it stands behind, as functions of
 * one market shock. At a shock s an asset's price is its price now times max(0, 1 + beta x s);
 * tiers and haircuts are those of what positions and balances are worth there.
 *
 * @param collateral one entry an asset; every settlement asset has one
 * @param beta of an asset; zero for what keeps its value in the currency of account
 * @param liquidationRatio liquidated where equity is this many times maintenance: 1, or 1.05 at
 *     Binance's portfolio margin
 */
public record CrossBook(
    List<Collateral> collateral,
    List<CrossLeg> legs,
    ToDoubleFunction<Asset> beta,
    double liquidationRatio) {

  /** Copies the lists; refuses two entries of one asset, and positions without collateral. */
  public CrossBook {
    collateral = List.copyOf(collateral);
    legs = List.copyOf(legs);
    Set<Asset> assets = new HashSet<>();
    for (Collateral one : collateral) {
      if (!assets.add(one.asset())) {
        throw new IllegalArgumentException("collateral in " + one.asset() + " is listed twice");
      }
    }
    for (CrossLeg leg : legs) {
      if (!assets.contains(leg.settlement())) {
        throw new IllegalArgumentException(
            leg.instrument() + " settles in " + leg.settlement() + ", which is no collateral here");
      }
    }
  }

  /** The account at a shock, term by term: the definition that {@link #distance} solves. */
  public ShockedAccount at(double shock) {
    List<ShockedAccount.Leg> positions = new ArrayList<>();
    List<ShockedAccount.Asset> balances = new ArrayList<>();
    for (Collateral one : collateral) {
      double index = one.index().doubleValue() * factor(one.asset(), shock);
      double profit = 0;
      for (CrossLeg leg : legs) {
        if (leg.settlement().equals(one.asset())) {
          ShockedAccount.Leg moved = leg(leg, one, shock);
          positions.add(moved);
          profit += moved.profit();
        }
      }
      double value = one.balance().doubleValue() * index + profit;
      double counted =
          value * (value < 0 ? one.haircut().owed() : one.haircut().owned()).doubleValue();
      balances.add(new ShockedAccount.Asset(one.asset(), index, value, counted));
    }
    return new ShockedAccount(shock, positions, balances, liquidationRatio);
  }

  private ShockedAccount.Leg leg(CrossLeg leg, Collateral settled, double shock) {
    double base = factor(leg.underlying(), shock);
    double coin = factor(settled.asset(), shock);
    double index = settled.index().doubleValue();
    boolean inverse = leg.instrument().isInverse();
    double value = leg.value() * index * (inverse ? 1 : base);
    double profit = value - leg.entryValue() * index * coin;
    double price = leg.mark() * (inverse ? base : coin == 0 ? 0 : base / coin);
    double notional = Math.abs(value);
    return leg.tiers()
        .map(MaintenanceTiers::table)
        .map(table -> {
          int tier = table.index(notional, index * coin);
          return new ShockedAccount.Leg(
              leg.instrument(),
              price,
              notional,
              tier + 1,
              table.maintenance(tier, notional, index * coin),
              profit);
        })
        .orElseGet(() -> new ShockedAccount.Leg(leg.instrument(), price, notional, 0, 0, profit));
  }

  private double factor(Asset asset, double shock) {
    return Math.max(0, 1 + beta.applyAsDouble(asset) * shock);
  }

  /** The nearest shocks on both sides at which the account is liquidated, within the limit. */
  public LiquidationDistance distance() {
    return distance(LiquidationDistance.LIMIT);
  }

  /**
   * The same with a limit of one's own.
   *
   * @param limit the rise beyond which nothing is looked for, a fraction
   */
  public LiquidationDistance distance(double limit) {
    return legs.isEmpty() ? LiquidationDistance.NONE : new ShockSolver(this).distance(limit);
  }
}
