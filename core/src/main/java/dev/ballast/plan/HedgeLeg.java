// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Account;
import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.cost.ExpectedFunding;
import dev.ballast.cost.TradingCosts;
import dev.ballast.margin.Requirement;
import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.TradingRules;
import dev.ballast.order.Side;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The order that brings a hedge in one perpetual to a wanted notional, inside the margin limit.
 *
 * @param leg absent where nothing is to be done or nothing can be
 * @param refused what was wanted and is not ordered
 * @param quantity the signed position that the plan leads to
 * @param notes what the reader should know
 */
public record HedgeLeg(
    Optional<Leg> leg, List<RefusedLeg> refused, Quantity quantity, List<String> notes) {
  /** Copies the lists. */
  public HedgeLeg {
    refused = List.copyOf(refused);
    notes = List.copyOf(notes);
  }

  /** No hedge is wanted and none is held. */
  public static HedgeLeg none() {
    return new HedgeLeg(Optional.empty(), List.of(), Quantity.ZERO, List.of());
  }

  /**
   * What is asked of a hedge.
   *
   * @param instrument the perpetual
   * @param notional signed, in the quote: negative is a short
   * @param leverage that it is carried at
   * @param marginCap the most initial margin that the position may take
   * @param band the smallest trade, in the quote
   * @param days until the next hedge review, for expected funding
   * @param why a sentence
   */
  public record Wish(
      InstrumentId instrument,
      double notional,
      BigDecimal leverage,
      Money marginCap,
      double band,
      double days,
      String why) {}

  /** Plans the order. */
  public static HedgeLeg of(
      Wish wish, Account account, Marks marks, MarketView view, TradingCosts costs) {
    Optional<Position> held = account.position(wish.instrument());
    Quantity before = held.map(Position::quantity).orElse(Quantity.ZERO);
    Optional<Price> mark = marks.find(wish.instrument());
    Optional<Instrument> instrument = view.instrument(wish.instrument());
    if (mark.isEmpty() || instrument.isEmpty()) {
      String missing = mark.isEmpty() ? "no price" : "no trading rules";
      return unchanged(
          before,
          new RefusedLeg(
              wish.instrument(), "a notional of " + Math.round(wish.notional()), missing));
    }
    List<String> notes = new ArrayList<>();
    double notional = wish.notional();
    double largest = wish.marginCap().toDouble() * wish.leverage().doubleValue();
    if (Math.abs(notional) > largest) {
      notes.add(
          String.format(
              Locale.ROOT,
              "the hedge is cut from %,.0f to %,.0f %s: margin limit and cash allow no more",
              Math.abs(notional),
              largest,
              marks.quote()));
      notional = Math.copySign(largest, notional);
    }
    TradingRules rules = instrument.get().rules();
    Quantity change = change(before, notional / mark.get().toDouble(), rules);
    if (before.plus(change).abs().times(mark.get(), marks.quote()).toDouble() > largest) {
      Quantity inside = Quantity.nearest(notional / mark.get().toDouble());
      change = towards(before, inside, rules);
    }
    Quantity wanted = before.plus(change);
    Money traded = change.abs().times(mark.get(), marks.quote());
    boolean closes = (wanted.isZero() || notional == 0) && !before.isZero();
    if (change.isZero() || (!closes && traded.toDouble() < wish.band())) {
      return new HedgeLeg(Optional.empty(), List.of(), before, notes);
    }
    boolean reduces =
        before.signum() != change.signum() && change.abs().compareTo(before.abs()) <= 0;
    OptionalDouble funding = expectedFunding(wish, view, wanted.times(mark.get(), marks.quote()));
    Optional<String> refusal =
        refusal(rules, change.abs(), traded, reduces)
            .or(() -> PricedLeg.unpriced(instrument.get(), costs, view))
            .or(() -> reduces ? Optional.empty() : unfunded(wish.instrument(), funding));
    if (refusal.isPresent()) {
      return unchanged(
          before, new RefusedLeg(wish.instrument(), "a change of " + change, refusal.get()));
    }
    Money margin =
        Requirement.initial(wanted.times(mark.get(), marks.quote()), wish.leverage())
            .minus(
                held.map(p -> Requirement.initial(p.notional(mark.get()), p.leverage()))
                    .orElse(Money.zero(marks.quote())));
    Leg leg =
        PricedLeg.of(instrument.get(), Side.of(change), change.abs(), mark.get(), costs, view)
            .with(funding, margin, wish.leverage(), wish.why());
    return new HedgeLeg(Optional.of(leg), List.of(), wanted, notes);
  }

  private static Optional<String> refusal(
      TradingRules rules, Quantity size, Money traded, boolean reduces) {
    if (!reduces && traded.units() < rules.minimumNotional().units()) {
      return Optional.of(
          "worth " + traded + ", below the venue's minimum of " + rules.minimumNotional());
    }
    return size.compareTo(rules.minimumQuantity()) < 0
        ? Optional.of("below the venue's smallest order of " + rules.minimumQuantity())
        : Optional.empty();
  }

  private static Optional<String> unfunded(InstrumentId id, OptionalDouble funding) {
    return id.isPerpetual() && funding.isEmpty()
        ? Optional.of("no funding rate is known for the last " + ExpectedFunding.DAYS + " days")
        : Optional.empty();
  }

  /**
   * Whole steps, since what is held may be off them: the nearest to the wish, but never through
   * zero where nothing is wished for.
   */
  private static Quantity change(Quantity before, double wish, TradingRules rules) {
    Quantity exact = Quantity.nearest(wish).minus(before);
    return wish == 0 ? rules.roundDown(exact) : rules.roundNearest(exact);
  }

  /** Whole steps that end at or inside a limit: more of them where a position shrinks. */
  private static Quantity towards(Quantity before, Quantity limit, TradingRules rules) {
    RoundingMode inwards = limit.signum() < 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
    return limit.minus(before).roundedTo(rules.step(), inwards);
  }

  private static OptionalDouble expectedFunding(Wish wish, MarketView view, Money notional) {
    OptionalDouble perDay =
        view.funding(wish.instrument())
            .map(series -> ExpectedFunding.perDay(series, view.time()))
            .orElse(OptionalDouble.empty());
    return perDay.isPresent()
        ? OptionalDouble.of(-notional.toDouble() * perDay.getAsDouble() * wish.days())
        : perDay;
  }

  private static HedgeLeg unchanged(Quantity before, RefusedLeg refusal) {
    return new HedgeLeg(Optional.empty(), List.of(refusal), before, List.of());
  }
}
