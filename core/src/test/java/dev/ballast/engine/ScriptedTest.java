// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.MarginMode;
import dev.ballast.account.Marks;
import dev.ballast.account.Position;
import dev.ballast.account.PositionSide;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ScriptedTest {
  private static final long DAY = MadeMarket.at("2025-03-26");
  private static final InstrumentId NEAR = Ids.parse("BTC/USDT:USDT-250328");
  private static final InstrumentId FAR = Ids.parse("BTC/USDT:USDT-250627");
  private static final InstrumentId ETH = Ids.parse("ETH/USDT:USDT");

  private static Position held(
      InstrumentId id, PositionSide side, String quantity, Optional<Money> isolated) {
    Contract contract = Contract.of(id);
    Quantity contracts = Quantity.parse(quantity);
    return new Position(
        contract,
        side,
        contracts,
        contract.value(contracts, Price.parse("90")),
        new BigDecimal("3"),
        isolated);
  }

  private static Optional<Instructions> at(long time, Script script, Position... positions) {
    Marks marks = Marks.of(time, Asset.USDT, Map.of());
    return new Scripted(script, List.of())
        .review(
            new Strategy.Input(
                MadeMarket.from("2025-01-01").view(java.time.Instant.ofEpochMilli(time).toString()),
                new Account(time, List.of(), List.of(positions)),
                Map.of(),
                marks,
                Exposure.of(Account.empty(time), marks),
                List.of(),
                Optional.empty(),
                Map.of(),
                OptionalLong.of(time - 1)));
  }

  private static Script roll() {
    return new Script(List.of(new Request.Roll(DAY, "r", NEAR, FAR)));
  }

  @Test
  void aRollClosesWhatIsHeldAndOpensAsMuchInOneTicket() {
    Position near = held(NEAR, PositionSide.BOTH, "-2", Optional.empty());

    List<Order> orders =
        at(DAY, roll(), near, held(ETH, PositionSide.BOTH, "5", Optional.empty()))
            .orElseThrow()
            .orders();

    assertThat(orders)
        .containsExactly(
            order("r.1", NEAR, Side.BUY, "2").reducing(),
            order("r.2", FAR, Side.SELL, "2").followingThatIn(NEAR));
  }

  /** In hedge mode the side says that an order closes; reduce-only is not taken there. */
  @Test
  void aRollKeepsSideAndMarginOfEachPosition() {
    List<Order> orders =
        at(
                DAY,
                roll(),
                held(NEAR, PositionSide.LONG, "3", Optional.of(Money.usdt("90"))),
                held(NEAR, PositionSide.SHORT, "-1", Optional.empty()))
            .orElseThrow()
            .orders();

    assertThat(orders)
        .containsExactly(
            order("r.1", NEAR, Side.SELL, "3").on(PositionSide.LONG).isolated(),
            order("r.2", FAR, Side.BUY, "3").on(PositionSide.LONG).followingThatIn(NEAR).isolated(),
            order("r.3", NEAR, Side.BUY, "1").on(PositionSide.SHORT),
            order("r.4", FAR, Side.SELL, "1").on(PositionSide.SHORT).followingThatIn(NEAR));
    assertThat(orders.getFirst().margin()).isEqualTo(MarginMode.ISOLATED);
  }

  @Test
  void aRollOfNothingIsSaid() {
    Instructions instructions = at(DAY, roll()).orElseThrow();

    assertThat(instructions.orders()).isEmpty();
    assertThat(instructions.rejected())
        .containsExactly(new Event.RequestRejected(DAY, "r", "nothing is held in " + NEAR));
  }

  @Test
  void nothingIsDoneOnOtherDays() {
    assertThat(at(DAY - 86_400_000, roll())).isEmpty();
    assertThat(at(DAY + 86_400_000, roll())).isEmpty();
  }

  @Test
  void whatItTradesIsPricedBesideWhatElseIs() {
    assertThat(new Scripted(roll(), List.of(ETH, NEAR)).instruments())
        .containsExactlyInAnyOrder(NEAR, FAR, ETH);
  }

  @Test
  void noTwoRequestsHaveOneName() {
    Request one = new Request.Cancel(DAY, "r", "a");
    assertThatThrownBy(() -> new Script(List.of(one, one))).hasMessage("two requests are called r");
  }

  private static Order order(String id, InstrumentId instrument, Side side, String quantity) {
    return Order.market(
        id, "r", Contract.of(instrument), side, Quantity.parse(quantity), new BigDecimal("3"));
  }
}
