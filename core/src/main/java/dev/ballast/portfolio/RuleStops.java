// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.account.Position;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Holding;
import dev.ballast.order.Purpose;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.OverlayRule;
import dev.ballast.policy.ReviewKind;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The rules that are stopped, folded from one review to the next. */
public final class RuleStops {
  private RuleStops() {}

  /**
   * The stops that hold at a review of hedges: those of before that last, and those that its marks
   * reach. What a rule holds is what is booked for its purpose; where nothing is and the rule is a
   * hedge, what came with the account in its contract.
   *
   * @param before stops after the review before
   */
  public static List<RuleStop> of(ReviewInput input, List<RuleStop> before) {
    List<RuleStop> stops = new ArrayList<>();
    for (OverlayRule rule : input.policy().overlay().rules()) {
      if (rule.stop().isPresent() && rule.holds(input.sectors().day())) {
        before.stream()
            .filter(stop -> stop.purpose().equals(OverlayPurposes.of(rule)))
            .filter(stop -> stop.lasts(input.view().time()))
            .findFirst()
            .or(() -> reached(input, rule, rule.stop().get()))
            .ifPresent(stops::add);
      }
    }
    return stops;
  }

  private static Optional<RuleStop> reached(ReviewInput input, OverlayRule rule, Percent stop) {
    SequencedMap<InstrumentId, Holding> held = held(input, rule);
    BigDecimal entered = BigDecimal.ZERO;
    BigDecimal lost = BigDecimal.ZERO;
    for (Map.Entry<InstrumentId, Holding> one : held.entrySet()) {
      Holding holding = one.getValue();
      BigDecimal cost = holding.entryCost().toDecimal();
      Position position = input.position(one.getKey()).orElseThrow();
      BigDecimal value =
          position
              .contract()
              .value(holding.quantity(), input.marks().price(one.getKey()))
              .toDecimal();
      entered = entered.add(cost.abs());
      lost = lost.add(cost).subtract(value);
    }
    if (held.isEmpty() || lost.compareTo(entered.multiply(stop.exactFraction())) < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new RuleStop(
            OverlayPurposes.of(rule),
            input.view().time(),
            at(input, held, 100 * lost.doubleValue() / entered.doubleValue()),
            reopens(input, rule)));
  }

  private static String at(
      ReviewInput input, SequencedMap<InstrumentId, Holding> held, double loss) {
    if (held.size() > 1) {
      return String.format(Locale.ROOT, "%.1f%% below what its legs were entered at", loss);
    }
    Holding one = held.firstEntry().getValue();
    Price mark = input.marks().price(held.firstEntry().getKey());
    return String.format(
        Locale.ROOT,
        "at %s, %.1f%% against its entry %s",
        text(mark.toDecimal()),
        loss,
        text(
            BigDecimal.valueOf(
                one.entryCost().toDecimal().doubleValue() / one.quantity().toDouble())));
  }

  private static SequencedMap<InstrumentId, Holding> held(ReviewInput input, OverlayRule rule) {
    SequencedMap<InstrumentId, Holding> booked = input.heldFor(OverlayPurposes.of(rule));
    if (!(rule instanceof HedgeRule hedge)) {
      return booked;
    }
    SequencedMap<InstrumentId, Holding> shorts = new TreeMap<>();
    booked.forEach((id, held) -> putShort(input, shorts, id, held));
    if (booked.isEmpty()) {
      for (InstrumentId id : HedgeContract.all(input, hedge)) {
        input.holders(id).stream()
            .filter(one -> one.purpose().equals(Purpose.BROUGHT))
            .forEach(one -> putShort(input, shorts, id, one));
      }
    }
    return shorts;
  }

  private static void putShort(
      ReviewInput input,
      SequencedMap<InstrumentId, Holding> shorts,
      InstrumentId id,
      Holding held) {
    if (held.quantity().signum() < 0 && input.position(id).isPresent()) {
      shorts.put(id, held);
    }
  }

  /** A standing rule begins again with the plan, at its next profile review. */
  private static OptionalLong reopens(ReviewInput input, OverlayRule rule) {
    return rule.isStanding()
        ? input.policy().reviews().next(ReviewKind.PROFILE, input.view().time())
        : OptionalLong.empty();
  }

  /** Six digits with separators: a stop is not told to the last tick. */
  private static String text(BigDecimal price) {
    BigDecimal rounded = price.round(new MathContext(6)).stripTrailingZeros();
    return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
  }
}
