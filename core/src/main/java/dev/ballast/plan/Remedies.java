// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Place;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.Limits;
import dev.ballast.policy.OptimisedRule;
import dev.ballast.policy.OverlayPlan;
import dev.ballast.policy.OverlayRule;
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
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/**
 * A small change that would let hedges and purchases be made whole: more cash, a wider margin
 * limit, a higher leverage or target beta. Each is tried by sharing out anew, so that what is said
 * holds; of what was tried in vain it is said how far.
 */
final class Remedies {
  private static final int MOST_LEVERAGE = 3;

  /** In hundredths. */
  private static final int MOST_BETA = 300;

  /** No more cash is thought of than this many times what the account is worth. */
  private static final int MOST_CASH = 10;

  /** The first that is tried is such a part of the most. */
  private static final int FIRST_CASH = 128;

  private static final int MOST_MARGIN = 100;

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
    OptionalLong wider = marginUsed(now);
    wider.ifPresent(percent -> ways.add("margin-used of " + percent + "%"));
    for (int times = now + 1; times <= MOST_LEVERAGE && wider.isEmpty(); times++) {
      if (isWhole.test(with(times, limits().marginUsed()))) {
        ways.add("hedge-leverage of " + times);
        break;
      }
      wider = marginUsed(times);
      if (wider.isPresent()) {
        ways.add("hedge-leverage of " + times + " and margin-used of " + wider.getAsLong() + "%");
      }
    }
    betaTo()
        .ifPresent(hundredths ->
            ways.add(String.format(Locale.ROOT, "beta-to of %.2f", hundredths / 100.0)));
    return ways.isEmpty()
        ? "hedges and purchases are found whole with none of what was tried, in steps: " + tried()
        : "hedges and purchases would be whole with " + String.join(", or with ", ways);
  }

  private String tried() {
    List<String> tried = new ArrayList<>();
    if (mostCash() > 0) {
      tried.add(
          String.format(Locale.ROOT, "more cash up to %,d %s", mostCash(), input.policy().quote()));
    }
    tried.add(
        "margin-used up to %d%% at a hedge-leverage up to %d"
            .formatted(MOST_MARGIN, MOST_LEVERAGE));
    if (lowestBeta().isPresent()) {
      tried.add(String.format(Locale.ROOT, "beta-to up to %.2f", MOST_BETA / 100.0));
    }
    return String.join(", ", tried);
  }

  private OptionalLong cash() {
    LongPredicate passes = more -> isWhole.test(withCash(more));
    OptionalLong enough = new Rungs(0, mostCash() / FIRST_CASH, mostCash()).least(passes);
    if (enough.isEmpty()) {
      return enough;
    }
    long rounded =
        new BigDecimal(enough.getAsLong())
            .round(new MathContext(4, RoundingMode.CEILING))
            .longValueExact();
    return passes.test(rounded) ? OptionalLong.of(rounded) : enough;
  }

  private long mostCash() {
    return Math.max(0, (long) (MOST_CASH * input.exposure().equity().toDouble()));
  }

  /** A wider limit, in percent, that does at a leverage. */
  private OptionalLong marginUsed(int times) {
    long now = (long) Math.floor(limits().marginUsed().fraction() * 100);
    return new Rungs(now, 1, MOST_MARGIN)
        .least(percent -> isWhole.test(with(times, percent(percent))));
  }

  /** A higher target beta that does, in hundredths, where a rule has one. */
  private OptionalLong betaTo() {
    OptionalDouble now = lowestBeta();
    return now.isEmpty()
        ? OptionalLong.empty()
        : new Rungs((long) Math.floor(100 * now.getAsDouble()), 1, MOST_BETA)
            .least(beta -> isWhole.test(withBetaTo(beta / 100.0)));
  }

  private OptionalDouble lowestBeta() {
    return input.policy().overlay().rules().stream()
        .map(Remedies::betaTo)
        .flatMapToDouble(OptionalDouble::stream)
        .min();
  }

  /** The beta that a rule brings the portfolio to. */
  private static OptionalDouble betaTo(OverlayRule rule) {
    return switch (rule) {
      case HedgeRule hedge when hedge.size() instanceof HedgeRule.Size.BetaTo to ->
          OptionalDouble.of(to.target());
      case OptimisedRule optimised -> optimised.betaTo();
      default -> OptionalDouble.empty();
    };
  }

  private static OverlayRule withBetaTo(OverlayRule rule, double target) {
    if (betaTo(rule).orElse(target) >= target) {
      return rule;
    }
    return rule instanceof HedgeRule hedge
        ? hedge.sized(new HedgeRule.Size.BetaTo(target))
        : ((OptimisedRule) rule).withBetaTo(target);
  }

  private static Percent percent(long percent) {
    return Percent.of(Long.toString(percent));
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
    List<OverlayRule> rules =
        input.policy().overlay().rules().stream().map(rule -> withBetaTo(rule, target)).toList();
    OverlayPlan overlay = input.policy().overlay().withRules(rules);
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
