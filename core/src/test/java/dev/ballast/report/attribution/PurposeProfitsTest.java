// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionSide;
import dev.ballast.engine.Session;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Liquidity;
import dev.ballast.order.MarkSource;
import dev.ballast.order.Order;
import dev.ballast.order.Purpose;
import dev.ballast.order.Side;
import dev.ballast.policy.SectorBook;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PurposeProfitsTest {
  private static final InstrumentId SPOT = Ids.parse("BTC/USDT");
  private static final InstrumentId PERPETUAL = Ids.parse("BTC/USDT:USDT");
  private static final Contract CONTRACT = Contract.of(PERPETUAL);
  private static final Purpose HEDGE = Purpose.parse("hedge:standing");
  private static final Purpose TILT = Purpose.parse("tilt:btc");
  private static final long DAY = 86_400_000L;
  private static final long START = MadeMarket.at("2025-01-01");

  private final Ledger ledger = new Ledger();
  private final List<Event> events = new ArrayList<>();
  private final List<Session.Snapshot> snapshots = new ArrayList<>();

  /**
   * The core holds 1 BTC from 100, 2,000 USDT, and a short of 0.1 from 90 that it brought. On the
   * first day the tilt buys 1 at 101, 1 above the reference, for a fee of 0.1; the hedge sells 0.4
   * at 100 for 0.04; funding of the net 0.5 at 110 and 0.001 is paid; 500 come in. At 120:
   *
   * <ul>
   *   <li>core: 1 BTC moved 20; flows 500;
   *   <li>brought: -0.1 x 20 = -2, funding +0.1 x 110 x 0.001 = 0.011;
   *   <li>hedge: -0.4 x 20 = -8, funding +0.044, fee -0.04;
   *   <li>tilt: 1 x 20 = 20, slippage -1, funding -0.11, fee -0.1.
   * </ul>
   */
  @Test
  void everyPurposeHasItsOwnProfit() {
    post(new Event.Deposited(START, Place.SPOT, Money.of(Asset.BTC, BigDecimal.ONE)));
    post(new Event.Deposited(START, Place.FUTURES, Money.usdt("2000")));
    post(
        new Event.PositionBrought(
            START,
            Position.cross(CONTRACT, Quantity.parse("-0.1"), Price.parse("90"), BigDecimal.ONE)));
    close(START, "100");
    fill(TILT, Side.BUY, "1", "101", "0.1");
    fill(HEDGE, Side.SELL, "0.4", "100", "0.04");
    Quantity net = Quantity.parse("0.5");
    BigDecimal rate = new BigDecimal("0.001");
    Price mark = Price.parse("110");
    post(
        new Event.FundingPaid(
            START + DAY / 2,
            CONTRACT,
            PositionSide.BOTH,
            net,
            mark,
            MarkSource.RECORDED_MARK,
            rate,
            CONTRACT.funding(net, mark, rate)));
    post(new Event.Deposited(START + DAY, Place.SPOT, Money.usdt("500")));
    close(START + DAY, "120");

    Attribution exact = Attribution.of(snapshots, events, model());

    assertThat(exact.byPurpose())
        .containsExactly(
            profit(Purpose.CORE, "20", "0", "0", "0", "500"),
            profit(Purpose.BROUGHT, "-2", "0.011", "0", "0", "0"),
            profit(HEDGE, "-8", "0.044", "-0.04", "0", "0"),
            profit(TILT, "20", "-0.11", "-0.1", "-1", "0"));
    assertThat(exact.byPurpose().stream().map(PurposeProfit::total).reduce(Money::plus))
        .contains(exact.change());
  }

  private static PurposeProfit profit(
      Purpose purpose, String prices, String funding, String fees, String slippage, String flows) {
    return new PurposeProfit(
        purpose,
        Money.usdt(prices),
        Money.usdt(funding),
        Money.usdt(fees),
        Money.usdt(slippage),
        Money.usdt("0"),
        Money.usdt(flows));
  }

  private void fill(Purpose purpose, Side side, String quantity, String price, String fee) {
    String ticket = purpose.text();
    Order order =
        Order.market(
                ticket + ".1", ticket, CONTRACT, side, Quantity.parse(quantity), BigDecimal.ONE)
            .forPurpose(purpose);
    post(
        new Event.Filled(
            START,
            order,
            order.quantity(),
            Price.parse(price),
            Price.parse("100"),
            Liquidity.TAKER,
            Money.usdt(fee)));
  }

  private void post(Event event) {
    ledger.apply(event);
    events.add(event);
  }

  private void close(long time, String price) {
    Price at = Price.parse(price);
    Marks marks = Marks.of(time, Asset.USDT, Map.of(SPOT, at, PERPETUAL, at));
    Account account = ledger.account(time);
    snapshots.add(
        new Session.Snapshot(time, account, marks, Exposure.of(account, marks), events.size()));
  }

  private static MarketModel model() {
    return MarketModel.of(
        MadeMarket.from("2024-12-30").closes("BTC/USDT", 100, 100, 120).view("2025-01-03"),
        Asset.BTC,
        Ids.MARKET,
        SectorBook.of(List.of()));
  }
}
