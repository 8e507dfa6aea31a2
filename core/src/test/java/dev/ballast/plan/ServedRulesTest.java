// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Place;
import dev.ballast.market.Sector;
import dev.ballast.policy.Basket;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.HedgeTerms;
import dev.ballast.policy.HoldingDays;
import dev.ballast.policy.NarrativeRule;
import dev.ballast.policy.ReviewKind;
import dev.ballast.policy.Served;
import dev.ballast.policy.Stake;
import dev.ballast.policy.TiltRule;
import dev.ballast.report.desk.TicketTerms;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Legs that are closed with what they serve. The conviction in DeFi is of 2024-01-01, for 12 months
 * unless a test says otherwise; reviews are of 2025-05-01. Prices are 100.
 */
class ServedRulesTest {
  private static final Sector DEFI = new Sector("defi");

  private static TiltRule tilt(Served served) {
    return new TiltRule(
        "eth",
        new Basket.OfAsset(Asset.ETH),
        false,
        new Stake.Fixed(Money.usdt("5000")),
        1,
        HoldingDays.ALWAYS.serving(Optional.of(served)),
        Optional.empty());
  }

  private static MadeReview made() {
    return new MadeReview()
        .fourAssets()
        .holding(Place.SPOT, "BTC", "350")
        .holding(Place.SPOT, "ETH", "350")
        .holding(Place.SPOT, "USDT", "15000")
        .holding(Place.FUTURES, "USDT", "15000");
  }

  private static MadeReview held(MadeReview made) {
    return made.position(MadeReview.ETH, "50", "100", "1")
        .held(MadeReview.ETH, "tilt:eth", "50", "100");
  }

  /** Twelve months from 2024-01-01 end on 2025-01-01; sixteen on 2025-05-01, seventeen later. */
  @Test
  void aLegIsClosedWhenItsConvictionEnds() {
    for (int months : new int[] {12, 16}) {
      Ticket closing =
          held(made().convinced(months).betting(tilt(new Served.OfConviction(DEFI))))
              .decide(List.of(ReviewKind.HEDGES))
              .plan()
              .tickets()
              .getFirst();

      assertThat(closing.legs().getFirst().quantity().toDouble()).isCloseTo(50, within(1e-9));
      assertThat(closing.why())
          .isEqualTo(
              "it serves the conviction in defi, whose horizon ended on "
                  + (months == 12 ? "2025-01-01" : "2025-05-01"));
    }
    assertThat(
            held(made().convinced(17).betting(tilt(new Served.OfConviction(DEFI))))
                .decide(List.of(ReviewKind.HEDGES))
                .plan()
                .tickets())
        .isEmpty();
  }

  /** It is not opened for what has ended, and that is said. */
  @Test
  void aLegIsNotOpenedForWhatHasEnded() {
    Decision decision =
        made().betting(tilt(new Served.OfConviction(DEFI))).decide(List.of(ReviewKind.HEDGES));

    assertThat(decision.plan().tickets()).isEmpty();
    assertThat(decision.plan().notes())
        .contains(
            "tilt eth is not held: it serves the conviction in defi, whose horizon ended on"
                + " 2025-01-01");
  }

  @Test
  void aTicketSaysWithWhatItsLegIsClosed() {
    MadeReview made = made().convinced(17).betting(tilt(new Served.OfConviction(DEFI)));

    assertThat(closes(made))
        .isEqualTo("with the conviction in defi, on 2025-06-01; looked at daily, next 2025-05-02");
    assertThat(closes(made().betting(tilt(new Served.OfHolding(Asset.BTC)))))
        .isEqualTo("when the spot of BTC is sold; looked at daily, next 2025-05-02");
  }

  private static String closes(MadeReview made) {
    Decision decision = made.decide(List.of(ReviewKind.HEDGES));
    TicketTerms terms = made.reports(decision).proposal().tickets().getFirst().terms();
    return terms.closes();
  }

  /** All 35,000 of majors leave, BTC with them: its hedge is closed in the same review. */
  @Test
  void aHedgeIsClosedInTheReviewThatSellsWhatItServes() {
    HedgeRule hedge =
        new HedgeRule(
                "btc",
                new HedgeRule.When.Always(),
                new HedgeRule.Size.OfPortfolio(Percent.of("5")),
                Asset.BTC,
                Optional.empty(),
                Optional.empty())
            .on(HedgeTerms.USUAL.serving(Optional.of(new Served.OfHolding(Asset.BTC))));
    NarrativeRule all =
        new NarrativeRule(
            "all",
            Sector.MAJORS,
            DEFI,
            new Stake.Fixed(Money.usdt("35000")),
            Percent.ZERO,
            false,
            1,
            HoldingDays.ALWAYS,
            Optional.empty());
    MadeReview made =
        made()
            .betting(hedge, all)
            .position(MadeReview.BTC, "-50", "100", "1")
            .held(MadeReview.BTC, "hedge:btc", "-50", "100");

    Decision before = made.decide(List.of(ReviewKind.HEDGES));
    Decision selling = made.decide();

    assertThat(before.plan().tickets()).isEmpty();
    assertThat(MadeReview.leg(selling, "BTC/USDT").orElseThrow().quantity().toDouble())
        .isCloseTo(350, within(1e-9));
    Leg closing = MadeReview.leg(selling, "BTC/USDT:USDT").orElseThrow();
    assertThat(closing.quantity().toDouble()).isCloseTo(50, within(1e-9));
    assertThat(closing.why()).isEqualTo("it serves the spot of BTC, which is not held");
  }

  /** UNI and AAVE are not owned: a leg for DeFi waits until the review that buys them. */
  @Test
  void aLegForASectorWaitsForItsSpot() {
    MadeReview made = made().betting(tilt(new Served.OfSector(DEFI)));

    assertThat(MadeReview.leg(made.decide(List.of(ReviewKind.HEDGES)), "ETH/USDT:USDT")).isEmpty();
    assertThat(MadeReview.leg(made.decide(), "ETH/USDT:USDT")).isPresent();
  }
}
