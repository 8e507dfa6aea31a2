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
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The one place where a wanted change becomes a leg: age of the price, steps, minimums, the share
 * of a day's volume, costs, expected funding and margin. What cannot be ordered is refused with its
 * reason.
 */
final class Legs {
  /** The most of a day's volume that a leg may be, where the policy's costs state no share. */
  static final Percent PARTICIPATION = Percent.of("10");

  private static final MathContext DIGITS = new MathContext(8);

  private final ReviewInput input;
  private final Account account;
  private final Marks marks;
  private final MarketView view;
  private final TradingCosts costs;
  private final List<RefusedLeg> refused = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Legs(ReviewInput input) {
    this.input = input;
    this.account = input.account();
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
    refused.add(new RefusedLeg(id, wish, reason));
  }

  /**
   * Why nothing at all can be traded in an instrument: no price or one that is older than a bar, no
   * rules, no volume to price the order by.
   */
  Optional<String> untradable(InstrumentId id) {
    if (marks.find(id).isEmpty()) {
      return Optional.of("no price is known");
    }
    OptionalLong age = input.age(id);
    if (age.isEmpty()) {
      return Optional.of("it has no price history");
    }
    if (age.getAsLong() > UtcDay.MILLIS) {
      LocalDate day = UtcDay.date(view.time() - age.getAsLong() - 1);
      return Optional.of(
          "its last price is of " + day + ", " + age.getAsLong() / UtcDay.MILLIS + " days old");
    }
    if (view.instrument(id).isEmpty()) {
      return Optional.of("no trading rules are known for it");
    }
    return costs.needsVolume() && TradingCosts.volume(view, id).isEmpty()
        ? Optional.of("no daily volume is known, and impact follows from it")
        : Optional.empty();
  }

  /** Why a quantity of spot in whole steps is too small to be ordered. */
  Optional<String> tooSmall(InstrumentId id, Quantity wish) {
    TradingRules rules = rules(id);
    Quantity quantity = rules.roundDown(wish);
    if (quantity.isZero() || quantity.compareTo(rules.minimumQuantity()) < 0) {
      return Optional.of("below the venue's smallest order of " + rules.minimumQuantity());
    }
    Price price = marks.price(id);
    return quantity.times(price, marks.quote()).units() < rules.minimumNotional().units()
        ? Optional.of(
            "worth "
                + wish.times(price, marks.quote())
                + ", below the venue's minimum of "
                + rules.minimumNotional())
        : Optional.empty();
  }

  /**
   * A trade of spot, in whole steps towards zero.
   *
   * @param wish positive
   */
  Optional<Leg> spot(InstrumentId id, Side side, Quantity wish, String why) {
    String wanted = (side == Side.BUY ? "buy " : "sell ") + said(wish);
    Optional<String> refusal = untradable(id);
    Quantity size = refusal.isPresent() ? wish : limited(id, wish, () -> wanted);
    refusal = refusal.or(() -> tooSmall(id, size));
    if (refusal.isPresent()) {
      refuse(id, wanted, refusal.get());
      return Optional.empty();
    }
    Leg leg =
        priced(
            instrument(id),
            side,
            rules(id).roundDown(size),
            OptionalDouble.empty(),
            Money.zero(marks.quote()),
            BigDecimal.ONE,
            why);
    return Optional.of(leg);
  }

