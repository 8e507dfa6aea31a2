// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.cost.ExpectedCarry;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.Deliveries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Marketplace;
import dev.ballast.order.Holding;
import dev.ballast.policy.HedgeFuture;
import dev.ballast.policy.HedgeRule;
import dev.ballast.unit.UtcDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The future that a hedge is sold in.
 *
 * <p>Each is reckoned by what a short in it is expected to cost over the rule's horizon, of
 * notional: fees, half spread and the trades of every roll, less the funding or the basis that the
 * short earns. A dated future is left some days before its delivery for the one that is delivered
 * next, and where none is listed for the perpetual, at what these earn a day now. Where the rule
 * holds a short already, another future also costs closing that, and its own costs no opening.
 *
 * @param id of the future
 * @param why it and no other, with what each costs; nothing where the rule names the perpetual
 */
record HedgeContract(InstrumentId id, Optional<String> why) {
  /** Of a rule's own asset, as of a review. */
  static HedgeContract of(ReviewInput input, HedgeRule rule) {
    return rule.terms().future() == HedgeFuture.PERPETUAL
        ? new HedgeContract(input.perpetual(rule.with()), Optional.empty())
        : new Choice(input, rule).made();
  }

  /** Every future that a rule may hold, in its own asset: the perpetual first. */
  static List<InstrumentId> all(ReviewInput input, HedgeRule rule) {
    List<InstrumentId> all = new ArrayList<>(List.of(input.perpetual(rule.with())));
    if (rule.terms().future() != HedgeFuture.PERPETUAL) {
      all.addAll(input.view().listings().dated(rule.with(), input.policy().market()));
    }
    return all;
  }

  /**
   * What one future is expected to cost over the horizon, fractions of notional.
   *
   * @param carry earned +
   * @param trading positive
   */
  private record Cost(InstrumentId id, double carry, double trading, int rolls) {
    double total() {
      return trading - carry;
    }

    String words() {
      return String.format(
          Locale.ROOT,
          "%s %+.2f%% (%s %+.2f%%, trading %.2f%%%s)",
          id,
          100 * total(),
          id.isPerpetual() ? "funding" : rolls > 0 ? "basis and rolls" : "basis",
          100 * carry,
          100 * trading,
          rolls == 0 ? "" : rolls == 1 ? ", one roll" : ", " + rolls + " rolls");
    }
  }

  /** The choice of one review. */
  private static final class Choice {
    private final ReviewInput input;
    private final HedgeRule rule;
    private final Marketplace market;
    private final InstrumentId perpetual;
    private final List<InstrumentId> dated;
    private final List<InstrumentId> held;
    private final int horizon;

    Choice(ReviewInput input, HedgeRule rule) {
      this.input = input;
      this.rule = rule;
      this.market = input.policy().market();
      this.perpetual = input.perpetual(rule.with());
      this.dated =
          input.view().listings().dated(rule.with(), market).stream()
              .filter(id -> days(id) > rule.terms().rollBefore() && isUsable(id))
              .toList();
      this.held = all(input, rule).stream().filter(this::holds).toList();
      this.horizon = horizon(rule, input.view().time());
    }

    HedgeContract made() {
      List<InstrumentId> candidates = new ArrayList<>();
      if (rule.terms().future() == HedgeFuture.CHEAPEST) {
        candidates.add(perpetual);
      }
      candidates.addAll(dated);
      List<Cost> costs = new ArrayList<>();
      for (InstrumentId id : candidates) {
        cost(id).ifPresent(costs::add);
      }
      Optional<Cost> least = costs.stream().min(Comparator.comparingDouble(Cost::total));
      InstrumentId chosen = least.map(Cost::id).orElse(perpetual);
      List<InstrumentId> left =
          held.stream()
              .filter(id -> id.expiry().isPresent() && days(id) <= rule.terms().rollBefore())
              .toList();
      String why = least.isPresent() ? compared(costs) : without();
      return new HedgeContract(chosen, Optional.of(rolled(left, chosen) + why));
    }

    private String rolled(List<InstrumentId> left, InstrumentId chosen) {
      if (left.isEmpty()) {
        return "";
      }
      return String.format(
          Locale.ROOT,
          "%s is %.0f days before its delivery and rolled into %s; ",
          left.getFirst(),
          Math.ceil(days(left.getFirst())),
          chosen);
    }

    private String compared(List<Cost> costs) {
      return "expected cost of the short over "
          + horizon
          + " days, of notional: "
          + costs.stream()
              .sorted(Comparator.comparingDouble(Cost::total))
              .map(Cost::words)
              .collect(Collectors.joining(", "));
    }

    private String without() {
      return dated.isEmpty()
          ? "the perpetual, for no dated future of "
              + rule.with()
              + " with more than "
              + rule.terms().rollBefore()
              + " days to its delivery can be traded"
          : "the perpetual, for neither funding nor basis of "
              + rule.with()
              + " is on record, and no cost can be told";
    }

    /** As far as the chain of dated futures reaches, then the perpetual. */
    private Optional<Cost> cost(InstrumentId first) {
      double oneWay = oneWay();
      boolean isHeld = held.contains(first);
      double trading = oneWay * ((isHeld ? 1 : 2) + (!isHeld && !held.isEmpty() ? 1 : 0));
      double carry = 0;
      double at = 0;
      int rolls = 0;
      InstrumentId current = first;
      while (at < horizon) {
        OptionalDouble perDay = ExpectedCarry.perDay(input.view(), market, current);
        if (perDay.isEmpty()) {
          return Optional.empty();
        }
        double until =
            current.isPerpetual()
                ? horizon
                : Math.min(horizon, days(current) - rule.terms().rollBefore());
        carry += perDay.getAsDouble() * (until - at);
        at = until;
        if (at < horizon) {
          current = next(current);
          rolls++;
          trading += 2 * oneWay;
        }
      }
      return Optional.of(new Cost(first, carry, trading, rolls));
    }

    private InstrumentId next(InstrumentId current) {
      return dated.stream().filter(id -> days(id) > days(current)).findFirst().orElse(perpetual);
    }

    private double oneWay() {
      TradingCosts costs = input.policy().terms().costs();
      return costs.futuresFees().taker(input.view().time()).fraction()
          + costs.halfSpread().fraction();
    }

    private double days(InstrumentId id) {
      return Deliveries.daysTo(input.view(), id);
    }

    private boolean isUsable(InstrumentId id) {
      long age = input.age(id).orElse(Long.MAX_VALUE);
      return age <= UtcDay.MILLIS
          && input.marks().find(id).isPresent()
          && input.view().instrument(id).isPresent()
          && input.policy().terms().costs().unpriced(input.view(), id).isEmpty()
          && input.brackets().brackets(id, input.view().time()).isPresent();
    }

    private boolean holds(InstrumentId id) {
      for (Holding one : input.holders(id)) {
        if (one.quantity().signum() < 0
            && (one.purpose().equals(OverlayPurposes.of(rule))
                || OverlayPurposes.isNobodys(one.purpose()))) {
          return true;
        }
      }
      return false;
    }
  }

  /** Days over which a rule's costs are reckoned: its horizon, or what is left until its end. */
  static int horizon(HedgeRule rule, long time) {
    long left =
        rule.until()
            .map(day -> ChronoUnit.DAYS.between(UtcDay.date(time), day))
            .orElse(Long.MAX_VALUE);
    return (int) Math.max(1, Math.min(rule.terms().horizon(), left));
  }
}
