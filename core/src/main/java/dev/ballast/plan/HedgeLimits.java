// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.market.InstrumentId;
import dev.ballast.plan.FuturesMargin.Planned;
import dev.ballast.policy.Budget;
import dev.ballast.policy.Limits;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.Target;
import dev.ballast.unit.Percent;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What margin, cash, distance and budget leave of a hedge, and of what stands beside it.
 *
 * @param held positions as they are
 * @param equity of the account, in the quote
 */
record HedgeLimits(
    ReviewInput input,
    FuturesMargin margin,
    SequencedMap<InstrumentId, Planned> held,
    double equity) {
  /** A hedge on what stands in its contract already. */
  SizedTarget within(
      Target target,
      double without,
      double own,
      SequencedMap<InstrumentId, Planned> others,
      double available,
      BudgetRoom room) {
    InstrumentId id = target.instrument();
    int leverage = target.leverage();
    double most = room.left(Budget.HEDGE) * leverage;
    double within = Math.clamp(own, -most, most);
    double before = notional(others, id);
    double wanted = before + within;
    double size = Math.abs(wanted);
    SequencedMap<InstrumentId, Planned> rest = new TreeMap<>(others);
    rest.remove(id);
    FuturesMargin.Need beside = margin.need(rest);
    double byMargin = Math.max(0, margin.most() - beside.used()) * leverage;
    double byCash = largest(id, wanted, leverage, beside, available, true);
    double keeps =
        byCash < size
            ? Math.min(
                Math.abs(notional(held, id)),
                largest(id, wanted, leverage, beside, available, false))
            : 0;
    double allowed = Math.min(size, Math.min(byMargin, Math.max(byCash, keeps)));
    if (size - allowed <= 1e-9 * Math.max(1, size)) {
      return new SizedTarget(
          target,
          without,
          own,
          within,
          within == own ? Optional.empty() : Optional.of(budgetLimit(Budget.HEDGE)));
    }
    return new SizedTarget(
        target,
        without,
        own,
        between(within, Math.copySign(allowed, wanted) - before),
        Optional.of(byMargin <= allowed ? marginLimit() : cashLimit()));
  }

  /** No hedge is larger than is asked for, nor one that buys, whatever else its contract holds. */
  private static double between(double own, double allowed) {
    return own < 0 ? Math.min(0, Math.max(own, allowed)) : Math.max(0, Math.min(own, allowed));
  }

  /**
   * The largest notional up to a wish that the wallet can carry. What it needs is convex in the
   * notional, so that a chord's end is never too much, and exact where the need is straight.
   */
  private double largest(
      InstrumentId id,
      double wanted,
      int leverage,
      FuturesMargin.Need beside,
      double available,
      boolean reserve) {
    double end = Math.abs(wanted);
    double atEnd = need(id, wanted, leverage, beside, reserve);
    if (atEnd <= available) {
      return end;
    }
    double fits = 0;
    double needed = need(id, 0, leverage, beside, reserve);
    for (int i = 0; i < 20 && needed < available; i++) {
      double next = fits + (end - fits) * (available - needed) / (atEnd - needed);
      if (next - fits <= 1e-9 * end) {
        return next;
      }
      fits = next;
      needed = need(id, Math.copySign(fits, wanted), leverage, beside, reserve);
    }
    return fits;
  }

  private double need(
      InstrumentId id, double notional, int leverage, FuturesMargin.Need beside, boolean reserve) {
    FuturesMargin.Need need = margin.with(beside, id, new Planned(notional, leverage));
    return reserve ? need.wanted() : need.required();
  }

  /**
   * Positions, of what is held already at no more than its leverage: margin that a higher one frees
   * is there once an order has set it.
   */
  SequencedMap<InstrumentId, Planned> asLevered(SequencedMap<InstrumentId, Planned> positions) {
    SequencedMap<InstrumentId, Planned> levered = new TreeMap<>(positions);
    held.forEach(
        (id, now) -> levered.computeIfPresent(id, (_, planned) -> planned.atMost(now.leverage())));
    return levered;
  }

  String marginLimit() {
    return "margin-used of " + limits().marginUsed() + " allows no more";
  }

  private String budgetLimit(Budget budget) {
    Percent share = input.policy().overlay().budgets().share(budget).orElseThrow();
    return BudgetRoom.sentence(budget, share);
  }

  String cashLimit() {
    return "cash for its margin, the reserve and a liquidation distance of "
        + limits().liquidationDistance()
        + " allows no more";
  }

  private Limits limits() {
    return input.policy().overlay().limits();
  }

  private static double notional(SequencedMap<InstrumentId, Planned> positions, InstrumentId id) {
    Planned planned = positions.get(id);
    return planned == null ? 0 : planned.notional();
  }
}
