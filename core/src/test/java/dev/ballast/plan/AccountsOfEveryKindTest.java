// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionMode;
import dev.ballast.account.PositionSide;
import dev.ballast.margin.CollateralMode;
import dev.ballast.margin.Haircut;
import dev.ballast.margin.HaircutBook;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.policy.ClosingPlan;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.ReviewKind;
import dev.ballast.portfolio.RefusedLeg;
import dev.ballast.report.desk.MarginShift;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Everything stands at 100; betas are 1 (BTC) and 1.5 (ETH). Contracts must keep 1 %. */
class AccountsOfEveryKindTest {
  private static final InstrumentId INVERSE = Ids.parse("BTC/USD:BTC");
  private static final HedgeRule TO_HALF = HedgeRule.standing(0.5, Asset.BTC);
  private static final List<ReviewKind> HEDGES = List.of(ReviewKind.HEDGES);

  private static HedgeRule tenth(Asset asset) {
    return new HedgeRule(
        "tenth",
        new HedgeRule.When.Always(),
        new HedgeRule.Size.OfPortfolio(Percent.of("10")),
        asset,
        Optional.empty(),
        Optional.empty());
  }

  /** 50 contracts of 10 dollars, sold at 80: 6.25 BTC, of which the fall to 5 is a loss of 1.25. */
  private static Position inverseShort() {
    Contract contract = new Contract(INVERSE, Quantity.parse("10"));
    Quantity sold = Quantity.parse("-50");
    return new Position(
        contract,
        PositionSide.BOTH,
        sold,
        contract.value(sold, Price.parse("80")),
        new BigDecimal("2"),
        Optional.empty());
  }

  private static Position sided(InstrumentId id, String quantity, String leverage) {
    Quantity held = Quantity.parse(quantity);
    return new Position(
        Contract.of(id),
        held.signum() > 0 ? PositionSide.LONG : PositionSide.SHORT,
        held,
        held.times(Price.parse("100"), Asset.USDT),
        new BigDecimal(leverage),
        Optional.empty());
  }

  private static MadeReview coinMargined() {
    return new MadeReview()
        .listed(INVERSE)
        .hedged(TO_HALF)
        .holding(Place.SPOT, "USDT", "50000")
        .holding(Place.SPOT, "BTC", "1000")
        .holding(Place.FUTURES, "BTC", "2")
        .position(inverseShort());
  }

  /**
   * 1,002 BTC are 100,200 USDT and the short is exposed to the 6.25 coins that it was entered for:
   * -625, not the 500 of its notional, since what it has lost is coin. Equity is 50,000 + 100,200 -
   * 125. A beta of 0.5 is 75,037.50, so that 99,575 - 75,037.50 = 24,537.50 are sold.
   */
  @Test
  void aCoinMarginedPositionIsExposedToTheCoinsItWasEnteredFor() {
    Decision decision = coinMargined().decide(HEDGES);

    assertThat(decision.refusal()).isEmpty();
    assertThat(decision.exposure().futures(Asset.BTC).toDouble()).isEqualTo(-625);
    assertThat(decision.exposure().equity().toDouble()).isEqualTo(150_075);
    assertThat(decision.before().beta()).isCloseTo(99_575 / 150_075.0, within(1e-9));
    assertThat(decision.after().beta()).isCloseTo(0.5, within(1e-6));
    assertThat(MadeReview.notional(decision, "BTC/USDT:USDT")).isCloseTo(24_537.5, within(0.1));
    assertThat(decision.plan().notes())
        .anyMatch(note ->
            note.startsWith("BTC/USD:BTC: a short of 500 USDT is held that no rule")
                && note.contains(
                    "in the beta and in the margin, which is that of the wallet in BTC"));
  }

  /**
   * Its wallet, all in coin: LP = N CM (MMR + side) / (WB + side N CM / EP) = 500 x (0.01 - 1) / (2
   * - 6.25) = 116.4706, a rise of 16.47 %. To last at 135: 0.01 x 500 / 135 + 4.25 - 500 / 135 =
   * 0.58333 BTC more. Initial margin: 5 BTC / 2 = 250 USDT, and the hedge's 24,537.50.
   */
  @Test
  void theWalletInCoinCountsByItsOwnFormula() {
    MadeReview review = coinMargined();
    Decision decision = review.decide(HEDGES);

    MarginShift margin = review.reports(decision).proposal().margin();
    assertThat(margin.before().used()).isEqualTo(250);
    assertThat(margin.before().maintenance().value().orElseThrow()).isEqualTo(5);
    assertThat(margin.before().liquidationDistance().value().orElseThrow())
        .isCloseTo(0.164706, within(1e-6));
    assertThat(margin.after().used()).isCloseTo(24_787.5, within(0.1));
    assertThat(margin.after().liquidationDistance().value().orElseThrow())
        .isCloseTo(0.164706, within(1e-6));
    assertThat(decision.plan().notes())
        .contains(
            "the futures wallet in BTC is liquidated if the market rises by 16.5%, nearer than"
                + " liquidation-distance of 35%, and the plan moves nothing into it: pay in 0.58334"
                + " BTC, or make its positions smaller");
  }

