// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.Holding;
import dev.ballast.order.Liquidity;
import dev.ballast.order.MarkSource;
import dev.ballast.order.Order;
import dev.ballast.order.Purpose;
import dev.ballast.order.Share;
import dev.ballast.order.Side;
import dev.ballast.testing.Ids;
import dev.ballast.testing.PurposeSums;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PurposeBooksTest {
  private static final InstrumentId SPOT = Ids.parse("SOL/USDT");
  private static final InstrumentId PERPETUAL = Ids.parse("BTC/USDT:USDT");
  private static final InstrumentId NEAR = Ids.parse("BTC/USDT:USDT-250328");
  private static final InstrumentId FAR = Ids.parse("BTC/USDT:USDT-250627");
  private static final Purpose HEDGE = Purpose.parse("hedge:standing");
  private static final Purpose TILT = Purpose.parse("tilt:l1");
  private static final Purpose CARRY = Purpose.parse("carry:SOL");

  private final Ledger ledger = new Ledger();
  private final PurposeBooks books = new PurposeBooks();
  private int number;

  @AfterEach
  void purposesSumToTheAccount() {
    PurposeSums.check(books, ledger, "at the end");
  }

  /**
   * 100 SOL for the carry at 150, paid by the core: it owes 15,000 and the fee of 15. At 160 it has
   * made 16,000 - 15,015 = 985, and the core is worth what it was.
   */
  @Test
  void spotBoughtForAPurposeIsOwedToTheCore() {
    deposit("100000");
    fill(order(SPOT, Side.BUY, "100").forPurpose(CARRY), "100", "150", "15");

    assertThat(books.balance(CARRY, new Asset("SOL"))).isEqualTo(Quantity.parse("100"));
    assertThat(books.balance(CARRY, Asset.USDT)).isEqualTo(Quantity.parse("-15015"));
    assertThat(books.balance(Purpose.CORE, Asset.USDT)).isEqualTo(Quantity.parse("100000"));
    assertThat(position(CARRY, SPOT).entryCost()).isEqualTo(Money.usdt("15000"));
    assertThat(books.worth(CARRY, marks(SPOT, "160"))).isEqualTo(Money.usdt("985"));
    assertThat(books.worth(Purpose.CORE, marks(SPOT, "160"))).isEqualTo(Money.usdt("100000"));
  }

  /**
   * The tilt is long 1 from 100, the hedge short 0.4 from 110: the account holds 0.6 that cost 60,
   * and has realised 4 on what it closed. The tilt's long has cost 100, the hedge's short -44: 56,
   * which is 4 less than the account's. At 120 the tilt has made 20, the hedge has lost 4: 16, and
   * the account 72 - 60 + 4 = 16.
   */
  @Test
  void aLongAndAShortInOneContractKeepTheirOwnEntries() {
    deposit("1000");
    fill(order(PERPETUAL, Side.BUY, "1").forPurpose(TILT), "1", "100", "0");
    fill(order(PERPETUAL, Side.SELL, "0.4").forPurpose(HEDGE), "0.4", "110", "0");

    assertThat(position(TILT, PERPETUAL).entryCost()).isEqualTo(Money.usdt("100"));
    assertThat(position(HEDGE, PERPETUAL).entryCost()).isEqualTo(Money.usdt("-44"));
    assertThat(position(HEDGE, PERPETUAL).realised()).isEqualTo(Money.usdt("0"));
    assertThat(ledger.position(PERPETUAL).orElseThrow().entryCost()).isEqualTo(Money.usdt("60"));
    assertThat(books.pooled(PositionKey.of(PERPETUAL))).isEqualTo(Money.usdt("-4"));
    Marks marks = marks(PERPETUAL, "120");
    assertThat(books.worth(TILT, marks)).isEqualTo(Money.usdt("20"));
    assertThat(books.worth(HEDGE, marks)).isEqualTo(Money.usdt("-4"));
    assertThat(ledger.in(Place.FUTURES, Asset.USDT)).isEqualTo(Quantity.parse("1004"));
  }

  /**
   * Closing the hedge's short of 0.4 from 110 at 90 makes 44 - 36 = 8, and leaves the tilt its 1
   * from 100. Then nothing is held against each other, and the account's cost of 1 is 60 + 36 = 96:
   * 4 less than the tilt's, which it has realised.
   */
  @Test
  void closingOnePurposeClosesJustItsPart() {
    deposit("1000");
    fill(order(PERPETUAL, Side.BUY, "1").forPurpose(TILT), "1", "100", "0");
    fill(order(PERPETUAL, Side.SELL, "0.4").forPurpose(HEDGE), "0.4", "110", "0");
    fill(order(PERPETUAL, Side.BUY, "0.4").forPurpose(HEDGE), "0.4", "90", "0");

    assertThat(books.quantity(HEDGE, PERPETUAL)).isEqualTo(Quantity.ZERO);
    assertThat(position(HEDGE, PERPETUAL).realised()).isEqualTo(Money.usdt("8"));
    assertThat(books.quantity(TILT, PERPETUAL)).isEqualTo(Quantity.parse("1"));
    assertThat(position(TILT, PERPETUAL).entryCost()).isEqualTo(Money.usdt("100"));
    assertThat(ledger.position(PERPETUAL).orElseThrow().entryCost()).isEqualTo(Money.usdt("96"));
    assertThat(books.holders(PositionKey.of(PERPETUAL))).containsExactly(holding(TILT, "1", "100"));
  }

  /**
   * A purpose alone has the account's own figures: short 0.2 from 50,000, turned by 0.5 at 45,000
   * into a long of 0.3 that cost 13,500, with 1,000 realised.
   */
  @Test
  void aTurnThroughZeroClosesAndOpens() {
    deposit("20000");
    fill(order(PERPETUAL, Side.SELL, "0.2").forPurpose(TILT), "0.2", "50000", "0");
    fill(order(PERPETUAL, Side.BUY, "0.5").forPurpose(TILT), "0.5", "45000", "11.25");

    assertThat(position(TILT, PERPETUAL).quantity()).isEqualTo(Quantity.parse("0.3"));
    assertThat(position(TILT, PERPETUAL).entryCost()).isEqualTo(Money.usdt("13500"));
    assertThat(position(TILT, PERPETUAL).realised()).isEqualTo(Money.usdt("1000"));
    assertThat(books.balance(TILT, Asset.USDT)).isEqualTo(Quantity.parse("988.75"));
    assertThat(books.pooled(PositionKey.of(PERPETUAL))).isEqualTo(Money.usdt("0"));
  }

  /**
   * 0.00000003 for two purposes by 2 and 1, filled unit by unit: whatever the parts of each fill,
   * each has its own share once all is filled, and never more than a unit beside it.
   */
  @Test
  void partialFillsAddUpToTheShares() {
    deposit("1000");
    Order order =
        order(PERPETUAL, Side.BUY, "0.00000003")
            .sharedBy(List.of(share(TILT, "0.00000002"), share(HEDGE, "0.00000001")));
    for (int filled = 1; filled <= 3; filled++) {
      fill(order, "0.00000001", "100", "0");
      double exact = filled * 2 / 3.0;
      assertThat(books.quantity(TILT, PERPETUAL).units())
          .isBetween((long) Math.floor(exact), (long) Math.ceil(exact));
    }

    assertThat(books.quantity(TILT, PERPETUAL)).isEqualTo(Quantity.parse("0.00000002"));
    assertThat(books.quantity(HEDGE, PERPETUAL)).isEqualTo(Quantity.parse("0.00000001"));
  }

  /**
   * Buying 0.6: the tilt takes 1, the hedge sells 0.4 to it. At 100 + 1 of slippage 60.6 is paid;
   * the hedge has 40 for its 0.4 at the reference, the tilt pays 100.6 for its 1, bears the
   * slippage of 0.6 and the fee of 0.06. Crossing saves both.
   */
  @Test
  void aCrossGoesAtTheReferenceAndCostsNothing() {
    deposit("1000");
    Order order =
        order(PERPETUAL, Side.BUY, "0.6").sharedBy(List.of(share(TILT, "1"), share(HEDGE, "-0.4")));
    post(
        new Event.Filled(
            0,
            order,
            order.quantity(),
            Price.parse("101"),
            Price.parse("100"),
            Liquidity.TAKER,
            Money.usdt("0.06")));

    assertThat(position(HEDGE, PERPETUAL).entryCost()).isEqualTo(Money.usdt("-40"));
    assertThat(position(TILT, PERPETUAL).entryCost()).isEqualTo(Money.usdt("100.6"));
    assertThat(books.flowed(TILT, PurposeFlow.SLIPPAGE))
        .containsExactly(Map.entry(Asset.USDT, Money.usdt("-0.6")));
    assertThat(books.flowed(TILT, PurposeFlow.FEES))
        .containsExactly(Map.entry(Asset.USDT, Money.usdt("-0.06")));
    assertThat(books.flowed(HEDGE, PurposeFlow.FEES)).isEmpty();
  }

  /** The tilt gives the hedge 0.4 of its 1 from 100 at the mark of 110: it makes 4, nobody pays. */
  @Test
  void aCrossWithoutAnOrderChangesNothingOfTheAccount() {
    deposit("1000");
    fill(order(PERPETUAL, Side.BUY, "1").forPurpose(TILT), "1", "100", "0");
    post(
        new Event.Crossed(
            0,
            Contract.of(PERPETUAL),
            PositionSide.BOTH,
            List.of(share(TILT, "-0.4"), share(HEDGE, "0.4")),
            Price.parse("110")));

    assertThat(position(TILT, PERPETUAL).realised()).isEqualTo(Money.usdt("4"));
    assertThat(position(HEDGE, PERPETUAL).entryCost()).isEqualTo(Money.usdt("44"));
    assertThat(ledger.position(PERPETUAL).orElseThrow().entryCost()).isEqualTo(Money.usdt("100"));
  }

  /**
   * Net long 0.6 at a mark of 50,000 and a rate of 0.0001 pays 3: the tilt pays 5 for its 1, and
   * the hedge receives 2 for its 0.4.
   */
  @Test
  void fundingFallsOnWhatEachHolds() {
    deposit("1000");
    fill(order(PERPETUAL, Side.BUY, "1").forPurpose(TILT), "1", "50000", "0");
    fill(order(PERPETUAL, Side.SELL, "0.4").forPurpose(HEDGE), "0.4", "50000", "0");
    funding("0.6", "50000", "0.0001");

    assertThat(books.flowed(TILT, PurposeFlow.FUNDING).get(Asset.USDT)).isEqualTo(Money.usdt("-5"));
    assertThat(books.flowed(HEDGE, PurposeFlow.FUNDING).get(Asset.USDT)).isEqualTo(Money.usdt("2"));
  }

  /**
   * With all but a unit held against each other the payment rounds to nothing, and each still pays
   * on what it holds: 1 x 50,000 x 0.0001 = 5.
   */
  @Test
  void fundingIsPaidBetweenPurposesThatAlmostCancel() {
    deposit("1000");
    fill(order(PERPETUAL, Side.BUY, "1.00000001").forPurpose(TILT), "1.00000001", "50000", "0");
    fill(order(PERPETUAL, Side.SELL, "1").forPurpose(HEDGE), "1", "50000", "0");
    funding("0.00000001", "50000", "0.0001");

    assertThat(books.flowed(HEDGE, PurposeFlow.FUNDING).get(Asset.USDT)).isEqualTo(Money.usdt("5"));
  }

  /**
   * A liquidation of 0.3 of the 0.6 takes half of each: 0.5 of the tilt's, 0.2 of the hedge's
   * short; its fee is the tilt's, on whose side the position is.
   */
  @Test
  void aLiquidationTakesOfEachInProportion() {
    deposit("1000");
    fill(order(PERPETUAL, Side.BUY, "1").forPurpose(TILT), "1", "100", "0");
    fill(order(PERPETUAL, Side.SELL, "0.4").forPurpose(HEDGE), "0.4", "100", "0");
    post(new Event.LiquidationFeePaid(0, PositionKey.of(PERPETUAL), Money.usdt("0.5")));
    fill(order(PERPETUAL, Side.SELL, "0.3").reducing(), "0.3", "90", "0");

    assertThat(books.quantity(TILT, PERPETUAL)).isEqualTo(Quantity.parse("0.5"));
    assertThat(books.quantity(HEDGE, PERPETUAL)).isEqualTo(Quantity.parse("-0.2"));
    assertThat(books.flowed(TILT, PurposeFlow.LIQUIDATION).get(Asset.USDT))
        .isEqualTo(Money.usdt("-0.5"));
  }

  /**
   * Short 1 from 100 brought, and an order of which nothing is said: buying 1.5 closes what was
   * brought and opens 0.5 for the overlay.
   */
  @Test
  void whatIsNotStatedClosesWhatIsHeldAndOpensForTheOverlay() {
    deposit("1000");
    post(
        new Event.PositionBrought(
            0,
            Position.cross(
                Contract.of(PERPETUAL), Quantity.parse("-1"), Price.parse("100"), BigDecimal.ONE)));
    fill(order(PERPETUAL, Side.BUY, "1.5"), "1.5", "90", "0");

    assertThat(position(Purpose.BROUGHT, PERPETUAL).realised()).isEqualTo(Money.usdt("10"));
    assertThat(books.holders(PositionKey.of(PERPETUAL)))
        .containsExactly(holding(Purpose.OVERLAY, "0.5", "45"));
  }

  /** Of 3 in the near contract the tilt has 2, the hedge 1; so it is in the later one. */
  @Test
  void aRollCarriesThePurposesOver() {
    deposit("1000");
    fill(order(NEAR, Side.BUY, "2").forPurpose(TILT), "2", "100", "0");
    fill(order(NEAR, Side.BUY, "1").forPurpose(HEDGE), "1", "100", "0");
    fill(order(NEAR, Side.SELL, "3").reducing(), "3", "105", "0");
    fill(order(FAR, Side.BUY, "3").followingThatIn(NEAR), "3", "106", "0");

    assertThat(books.holders(PositionKey.of(NEAR))).isEmpty();
    assertThat(books.holders(PositionKey.of(FAR)))
        .containsExactly(holding(HEDGE, "1", "106"), holding(TILT, "2", "212"));
  }

  /** Delivery at 120 closes the tilt's 1 from 100 and the hedge's short of 0.4 from 100. */
  @Test
  void aDeliveryClosesEveryPart() {
    deposit("1000");
    fill(order(NEAR, Side.BUY, "1").forPurpose(TILT), "1", "100", "0");
    fill(order(NEAR, Side.SELL, "0.4").forPurpose(HEDGE), "0.4", "100", "0");
    post(
        new Event.Delivered(
            0, PositionKey.of(NEAR), Quantity.parse("0.6"), Price.parse("120"), Money.usdt("1")));

    assertThat(position(TILT, NEAR).realised()).isEqualTo(Money.usdt("20"));
    assertThat(position(HEDGE, NEAR).realised()).isEqualTo(Money.usdt("-8"));
    assertThat(books.balance(TILT, Asset.USDT)).isEqualTo(Quantity.parse("19"));
  }

  /** What a wallet owed after both were closed at once is covered by what each had: 3 to 1. */
  @Test
  void aCoveredLossGoesToThoseWhoWereClosed() {
    fill(order(PERPETUAL, Side.BUY, "3").forPurpose(TILT), "3", "100", "0");
    fill(order(PERPETUAL, Side.BUY, "1").forPurpose(HEDGE), "1", "100", "0");
    fill(order(PERPETUAL, Side.SELL, "4").reducing(), "4", "90", "0");
    post(new Event.LossCovered(0, Optional.empty(), Money.usdt("40")));

    assertThat(books.balance(TILT, Asset.USDT)).isEqualTo(Quantity.ZERO);
    assertThat(books.balance(HEDGE, Asset.USDT)).isEqualTo(Quantity.ZERO);
  }

  private PurposePosition position(Purpose purpose, InstrumentId id) {
    return books.position(purpose, PositionKey.of(id)).orElseThrow();
  }

  private void deposit(String usdt) {
    post(new Event.Deposited(0, Place.FUTURES, Money.usdt(usdt)));
  }

  private Order order(InstrumentId id, Side side, String quantity) {
    String ticket = "t" + ++number;
    return Order.market(
        ticket + ".1", ticket, Contract.of(id), side, Quantity.parse(quantity), BigDecimal.ONE);
  }

  private void fill(Order order, String quantity, String price, String fee) {
    Price at = Price.parse(price);
    post(
        new Event.Filled(
            0, order, Quantity.parse(quantity), at, at, Liquidity.TAKER, Money.usdt(fee)));
  }

  private void funding(String held, String mark, String rate) {
    Contract contract = Contract.of(PERPETUAL);
    Quantity quantity = Quantity.parse(held);
    post(
        new Event.FundingPaid(
            0,
            contract,
            PositionSide.BOTH,
            quantity,
            Price.parse(mark),
            MarkSource.RECORDED_MARK,
            new BigDecimal(rate),
            contract.funding(quantity, Price.parse(mark), new BigDecimal(rate))));
  }

  private void post(Event event) {
    ledger.apply(event);
    books.apply(event);
  }

  private static Share share(Purpose purpose, String change) {
    return new Share(purpose, Quantity.parse(change));
  }

  private static Holding holding(Purpose purpose, String quantity, String cost) {
    return new Holding(purpose, Quantity.parse(quantity), Money.usdt(cost));
  }

  private static Marks marks(InstrumentId id, String price) {
    return Marks.of(0, Asset.USDT, Map.of(id, Price.parse(price)));
  }
}
