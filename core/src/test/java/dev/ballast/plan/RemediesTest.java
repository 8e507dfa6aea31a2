// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.policy.Basket;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.HoldingDays;
import dev.ballast.policy.Limits;
import dev.ballast.policy.OptimisedRule;
import dev.ballast.policy.Stake;
import dev.ballast.policy.TiltRule;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan says would let it be whole does, and a little less does not. */
class RemediesTest {
  private static final String WHOLE = "hedges and purchases would be whole with ";

  /** A core of cold BTC and so little cash that neither its hedge nor ETH can be paid whole. */
  private static Decision cold(int leverage, double betaTo, long more) {
    return of(leverage, "60", betaTo)
        .holding(Place.COLD, "BTC", "1000")
        .holding(Place.SPOT, "USDT", Long.toString(10_000 + more))
        .decide();
  }

  /** 100,000 in cash, of which 70,000 are to be BTC and ETH. */
  private static Decision begun(int leverage, long marginUsed, double betaTo) {
    return of(leverage, Long.toString(marginUsed), betaTo)
        .holding(Place.SPOT, "USDT", "100000")
        .decide();
  }

  private static MadeReview of(int leverage, String marginUsed, double betaTo) {
    return new MadeReview()
        .hedged(HedgeRule.standing(betaTo, Asset.BTC))
        .limits(leverage, marginUsed);
  }

  private static Optional<String> said(Decision decision) {
    return decision.plan().notes().stream().filter(note -> note.startsWith(WHOLE)).findFirst();
  }

  private static long figure(Decision decision, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(said(decision).orElseThrow());
    assertThat(found.find()).as(said(decision).orElseThrow()).isTrue();
    return Long.parseLong(found.group(1).replace(",", ""));
  }

  @ParameterizedTest
  @CsvSource({"2, 0.5", "3, 0.3", "2, 0.7"})
  void cash(int leverage, double betaTo) {
    long more = figure(cold(leverage, betaTo, 0), "another ([0-9,]+) USDT of cash");

    assertThat(said(cold(leverage, betaTo, more))).isEmpty();
    assertThat(said(cold(leverage, betaTo, more * 99 / 100))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"2, 10, 0.5", "3, 5, 0.5", "3, 8, 0.4"})
  void marginUsed(int leverage, long limit, double betaTo) {
    long wider = figure(begun(leverage, limit, betaTo), "margin-used of ([0-9]+)%");

    assertThat(said(begun(leverage, wider, betaTo))).isEmpty();
    assertThat(said(begun(leverage, wider - 1, betaTo))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"1, 30, 0.2", "2, 10, 0.5", "1, 5, 0.6"})
  void betaTo(int leverage, long limit, double betaTo) {
    double higher = figure(begun(leverage, limit, betaTo), "beta-to of 0\\.([0-9]{2})") / 100.0;

    assertThat(said(begun(leverage, limit, higher))).isEmpty();
    assertThat(said(begun(leverage, limit, higher - 0.01))).isPresent();
  }

  private static MadeReview optimised(String marginUsed, double betaTo) {
    OptimisedRule rule =
        new OptimisedRule(
            "optimised",
            OptionalDouble.of(betaTo),
            new LinkedHashMap<>(),
            List.of(Asset.BTC, new Asset("ETH")),
            10,
            3,
            true,
            Optional.empty());
    return new MadeReview().fourAssets().limits(2, marginUsed).betting(rule);
  }

  private static Decision begunOptimised(long marginUsed, double betaTo) {
    return optimised(Long.toString(marginUsed), betaTo)
        .holding(Place.SPOT, "USDT", "100000")
        .decide();
  }

  /** What an overlay carries need not grow with its limits, yet each that is named does. */
  @ParameterizedTest
  @CsvSource({"5, 0.8", "8, 0.7", "5, 0.9"})
  void marginUsedAndBetaToOfAnOptimisedOverlay(long limit, double betaTo) {
    Decision cut = begunOptimised(limit, betaTo);
    long wider = figure(cut, "margin-used of ([0-9]+)%");
    double higher = figure(cut, "beta-to of 0\\.([0-9]{2})") / 100.0;

    assertThat(said(begunOptimised(wider, betaTo))).isEmpty();
    assertThat(said(begunOptimised(limit, higher))).isEmpty();
  }

  /** What is tried for hedges leaves the leverage that a tilt may have as it is. */
  @Test
  void adviceIsGivenBesideATiltAtAHighLeverage() {
    TiltRule tilt =
        new TiltRule(
            "eth",
            new Basket.OfAsset(Asset.ETH),
            false,
            new Stake.Fixed(Money.usdt("1000")),
            5,
            HoldingDays.ALWAYS,
            Optional.empty());
    MadeReview review =
        new MadeReview()
            .limits(new Limits(1, 5, Percent.of("10"), Percent.of("35"), Percent.of("0.5")))
            .betting(HedgeRule.standing(0, Asset.BTC), tilt)
            .holding(Place.SPOT, "USDT", "100000");

    assertThat(said(review.decide())).isPresent();
  }
}
