// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Purpose;
import dev.ballast.order.Share;
import dev.ballast.order.Side;
import dev.ballast.plan.Crossing;
import dev.ballast.plan.Leg;
import dev.ballast.plan.LegPosition;
import dev.ballast.plan.MarginTransfer;
import dev.ballast.plan.Plan;
import dev.ballast.plan.Sentence;
import dev.ballast.plan.Ticket;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** 10,000 of cash: 2,000 of it go to the futures wallet, SOL is bought and BTC sold short. */
class PlannedAccountTest {
  private static final long TIME = MadeMarket.at("2025-01-02");
  private static final InstrumentId SPOT = Ids.parse("SOL/USDT");
  private static final InstrumentId PERPETUAL = Ids.parse("BTC/USDT:USDT");
  private static final Purpose HEDGE = Purpose.parse("hedge:standing");
  private static final Ticket BUY =
      new Ticket(
          "2025-01-02-01",
          Purpose.CORE,
          "Core",
          Sentence.of("why"),
          List.of(leg(SPOT, Side.BUY, "25", "200", "5", "2.5", Purpose.CORE)));
  private static final Ticket HEDGED =
      new Ticket(
          "2025-01-02-02",
          HEDGE,
          "Hedge",
          Sentence.of("why"),
          List.of(leg(PERPETUAL, Side.SELL, "0.05", "100000", "1", "0.5", HEDGE)));

  private static Leg leg(
      InstrumentId id,
      Side side,
      String quantity,
      String price,
      String fee,
      String slippage,
      Purpose purpose) {
    Quantity size = Quantity.parse(quantity);
    return new Leg(
        id,
        side,
        size,
        Price.parse(price),
        size.times(Price.parse(price), Asset.USDT),
        Money.usdt(fee),
        Money.usdt(slippage),
        OptionalDouble.empty(),
        Money.usdt("0"),
        Money.usdt("0"),
        id.isSpot() ? BigDecimal.ONE : new BigDecimal("3"),
        LegPosition.USUAL,
        List.of(new Share(purpose, side.signed(size))),
        Sentence.of("why"));
  }

  /** 10,000 - 2,000 - 25 x 200 - 5 - 2.50 = 2,992.50 in spot, 2,000 - 1 - 0.50 behind the short. */
  @Test
  void isWhatOrdersAndTransfersMakeOfIt() {
    Account held =
        new Account(
            TIME, List.of(new Balance(Place.SPOT, Asset.USDT, Quantity.parse("10000"))), List.of());
    Plan plan =
        new Plan(
            TIME,
            "hedges",
            List.of(
                new MarginTransfer(Place.SPOT, Place.FUTURES, Money.usdt("2000"), "margin", false)),
            List.of(),
            List.of(BUY, HEDGED),
            List.of(),
            List.of());

    PlannedAccount planned = PlannedAccount.of(held, plan);

    Account after = planned.account();
    assertThat(after.in(Place.SPOT, Asset.USDT)).isEqualTo(Quantity.parse("2992.5"));
    assertThat(after.in(Place.FUTURES, Asset.USDT)).isEqualTo(Quantity.parse("1998.5"));
    assertThat(after.in(Place.SPOT, new Asset("SOL"))).isEqualTo(Quantity.parse("25"));
    Position position = after.position(PERPETUAL).orElseThrow();
    assertThat(position.quantity()).isEqualTo(Quantity.parse("-0.05"));
    assertThat(position.leverage()).isEqualByComparingTo("3");
    assertThat(planned.holders(PositionKey.of(PERPETUAL)))
        .singleElement()
        .satisfies(holding -> {
          assertThat(holding.purpose()).isEqualTo(HEDGE);
          assertThat(holding.quantity()).isEqualTo(Quantity.parse("-0.05"));
        });
  }

  /** A short of 0.05 came with the account; the hedge takes it over, and no order is sent. */
  @Test
  void whatAPurposeTakesOverIsItsOwn() {
    Account held =
        new Account(
            TIME,
            List.of(new Balance(Place.FUTURES, Asset.USDT, Quantity.parse("2000"))),
            List.of(
                Position.cross(
                    Contract.of(PERPETUAL),
                    Quantity.parse("-0.05"),
                    Price.parse("90000"),
                    BigDecimal.ONE)));
    Crossing crossing =
        new Crossing(
            Contract.of(PERPETUAL),
            PositionSide.BOTH,
            List.of(
                new Share(Purpose.BROUGHT, Quantity.parse("0.05")),
                new Share(HEDGE, Quantity.parse("-0.05"))),
            Price.parse("100000"));

    PlannedAccount planned =
        PlannedAccount.of(
            held,
            new Plan(
                TIME, "hedges", List.of(), List.of(crossing), List.of(), List.of(), List.of()));

    assertThat(planned.account()).isEqualTo(held);
    assertThat(planned.holders(PositionKey.of(PERPETUAL)))
        .extracting(holding -> holding.purpose())
        .containsExactly(HEDGE);
  }
}
