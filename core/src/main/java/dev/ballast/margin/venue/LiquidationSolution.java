// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.MaintenanceTiers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The liquidation price of one contract by the equation, with the terms that made it. */
final class LiquidationSolution {
  private final VenueMargin venue;
  private final MarginPool pool;
  private final List<MaintenanceTiers> tables;

  LiquidationSolution(VenueMargin venue, MarginPool pool) {
    this.venue = venue;
    this.pool = pool;
    this.tables = pool.legs().stream().map(venue::tiers).toList();
  }

  LiquidationPrice price() {
    Optional<LiquidationEquation.Root> root = new LiquidationEquation(pool, tables).nearest();
    List<Bracket> tiers = root.map(LiquidationEquation.Root::tiers).orElseGet(this::tiersAtMark);
    MaintenanceTiers table = tables.getFirst();
    return new LiquidationPrice(
        root.map(LiquidationEquation.Root::price),
        bankruptcy(),
        tiers.getFirst(),
        table.stated()
            ? Optional.empty()
            : Optional.of(table.tiers().indexOf(tiers.getFirst()) + 1),
        new EquationText(pool, venue, tiers).formula(),
        notes(root.isPresent()));
  }

  /** The price at which wallet and profit are used up by the closing fee. */
  Optional<BigDecimal> bankruptcy() {
    List<BigDecimal> fees = pool.legs().stream().map(MarginPosition::takerFee).toList();
    return LiquidationEquation.solve(pool.withoutMaintenance(), fees, BigDecimal.ZERO);
  }

  private List<Bracket> tiersAtMark() {
    return pool.legs().stream()
        .map(leg -> venue.tiers(leg).tier(leg.notional(leg.markPrice())))
        .toList();
  }

  private List<String> notes(boolean solved) {
    if (!solved) {
      return List.of("no price above zero liquidates");
    }
    return pool.standsAlone()
        ? List.of()
        : List.of("only this contract's price moves; other positions stay at their marks");
  }
}
