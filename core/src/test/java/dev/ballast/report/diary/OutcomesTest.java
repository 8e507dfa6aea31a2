// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.diary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.Contract;
import dev.ballast.order.Event;
import dev.ballast.order.Liquidity;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a review of two orders came to, whose legs are carried out in parts. */
class OutcomesTest {
  private static final Price PRICE = Price.parse("100");

  private static Order order(String id, Side side) {
    return Order.market(
        id,
        "a",
        Contract.of(Ids.parse("BTC/USDT:USDT")),
        side,
        Quantity.parse("1"),
        BigDecimal.ONE);
  }

  private static Event filled(String id, Side side) {
    return new Event.Filled(
        1,
        order(id, side),
        Quantity.parse("1"),
        PRICE,
        PRICE,
        Liquidity.TAKER,
        Money.zero(Asset.USDT));
  }

  private static Event cancelled(String id, Side side) {
    return new Event.OrderCancelled(1, order(id, side), Quantity.parse("1"), "waited");
  }

  private static String of(Event... events) {
    return Outcomes.of(List.of(events)).of("a", 2);
  }

  @Test
  void aLegInPartsIsOneOrder() {
    assertThat(
            of(
                filled("a.1/1", Side.BUY),
                filled("a.2/1", Side.SELL),
                filled("a.1/2", Side.BUY),
                filled("a.2/2", Side.SELL)))
        .isEqualTo("all filled");
  }

  @Test
  void whatOneOrderLackedTheNextMakesUpFor() {
    assertThat(
            of(
                filled("a.1/1", Side.BUY),
                cancelled("a.2/1", Side.SELL),
                filled("a.2/2", Side.SELL)))
        .isEqualTo("all filled");
    assertThat(of(filled("a.1", Side.BUY), filled("a.2", Side.SELL), cancelled("a.2", Side.SELL)))
        .isEqualTo("1 of 2 filled; not whole: waited");
  }

  @Test
  void whatWasTakenBackIsSaid() {
    assertThat(
            of(
                filled("a.1/1", Side.BUY),
                cancelled("a.2/1", Side.SELL),
                new Event.RequestRejected(1, "a", "given up"),
                filled("a.1/2", Side.SELL)))
        .isEqualTo("0 of 2 filled; not whole: taken back; waited; given up");
  }

  @Test
  void whyATicketWasNotSentIsSaid() {
    assertThat(of(new Event.RequestRejected(1, "a", "too small"))).isEqualTo("not sent: too small");
    assertThat(of()).isEqualTo("not sent");
  }
}