  /** 10 % of 150,075 is 15,007.50, of which the coin-margined short has 250. */
  @Test
  void marginOfEveryWalletCountsInTheLimit() {
    Decision decision = coinMargined().limits(1, "10").decide(HEDGES);

    assertThat(MadeReview.notional(decision, "BTC/USDT:USDT")).isCloseTo(14_757.5, within(0.1));
    assertThat(decision.plan().notes())
        .anyMatch(note -> note.startsWith("the hedge is cut") && note.contains("margin-used"));
  }

  /** 5,000 USDC and a short of 1,000 in them are no margin of the plan's, and count in its beta. */
  @Test
  void futuresInAnotherDollarStandOnTheirOwnWallet() {
    InstrumentId other = Ids.parse("BTC/USDC:USDC");
    Decision decision =
        new MadeReview()
            .listed(other)
            .hedged(tenth(Asset.BTC))
            .holding(Place.SPOT, "USDT", "100000")
            .holding(Place.FUTURES, "USDC", "5000")
            .position(
                Position.cross(
                    Contract.of(other), Quantity.parse("-10"), Price.parse("100"), BigDecimal.ONE))
            .decide(HEDGES);

    assertThat(decision.before().beta()).isCloseTo(-1000 / 105_000.0, within(1e-9));
    assertThat(decision.after().beta()).isCloseTo(-11_500 / 105_000.0, within(1e-6));
    assertThat(decision.plan().transfers()).hasSize(1);
    assertThat(decision.plan().transfers().getFirst().amount().toDouble())
        .isCloseTo(10_500 * 1.1, within(0.2));
  }

  /** A dated short of 2,000 takes 1,000 of margin beside the hedge, and no order. */
  @Test
  void aDatedFutureCountsInBetaAndMarginAndIsLeftAlone() {
    InstrumentId dated = Ids.parse("ETH/USDT:USDT-250926");
    MadeReview review =
        new MadeReview()
            .listed(dated)
            .hedged(tenth(Asset.BTC))
            .holding(Place.SPOT, "USDT", "97000")
            .holding(Place.FUTURES, "USDT", "3000")
            .position(dated, "-20", "100", "2");
    Decision decision = review.decide(HEDGES);

    assertThat(decision.before().beta()).isCloseTo(-3000 / 100_000.0, within(1e-9));
    assertThat(decision.after().beta()).isCloseTo(-13_000 / 100_000.0, within(1e-6));
    assertThat(review.reports(decision).proposal().margin().after().used())
        .isCloseTo(11_000, within(0.1));
    assertThat(decision.plan().orders())
        .extracting(Order::instrument)
        .containsExactly(MadeReview.BTC);
    assertThat(decision.plan().notes())
        .anyMatch(note -> note.startsWith("ETH/USDT:USDT-250926: a short of 2,000 USDT is held"));
  }

  /**
   * The rule's contract is held isolated, 50 short with 2,500 of its own at 2 times; another 5,000
   * are sold on the same margin, and take 2,500 out of the futures wallet, which gets half a
   * percent more for an open that is worse. Its liquidation stays where it is: (5,000 + 10,000) /
   * (100 x 1.01) = 148.515.
   */
  @Test
  void aRulesContractThatIsHeldIsolatedKeepsItsOwnMargin() {
    Position own =
        new Position(
            Contract.of(MadeReview.BTC),
            PositionSide.BOTH,
            Quantity.parse("-50"),
            Quantity.parse("-50").times(Price.parse("100"), Asset.USDT),
            new BigDecimal("2"),
            Optional.of(Money.usdt("2500")));
    MadeReview review =
        new MadeReview()
            .hedged(tenth(Asset.BTC))
            .limits(2, "30")
            .holding(Place.SPOT, "USDT", "97500")
            .position(own);
    Decision decision = review.decide(HEDGES);

    Order order = decision.plan().orders().getFirst();
    assertThat(order.margin()).isEqualTo(MarginMode.ISOLATED);
    assertThat(order.change()).isEqualTo(Quantity.parse("-50"));
    assertThat(decision.plan().transfers()).hasSize(1);
    assertThat(decision.plan().transfers().getFirst().amount().toDouble()).isEqualTo(2512.5);
    MarginShift margin = review.reports(decision).proposal().margin();
    assertThat(margin.after().used()).isEqualTo(5000);
    assertThat(margin.after().liquidationDistance().value().orElseThrow())
        .isCloseTo(15_000 / 101.0 / 100 - 1, within(1e-9));
  }

