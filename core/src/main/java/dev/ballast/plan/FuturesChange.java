// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Position;
import dev.ballast.account.PositionSide;
import dev.ballast.cost.ExpectedFunding;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.OrderBounds;
import dev.ballast.order.Side;
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The change that brings a perpetual to a notional, as it can be ordered.
 *
 * @param before what is held, signed
 * @param wish in whole steps, signed
 * @param change what a day's volume leaves of it; zero where nothing is to be ordered
 * @param refusal why a change that is called for cannot be ordered; then what is held stays
 */
record FuturesChange(
    InstrumentId id, Quantity before, Quantity wish, Quantity change, Optional<String> refusal) {

  /**
   * Sizes a change to the nearest step. One within a band is left undone, unless what is held is
   * beyond a limit.
   *
   * @param wanted signed, in the quote
   * @param largest the largest notional allowed, which rounding does not exceed
   * @param band a change of less is left undone, in the quote
   */
  static FuturesChange of(
      ReviewInput input, InstrumentId id, double wanted, double largest, double band) {
    double notional = ofSide(input.side(id), wanted);
    Quantity before = input.position(id).map(Position::quantity).orElse(Quantity.ZERO);
    OrderLimits limits = new OrderLimits(input);
    Optional<String> untradable = limits.untradable(id);
    if (untradable.isPresent()) {
      boolean called = isCalledFor(input, id, before, notional, largest, band);
      return none(id, before, untradable.filter(reason -> called));
    }
    OrderBounds.Lot lot = limits.lot(id);
    Price mark = input.marks().price(id);
    Quantity wish = FuturesSteps.change(before, notional / mark.toDouble(), lot);
    if (value(input, before.plus(wish), mark) > largest) {
      wish = FuturesSteps.inside(before, Quantity.nearest(notional / mark.toDouble()), lot);
    }
    Quantity size = limits.limited(id, wish.abs()).roundedTo(lot.step(), RoundingMode.DOWN);
    Quantity change = wish.signum() < 0 ? size.negated() : size;
    if (change.isZero()) {
      boolean missed = notional != 0 && isCalledFor(input, id, before, notional, largest, band);
      return none(id, before, missed ? Optional.of(belowStep(input, lot, mark)) : Optional.empty());
    }
    boolean closes = (before.plus(change).isZero() || notional == 0) && !before.isZero();
    if (!closes && value(input, before, mark) <= largest && value(input, wish, mark) < band) {
      return none(id, before, Optional.empty());
    }
    Optional<String> refusal = refusal(input, id, before, change);
    return new FuturesChange(
        id, before, wish, refusal.isPresent() ? Quantity.ZERO : change, refusal);
  }

  /** A position of one side turns to no other. */
  private static double ofSide(PositionSide side, double notional) {
    return switch (side) {
      case BOTH -> notional;
      case LONG -> Math.max(0, notional);
      case SHORT -> Math.min(0, notional);
    };
  }

  /** Whether what is held is to change: outside the drift band, beyond a limit, or to be closed. */
  private static boolean isCalledFor(
      ReviewInput input,
      InstrumentId id,
      Quantity before,
      double notional,
      double largest,
      double band) {
    if (notional == 0) {
      return !before.isZero();
    }
    double held =
        input.marks().find(id).map(mark -> before.toDouble() * mark.toDouble()).orElse(0.0);
    double change = Math.abs(notional - held);
    return Math.abs(held) > largest || (change > 0 && change >= band);
  }

  /** A change of less is left undone, in the quote. */
  static double band(ReviewInput input) {
    return input.policy().overlay().limits().driftBand().fraction()
        * input.exposure().equity().toDouble();
  }

  private static FuturesChange none(InstrumentId id, Quantity before, Optional<String> refusal) {
    return new FuturesChange(id, before, Quantity.ZERO, Quantity.ZERO, refusal);
  }

  private static Optional<String> refusal(
      ReviewInput input, InstrumentId id, Quantity before, Quantity change) {
    OrderLimits limits = new OrderLimits(input);
    boolean reduces =
        before.signum() != change.signum() && change.abs().compareTo(before.abs()) <= 0;
    if (!reduces && limits.isWorthTooLittle(id, Side.of(change), change.abs())) {
      Money traded = change.abs().times(input.marks().price(id), input.marks().quote());
      return Optional.of(limits.worth(id, traded));
    }
    Quantity smallest = limits.lot(id).minimum();
    if (change.abs().compareTo(smallest) < 0) {
      return Optional.of("below the venue's smallest order of " + smallest);
    }
    boolean grows = before.plus(change).abs().compareTo(before.abs()) > 0;
    if (grows && input.brackets().brackets(id, input.view().time()).isEmpty()) {
      return Optional.of("no margin brackets are known, nor where it would be liquidated");
    }
    return reduces
            || id.expiry().isPresent()
            || ExpectedFunding.perDay(input.view(), id).isPresent()
        ? Optional.empty()
        : Optional.of("no funding rate is known for the last " + ExpectedFunding.DAYS + " days");
  }

  private static String belowStep(ReviewInput input, OrderBounds.Lot lot, Price mark) {
    return "below one step of "
        + lot.step()
        + ", worth "
        + lot.step().times(mark, input.marks().quote());
  }

  private static double value(ReviewInput input, Quantity quantity, Price mark) {
    return quantity.abs().times(mark, input.marks().quote()).toDouble();
  }

  /** What is held once the order has filled. */
  Quantity after() {
    return before.plus(change);
  }

  /** Signed, of what is held then. */
  double notional(Price mark) {
    return after().toDouble() * mark.toDouble();
  }

  /** Whether less is ordered than was called for. */
  boolean isLess() {
    return refusal.isPresent() || change.abs().compareTo(wish.abs()) < 0;
  }

  /** The refusal of a change to a notional. */
  Optional<RefusedLeg> refused(double notional) {
    String asked = wish.isZero() ? "a notional of " + Math.round(notional) : "a change of " + wish;
    return refusal.map(reason -> new RefusedLeg(id, asked, reason));
  }

  /** What keeps it less, in a sentence. */
  String limit() {
    return refusal.orElse("it is more than the plan's share of the last day's volume");
  }
}
