// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What legs have cost, by hand. */
class TicketCostsTest {
  private static Event.Filled fill(
      String id, String instrument, Side side, String quantity, String reference, String price) {
    InstrumentId traded = Ids.parse(instrument);
    return new Event.Filled(
        1_717_372_800_000L,
        Order.market(id, "a", Contract.of(traded), side, Quantity.parse(quantity), BigDecimal.ONE),
        Quantity.parse(quantity),
        Price.parse(price),
        Price.parse(reference),
        Liquidity.TAKER,
        Money.zero(Asset.USDT));
  }

  /**
   * Bought at 100 what was planned at 99.5 and stood at 99.9; sold at 100.3, not at 100.2 or 100.4.
   */
  @Test
  void aCarry() {
    Map<String, Price> planned = Map.of("a.1", Price.parse("99.5"), "a.2", Price.parse("100.2"));
    TicketCosts costs =
        TicketCosts.of(
                List.of(
                    fill("a.1/1", "BTC/USDT", Side.BUY, "0.5", "99.9", "100"),
                    fill("a.2/1", "BTC/USDT:USDT", Side.SELL, "1", "100.4", "100.3"),
                    fill("a.1/2", "BTC/USDT", Side.BUY, "0.5", "99.9", "100")),
                leg -> Optional.ofNullable(planned.get(leg)))
            .getFirst();

    LegCosts spot = costs.legs().getFirst();
    assertThat(spot.filled()).isEqualTo(Quantity.parse("1"));
    assertThat(spot.delay()).contains(Money.usdt("0.4"));
    assertThat(spot.slippage()).isEqualTo(Money.usdt("0.1"));
    LegCosts future = costs.legs().getLast();
    assertThat(future.delay()).contains(Money.usdt("-0.2"));
    assertThat(future.slippage()).isEqualTo(Money.usdt("0.1"));
    TicketCosts.EntryBasis basis = costs.basis().orElseThrow();
    assertThat(basis.difference()).isCloseTo(0.3, within(1e-9));
    assertThat(basis.share()).isCloseTo(0.003, within(1e-12));
  }

  /** 2 bought and 0.5 of them taken back: 1.5 are left, and both ways have cost. */
  @Test
  void whatWasTakenBackCostsToo() {
    LegCosts leg =
        TicketCosts.of(
                List.of(
                    fill("a.1/1", "BTC/USDT", Side.BUY, "2", "100", "101"),
                    fill("a.1/2", "BTC/USDT", Side.SELL, "0.5", "100", "99")),
                _ -> Optional.empty())
            .getFirst()
            .legs()
            .getFirst();

    assertThat(leg.filled()).isEqualTo(Quantity.parse("1.5"));
    assertThat(leg.slippage()).isEqualTo(Money.usdt("2.5"));
    assertThat(leg.delay()).isEmpty();
  }

  /** 10,000 dollars sold at 80, not at 100: 125 coins owed for 100. */
  @Test
  void anInverseContractCostsCoins() {
    LegCosts leg =
        TicketCosts.of(
                List.of(fill("a.1", "BTC/USD:BTC", Side.SELL, "10000", "100", "80")),
                _ -> Optional.empty())
            .getFirst()
            .legs()
            .getFirst();

    assertThat(leg.slippage()).isEqualTo(Money.of(new Asset("BTC"), new BigDecimal("25")));
  }
}