  /**
   * Long 30 and short 20 of BTC in hedge mode: the hedge of a tenth has the short side, 100 of it,
   * and the long is left as it is. Beta is 0.3 x 10,000 less 10,000, over 100,000.
   */
  @Test
  void inHedgeModeAHedgeHasTheShortSide() {
    MadeReview review =
        new MadeReview()
            .hedged(tenth(Asset.BTC))
            .settings(new CollateralMode.SingleAsset(), PositionMode.HEDGE)
            .holding(Place.SPOT, "USDT", "95000")
            .holding(Place.FUTURES, "USDT", "5000")
            .position(sided(MadeReview.BTC, "30", "3"))
            .position(sided(MadeReview.BTC, "-20", "1"));
    Decision decision = review.decide(HEDGES);

    assertThat(decision.before().beta()).isCloseTo(0.01, within(1e-9));
    assertThat(decision.after().beta()).isCloseTo(-0.07, within(1e-6));
    assertThat(decision.plan().orders()).hasSize(1);
    Order order = decision.plan().orders().getFirst();
    assertThat(order.positionSide()).isEqualTo(PositionSide.SHORT);
    assertThat(order.side()).isEqualTo(Side.SELL);
    assertThat(order.quantity()).isEqualTo(Quantity.parse("80"));
    assertThat(review.reports(decision).proposal().margin().after().used())
        .isCloseTo(11_000, within(0.1));
    assertThat(decision.plan().notes())
        .anyMatch(note ->
            note.startsWith("BTC/USDT:USDT: a long position of hedge mode of 3,000 USDT is held"));
  }

  /**
   * A tilt's long of 30 stands where the hedge is to be short: it is closed, and nothing is sold.
   */
  @Test
  void whatTurnsInHedgeModeIsClosedFirst() {
    Decision decision =
        new MadeReview()
            .hedged(tenth(Asset.BTC))
            .settings(new CollateralMode.SingleAsset(), PositionMode.HEDGE)
            .holding(Place.SPOT, "USDT", "95000")
            .holding(Place.FUTURES, "USDT", "5000")
            .position(sided(MadeReview.BTC, "30", "3"))
            .held(MadeReview.BTC, "tilt:one", "30", "100")
            .decide(HEDGES);

    assertThat(decision.plan().orders()).hasSize(1);
    Order order = decision.plan().orders().getFirst();
    assertThat(order.positionSide()).isEqualTo(PositionSide.LONG);
    assertThat(order.change()).isEqualTo(Quantity.parse("-30"));
    assertThat(decision.plan().notes())
        .contains(
            "BTC/USDT:USDT turns from long to short: hedge mode keeps the two apart, so it is closed"
                + " now and opened at the next review");
  }

  /** An account that is in hedge mode and empty takes orders of a side too. */
  @Test
  void ordersCarryASideBeforeAnythingIsHeld() {
    Decision decision =
        new MadeReview()
            .hedged(tenth(Asset.BTC))
            .settings(new CollateralMode.SingleAsset(), PositionMode.HEDGE)
            .holding(Place.SPOT, "USDT", "100000")
            .decide(HEDGES);

    assertThat(decision.plan().orders())
        .extracting(Order::positionSide)
        .containsExactly(PositionSide.SHORT);
  }

  private static CollateralMode pooled(boolean portfolio) {
    HaircutBook book =
        HaircutBook.of(
            List.of(
                new HaircutBook.Version(
                    Asset.BTC,
                    Haircut.collateralRate(new BigDecimal("0.95")),
                    LocalDate.EPOCH,
                    "made")));
    return portfolio
        ? new CollateralMode.PortfolioMargin(book, new BigDecimal("1.05"))
        : new CollateralMode.MultiAssets(book);
  }

  /**
   * 100 BTC count 9,500. A short of 9,600 with its reserve of a tenth asks for 10,560, so that
   * 1,060 are moved; in single-asset mode the coins stand behind nothing, and all 10,560 are.
   */
  @Test
  void coinsStandBehindTheHedgeByTheirHaircut() {
    MadeReview review =
        new MadeReview()
            .hedged(tenth(Asset.BTC))
            .settings(pooled(false), PositionMode.ONE_WAY)
            .holding(Place.SPOT, "USDT", "86000")
            .holding(Place.FUTURES, "BTC", "100");
    Decision decision = review.decide(HEDGES);

    assertThat(decision.plan().transfers()).hasSize(1);
    assertThat(decision.plan().transfers().getFirst().amount().toDouble()).isEqualTo(1060);
    assertThat(review.reports(decision).proposal().margin().before().available()).isEqualTo(9500);
    assertThat(
            review
                .settings(new CollateralMode.SingleAsset(), PositionMode.ONE_WAY)
                .decide(HEDGES)
                .plan()
                .transfers()
                .getFirst()
                .amount()
                .toDouble())
        .isEqualTo(10_560);
  }

