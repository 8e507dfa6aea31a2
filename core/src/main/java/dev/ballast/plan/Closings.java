// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.cost.TradingCosts;
import dev.ballast.margin.Requirement;
import dev.ballast.market.Contract;
import dev.ballast.market.Instrument;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.OrderBounds;
import dev.ballast.order.Side;
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.Targets;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Positions that no rule names and that the policy closes, of whatever kind: inverse and dated ones
 * too. Of each as much as the share of a day's volume allows, in whole steps.
 *
 * @param legs by the position that they close
 * @param refused what is to be closed and cannot be
 */
record Closings(SequencedMap<PositionKey, Leg> legs, List<RefusedLeg> refused) {
  /** Nothing is closed. */
  static final Closings NONE = new Closings(new TreeMap<>(), List.of());

  /** What a review closes beside its targets. */
  static Closings of(ReviewInput input, Targets targets) {
    Closings closings = new Closings(new TreeMap<>(), new ArrayList<>());
    for (Position position : input.account().positions()) {
      InstrumentId id = position.instrument();
      boolean named =
          input.isTraded(position)
              && targets.targets().stream().anyMatch(one -> one.instrument().equals(id));
      boolean closes =
          input
              .policy()
              .overlay()
              .closing()
              .covers(id, position.margin() == MarginMode.ISOLATED, input.policy().quote());
      if (closes && !named) {
        closings.close(input, position);
      }
    }
    return closings;
  }

  /** Signed, by how much a position's notional changes, in the quote; zero where it stays. */
  double change(PositionKey key) {
    Leg leg = legs.get(key);
    return leg == null ? 0 : (leg.side() == Side.BUY ? 1 : -1) * leg.notional().toDouble();
  }

  /** The legs in positions of a kind that rules trade. */
  List<Leg> traded(ReviewInput input) {
    List<Leg> traded = new ArrayList<>();
    legs.forEach((key, leg) -> {
      if (input.account().position(key).filter(input::isTraded).isPresent()) {
        traded.add(leg);
      }
    });
    return traded;
  }

  /** The initial margin that closing frees of a position, in the quote. */
  double freed(PositionKey key) {
    Leg leg = legs.get(key);
    return leg == null ? 0 : -leg.margin().toDouble();
  }

  /** Whether nothing of a position is left. */
  boolean closes(Position position) {
    Leg leg = legs.get(position.key());
    return leg != null && leg.quantity().equals(position.quantity().abs());
  }

  private void close(ReviewInput input, Position position) {
    InstrumentId id = position.instrument();
    OrderLimits limits = new OrderLimits(input);
    Quantity held = position.quantity().abs();
    Optional<String> refusal = limits.untradable(id);
    if (refusal.isEmpty()) {
      OrderBounds.Lot lot = limits.lot(id);
      Quantity size = most(input, position, limits).roundedTo(lot.step(), RoundingMode.DOWN);
      if (!size.isZero() && size.compareTo(lot.minimum()) >= 0) {
        legs.put(position.key(), leg(input, position, size));
        return;
      }
      refusal = Optional.of("below the venue's smallest order of " + lot.minimum());
    }
    refused.add(new RefusedLeg(id, "close " + held, refusal.get()));
  }

  /** As much of a position as the share of the last day's volume and the largest order allow. */
  private static Quantity most(ReviewInput input, Position position, OrderLimits limits) {
    Quantity held = position.quantity().abs();
    if (!position.instrument().isInverse()) {
      return limits.limited(position.instrument(), held);
    }
    Price mark = input.marks().price(position.instrument());
    Quantity coins = new Quantity(position.notional(mark).abs().units());
    Quantity limited = limits.limited(position.instrument(), coins);
    return limited.compareTo(coins) >= 0
        ? held
        : Quantity.nearest(held.toDouble() * limited.toDouble() / coins.toDouble());
  }

  private static Leg leg(ReviewInput input, Position position, Quantity size) {
    InstrumentId id = position.instrument();
    Contract contract = position.contract();
    Instrument instrument = input.view().instrument(id).orElseThrow();
    TradingCosts costs = input.policy().terms().costs();
    Side side = Side.of(position.quantity().negated());
    Price mark = input.marks().price(id);
    Money atMark = contract.notional(size, mark);
    Quantity inBase = id.isInverse() ? new Quantity(atMark.units()) : size.times(contract.size());
    Price fill =
        costs.fillPrice(
            instrument,
            side == Side.BUY,
            mark,
            inBase,
            TradingCosts.volume(input.view(), id).orElse(0));
    Money atFill = contract.notional(size, fill);
    Money freed = inQuote(input, Requirement.initial(atMark, position.leverage()).negated());
    return new Leg(
        id,
        side,
        size,
        mark,
        inQuote(input, atMark),
        inQuote(input, costs.fee(instrument, atFill, input.view().time())),
        inQuote(input, atFill.minus(atMark).abs()),
        OptionalDouble.empty(),
        freed,
        freed,
        position.leverage(),
        new LegPosition(position.side(), position.margin(), contract.size()),
        List.of(),
        Sentence.of(
            String.format(
                Locale.ROOT,
                "%s of %s %s, which no rule of the plan names, are closed",
                size,
                position.quantity().abs(),
                position.quantity().signum() < 0 ? "short" : "long")));
  }

  private static Money inQuote(ReviewInput input, Money amount) {
    return input.marks().value(amount);
  }
}
