// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Place;
import dev.ballast.policy.Basket;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.HoldingDays;
import dev.ballast.policy.OverlayKind;
import dev.ballast.policy.PairRule;
import dev.ballast.policy.Stake;
import dev.ballast.policy.TiltRule;
import dev.ballast.report.desk.ChainStep;
import dev.ballast.report.desk.DeskReports;
import dev.ballast.report.desk.ExposureShift;
import dev.ballast.report.desk.LegRow;
import dev.ballast.report.desk.Proposal;
import dev.ballast.report.desk.TicketChain;
import dev.ballast.report.desk.TicketRow;
import dev.ballast.report.desk.TicketSide;
import dev.ballast.report.desk.TicketTerms;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/**
 * What tickets cost, do in a fall and end by, by hand. Funding is 1 bp each 8 hours, 3 bp a day.
 */
class TicketTermsTest {
  private static MadeReview review() {
    return new MadeReview()
        .holding(Place.SPOT, "BTC", "350")
        .holding(Place.SPOT, "ETH", "350")
        .holding(Place.FUTURES, "USDT", "30000");
  }

  private static DeskReports reports(MadeReview made) {
    return made.reports(made.decide());
  }

  /**
   * The core is 35,000 of BTC at 1 and 35,000 of ETH at 1.5: a beta of 0.875 of 100,000. To 0.8 is
   * 7,500 of BTC, which receives 7,500 x 3 bp x 30 = 67.50 a month and gains 2,250 at -30 %. The
   * portfolio loses 0.3 x 80,000 with it and 0.3 x 87,500 without.
   */
  @Test
  void aHedgeSaysItsFundingItsEffectAndItsEnd() {
    MadeReview made =
        review()
            .hedged(
                new HedgeRule(
                    "standing",
                    new HedgeRule.When.Always(),
                    new HedgeRule.Size.BetaTo(0.8),
                    Asset.BTC,
                    Optional.of(LocalDate.of(2025, 9, 1)),
                    Optional.of(Percent.of("15"))));
    Proposal proposal = reports(made).proposal();

    assertThat(proposal.tickets()).hasSize(1);
    TicketTerms terms = proposal.tickets().getFirst().terms();
    assertThat(terms.purpose()).isEqualTo("hedge:standing");
    assertThat(terms.once()).isZero();
    assertThat(terms.fundingMonth().value().orElseThrow()).isCloseTo(67.5, within(0.01));
    assertThat(terms.costMonth().value().orElseThrow()).isCloseTo(-67.5, within(0.01));
    assertThat(terms.fall().ticket()).isCloseTo(2_250.0, within(0.5));
    assertThat(terms.fall().with()).isCloseTo(-24_000.0, within(1.0));
    assertThat(terms.fall().without()).isCloseTo(-26_250.0, within(1.0));
    assertThat(terms.rise().ticket()).isCloseTo(-2_250.0, within(0.5));
    assertThat(terms.rise().with()).isCloseTo(24_000.0, within(1.0));
    assertThat(terms.rise().without()).isCloseTo(26_250.0, within(1.0));
    assertThat(terms.beta().without().value().orElseThrow()).isCloseTo(0.875, within(1e-4));
    assertThat(terms.beta().ticket().value().orElseThrow()).isCloseTo(-0.075, within(1e-4));
    assertThat(terms.beta().with().value().orElseThrow()).isCloseTo(0.8, within(1e-4));
    assertThat(terms.aim())
        .isEqualTo(
            "a hedge: it protects the spot core (beta of the portfolio at most 0.80) in a fall by"
                + " futures sold on BTC");
    assertThat(terms.warnings()).isEmpty();
    assertThat(proposal.betaAtMost()).isTrue();
    assertThat(proposal.tickets().getFirst().title()).isEqualTo("Hedge to a beta of at most 0.80");
    assertThat(terms.closes())
        .isEqualTo(
            "when the portfolio's beta without it is at most 0.80, or on 2025-09-01, or at a loss"
                + " of 15% against its entry price; looked at daily, next 2025-05-02");
  }

