// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.cost.ExpectedFunding;
import dev.ballast.cost.TradingCosts;
import dev.ballast.margin.Requirement;
import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.order.Side;
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Asset;
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
import java.util.function.Supplier;

/**
 * The one place where a wanted change becomes a leg, with its costs, expected funding and margin.
 * What cannot be ordered is refused with its reason.
 */
final class Legs {
  private final OrderLimits limits;
  private final ReviewInput input;
  private final Marks marks;
  private final MarketView view;
  private final TradingCosts costs;
  private final List<RefusedLeg> refused = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Legs(ReviewInput input) {
    this.limits = new OrderLimits(input);
    this.input = input;
    this.marks = input.marks();
    this.view = input.view();
    this.costs = input.policy().terms().costs();
  }

  List<RefusedLeg> refused() {
    return refused;
  }

  /** What the reader should know of legs that are smaller than was wanted. */
  List<String> notes() {
    return notes;
  }

  void refuse(InstrumentId id, String wish, String reason) {
    refuse(new RefusedLeg(id, wish, reason));
  }

  /** Refuses once what is refused for the same reason. */
  void refuse(RefusedLeg leg) {
    boolean told =
        refused.stream()
            .anyMatch(one ->
                one.instrument().equals(leg.instrument()) && one.reason().equals(leg.reason()));
    if (!told) {
      refused.add(leg);
    }
  }

  Optional<String> untradable(InstrumentId id) {
    return limits.untradable(id);
  }

  Optional<String> tooSmall(InstrumentId id, Side side, Quantity wish) {
    return limits.tooSmall(id, side, wish);
  }

  /**
   * A trade of spot, in whole steps towards zero.
   *
   * @param wish positive
   */
  Optional<Leg> spot(InstrumentId id, Side side, Quantity wish, String why) {
    String wanted = (side == Side.BUY ? "buy " : "sell ") + OrderLimits.said(wish);
    Optional<String> refusal = untradable(id);
    Quantity size = refusal.isPresent() ? wish : limited(id, wish, () -> wanted);
    refusal = refusal.or(() -> tooSmall(id, side, size));
    if (refusal.isPresent()) {
      refuse(id, wanted, refusal.get());
      return Optional.empty();
    }
    Leg leg =
        priced(
            instrument(id),
            side,
            size.roundedTo(limits.lot(id).step(), RoundingMode.DOWN),
            OptionalDouble.empty(),
            Money.zero(marks.quote()),
            Money.zero(marks.quote()),
            BigDecimal.ONE,
            LegPosition.USUAL,
            Sentence.of(why));
    return Optional.of(leg);
  }

  /**
   * The leg of a change of a perpetual, if there is anything to order.
   *
   * @param notional that it brings the position to, signed, in the quote
   * @param leverage that the position is carried at
   * @param days until the next review, for expected funding
   * @param why asked only where it is read
   */
  Optional<Leg> perpetual(
      FuturesChange change,
      double notional,
      BigDecimal leverage,
      double days,
      Supplier<String> why) {
    InstrumentId id = change.id();
    change.refused(notional).ifPresent(this::refuse);
    if (change.change().isZero()) {
      return Optional.empty();
    }
    if (change.change().abs().compareTo(change.wish().abs()) < 0) {
      notes.add(limits.sentence(id, change.wish().abs(), "a change of " + change.wish()));
    }
    Price mark = marks.price(id);
    input.position(id).ifPresent(position -> noteLeverage(position, leverage, mark));
    Money after = change.after().times(mark, marks.quote());
    Money margin =
        Requirement.initial(after, leverage)
            .minus(Requirement.initial(change.before().times(mark, marks.quote()), leverage));
    BigDecimal held = input.position(id).map(Position::leverage).orElse(leverage);
    Money needs =
        Requirement.initial(after, leverage)
            .minus(Requirement.initial(change.before().times(mark, marks.quote()), held));
    return Optional.of(
        priced(
            instrument(id),
            Side.of(change.change()),
            change.change().abs(),
            expectedFunding(id, after, days),
            margin,
            needs,
            leverage,
            LegPosition.of(input, id),
            Sentence.of(why)));
  }

  private void noteLeverage(Position held, BigDecimal leverage, Price mark) {
    if (held.leverage().compareTo(leverage) == 0) {
      return;
    }
    Money notional = held.notional(mark);
    Money grows =
        Requirement.initial(notional, leverage)
            .minus(Requirement.initial(notional, held.leverage()));
    notes.add(
        String.format(
            Locale.ROOT,
            "the leverage of %s goes from %s to %s: the margin of what is held %s by %,.2f %s",
            held.instrument(),
            held.leverage().toPlainString(),
            leverage.toPlainString(),
            grows.signum() < 0 ? "falls" : "rises",
            Math.abs(grows.toDouble()),
            grows.asset()));
  }

  /** As much of a wish as a day's volume allows, noted where that is less. */
  private Quantity limited(InstrumentId id, Quantity wish, Supplier<String> wanted) {
    Quantity size = limits.limited(id, wish);
    if (size.compareTo(wish) < 0) {
      notes.add(limits.sentence(id, wish, wanted.get()));
    }
    return size;
  }

  private OptionalDouble expectedFunding(InstrumentId id, Money notional, double days) {
    OptionalDouble perDay = ExpectedFunding.perDay(view, id);
    return perDay.isPresent()
        ? OptionalDouble.of(-notional.toDouble() * perDay.getAsDouble() * days)
        : perDay;
  }

  /** A leg with its expected costs, by the same definition as the venue charges. */
  private Leg priced(
      Instrument instrument,
      Side side,
      Quantity quantity,
      OptionalDouble funding,
      Money margin,
      Money needs,
      BigDecimal leverage,
      LegPosition position,
      Sentence why) {
    Asset quote = instrument.id().quote();
    Price price = marks.price(instrument.id());
    Money notional = quantity.times(price, quote);
    double volume = TradingCosts.volume(view, instrument.id()).orElse(0);
    Price fill = costs.fillPrice(instrument, side == Side.BUY, price, quantity, volume);
    Money filled = quantity.times(fill, quote);
    return new Leg(
        instrument.id(),
        side,
        quantity,
        price,
        notional,
        costs.fee(instrument, filled, view.time()),
        filled.minus(notional).abs(),
        funding,
        margin,
        needs,
        leverage,
        position,
        List.of(),
        why);
  }

  private Instrument instrument(InstrumentId id) {
    return view.instrument(id).orElseThrow();
  }
}
