// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionSide;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.MarkSource;
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
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final InstrumentId SPOT = Ids.parse("BTC/USDT");
  private static final InstrumentId PERPETUAL = Ids.parse("BTC/USDT:USDT");

  private final Ledger ledger = new Ledger();
  private final List<Event> events = new ArrayList<>();

  @AfterEach
  void everyBookBalancesAndThePlainReplayAgrees() {
    assertThat(ledger.imbalance()).isZero();
    assertThat(Replay.of(events).difference(ledger.account(0))).isZero();
  }

  /** 0.5 at 60,000 is 30,000; the fee is 30: of 100,000 are left 69,970. */
  @Test
  void aPurchasePaysPriceAndFee() {
    deposit(Place.SPOT, "100000");
    fill(SPOT, Side.BUY, "0.5", "60000", "30");

    assertThat(ledger.in(Place.SPOT, Asset.BTC)).isEqualTo(Quantity.parse("0.5"));
    assertThat(ledger.in(Place.SPOT, Asset.USDT)).isEqualTo(Quantity.parse("69970"));
  }

  /** 0.2 of the 0.5 at 70,000 bring 14,000 less a fee of 14: 69,970 + 13,986 = 83,956. */
  @Test
  void aSaleBringsPriceLessFee() {
    deposit(Place.SPOT, "100000");
    fill(SPOT, Side.BUY, "0.5", "60000", "30");
    fill(SPOT, Side.SELL, "0.2", "70000", "14");

    assertThat(ledger.in(Place.SPOT, Asset.BTC)).isEqualTo(Quantity.parse("0.3"));
    assertThat(ledger.in(Place.SPOT, Asset.USDT)).isEqualTo(Quantity.parse("83956"));
  }

  /**
   * Two purchases of one and of two at 10 and 10.00000001 cost 30.00000002 in all. One of three
   * carries a third, 10.000000006..., which rounds to 10.00000001; sold at 11 it makes 0.99999999.
   * The last two carry the rest, 20.00000001, and make 22 - 20.00000001 = 1.99999999.
   */
  @Test
  void aPartialCloseTakesItsRoundedShareOfTheCostAndTheLastTheRest() {
    deposit(Place.FUTURES, "1000");
    fill(PERPETUAL, Side.BUY, "1", "10", "0");
    fill(PERPETUAL, Side.BUY, "2", "10.00000001", "0");
    assertThat(held().entryCost()).isEqualTo(Money.usdt("30.00000002"));

    fill(PERPETUAL, Side.SELL, "1", "11", "0");
    assertThat(held().entryCost()).isEqualTo(Money.usdt("20.00000001"));
    assertThat(ledger.in(Place.FUTURES, Asset.USDT)).isEqualTo(Quantity.parse("1000.99999999"));

    fill(PERPETUAL, Side.SELL, "2", "11", "0");
    assertThat(ledger.positions()).isEmpty();
    assertThat(ledger.in(Place.FUTURES, Asset.USDT)).isEqualTo(Quantity.parse("1002.99999998"));
  }

  /**
   * A short of 0.2 from 50,000 costs -10,000. Buying 0.5 at 45,000 closes it for -9,000, which
   * makes -9,000 + 10,000 = 1,000, and opens a long of 0.3 that costs 13,500; the fee is 11.25.
   */
  @Test
  void anOrderBeyondThePositionClosesItAndOpensTheRest() {
    deposit(Place.FUTURES, "20000");
    fill(PERPETUAL, Side.SELL, "0.2", "50000", "0");
    assertThat(held().entryCost()).isEqualTo(Money.usdt("-10000"));
    assertThat(ledger.in(Place.FUTURES, Asset.USDT)).isEqualTo(Quantity.parse("20000"));

    fill(PERPETUAL, Side.BUY, "0.5", "45000", "11.25");

    assertThat(held().quantity()).isEqualTo(Quantity.parse("0.3"));
    assertThat(held().entryCost()).isEqualTo(Money.usdt("13500"));
    assertThat(ledger.in(Place.FUTURES, Asset.USDT)).isEqualTo(Quantity.parse("20988.75"));
  }

  /** A short of 0.2 from 50,000 is 1,000 up at 45,000, 1,000 down at 55,000. */
  @Test
  void aShortGainsWhereThePriceFalls() {
    deposit(Place.FUTURES, "20000");
    fill(PERPETUAL, Side.SELL, "0.2", "50000", "0");

    assertThat(held().unrealised(Price.parse("45000"))).isEqualTo(Money.usdt("1000"));
    assertThat(held().unrealised(Price.parse("55000"))).isEqualTo(Money.usdt("-1000"));
  }

  /** -(-0.2 x 50,000 x 0.0001) = +1: the short receives, and pays where the rate is negative. */
  @Test
  void aShortReceivesPositiveFunding() {
    deposit(Place.FUTURES, "20000");
    fill(PERPETUAL, Side.SELL, "0.2", "50000", "0");

    funding("-0.2", "50000", "0.0001", "1");
    assertThat(ledger.in(Place.FUTURES, Asset.USDT)).isEqualTo(Quantity.parse("20001"));

    funding("-0.2", "50000", "-0.0003", "-3");
    assertThat(ledger.in(Place.FUTURES, Asset.USDT)).isEqualTo(Quantity.parse("19998"));
  }

  /** The replay pays funding on the quantity that it has counted itself. */
  @Test
  void aPaymentOnAPositionThatIsNotHeldIsFound() {
    deposit(Place.FUTURES, "20000");
    fill(PERPETUAL, Side.SELL, "0.2", "50000", "0");
    Ledger misled = new Ledger();
    List<Event> wrong = new ArrayList<>(events);
    wrong.add(paid("-0.3", "50000", "0.0001", "1.5"));
    wrong.forEach(misled::apply);

    assertThat(Replay.of(wrong).difference(misled.account(0))).isEqualByComparingTo("0.5");
  }

  @Test
  void aTransferChangesThePlaceAndNothingElse() {
    deposit(Place.SPOT, "100");
    post(new Event.Transferred(0, Place.SPOT, Place.FUTURES, Money.usdt("40")));

    assertThat(ledger.in(Place.SPOT, Asset.USDT)).isEqualTo(Quantity.parse("60"));
    assertThat(ledger.in(Place.FUTURES, Asset.USDT)).isEqualTo(Quantity.parse("40"));
    assertThat(ledger.account(0).total(Asset.USDT)).isEqualTo(Quantity.parse("100"));
  }

  /** A position that was brought keeps its cost: closed at 48,000, 0.1 from 50,000 makes 200. */
  @Test
  void aPositionThatWasBroughtKeepsItsCost() {
    post(
        new Event.PositionBrought(
            0,
            new Position(
                Contract.of(PERPETUAL),
                PositionSide.BOTH,
                Quantity.parse("-0.1"),
                Money.usdt("-5000"),
                BigDecimal.TWO,
                Optional.empty())));
    assertThat(ledger.in(Place.FUTURES, Asset.USDT)).isEqualTo(Quantity.ZERO);

    fill(PERPETUAL, Side.BUY, "0.1", "48000", "0");
    assertThat(ledger.in(Place.FUTURES, Asset.USDT)).isEqualTo(Quantity.parse("200"));
  }

  @Test
  void anOrderPlacedOrRefusedChangesNothing() {
    deposit(Place.SPOT, "100");
    post(new Event.OrderPlaced(0, order(SPOT, Side.BUY, "1")));
    post(new Event.OrderRefused(0, order(SPOT, Side.BUY, "1"), "too dear"));

    assertThat(ledger.account(0).balances()).hasSize(1);
    assertThat(ledger.in(Place.SPOT, Asset.USDT)).isEqualTo(Quantity.parse("100"));
  }

  /** 92,233,720,368.54775807 is the largest amount; one more unit does not fit. */
  @Test
  void throwsRatherThanWrap() {
    deposit(Place.SPOT, "92233720368.54775807");

    assertThatThrownBy(
            () -> ledger.apply(new Event.Deposited(0, Place.SPOT, new Money(Asset.USDT, 1))))
        .isInstanceOf(ArithmeticException.class);
    assertThat(ledger.in(Place.SPOT, Asset.USDT)).isEqualTo(Quantity.parse("92233720368.54775807"));
  }

  /** The sale would bring more than the wallet can count; the position is still held after. */
  @Test
  void anEventThatDoesNotFitChangesNothing() {
    deposit(Place.FUTURES, "92233720368");
    fill(PERPETUAL, Side.BUY, "1", "100", "0");

    assertThatThrownBy(() -> ledger.apply(filled(PERPETUAL, Side.SELL, "1", "200", "0")))
        .isInstanceOf(ArithmeticException.class);
    assertThat(held().quantity()).isEqualTo(Quantity.parse("1"));
    assertThat(ledger.in(Place.FUTURES, Asset.USDT)).isEqualTo(Quantity.parse("92233720368"));
  }

  private Position held() {
    return ledger.position(PERPETUAL).orElseThrow();
  }

  private void deposit(Place place, String amount) {
    post(new Event.Deposited(0, place, Money.usdt(amount)));
  }

  private void fill(InstrumentId id, Side side, String quantity, String price, String fee) {
    post(filled(id, side, quantity, price, fee));
  }

  private static Event.Filled filled(
      InstrumentId id, Side side, String quantity, String price, String fee) {
    return Event.Filled.whole(
        0, order(id, side, quantity), Price.parse(price), Price.parse(price), Money.usdt(fee));
  }

  private void funding(String position, String mark, String rate, String payment) {
    post(paid(position, mark, rate, payment));
  }

  private static Event paid(String position, String mark, String rate, String payment) {
    return new Event.FundingPaid(
        0,
        Contract.of(PERPETUAL),
        PositionSide.BOTH,
        Quantity.parse(position),
        Price.parse(mark),
        MarkSource.RECORDED_MARK,
        new BigDecimal(rate),
        Money.usdt(payment));
  }

  private void post(Event event) {
    ledger.apply(event);
    events.add(event);
  }

  private static Order order(InstrumentId id, Side side, String quantity) {
    return Order.market(
        "1.1", "1", Contract.of(id), side, Quantity.parse(quantity), BigDecimal.ONE);
  }
}
