// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.margin.tier.Brackets;
import dev.ballast.market.InstrumentId;
import dev.ballast.policy.Limits;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.Target;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The leverage that a contract's margin brackets allow. A venue takes no order that brings a
 * position into a bracket whose largest leverage is below the position's; so that targets are
 * carried at what the largest position that can come of them allows.
 */
final class BracketLeverage {
  private BracketLeverage() {}

  /**
   * The targets, each at a leverage that its contract's brackets allow.
   *
   * @param notes what is carried lower than its rule asks is said here
   */
  static List<Target> capped(ReviewInput input, List<Target> targets, List<String> notes) {
    Map<InstrumentId, Double> wanted = new LinkedHashMap<>();
    for (Target target : targets) {
      double own =
          target.amount() instanceof Target.Amount.Value value ? value.value() : Double.MAX_VALUE;
      wanted.merge(target.instrument(), Math.abs(own), Double::sum);
    }
    List<Target> capped = new ArrayList<>();
    for (Target target : targets) {
      InstrumentId id = target.instrument();
      Optional<Brackets> brackets =
          id.isSpot() ? Optional.empty() : input.brackets().brackets(id, input.view().time());
      int leverage =
          brackets
              .map(table ->
                  most(
                      input,
                      table,
                      wanted.getOrDefault(id, 0.0) + step(input, id),
                      target.leverage()))
              .orElse(target.leverage());
      if (leverage < target.leverage() && !target.amount().equals(Target.Amount.NOTHING)) {
        notes.add(
            String.format(
                Locale.ROOT,
                "%s is carried for %s at a leverage of %d, not %d: its margin bracket allows no more",
                id,
                target.purpose(),
                leverage,
                target.leverage()));
      }
      capped.add(new Target(target.purpose(), id, target.amount(), leverage, target.why()));
    }
    return capped;
  }

  /**
   * What a position is carried at once a change of it has filled, which may leave more of it than
   * was asked for: no more than its bracket allows.
   */
  static BigDecimal after(ReviewInput input, FuturesChange change, double leverage) {
    BigDecimal wanted = BigDecimal.valueOf(leverage).stripTrailingZeros();
    InstrumentId id = change.id();
    double notional = input.marks().find(id).map(change::notional).orElse(0.0);
    return input
        .brackets()
        .brackets(id, input.view().time())
        .map(table -> table.tier(BigDecimal.valueOf(notional)).maximumLeverage().min(wanted))
        .orElse(wanted);
  }

  /** What a position may be above its target by rounding to the nearest step. */
  private static double step(ReviewInput input, InstrumentId id) {
    OrderLimits limits = new OrderLimits(input);
    return limits.untradable(id).isPresent()
        ? 0
        : limits.lot(id).step().toDouble() * input.marks().price(id).toDouble();
  }

  /** The largest leverage at which no position that the margin limit allows is refused. */
  private static int most(ReviewInput input, Brackets brackets, double wanted, int leverage) {
    Limits limits = input.policy().overlay().limits();
    double margin =
        limits.marginUsed().fraction() * Math.max(0, input.exposure().equity().toDouble());
    int times = leverage;
    while (times > 1) {
      double largest = Math.min(wanted, margin * times);
      BigDecimal most = brackets.tier(BigDecimal.valueOf(largest)).maximumLeverage();
      if (most.compareTo(BigDecimal.valueOf(times)) >= 0) {
        break;
      }
      times--;
    }
    return times;
  }
}