  /**
   * Of the 7,500 short, 2,500 are there (25 BTC of 100 each) and 5,000 are sold: at 3 bp a day the
   * order receives 45 a month and gains 1,500 at -30 %, the whole position 67.50 and 2,250. A hedge
   * is carried at 1x, so that the margin is its notional.
   */
  @Test
  void anOrderAndThePositionAfterItStandSideBySide() {
    MadeReview made =
        review()
            .position(MadeReview.BTC, "-25", "100", "1")
            .hedged(HedgeRule.standing(0.8, Asset.BTC));
    Proposal proposal = reports(made).proposal();
    TicketTerms terms = proposal.tickets().getFirst().terms();
    LegRow leg = proposal.tickets().getFirst().legs().getFirst();

    assertSide(terms.order(), -5_000, 5_000, 45, -0.05);
    assertSide(terms.position(), -7_500, 7_500, 67.5, -0.075);
    assertThat(leg.fundingDay().orElseThrow()).isCloseTo(0.0003, within(1e-9));
    assertThat(leg.fundingMonth().orElseThrow()).isCloseTo(45.0, within(0.05));
    assertThat(leg.expectedFunding().orElseThrow())
        .as("of the position, until the next day")
        .isCloseTo(2.25, within(0.01));
    assertThat(proposal.totals().fundingMonth()).isCloseTo(45.0, within(0.05));
  }

  /**
   * A hedge sells BTC, a view buys ETH and sells as much BTC, in one order: each ticket tells of
   * its own part, wherever the order stands, and the parts sum to the orders.
   */
  @Test
  void ticketsThatShareAnOrderTellOfTheirOwnParts() {
    List<TicketRow> tickets = hedgeAndView("10");

    assertThat(tickets)
        .extracting(one -> one.terms().purpose())
        .containsExactly("hedge:standing", "view:eth");
    assertThat(tickets).extracting(one -> one.legs().size()).containsExactly(1, 1);
    double own = tickets.stream().mapToDouble(one -> one.terms().order().notional()).sum();
    double ordered = tickets.stream().mapToDouble(one -> one.legs().getFirst().notional()).sum();
    assertThat(own).isCloseTo(ordered, within(1e-6));
    TicketTerms view = tickets.get(1).terms();
    double eth = tickets.get(1).legs().getFirst().notional();
    // Long ETH at a beta of 1.5 and short as much BTC: half of it is lost with the market.
    assertThat(view.order().notional()).isCloseTo(0, within(100.0));
    assertThat(view.fall().ticket()).isCloseTo(-0.3 * 0.5 * eth, within(30.0));
    assertThat(view.warnings())
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("it sells ")
        .endsWith(
            " USDT of BTC/USDT:USDT in the order of ticket 2025-05-01-01: place both or neither");
  }

  @Test
  void anOrderThatServesAPurposeWithoutATicketSaysSo() {
    List<TicketRow> tickets = hedgeAndView("8");

    assertThat(tickets).hasSize(1);
    assertThat(tickets.getFirst().terms().warnings())
        .containsExactly(
            "its order in BTC/USDT:USDT serves hedge:standing too, which has no ticket of its own:"
                + " the figures are of both");
  }

  private static List<TicketRow> hedgeAndView(String percent) {
    HedgeRule hedge =
        HedgeRule.standing(1, Asset.BTC).sized(new HedgeRule.Size.OfPortfolio(Percent.of(percent)));
    PairRule view =
        new PairRule(
            OverlayKind.VIEW,
            "eth",
            new Basket.OfAsset(Asset.ETH),
            new Basket.OfAsset(Asset.BTC),
            new Stake.OfEquity(Percent.of(percent)),
            OptionalDouble.empty(),
            1,
            HoldingDays.ALWAYS,
            Optional.empty());
    return reports(review().betting(hedge, view)).proposal().tickets();
  }

  private static void assertSide(
      TicketSide side, double notional, double margin, double carry, double beta) {
    assertThat(side.notional()).isCloseTo(notional, within(1.0));
    assertThat(side.margin().orElseThrow()).isCloseTo(margin, within(1.0));
    assertThat(side.carryMonth().value().orElseThrow()).isCloseTo(carry, within(0.05));
    assertThat(side.beta().value().orElseThrow()).isCloseTo(beta, within(1e-4));
    assertThat(side.fall()).isCloseTo(-0.3 * notional, within(1.0));
    assertThat(side.rise()).isCloseTo(0.3 * notional, within(1.0));
  }

  /** DeFi is bought for the core, and was believed in for six months from 2024-01-01 on. */
  @Test
  void aTicketWarnsOfWhatItBuysPastItsConviction() {
    assertThat(warnings(review().fourAssets().convinced(6)))
        .containsExactly(
            "what it buys is past the horizon of its conviction: defi (6 months from 2024-01-01)");
    assertThat(warnings(review().fourAssets().convinced(60))).isEmpty();
  }

