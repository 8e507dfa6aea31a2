// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import dev.ballast.margin.tier.Bracket;
import dev.ballast.margin.tier.MaintenanceTiers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Equity equals maintenance, solved for the price of one contract.
 *
 * <p>Within given tiers it has one solution. Which tiers hold depends on the solution, so every
 * choice of tiers is solved and kept if its solution lies in them: no fixed point is missed and
 * none is run after in a circle.
 */
final class LiquidationEquation {
  private final MarginPool pool;
  private final List<MaintenanceTiers> tables;

  LiquidationEquation(MarginPool pool, List<MaintenanceTiers> tables) {
    this.pool = pool;
    this.tables = List.copyOf(tables);
  }

  /**
   * A solution.
   *
   * @param price above zero
   * @param tiers of each leg, at that price
   */
  record Root(BigDecimal price, List<Bracket> tiers) {
    Root {
      tiers = List.copyOf(tiers);
    }
  }

  /** The solution nearest to the mark. */
  Optional<Root> nearest() {
    BigDecimal mark = pool.legs().getFirst().markPrice();
    return roots().stream().min(Comparator.comparing(root -> root.price().subtract(mark).abs()));
  }

  private List<Root> roots() {
    List<Root> roots = new ArrayList<>();
    for (List<Bracket> choice : choices()) {
      solve(choice)
          .filter(price -> holds(choice, price))
          .ifPresent(price -> roots.add(new Root(price, choice)));
    }
    return roots;
  }

  private List<List<Bracket>> choices() {
    List<List<Bracket>> choices = List.of(List.of());
    for (MaintenanceTiers table : tables) {
      List<List<Bracket>> longer = new ArrayList<>();
      for (List<Bracket> chosen : choices) {
        for (Bracket tier : table.tiers()) {
          List<Bracket> next = new ArrayList<>(chosen);
          next.add(tier);
          longer.add(next);
        }
      }
      choices = longer;
    }
    return choices;
  }

  private boolean holds(List<Bracket> choice, BigDecimal price) {
    for (int i = 0; i < choice.size(); i++) {
      Bracket tier = choice.get(i);
      BigDecimal notional = pool.legs().get(i).notional(price);
      boolean last = tier.equals(tables.get(i).tiers().getLast());
      if (notional.compareTo(tier.floor()) < 0 || (!last && notional.compareTo(tier.cap()) > 0)) {
        return false;
      }
    }
    return true;
  }

  private Optional<BigDecimal> solve(List<Bracket> choice) {
    BigDecimal amounts = BigDecimal.ZERO;
    for (Bracket tier : choice) {
      amounts = amounts.add(tier.maintenanceAmount());
    }
    return solve(pool, choice.stream().map(Bracket::maintenanceRate).toList(), amounts);
  }

  /**
   * The price above zero at which what a pool has left is {@code notional x rate - amounts}.
   *
   * @param rates one for each leg
   */
  static Optional<BigDecimal> solve(MarginPool pool, List<BigDecimal> rates, BigDecimal amounts) {
    BigDecimal constant = pool.free().add(amounts);
    BigDecimal slope = BigDecimal.ZERO;
    for (int i = 0; i < rates.size(); i++) {
      MarginPosition leg = pool.legs().get(i);
      BigDecimal side = BigDecimal.valueOf(leg.side());
      BigDecimal perUnit = leg.isInverse() ? rates.get(i).add(side) : rates.get(i).subtract(side);
      constant = constant.subtract(leg.value(leg.entryPrice()));
      slope = slope.add(leg.size().multiply(perUnit));
    }
    return pool.isInverse() ? ratio(slope, constant) : ratio(constant, slope);
  }

  private static Optional<BigDecimal> ratio(BigDecimal dividend, BigDecimal divisor) {
    return dividend.signum() * divisor.signum() <= 0
        ? Optional.empty()
        : Optional.of(dividend.divide(divisor, MarginPosition.DIGITS));
  }
}
