// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Place;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.Limits;
import dev.ballast.policy.OverlayPlan;
import dev.ballast.policy.Policy;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/**
 * The smallest change that would let hedges and purchases be made whole: more cash, a wider margin
 * limit, a higher leverage. Each is tried by sharing out anew, so that what is said holds.
 */
final class Remedies {
  private static final int MOST_LEVERAGE = 3;

  /** In hundredths. */
  private static final int MOST_BETA = 300;

  /** No more cash is thought of than this many times what the account is worth. */
  private static final int MOST_CASH = 10;

  private final ReviewInput input;
  private final Predicate<ReviewInput> isWhole;

  /**
   * For one review.
   *
   * @param isWhole whether all would be made whole on other input
   */
  Remedies(ReviewInput input, Predicate<ReviewInput> isWhole) {
    this.input = input;
    this.isWhole = isWhole;
  }

  /** In a sentence. */
  String sentence() {
    List<String> ways = new ArrayList<>();
    cash()
        .ifPresent(more ->
            ways.add(
                String.format(
                    Locale.ROOT, "another %,d %s of cash", more, input.policy().quote())));
    int now = limits().hedgeLeverage();
    OptionalInt wider = marginUsed(now);
    wider.ifPresent(percent -> ways.add("margin-used of " + percent + "%"));
    for (int times = now + 1; times <= MOST_LEVERAGE && wider.isEmpty(); times++) {
      if (isWhole.test(with(times, limits().marginUsed()))) {
        ways.add("hedge-leverage of " + times);
        break;
      }
      wider = marginUsed(times);
      if (wider.isPresent()) {
        ways.add("hedge-leverage of " + times + " and margin-used of " + wider.getAsInt() + "%");
      }
    }
    betaTo()
        .ifPresent(hundredths ->
            ways.add(String.format(Locale.ROOT, "beta-to of %.2f", hundredths / 100.0)));
    return ways.isEmpty()
        ? "neither more cash nor other limits would let hedges and purchases be whole"
        : "hedges and purchases would be whole with " + String.join(", or with ", ways);
  }

  private OptionalLong cash() {
    long most = (long) (MOST_CASH * input.exposure().equity().toDouble());
    LongPredicate passes = more -> isWhole.test(withCash(more));
    if (most <= 0 || !passes.test(most)) {
      return OptionalLong.empty();
    }
    long tooLittle = 0;
    long enough = most;
    while (enough - tooLittle > Math.max(1, enough / 1000)) {
      long middle = (tooLittle + enough) / 2;
      if (passes.test(middle)) {
        enough = middle;
      } else {
        tooLittle = middle;
      }
    }
    long rounded =
        new BigDecimal(enough).round(new MathContext(4, RoundingMode.CEILING)).longValueExact();
    return OptionalLong.of(passes.test(rounded) ? rounded : enough);
  }

  /** The smallest wider limit, in percent, that does at a leverage. */
  private OptionalInt marginUsed(int times) {
    int now = (int) Math.floor(limits().marginUsed().fraction() * 100);
    return smallest(now + 1, 100, percent -> isWhole.test(with(times, percent(percent))));
  }

  /** The lowest target beta that does, in hundredths, where a rule has one. */
  private OptionalInt betaTo() {
    return input.policy().overlay().hedges().stream()
        .map(HedgeRule::size)
        .filter(HedgeRule.Size.BetaTo.class::isInstance)
        .mapToInt(size -> (int) Math.floor(100 * ((HedgeRule.Size.BetaTo) size).target()))
        .min()
        .stream()
        .flatMap(now ->
            smallest(now + 1, MOST_BETA, beta -> isWhole.test(withBetaTo(beta / 100.0))).stream())
        .findFirst();
  }

  /** Of a condition that holds from some number on; absent where it does not hold at the last. */
  private static OptionalInt smallest(int first, int last, IntPredicate passes) {
    if (first > last || !passes.test(last)) {
      return OptionalInt.empty();
    }
    int low = first;
    int high = last;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (passes.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return OptionalInt.of(low);
  }

  private static Percent percent(int percent) {
    return Percent.of(Integer.toString(percent));
  }

  private Limits limits() {
    return input.policy().overlay().limits();
  }

  private ReviewInput with(int leverage, Percent marginUsed) {
    Limits limits = limits().withHedging(leverage, marginUsed);
    OverlayPlan overlay = input.policy().overlay().withLimits(limits);
    return on(input.policy().withOverlay(overlay), input.account());
  }

  private ReviewInput withBetaTo(double target) {
    HedgeRule[] hedges =
        input.policy().overlay().hedges().stream()
            .map(rule ->
                rule.size() instanceof HedgeRule.Size.BetaTo to && to.target() < target
                    ? rule.sized(new HedgeRule.Size.BetaTo(target))
                    : rule)
            .toArray(HedgeRule[]::new);
    OverlayPlan overlay = input.policy().overlay().withHedges(hedges);
    return on(input.policy().withOverlay(overlay), input.account());
  }

  private ReviewInput withCash(long more) {
    List<Balance> balances = new ArrayList<>(input.account().balances());
    balances.add(
        new Balance(Place.SPOT, input.policy().quote(), Quantity.of(BigDecimal.valueOf(more))));
    return on(
        input.policy(), new Account(input.account().time(), balances, input.account().positions()));
  }

  private ReviewInput on(Policy policy, Account account) {
    return ReviewInput.of(
            policy, input.brackets(), input.view(), account, input.marks(), input.holders())
        .withSettings(input.settings())
        .withStops(input.stops())
        .withLasting(input.lasting());
  }
}
