// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Place;
import dev.ballast.market.InstrumentId;
import dev.ballast.plan.FuturesMargin.Planned;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Cash moved between the wallets, so that the futures wallet holds what its positions ask for and a
 * reserve, and no more. What waits for an order, margin that a smaller position frees or cash that
 * a sale brings, is moved once that order has filled.
 *
 * @param cash of the quote in the spot wallet
 * @param futures equity of the futures wallet
 * @param reserve of cash that only what a limit asks for may take, in the quote
 */
record WalletTransfers(
    ReviewInput input, FuturesMargin margin, double cash, double futures, double reserve) {
  /** Transfers of less than this share of the requirement are not worth making. */
  private static final double TOLERANCE = 0.05;

  static boolean isWorthIt(double amount, double required) {
    return amount > required * TOLERANCE;
  }

  /**
   * The transfers of a plan.
   *
   * @param held positions before it
   * @param after positions after it
   * @param fees that its orders take from the futures wallet
   * @param proceeds of its sales
   * @param spent on its purchases, with their reserve
   */
  List<MarginTransfer> of(
      SequencedMap<InstrumentId, Planned> held,
      SequencedMap<InstrumentId, Planned> after,
      double fees,
      double proceeds,
      double spent) {
    double need = margin.wanted(after) + fees;
    double gap = need - futures;
    if (gap > 0) {
      double free = cash + proceeds - spent;
      double asked = Math.min(free, margin.required(after) + fees - futures);
      return isWorthIt(gap, need) ? toFutures(gap, Math.max(free - reserve, asked)) : List.of();
    }
    SequencedMap<InstrumentId, Planned> larger = larger(held, after);
    double kept = margin.wanted(larger) + fees;
    double free = margin.releasable(futures - kept, larger);
    double purse = cash + proceeds - reserve;
    boolean needed = spent > purse;
    List<MarginTransfer> transfers = new ArrayList<>();
    double given = 0;
    if (free > 0 && (needed || isWorthIt(free, kept))) {
      given = add(transfers, free, false);
    }
    double later = margin.releasable(-gap, after) - given;
    if (later > 0 && spent > purse + given) {
      add(transfers, later, true);
    }
    return transfers;
  }

  private List<MarginTransfer> toFutures(double gap, double free) {
    Asset quote = input.policy().quote();
    Money needed = cents(gap, RoundingMode.CEILING);
    Money unspent = cents(Math.max(0, free), RoundingMode.FLOOR);
    Money wanted = unspent.units() < needed.units() ? unspent : needed;
    Money there = new Money(quote, input.account().in(Place.SPOT, quote).units());
    Money now = there.units() < wanted.units() ? there : wanted;
    List<MarginTransfer> transfers = new ArrayList<>();
    if (now.signum() > 0) {
      transfers.add(
          new MarginTransfer(
              Place.SPOT, Place.FUTURES, now, "margin and reserve of the futures", false));
    }
    double rest = wanted.minus(now).toDouble();
    if (rest > 0 && isWorthIt(rest, gap)) {
      transfers.add(
          new MarginTransfer(
              Place.SPOT,
              Place.FUTURES,
              cents(rest, RoundingMode.FLOOR),
              "margin and reserve of the futures, out of the sales",
              true));
    }
    return transfers;
  }

  private double add(List<MarginTransfer> transfers, double surplus, boolean late) {
    Asset quote = input.policy().quote();
    Money cents = cents(surplus, RoundingMode.FLOOR);
    Money held = new Money(quote, input.account().in(Place.FUTURES, quote).units());
    for (MarginTransfer earlier : transfers) {
      held = held.minus(earlier.amount());
    }
    Money amount = held.units() < cents.units() ? held : cents;
    if (amount.signum() <= 0) {
      return 0;
    }
    transfers.add(
        new MarginTransfer(Place.FUTURES, Place.SPOT, amount, "more than the futures need", late));
    return amount.toDouble();
  }

  private Money cents(double amount, RoundingMode rounding) {
    return Money.of(
        input.policy().quote(),
        BigDecimal.valueOf(amount).setScale(8, RoundingMode.HALF_EVEN).setScale(2, rounding));
  }

  /**
   * Of each contract the larger of two positions, at the lower leverage: what a venue lets go of
   * before orders fill.
   */
  private static SequencedMap<InstrumentId, Planned> larger(
      SequencedMap<InstrumentId, Planned> held, SequencedMap<InstrumentId, Planned> after) {
    SequencedMap<InstrumentId, Planned> larger = new TreeMap<>(held);
    for (Map.Entry<InstrumentId, Planned> one : after.entrySet()) {
      larger.merge(
          one.getKey(),
          one.getValue(),
          (before, later) ->
              Math.abs(later.notional()) >= Math.abs(before.notional())
                  ? later.atMost(before.leverage())
                  : before.atMost(later.leverage()));
    }
    return larger;
  }
}
