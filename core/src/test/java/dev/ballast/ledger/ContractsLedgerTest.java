// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.market.Contract;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Inverse contracts, hedge mode, isolated margin, delivery and the insurance fund, each computed by
 * hand. Profit of an inverse contract in coin is side x contracts x size x (1/entry - 1/exit), as
 * Binance COIN-M states it.
 */
class ContractsLedgerTest {
  private static final Contract LINEAR = Contract.of(Ids.parse("BTC/USDT:USDT"));
  private static final Contract INVERSE =
      new Contract(Ids.parse("BTC/USD:BTC"), Quantity.parse("100"));
  private static final Contract DATED = Contract.of(Ids.parse("BTC/USDT:USDT-251226"));

  private final Ledger ledger = new Ledger();
  private final List<Event> events = new ArrayList<>();

  @BeforeEach
  void tenThousandDollarsAndOneBitcoin() {
    post(new Event.Deposited(0, Place.FUTURES, Money.usdt("10000")));
    post(new Event.Deposited(0, Place.FUTURES, new Money(Asset.BTC, 100_000_000)));
  }

  @AfterEach
  void everyBookBalancesAndThePlainReplayAgrees() {
    assertThat(ledger.imbalance()).isZero();
    assertThat(Replay.of(events).difference(ledger.account(0))).isZero();
  }

  /**
   * 100 contracts of 100 dollars from 50,000 to 62,500: 10,000 x (0.00002 - 0.000016) = 0.04 BTC,
   * less fees of 0.0001 and 0.00008.
   */
  @Test
  void anInverseLongGainsCoinWhereThePriceRises() {
    fill(order(INVERSE, Side.BUY, "100"), "50000", "0.0001");
    assertThat(held(INVERSE).entryCost()).isEqualTo(new Money(Asset.BTC, -20_000_000));
    assertThat(held(INVERSE).unrealised(Price.parse("62500")).amount()).isEqualTo("0.04");

    fill(order(INVERSE, Side.SELL, "100"), "62500", "0.00008");
    assertThat(futures(Asset.BTC)).isEqualTo("1.03982");
  }

  /** The same short from 50,000 to 40,000: -10,000 x (0.00002 - 0.000025) = 0.05 BTC. */
  @Test
  void anInverseShortGainsCoinWhereThePriceFalls() {
    fill(order(INVERSE, Side.SELL, "100"), "50000", "0");
    fill(order(INVERSE, Side.BUY, "100"), "40000", "0");

    assertThat(futures(Asset.BTC)).isEqualTo("1.05");
  }

  /**
   * 3 contracts at 30,000 cost 300 / 30,000 = 0.01 BTC. One at 32,000 is worth 0.003125 and carries
   * a third of the cost, 0.00333333: it makes 0.00020833. The last two are worth 200 / 32,000 =
   * 0.00625, carry 0.00666667, and make 0.00041667: in all 300 x (1/30,000 - 1/32,000) = 0.000625.
   */
  @Test
  void anInversePartialCloseRoundsItsShareOnceAndTheLastTakesTheRest() {
    fill(order(INVERSE, Side.BUY, "3"), "30000", "0");
    fill(order(INVERSE, Side.SELL, "1"), "32000", "0");
    assertThat(futures(Asset.BTC)).isEqualTo("1.00020833");

    fill(order(INVERSE, Side.SELL, "2"), "32000", "0");
    assertThat(futures(Asset.BTC)).isEqualTo("1.000625");
  }

  /**
   * Long 0.2 from 50,000 and short 0.5 from 51,000 stand side by side. At 48,000 the long closes
   * for 0.2 x -2,000 = -400 and the short for 0.5 x 3,000 = 1,500.
   */
  @Test
  void hedgeModeKeepsBothLegsApart() {
    fill(order(LINEAR, Side.BUY, "0.2").on(PositionSide.LONG), "50000", "0");
    fill(order(LINEAR, Side.SELL, "0.5").on(PositionSide.SHORT), "51000", "0");
    assertThat(ledger.positions())
        .extracting(Position::side)
        .containsExactly(PositionSide.LONG, PositionSide.SHORT);
    assertThat(held(LINEAR, PositionSide.SHORT).entryCost()).isEqualTo(Money.usdt("-25500"));

    fill(order(LINEAR, Side.SELL, "0.2").on(PositionSide.LONG), "48000", "0");
    assertThat(futures(Asset.USDT)).isEqualTo("9600");
    fill(order(LINEAR, Side.BUY, "0.5").on(PositionSide.SHORT), "48000", "0");
    assertThat(futures(Asset.USDT)).isEqualTo("11100");
  }

  @Test
  void aSideOfHedgeModeDoesNotGoBeyondNothing() {
    fill(order(LINEAR, Side.BUY, "0.2").on(PositionSide.LONG), "50000", "0");
    Event beyond = filled(order(LINEAR, Side.SELL, "0.3").on(PositionSide.LONG), "48000", "0");

    assertThatThrownBy(() -> ledger.apply(beyond))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("-0.1 BTC/USDT:USDT on the side LONG");
    assertThat(held(LINEAR, PositionSide.LONG).quantity()).isEqualTo(Quantity.parse("0.2"));
    assertThat(futures(Asset.USDT)).isEqualTo("10000");
  }

