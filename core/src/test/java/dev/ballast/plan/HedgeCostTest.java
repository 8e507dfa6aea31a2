// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.HedgeTerms;
import dev.ballast.policy.Limits;
import dev.ballast.policy.ReviewKind;
import dev.ballast.report.desk.HedgeReading;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Percent;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Hedges that cost too much of what they save. BTC gained or lost 1 % on each of the last 90 days,
 * as sign(7 d mod 11 - 5.1) says of day d; ETH one and a half times that. The falls are of a Python
 * script that multiplies these returns out and holds each value against the highest before it.
 *
 * <p>A core of 70,000 of BTC fell by 9.0130 % in these days. With as much of ETH sold, which hedges
 * it one and a half times over, it fell by 1.0025 %: 8.0105 points are saved. Each trade costs 1 %,
 * so that it costs 2 % to open and close: 24.967 % of that.
 */
class HedgeCostTest {
  private static final TradingCosts DEAR =
      new TradingCosts(
          BasisPoints.of("10"), BasisPoints.of("100"), BasisPoints.ZERO, BasisPoints.ZERO);

  private static HedgeRule rule(Optional<LocalDate> until) {
    return new HedgeRule(
        "dear",
        new HedgeRule.When.Always(),
        new HedgeRule.Size.OfCore(Percent.HUNDRED, HedgeRule.By.NOTIONAL),
        Asset.ETH,
        until,
        Optional.empty());
  }

  private static MadeReview made(MadeReview review, TradingCosts costs, String most) {
    return review
        .holding(Place.SPOT, "BTC", "700")
        .holding(Place.SPOT, "USDT", "30000")
        .holding(Place.FUTURES, "USDT", "100000")
        .limits(2, "100")
        .limits(
            new Limits(
                2,
                3,
                Percent.HUNDRED,
                Percent.ZERO,
                Percent.of("0.5"),
                Optional.of(Percent.of(most))))
        .costs(costs);
  }

  private static Decision hedged(MadeReview review, HedgeRule rule) {
    return review.hedged(rule).decide(List.of(ReviewKind.HEDGES));
  }

  /** 25 % may be spent of what is saved, and 24.967 % are. */
  @Test
  void aHedgeThatIsWorthItsCostStands() {
    Decision decision = hedged(made(new MadeReview(), DEAR, "25"), rule(Optional.empty()));

    assertThat(decision.hedges().getFirst().wanted()).isCloseTo(-70_000, within(1e-6));
  }

  /** At .85 of it 8.4622 points are saved for 1.7 %, 20.09 %; at .8 8.6126 for 1.6 %, 18.58 %. */
  @Test
  void aHedgeThatIsTooDearIsShrunk() {
    Decision decision = hedged(made(new MadeReview(), DEAR, "20"), rule(Optional.empty()));

    assertThat(decision.hedges().getFirst().wanted()).isCloseTo(-56_000, within(1e-6));
    assertThat(decision.hedges().getFirst().target().why()).endsWith("; 80% of it, for its cost");
    assertThat(decision.plan().notes())
        .anyMatch(note ->
            note.startsWith(
                "hedge dear: the hedge is shrunk to 80% of its size, at which it costs 1.60% of"
                    + " what it hedges in 30 days (trading 1.60%, funding +0.72% received and"
                    + " not counted), 18.6% of what it saves, where at most 20.0% is allowed"));
  }

  /** The least of all sizes is 14.79 %. */
  @Test
  void aHedgeThatIsTooDearAtAnySizeIsRefused() {
    Decision decision = hedged(made(new MadeReview(), DEAR, "14"), rule(Optional.empty()));

    assertThat(decision.hedges()).isEmpty();
    assertThat(decision.plan().refused())
        .anyMatch(leg ->
            leg.instrument().equals(MadeReview.ETH)
                && leg.reason().startsWith("the hedge is refused: it costs 2.00%"));
  }