  /**
   * 100 BTC at 95 % and a long of 200 at 100 are liquidated where 9,500 (1 + s) + 20,000 s = 1.05 x
   * 200 (1 + s): s = -9,290 / 29,290. To last a fall of 35 % the wallet must have 136.50 + 7,000 +
   * 3,325 = 10,461.50, so that 961.50 are moved, and then it lasts just that.
   */
  @Test
  void underPortfolioMarginTheDistanceIsKeptWithTheCollateralFallingToo() {
    MadeReview review =
        new MadeReview()
            .hedged(HedgeRule.standing(3, new Asset("ETH")))
            .settings(pooled(true), PositionMode.ONE_WAY)
            .limits(1, "100")
            .holding(Place.SPOT, "USDT", "1000")
            .holding(Place.FUTURES, "BTC", "100")
            .position(MadeReview.BTC, "200", "100", "3");
    Decision decision = review.decide(HEDGES);

    assertThat(decision.plan().transfers()).hasSize(1);
    assertThat(decision.plan().transfers().getFirst().amount().toDouble()).isEqualTo(961.5);
    MarginShift margin = review.reports(decision).proposal().margin();
    assertThat(margin.before().liquidationDistance().value().orElseThrow())
        .isCloseTo(-9290 / 29_290.0, within(1e-9));
    assertThat(margin.after().liquidationDistance().value().orElseThrow())
        .isCloseTo(-0.35, within(1e-9));
  }

  /**
   * The coin-margined short is bought back whole: 50 contracts, 500 USDT, which frees the 250 of
   * its margin. Its loss of 1.25 BTC stays lost: 1,000.75 BTC are left, and 100,075 - 75,037.50 are
   * hedged.
   */
  @Test
  void thePolicyClosesACoinMarginedPosition() {
    MadeReview review = coinMargined().closing(ClosingPlan.Kind.INVERSE);
    Decision decision = review.decide(HEDGES);

    Leg leg = MadeReview.leg(decision, "BTC/USD:BTC").orElseThrow();
    assertThat(leg.side()).isEqualTo(Side.BUY);
    assertThat(leg.quantity()).isEqualTo(Quantity.parse("50"));
    assertThat(leg.notional()).isEqualTo(Money.usdt("500"));
    assertThat(leg.margin()).isEqualTo(Money.usdt("-250"));
    assertThat(MadeReview.notional(decision, "BTC/USDT:USDT")).isCloseTo(25_037.5, within(0.1));
    assertThat(decision.after().beta()).isCloseTo(0.5, within(1e-6));
    assertThat(decision.plan().orders())
        .anyMatch(order ->
            order.contract().equals(new Contract(INVERSE, Quantity.parse("10")))
                && order.change().equals(Quantity.parse("50")));
    assertThat(decision.plan().notes()).noneMatch(note -> note.contains("left alone"));
    assertThat(review.reports(decision).proposal().margin().after().used())
        .isCloseTo(25_037.5, within(0.1));
  }

  /** A dated short of 2,000 is bought back; the hedge keeps its own contract. */
  @Test
  void thePolicyClosesADatedFutureAndNothingElse() {
    InstrumentId dated = Ids.parse("ETH/USDT:USDT-250926");
    Decision decision =
        new MadeReview()
            .listed(dated)
            .hedged(tenth(Asset.BTC))
            .closing(ClosingPlan.Kind.DATED)
            .holding(Place.SPOT, "USDT", "97000")
            .holding(Place.FUTURES, "USDT", "3000")
            .position(dated, "-20", "100", "2")
            .position(MadeReview.ETH, "5", "100", "2")
            .decide(HEDGES);

    assertThat(decision.plan().orders())
        .extracting(Order::instrument)
        .containsExactlyInAnyOrder(dated, MadeReview.BTC);
    assertThat(MadeReview.leg(decision, dated.toString()).orElseThrow().quantity())
        .isEqualTo(Quantity.parse("20"));
    assertThat(decision.after().beta()).isCloseTo((-10_000 + 750) / 100_000.0, within(1e-6));
  }

  /** Of a contract without trading rules nothing can be closed, and its reason is said. */
  @Test
  void whatCannotBeClosedIsRefusedByItself() {
    MadeReview review = coinMargined().closing(ClosingPlan.Kind.EVERYTHING);
    review.market.withoutRules(INVERSE.toString());
    Decision decision = review.decide(HEDGES);

    assertThat(decision.plan().refused())
        .contains(new RefusedLeg(INVERSE, "close 50", "no trading rules are known for it"));
    assertThat(decision.after().beta()).isCloseTo(0.5, within(1e-6));
  }
}