  /**
   * 0.4 from 50,000 with 4,000 of margin and a fee of 10: its wallet has 3,990. Half is sold at
   * 51,000 for a profit of 200 and a fee of 5: 4,185. The rest goes at 49,000 for -200 and 5: what
   * is left, 3,980, goes back to the 6,000 of the futures wallet.
   */
  @Test
  void anIsolatedPositionLivesOnItsOwnWallet() {
    fill(order(LINEAR, Side.BUY, "0.4").isolated(), "50000", "10");
    post(new Event.IsolatedMarginMoved(0, PositionKey.of(LINEAR.id()), Money.usdt("4000")));
    assertThat(held(LINEAR).isolated()).contains(Money.usdt("3990"));
    assertThat(futures(Asset.USDT)).isEqualTo("6000");

    fill(order(LINEAR, Side.SELL, "0.2").isolated(), "51000", "5");
    assertThat(held(LINEAR).isolated()).contains(Money.usdt("4185"));
    assertThat(futures(Asset.USDT)).isEqualTo("6000");

    fill(order(LINEAR, Side.SELL, "0.2").isolated(), "49000", "5");
    assertThat(ledger.positions()).isEmpty();
    assertThat(futures(Asset.USDT)).isEqualTo("9980");
  }

  /** It is closed in its own mode first: 0.1 x 1,000 = 100 comes back with the wallet's 500. */
  @Test
  void anOrderThatTurnsAPositionRoundOpensInItsOwnMarginMode() {
    fill(order(LINEAR, Side.BUY, "0.1").isolated(), "50000", "0");
    post(new Event.IsolatedMarginMoved(0, PositionKey.of(LINEAR.id()), Money.usdt("500")));
    fill(order(LINEAR, Side.SELL, "0.3"), "51000", "0");

    assertThat(held(LINEAR).isolated()).isEmpty();
    assertThat(held(LINEAR).quantity()).isEqualTo(Quantity.parse("-0.2"));
    assertThat(futures(Asset.USDT)).isEqualTo("10100");
  }

  @Test
  void aPositionDoesNotGrowInAnotherMarginMode() {
    fill(order(LINEAR, Side.BUY, "0.1"), "50000", "0");
    Event more = filled(order(LINEAR, Side.BUY, "0.1").isolated(), "50000", "0");

    assertThatThrownBy(() -> ledger.apply(more))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("BTC/USDT:USDT is CROSS");
    assertThat(held(LINEAR).quantity()).isEqualTo(Quantity.parse("0.1"));
  }

  /** A short of 0.2 from 90,000 delivered at 87,500 makes 500, less a fee of 8.75. */
  @Test
  void aDeliveryClosesAtTheDeliveryPriceForAFee() {
    fill(order(DATED, Side.SELL, "0.2"), "90000", "0");
    post(
        new Event.Delivered(
            0,
            PositionKey.of(DATED.id()),
            Quantity.parse("-0.2"),
            Price.parse("87500"),
            Money.usdt("8.75")));

    assertThat(ledger.positions()).isEmpty();
    assertThat(futures(Asset.USDT)).isEqualTo("10491.25");
  }

  @Test
  void aDeliveryOfAnotherQuantityThanIsHeldIsRefused() {
    fill(order(DATED, Side.SELL, "0.2"), "90000", "0");
    Event wrong =
        new Event.Delivered(
            0,
            PositionKey.of(DATED.id()),
            Quantity.parse("-0.3"),
            Price.parse("87500"),
            Money.usdt("0"));

    assertThatThrownBy(() -> ledger.apply(wrong))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("delivery of -0.3 of -0.2 BTC/USDT:USDT-251226");
  }

  /**
   * 1,000 of margin, 0.1 long from 50,000, gone at 38,000: -1,200 and a liquidation fee of 38 leave
   * -238, which the fund bears just before; the futures wallet loses the 1,000 and no more.
   */
  @Test
  void whatAnIsolatedWalletCannotPayTheInsuranceFundBears() {
    PositionKey key = PositionKey.of(LINEAR.id());
    fill(order(LINEAR, Side.BUY, "0.1").isolated(), "50000", "0");
    post(new Event.IsolatedMarginMoved(0, key, Money.usdt("1000")));
    post(new Event.LiquidationFeePaid(0, key, Money.usdt("38")));
    Event.Filled close = filled(order(LINEAR, Side.SELL, "0.1").isolated(), "38000", "0");
    assertThatThrownBy(() -> ledger.apply(close))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the isolated wallet of BTC/USDT:USDT closes with -238 USDT and no cover");

    post(new Event.LossCovered(0, Optional.of(key), Money.usdt("238")));
    post(close);
    assertThat(futures(Asset.USDT)).isEqualTo("9000");
  }

  /** One long from 50,000 closed at 39,000 loses 11,000 of 10,000: the fund bears 1,000. */
  @Test
  void whatTheFuturesWalletCannotPayTheInsuranceFundBears() {
    fill(order(LINEAR, Side.BUY, "1"), "50000", "0");
    fill(order(LINEAR, Side.SELL, "1"), "39000", "0");
    post(new Event.LossCovered(0, Optional.empty(), Money.usdt("1000")));

    assertThat(futures(Asset.USDT)).isEqualTo("0");
  }

  private String futures(Asset asset) {
    return ledger.in(Place.FUTURES, asset).toString();
  }

  private Position held(Contract contract) {
    return held(contract, PositionSide.BOTH);
  }

  private Position held(Contract contract, PositionSide side) {
    return ledger.position(new PositionKey(contract.id(), side)).orElseThrow();
  }

  private void fill(Order order, String price, String fee) {
    post(filled(order, price, fee));
  }

  private static Event.Filled filled(Order order, String price, String fee) {
    Money paid = Money.of(order.contract().settle(), new BigDecimal(fee));
    return Event.Filled.whole(0, order, Price.parse(price), Price.parse(price), paid);
  }

  private static Order order(Contract contract, Side side, String quantity) {
    return Order.market("1.1", "1", contract, side, Quantity.parse(quantity), BigDecimal.ONE);
  }

  private void post(Event event) {
    ledger.apply(event);
    events.add(event);
  }
}