  private static List<String> warnings(MadeReview made) {
    return reports(made).proposal().tickets().getFirst().terms().warnings();
  }

  /** 10,000 of ETH bought pays 90 a month and loses 10,000 x 1.5 x 30 %. */
  @Test
  void aTiltPaysAndLoses() {
    MadeReview made =
        review()
            .betting(
                new TiltRule(
                    "eth",
                    new Basket.OfAsset(Asset.ETH),
                    false,
                    new Stake.Fixed(Money.usdt("10000")),
                    2,
                    HoldingDays.ALWAYS,
                    Optional.empty()));
    TicketTerms terms = reports(made).proposal().tickets().getFirst().terms();

    assertThat(terms.fundingMonth().value().orElseThrow()).isCloseTo(-90.0, within(0.01));
    assertThat(terms.costMonth().value().orElseThrow()).isCloseTo(90.0, within(0.01));
    assertThat(terms.fall().ticket()).isCloseTo(-4_500.0, within(1.0));
    assertThat(terms.closes())
        .isEqualTo(
            "never by itself: it stands as long as its rule is in the plan; looked at daily, next"
                + " 2025-05-02");
  }

  /** ETH holds 35,000 in spot; with 10,000 more in futures it adds 1.5 x 45,000 / 100,000. */
  @Test
  void exposuresStandBeforeAndAfter() {
    MadeReview made =
        review()
            .betting(
                new TiltRule(
                    "eth",
                    new Basket.OfAsset(Asset.ETH),
                    false,
                    new Stake.Fixed(Money.usdt("10000")),
                    2,
                    HoldingDays.ALWAYS,
                    Optional.empty()));
    Proposal proposal = reports(made).proposal();

    ExposureShift eth = proposal.exposures().assets().getLast();
    assertThat(eth.name()).isEqualTo("ETH");
    assertThat(eth.before().futures()).isZero();
    assertThat(eth.after().spot()).isEqualTo(35_000);
    assertThat(eth.after().futures()).isCloseTo(10_000.0, within(1e-6));
    assertThat(eth.after().net()).isCloseTo(45_000.0, within(1e-6));
    assertThat(eth.before().beta().value().orElseThrow()).isCloseTo(0.525, within(1e-4));
    assertThat(eth.after().beta().value().orElseThrow()).isCloseTo(0.675, within(1e-4));
    assertThat(proposal.exposures().total().after().beta().value().orElseThrow())
        .isCloseTo(proposal.betaAfter().value().orElseThrow(), within(1e-9));
  }

  @Test
  void aChainHasEveryStepAndItsInputs() {
    MadeReview made = review().hedged(HedgeRule.standing(0.8, Asset.BTC));
    TicketChain chain =
        reports(made).chains(purpose -> List.of("plan.yaml:3: " + purpose)).getFirst();

    assertThat(chain.steps())
        .extracting(ChainStep::step)
        .containsExactly(
            "market",
            "rule",
            "wanted",
            "limits",
            "orders",
            "purposes",
            "cost",
            "margin",
            "fall",
            "quality",
            "closing");
    assertThat(says(chain, "market"))
        .anyMatch(line -> line.startsWith("the portfolio's beta to BTC as held: 0.87 (error"))
        .anyMatch(line -> line.startsWith("BTC: beta 1.00 (error 0.00), correlation 1.00, 90"));
    assertThat(says(chain, "rule")).containsExactly("plan.yaml:3: hedge:standing");
    assertThat(says(chain, "limits")).containsExactly("none binds: all that was wanted is left");
    assertThat(says(chain, "cost").getFirst())
        .isEqualTo(
            "BTC/USDT:USDT: fee 0.00, slippage 0.00; funding -(-7,500.00) x 0.03000% a day x 30"
                + " days = +67.50");
    assertThat(says(chain, "fall").getLast())
        .isEqualTo("the ticket +2,250; the portfolio -24,000 with it, -26,250 without");
    assertThat(chain.inputs().getFirst().returns()).isEqualTo(90);
    assertThat(chain.inputs().getFirst().closed()).isEqualTo("2025-05-01T00:00:00Z");
  }

  private static List<String> says(TicketChain chain, String step) {
    return chain.steps().stream()
        .filter(one -> one.step().equals(step))
        .findFirst()
        .orElseThrow()
        .says();
  }
}
