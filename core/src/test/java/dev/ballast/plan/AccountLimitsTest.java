// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionMode;
import dev.ballast.account.PositionSide;
import dev.ballast.margin.CollateralMode;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Batch;
import dev.ballast.order.Movement;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.policy.Budgets;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An account of 100,000 USDT, of which margin may be 30 %; everything stands at 100. */
class AccountLimitsTest {
  private static final InstrumentId SPOT = Ids.parse("BTC/USDT");

  private static MadeReview account() {
    return new MadeReview()
        .limits(1, "30")
        .holding(Place.SPOT, "USDT", "60000")
        .holding(Place.FUTURES, "USDT", "40000");
  }

  private static Order order(String id, InstrumentId instrument, Side side, String quantity) {
    return order(id, instrument, side, quantity, 1);
  }

  private static Order order(
      String id, InstrumentId instrument, Side side, String quantity, int leverage) {
    return Order.market(
        id,
        id.substring(0, 1),
        Contract.of(instrument),
        side,
        Quantity.parse(quantity),
        BigDecimal.valueOf(leverage));
  }

  private static Batch batch(Order... orders) {
    return new Batch(List.of(), List.of(orders));
  }

  @Test
  void marginWithinItsLimitIsTakenAndMoreIsNot() {
    assertThat(account().refused(batch(order("a.1", MadeReview.BTC, Side.SELL, "300")))).isEmpty();
    assertThat(account().refused(batch(order("a.1", MadeReview.BTC, Side.SELL, "329"))))
        .as("drifts by a tenth of the limit")
        .isEmpty();
    assertThat(account().refused(batch(order("a.1", MadeReview.BTC, Side.SELL, "340"))))
        .containsEntry(
            "a.1", "not sent: margin used would be 34.0% of equity, above margin-used of 30%");
  }

  /** What is held counts, whoever has bought it. */
  @Test
  void anOrderIsAskedOnWhatIsHeldNow() {
    MadeReview held = account().position(MadeReview.ETH, "-200", "100", "1");

    assertThat(held.refused(batch(order("a.1", MadeReview.BTC, Side.SELL, "100")))).isEmpty();
    assertThat(held.refused(batch(order("a.1", MadeReview.BTC, Side.SELL, "200"))))
        .containsOnlyKeys("a.1");
  }

  @Test
  void whatTakesOffRiskGoesThoughALimitIsBroken() {
    MadeReview broken = account().position(MadeReview.BTC, "-390", "100", "1");

    assertThat(
            broken.refused(
                batch(
                    order("a.1", MadeReview.BTC, Side.BUY, "50"),
                    order("b.1", SPOT, Side.SELL, "1"))))
        .isEmpty();
    assertThat(broken.refused(batch(order("a.1", MadeReview.BTC, Side.SELL, "1"))))
        .as("adds to it")
        .containsOnlyKeys("a.1");
  }

  /** Two take the account beyond the limit: the second stays, and the other leg of its ticket. */
  @Test
  void ordersBeforeTheOneThatBreaksALimitGo() {
    assertThat(
            account()
                .refused(
                    batch(
                        order("a.1", MadeReview.ETH, Side.SELL, "200"),
                        order("b.1", SPOT, Side.BUY, "200"),
                        order("b.2", MadeReview.BTC, Side.SELL, "200"))))
        .containsOnlyKeys("b.1", "b.2")
        .containsEntry("b.1", "not sent: b.2 of its ticket is not");
  }

  /** A liquidation distance of 35 % asks for money that the batch itself brings. */
  @Test
  void theDistanceIsAskedOnceMoneyHasMoved() {
    MadeReview poor =
        new MadeReview()
            .limits(1, "60")
            .holding(Place.SPOT, "USDT", "90000")
            .holding(Place.FUTURES, "USDT", "10000");
    Order sale = order("a.1", MadeReview.BTC, Side.SELL, "400", 5);

    assertThat(poor.refused(batch(sale)).get("a.1"))
        .matches(
            "not sent: the account would be liquidated if the market rises by 2[34]\\.[0-9]%, nearer"
                + " than liquidation-distance of 35%");
    assertThat(
            poor.refused(
                new Batch(
                    List.of(Movement.transfer("m", Place.SPOT, Place.FUTURES, Money.usdt("10000"))),
                    List.of(sale))))
        .isEmpty();
  }

  /** What may only take off leaves nothing on the other side, however large it is. */
  @Test
  void whatMayOnlyTakeOffTakesNoMoreThanThereIs() {
    MadeReview shorted = account().position(MadeReview.BTC, "-100", "100", "1");
    Order all = order("a.1", MadeReview.BTC, Side.BUY, "900").reducing();
    Order ofNothing = order("b.1", MadeReview.ETH, Side.BUY, "900").reducing();

    assertThat(
            shorted.refused(batch(all, ofNothing, order("c.1", MadeReview.ETH, Side.SELL, "300"))))
        .isEmpty();
    MadeReview hedging =
        account()
            .settings(new CollateralMode.SingleAsset(), PositionMode.HEDGE)
            .position(
                new Position(
                    Contract.of(MadeReview.BTC),
                    PositionSide.SHORT,
                    Quantity.parse("-100"),
                    Money.usdt("-10000"),
                    BigDecimal.ONE,
                    Optional.empty()));
    assertThat(
            hedging.refused(
                batch(
                    order("a.1", MadeReview.BTC, Side.BUY, "150").on(PositionSide.SHORT),
                    order("b.1", MadeReview.BTC, Side.BUY, "300").on(PositionSide.LONG))))
        .isEmpty();
  }

  @Test
  void aPurchaseLeavesTheReserve() {
    MadeReview reserved = account().budgets(new Budgets(new TreeMap<>(), Percent.of("20")));

    assertThat(reserved.refused(batch(order("a.1", SPOT, Side.BUY, "400")))).isEmpty();
    assertThat(reserved.refused(batch(order("a.1", SPOT, Side.BUY, "450"))))
        .containsEntry("a.1", "not sent: cash would be 15.0% of equity, below the reserve of 20%");
  }
}
