// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Account;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.margin.Requirement;
import dev.ballast.market.InstrumentId;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Cash moved between the wallets, so that the futures wallet holds what its positions ask for and a
 * reserve, and no more.
 *
 * @param amount above zero
 * @param why a sentence
 */
public record MarginTransfer(Place from, Place to, Money amount, String why) {
  /**
   * Kept above initial margin, of notional: what a rise of this size takes before the next look.
   */
  private static final BigDecimal RESERVE = new BigDecimal("0.10");

  /** Transfers of less than this share of the requirement are not worth making. */
  private static final BigDecimal TOLERANCE = new BigDecimal("0.05");

  /**
   * The most initial margin that a position in one contract can take, if all free cash went to the
   * futures wallet and the reserve is kept.
   */
  public static Money affordable(
      Account account, Marks marks, InstrumentId instrument, BigDecimal leverage) {
    Money cash =
        new Money(marks.quote(), account.total(marks.quote()).units())
            .minus(new Money(marks.quote(), account.in(Place.COLD, marks.quote()).units()))
            .minus(new Money(marks.quote(), account.in(Place.STAKED, marks.quote()).units()));
    for (Position position : account.positions()) {
      Price mark = marks.price(position.instrument());
      cash = cash.plus(position.unrealised(mark));
      if (!position.instrument().equals(instrument)) {
        cash = cash.minus(needed(position.notional(mark), position.leverage()));
      }
    }
    BigDecimal share =
        BigDecimal.ONE.divide(BigDecimal.ONE.add(RESERVE.multiply(leverage)), 8, RoundingMode.DOWN);
    return cash.signum() <= 0 ? Money.zero(marks.quote()) : cash.multipliedBy(share);
  }

  /**
   * The transfer that a planned position asks for. What a smaller one frees stays until it has
   * become smaller, since a venue lets no margin go that a position still needs.
   *
   * @param planned signed quantity after the plan's orders
   * @param fees that the orders will take from the wallet
   * @return nothing where the wallet is near enough, or has nothing to take from
   */
  public static Optional<MarginTransfer> of(
      Account account,
      Marks marks,
      InstrumentId instrument,
      Quantity planned,
      BigDecimal leverage,
      Money fees) {
    Money others = fees;
    Money equity = new Money(marks.quote(), account.in(Place.FUTURES, marks.quote()).units());
    for (Position position : account.positions()) {
      Price mark = marks.price(position.instrument());
      equity = equity.plus(position.unrealised(mark));
      if (!position.instrument().equals(instrument)) {
        others = others.plus(needed(position.notional(mark), position.leverage()));
      }
    }
    Quantity held =
        account.position(instrument).map(Position::quantity).orElse(Quantity.ZERO).abs();
    Quantity after = planned.abs();
    Money required = others.plus(needed(after, instrument, marks, leverage));
    Money gap = required.minus(equity);
    if (gap.signum() > 0) {
      return isWorthIt(gap, required) ? take(account, gap) : Optional.empty();
    }
    Quantity larger = after.compareTo(held) < 0 ? held : after;
    Money kept = others.plus(needed(larger, instrument, marks, leverage));
    Money surplus = equity.minus(kept);
    return isWorthIt(surplus, kept) ? giveBack(account, surplus) : Optional.empty();
  }

  private static boolean isWorthIt(Money amount, Money required) {
    return amount.units() > required.multipliedBy(TOLERANCE).units();
  }

  private static Money needed(
      Quantity quantity, InstrumentId instrument, Marks marks, BigDecimal leverage) {
    return quantity.isZero()
        ? Money.zero(marks.quote())
        : needed(quantity.times(marks.price(instrument), marks.quote()), leverage);
  }

  private static Money needed(Money notional, BigDecimal leverage) {
    return Requirement.initial(notional, leverage).plus(notional.abs().multipliedBy(RESERVE));
  }

  private static Optional<MarginTransfer> take(Account account, Money gap) {
    Money free = new Money(gap.asset(), account.in(Place.SPOT, gap.asset()).units());
    Money cents = Money.of(gap.asset(), gap.toDecimal().setScale(2, RoundingMode.CEILING));
    Money amount = free.units() < cents.units() ? free : cents;
    return amount.signum() <= 0
        ? Optional.empty()
        : Optional.of(
            new MarginTransfer(
                Place.SPOT, Place.FUTURES, amount, "margin and reserve for the hedge"));
  }

  private static Optional<MarginTransfer> giveBack(Account account, Money surplus) {
    Money held = new Money(surplus.asset(), account.in(Place.FUTURES, surplus.asset()).units());
    Money cents = Money.of(surplus.asset(), surplus.toDecimal().setScale(2, RoundingMode.FLOOR));
    Money amount = held.units() < cents.units() ? held : cents;
    return amount.signum() <= 0
        ? Optional.empty()
        : Optional.of(
            new MarginTransfer(
                Place.FUTURES, Place.SPOT, amount, "margin that the hedge no longer needs"));
  }
}