  /** What is sold already costs nothing to keep, and funding is received. */
  @Test
  void whatIsHeldIsNotOpenedAgain() {
    Decision decision =
        hedged(
            made(new MadeReview(), DEAR, "1")
                .position(MadeReview.ETH, "-700", "100", "2")
                .held(MadeReview.ETH, "hedge:dear", "-700", "100"),
            rule(Optional.empty()));

    assertThat(decision.hedges().getFirst().wanted()).isCloseTo(-70_000, within(1e-6));
  }

  /**
   * A funding of -3 bp each 8 hours is paid by the short: 9 bp a day, 2.7 % of notional in 30 days,
   * 33.7 % of the 8.0105 points; in the 10 days until the rule ends .9 %, 11.2 %.
   */
  @Test
  void fundingCountsUntilTheHorizonOrTheRulesEnd() {
    MadeReview held =
        made(new MadeReview(-0.0003), TradingCosts.NONE, "15")
            .position(MadeReview.ETH, "-700", "100", "2")
            .held(MadeReview.ETH, "hedge:dear", "-700", "100");
    Decision long30 = hedged(held, rule(Optional.empty()));
    Decision short10 = hedged(held, rule(Optional.of(LocalDate.of(2025, 5, 11))));
    Decision asked10 = hedged(held, rule(Optional.empty()).on(HedgeTerms.USUAL.over(10)));

    // At 2.7 % a unit: .4 for 19.97 %, ... no size below 15 %, since saving and cost both shrink.
    assertThat(long30.hedges().getFirst().wanted()).isZero();
    assertThat(long30.hedges().getFirst().target().why())
        .startsWith("the hedge is refused: it costs 2.70%");
    assertThat(short10.hedges().getFirst().wanted()).isCloseTo(-70_000, within(1e-6));
    assertThat(asked10.hedges().getFirst().wanted()).isCloseTo(-70_000, within(1e-6));
  }

  /**
   * Without a limit it is only told. Funding is 3 bp a day: 70,000 receive 21 until the next day.
   * At 2x the margin is 35,000; the stop stands 15 % above 100.
   */
  @Test
  void aTicketSaysHowGoodItsHedgeIs() {
    MadeReview made =
        new MadeReview()
            .holding(Place.SPOT, "BTC", "700")
            .holding(Place.SPOT, "USDT", "30000")
            .holding(Place.FUTURES, "USDT", "100000")
            .limits(new Limits(2, 3, Percent.HUNDRED, Percent.ZERO, Percent.of("0.5")))
            .costs(DEAR);
    Decision decision = hedged(made, rule(Optional.empty()).stoppedAt(Percent.of("15")));
    HedgeReading reading =
        made.reports(decision).proposal().tickets().getFirst().terms().hedge().orElseThrow();

    assertThat(decision.hedges().getFirst().wanted()).isCloseTo(-70_000, within(1e-6));
    assertThat(reading.rSquared().value()).hasValueCloseTo(1.0, within(1e-9));
    assertThat(reading.residualVolatility().value()).hasValueCloseTo(0.0, within(1e-9));
    assertThat(reading.carry().value()).hasValueCloseTo(21.0, within(1e-9));
    assertThat(reading.margin()).isCloseTo(35_000, within(1e-6));
    assertThat(reading.stop().value()).hasValueCloseTo(115.0, within(1e-9));
    assertThat(reading.cost().value()).hasValueCloseTo(0.02, within(1e-9));
    assertThat(reading.saved().value()).hasValueCloseTo(0.08010520445773628, within(1e-9));
    assertThat(reading.ofSaved().value()).hasValueCloseTo(0.24967166784465364, within(1e-7));
    // The futures wallet keeps 35,000 of margin and 7,000 of reserve; that is gone at 1.01 x 70,000
    // x (1 + 1.5 s) = 42,000 + 70,000, of maintenance at 1 %: s = (112,000 / 70,700 - 1) / 1.5.
    assertThat(reading.liquidation().value()).hasValueCloseTo(0.3894389, within(1e-6));
    assertThat(reading.words()).startsWith("it costs 2.00% of what it hedges in 30 days");
  }
}
