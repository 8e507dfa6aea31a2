// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.MaintenanceTiers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bybit's unified account: maintenance is value x rate - deduction.
 *
 * <p>The published price of an isolated position takes maintenance at entry, {@code LP = EP -/+ (IM
 * - MM)/qty}; fees to open and to close stand in both margins and cancel. Cross is account-wide at
 * 100 %: the default equation.
 */
public record BybitUnified() implements VenueMargin {
  @Override
  public String code() {
    return "bybit";
  }

  @Override
  public LiquidationPrice liquidation(MarginPool pool) {
    return pool.isIsolated() ? atEntry(pool) : VenueMargin.super.liquidation(pool);
  }

  private LiquidationPrice atEntry(MarginPool pool) {
    MarginPosition position = pool.legs().getFirst();
    MaintenanceTiers table = tiers(position);
    BigDecimal value = position.notional(position.entryPrice());
    BigDecimal kept = table.maintenance(value);
    BigDecimal cushion = pool.wallet().subtract(kept);
    Optional<BigDecimal> price = price(position, cushion);
    List<Term> terms = new ArrayList<>();
    terms.add(new Term("EP", position.entryPrice(), "entry price"));
    terms.add(new Term("side", BigDecimal.valueOf(position.side()), "long 1, short -1"));
    terms.add(new Term("IM", pool.wallet(), "initial margin and what was added to it"));
    terms.add(new Term("MM", kept, "maintenance margin at the entry price"));
    terms.add(new Term("qty", position.size(), "size in the base, in dollars where inverse"));
    Bracket tier = table.tier(value);
    terms.add(new Term("MMR", tier.maintenanceRate(), "maintenance rate at the entry price"));
    terms.add(new Term("deduction", tier.maintenanceAmount(), "deduction of that tier"));
    return new LiquidationPrice(
        price,
        new LiquidationSolution(this, pool).bankruptcy(),
        tier,
        table.stated() ? Optional.empty() : Optional.of(table.number(value)),
        new Formula(
            "LP",
            position.isInverse() ? "qty / (qty/EP + side*(IM - MM))" : "EP - side*(IM - MM)/qty",
            terms),
        List.of("the form that Bybit publishes for one isolated position, maintenance at entry"));
  }

  private static Optional<BigDecimal> price(MarginPosition position, BigDecimal cushion) {
    BigDecimal side = BigDecimal.valueOf(position.side());
    if (!position.isInverse()) {
      BigDecimal move = cushion.multiply(side).divide(position.size(), MarginPosition.DIGITS);
      return Optional.of(position.entryPrice().subtract(move)).filter(one -> one.signum() > 0);
    }
    BigDecimal coins = position.notional(position.entryPrice()).add(side.multiply(cushion));
    return coins.signum() <= 0
        ? Optional.empty()
        : Optional.of(position.size().divide(coins, MarginPosition.DIGITS));
  }
}