  /**
   * The change that brings a perpetual to a notional, to the nearest step. One within the drift
   * band is left undone, unless what is held is beyond a limit.
   *
   * @param notional signed, in the quote
   * @param largest the largest notional allowed, which rounding does not exceed
   * @param leverage that the position is carried at
   * @param days until the next review, for expected funding
   * @param why asked only of a leg that is made
   */
  Optional<Leg> perpetual(
      InstrumentId id,
      double notional,
      double largest,
      BigDecimal leverage,
      double days,
      Supplier<String> why) {
    Optional<Position> held = account.position(id);
    Quantity before = held.map(Position::quantity).orElse(Quantity.ZERO);
    Optional<String> refusal = untradable(id);
    if (refusal.isPresent()) {
      refuse(id, "a notional of " + Math.round(notional), refusal.get());
      return Optional.empty();
    }
    TradingRules rules = rules(id);
    Price mark = marks.price(id);
    Quantity change = FuturesSteps.change(before, notional / mark.toDouble(), rules);
    if (before.plus(change).abs().times(mark, marks.quote()).toDouble() > largest) {
      change = FuturesSteps.inside(before, Quantity.nearest(notional / mark.toDouble()), rules);
    }
    Quantity wish = change;
    Quantity limited = rules.roundDown(limited(id, wish.abs(), () -> "a change of " + said(wish)));
    change = Side.of(change).signed(limited);
    Quantity after = before.plus(change);
    Money traded = change.abs().times(mark, marks.quote());
    double band =
        input.policy().overlay().limits().driftBand().fraction()
            * input.exposure().equity().toDouble();
    boolean closes = (after.isZero() || notional == 0) && !before.isZero();
    boolean overLimit = before.abs().times(mark, marks.quote()).toDouble() > largest;
    if (change.isZero()) {
      double missing = notional - before.times(mark, marks.quote()).toDouble();
      if (Math.abs(missing) >= band && Math.abs(missing) > 0 && notional != 0) {
        refuse(
            id,
            "a change of %.0f %s".formatted(missing, marks.quote()),
            "below one step of "
                + rules.step()
                + ", worth "
                + rules.step().times(mark, marks.quote()));
      }
      return Optional.empty();
    }
    if (!closes && !overLimit && traded.toDouble() < band) {
      return Optional.empty();
    }
    boolean reduces = reduces(before, change);
    OptionalDouble funding = expectedFunding(id, after.times(mark, marks.quote()), days);
    refusal = refusal(rules, change.abs(), traded, reduces);
    if (refusal.isEmpty() && !reduces && funding.isEmpty()) {
      refusal =
          Optional.of("no funding rate is known for the last " + ExpectedFunding.DAYS + " days");
    }
    if (refusal.isPresent()) {
      refuse(id, "a change of " + change, refusal.get());
      return Optional.empty();
    }
    held.ifPresent(position -> noteLeverage(position, leverage, mark));
    Money margin =
        Requirement.initial(after.times(mark, marks.quote()), leverage)
            .minus(Requirement.initial(before.times(mark, marks.quote()), leverage));
    return Optional.of(
        priced(
            instrument(id), Side.of(change), change.abs(), funding, margin, leverage, why.get()));
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

  /** Whether a change only takes off what is held. */
  static boolean reduces(Quantity before, Quantity change) {
    return before.signum() != change.signum() && change.abs().compareTo(before.abs()) <= 0;
  }

  /** Why a change of a perpetual is too small to be ordered. */
  static Optional<String> refusal(
      TradingRules rules, Quantity size, Money traded, boolean reduces) {
    if (!reduces && traded.units() < rules.minimumNotional().units()) {
      return Optional.of(
          "worth " + traded + ", below the venue's minimum of " + rules.minimumNotional());
    }
    return size.compareTo(rules.minimumQuantity()) < 0
        ? Optional.of("below the venue's smallest order of " + rules.minimumQuantity())
        : Optional.empty();
  }

  /** A quantity for people, in at most eight digits: a wish is not yet in steps. */
  private static String said(Quantity quantity) {
    return quantity.toDecimal().round(DIGITS).stripTrailingZeros().toPlainString();
  }

  /** As much of a wish as the share of the last day's volume allows. */
  private Quantity limited(InstrumentId id, Quantity wish, Supplier<String> wanted) {
    OptionalDouble volume = TradingCosts.volume(view, id);
    if (volume.isEmpty()) {
      return wish;
    }
    Percent share = costs.participation().orElse(PARTICIPATION);
    double most = share.fraction() * volume.getAsDouble();
    if (wish.toDouble() <= most) {
      return wish;
    }
    notes.add(
        String.format(
            Locale.ROOT,
            "%s: %s is %.0f%% of the last day's volume; the order is cut to %s of it",
            id,
            wanted.get(),
            100 * wish.toDouble() / volume.getAsDouble(),
            share));
    return Quantity.nearest(most);
  }

  private OptionalDouble expectedFunding(InstrumentId id, Money notional, double days) {
    OptionalDouble perDay =
        view.funding(id)
            .map(series -> ExpectedFunding.perDay(series, view.time()))
            .orElse(OptionalDouble.empty());
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
      BigDecimal leverage,
      String why) {
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
        leverage,
        List.of(),
        why);
  }

  private Instrument instrument(InstrumentId id) {
    return view.instrument(id).orElseThrow();
  }

  private TradingRules rules(InstrumentId id) {
    return instrument(id).rules();
  }
}
