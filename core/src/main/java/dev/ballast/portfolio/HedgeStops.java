// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.account.Position;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Holding;
import dev.ballast.order.Purpose;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.ReviewKind;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The hedges that are stopped, folded from one review to the next. */
public final class HedgeStops {
  private HedgeStops() {}

  /**
   * The stops that hold at a review of hedges: those of before that last, and those that its marks
   * reach. What a rule holds is what is booked for its purpose; where nothing is, what came with
   * the account in its contract.
   *
   * @param before stops after the review before
   */
  public static List<HedgeStop> of(ReviewInput input, List<HedgeStop> before) {
    List<HedgeStop> stops = new ArrayList<>();
    for (HedgeRule rule : input.policy().overlay().hedges()) {
      if (rule.stop().isPresent() && rule.holds(input.sectors().day())) {
        before.stream()
            .filter(stop -> stop.rule().equals(rule.name()) && stop.lasts(input.view().time()))
            .findFirst()
            .or(() -> reached(input, rule, rule.stop().get()))
            .ifPresent(stops::add);
      }
    }
    return stops;
  }

  private static Optional<HedgeStop> reached(ReviewInput input, HedgeRule rule, Percent stop) {
    InstrumentId id = input.perpetual(rule.with());
    Optional<Position> position = input.account().position(id);
    Optional<Holding> held = held(input, rule, id).filter(one -> one.quantity().signum() < 0);
    if (position.isEmpty() || held.isEmpty()) {
      return Optional.empty();
    }
    Price mark = input.marks().price(id);
    BigDecimal sold = held.get().entryCost().toDecimal().negate();
    BigDecimal worth =
        position.get().contract().value(held.get().quantity(), mark).toDecimal().negate();
    if (worth.subtract(sold).compareTo(sold.multiply(stop.exactFraction())) < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new HedgeStop(
            rule.name(),
            input.view().time(),
            mark,
            sold.doubleValue() / -held.get().quantity().toDouble(),
            reopens(input, rule)));
  }

  private static Optional<Holding> held(ReviewInput input, HedgeRule rule, InstrumentId id) {
    List<Holding> holders = input.holders(id);
    return of(holders, Hedges.purpose(rule)).or(() -> of(holders, Purpose.BROUGHT));
  }

  private static Optional<Holding> of(List<Holding> holders, Purpose purpose) {
    return holders.stream().filter(one -> one.purpose().equals(purpose)).findFirst();
  }

  /** A standing rule begins again with the plan, at its next profile review. */
  private static OptionalLong reopens(ReviewInput input, HedgeRule rule) {
    return switch (rule.when()) {
      case HedgeRule.When.Always _ ->
          input.policy().reviews().next(ReviewKind.PROFILE, input.view().time());
      case HedgeRule.When.From _ -> OptionalLong.empty();
    };
  }
}
