// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.PositionSide;
import dev.ballast.app.exchange.binance.Answer;
import dev.ballast.app.exchange.binance.BinanceClient;
import dev.ballast.app.exchange.binance.OrderClient;
import dev.ballast.app.exchange.binance.OrderRequest;
import dev.ballast.order.Side;
import dev.ballast.order.Terms;
import dev.ballast.order.TimeInForce;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The switch, pulled at an exchange on this machine with orders in both markets and a short. */
class KillSwitchTest {
  private final List<String> said = new ArrayList<>();
  private VenueHere here;
  private LiveExchange exchange;

  @BeforeEach
  void trade() {
    here = new VenueHere("50000", "20000");
    exchange = here.exchange();
    BinanceClient client = exchange.client();
    Terms far = new Terms.Limit(Price.parse("40000"), TimeInForce.GOOD_TILL_CANCELLED);
    sent(client.spot().orders(), Side.BUY, far);
    sent(client.usdm().orders(), Side.BUY, far);
    sent(client.usdm().orders(), Side.SELL, new Terms.Market());
  }

  private static void sent(OrderClient orders, Side side, Terms terms) {
    OrderRequest order =
        new OrderRequest(
            "BTCUSDT",
            side + terms.getClass().getSimpleName(),
            side,
            PositionSide.BOTH,
            Quantity.parse("0.01"),
            terms,
            false);
    assertThat(orders.send(order)).isInstanceOf(Answer.Given.class);
  }

  @AfterEach
  void end() {
    here.close();
  }

  private int open() {
    BinanceClient client = exchange.client();
    return client.spot().orders().open(Optional.empty()).given().orElseThrow().size()
        + client.usdm().orders().open(Optional.empty()).given().orElseThrow().size();
  }

  private Quantity held() {
    return exchange.client().usdm().positions().given().orElseThrow().stream()
        .map(one -> Quantity.of(one.quantity()))
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  @Test
  void takesBackAllOrdersAndLeavesWhatIsHeld() {
    assertThat(open()).isEqualTo(2);

    assertThat(new KillSwitch(exchange, 1, said::add).pull(false)).isTrue();

    assertThat(open()).isZero();
    assertThat(held()).isEqualTo(Quantity.parse("-0.01"));
    assertThat(said).contains("no order is open in spot", "no order is open in futures");
  }

  /** Whether the answer to a closing order is lost or comes: nothing is held in the end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{fault: slow, delay: 1ms, on: order}",
        "{fault: no-answer, executed: true, on: order, nth: 1}",
        "{fault: no-answer, executed: false, on: order, nth: 1}",
        "{fault: unavailable, on: order, nth: 1}",
        "{fault: bad-gateway, executed: false, on: [positions, 'GET */openOrders'], nth: 1}"
      })
  void closesAllFutures(String fault) {
    here.arm(fault);

    assertThat(new KillSwitch(exchange, 2, said::add).pull(true)).isTrue();

    assertThat(open()).isZero();
    assertThat(held()).isEqualTo(Quantity.ZERO);
  }

  /** An exchange that says nothing is not taken for one where nothing is left. */
  @Test
  void isNotDoneWhereTheExchangeDoesNotSaySo() {
    here.arm("{fault: error, code: -1000, on: 'GET /fapi/*'}");

    assertThat(new KillSwitch(exchange, 3, said::add).pull(true)).isFalse();
  }
}
