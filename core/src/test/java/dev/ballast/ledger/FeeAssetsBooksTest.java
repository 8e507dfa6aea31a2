// SPDX-License-Identifier: Apache-2.0
package dev.ballast.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.account.Place;
import dev.ballast.account.PositionKey;
import dev.ballast.account.PositionSide;
import dev.ballast.lot.LotChoice;
import dev.ballast.lot.SoldLot;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.order.Event;
import dev.ballast.order.MarkSource;
import dev.ballast.order.Order;
import dev.ballast.order.Purpose;
import dev.ballast.order.Side;
import dev.ballast.testing.Ids;
import dev.ballast.testing.PurposeSums;
import dev.ballast.testing.RandomHistory;
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

/** Fees in the coins that are traded, and in a coin beside, in every book. */
class FeeAssetsBooksTest {
  private static final Asset BNB = new Asset("BNB");
  private static final Asset SOL = new Asset("SOL");
  private static final InstrumentId PERPETUAL = Ids.parse("BTC/USDT:USDT");
  private static final Purpose CARRY = Purpose.parse("carry:SOL");

  private final Ledger ledger = new Ledger();
  private final PurposeBooks purposes = new PurposeBooks();
  private final LotBook lots = new LotBook(LotChoice.FIFO, Asset.USDT);
  private final List<Event> events = new ArrayList<>();

  @AfterEach
  void everyBookAgrees() {
    assertThat(ledger.imbalance()).isZero();
    assertThat(Replay.of(events).difference(ledger.account(0))).isZero();
    PurposeSums.check(purposes, ledger, "at the end");
    lots.quantities()
        .forEach(
            (asset, quantity) -> assertThat(quantity).isEqualTo(ledger.account(0).total(asset)));
  }

  /**
   * 0.5 BTC for 30,000 less a fee of 0.0005 are 0.4995 that cost 30,000. Sold at 70,000 they bring
   * 34,965 less 34.965: 34,930.035, a gain of 4,930.035, and nothing is left of them.
   */
  @Test
  void aFeeInWhatIsBoughtMakesItLessForTheSameCost() {
    deposit(Place.SPOT, Money.usdt("100000"));
    fill(order("BTC/USDT", Side.BUY, "0.5"), "60000", amount(Asset.BTC, "0.0005"));

    assertThat(ledger.in(Place.SPOT, Asset.BTC)).isEqualTo(Quantity.parse("0.4995"));
    assertThat(ledger.in(Place.SPOT, Asset.USDT)).isEqualTo(Quantity.parse("70000"));
    assertThat(lots.open(Asset.BTC).getFirst().cost()).contains(Money.usdt("30000"));

    fill(order("BTC/USDT", Side.SELL, "0.4995"), "70000", Money.usdt("34.965"));

    assertThat(ledger.in(Place.SPOT, Asset.BTC)).isEqualTo(Quantity.ZERO);
    assertThat(gains()).containsExactly(Money.usdt("4930.035"));
  }

  /**
   * A BNB cost 600, another 650. 0.5 BTC for 30,000 and 0.03 BNB, worth 19.50 at 650, cost
   * 30,019.50; of the first BNB 0.03 that cost 18 are sold for 19.50.
   */
  @Test
  void aFeeInAThirdCoinSellsItAndIsPartOfTheCost() {
    deposit(Place.SPOT, Money.usdt("100000"));
    fill(order("BNB/USDT", Side.BUY, "1"), "600", Money.usdt("0"));
    fill(order("BNB/USDT", Side.BUY, "1"), "650", Money.usdt("0"));
    fill(order("BTC/USDT", Side.BUY, "0.5"), "60000", amount(BNB, "0.03"));

    assertThat(ledger.in(Place.SPOT, BNB)).isEqualTo(Quantity.parse("1.97"));
    assertThat(ledger.in(Place.SPOT, Asset.BTC)).isEqualTo(Quantity.parse("0.5"));
    assertThat(ledger.in(Place.SPOT, Asset.USDT)).isEqualTo(Quantity.parse("68750"));
    assertThat(lots.open(Asset.BTC).getFirst().cost()).contains(Money.usdt("30019.5"));
    assertThat(gains()).containsExactly(Money.usdt("1.5"));
  }

  /** The position's own wallet has no BNB: the futures wallet pays, and nothing else changes. */
  @Test
  void aFeeOfFuturesInAnotherCoinLeavesTheFuturesWallet() {
    deposit(Place.FUTURES, Money.usdt("1000"));
    deposit(Place.FUTURES, amount(BNB, "1"));
    fill(order("BTC/USDT:USDT", Side.BUY, "0.1").isolated(), "50000", amount(BNB, "0.004"));

    assertThat(ledger.in(Place.FUTURES, BNB)).isEqualTo(Quantity.parse("0.996"));
    assertThat(ledger.in(Place.FUTURES, Asset.USDT)).isEqualTo(Quantity.parse("1000"));
    assertThat(ledger.positions().getFirst().isolated()).contains(Money.usdt("0"));
  }

  /**
   * The carry buys 100 SOL at 150 for a fee of 0.1 SOL, worth 15: it has 99.9 that cost 15,000, and
   * owes the core 15,000. It sells the 99.9 for 0.02 BNB, which it owes the core too.
   */
  @Test
  void aPurposeBearsTheFeesOfItsTrades() {
    deposit(Place.SPOT, Money.usdt("100000"));
    deposit(Place.SPOT, amount(BNB, "1"));
    fill(order("SOL/USDT", Side.BUY, "100").forPurpose(CARRY), "150", amount(SOL, "0.1"));

    InstrumentId pair = Ids.parse("SOL/USDT");
    PurposePosition held = purposes.position(CARRY, PositionKey.of(pair)).orElseThrow();
    assertThat(held.quantity()).isEqualTo(Quantity.parse("99.9"));
    assertThat(held.entryCost()).isEqualTo(Money.usdt("15000"));
    assertThat(purposes.balance(CARRY, SOL)).isEqualTo(Quantity.parse("99.9"));
    assertThat(purposes.flowed(CARRY, PurposeFlow.FEES))
        .containsEntry(Asset.USDT, Money.usdt("-15"))
        .hasSize(1);

    fill(order("SOL/USDT", Side.SELL, "99.9").forPurpose(CARRY), "150", amount(BNB, "0.02"));

    assertThat(purposes.quantity(CARRY, pair)).isEqualTo(Quantity.ZERO);
    assertThat(purposes.balance(CARRY, BNB)).isEqualTo(Quantity.parse("-0.02"));
    assertThat(purposes.balance(Purpose.CORE, BNB)).isEqualTo(Quantity.parse("1"));
    assertThat(purposes.balance(CARRY, Asset.USDT)).isEqualTo(Quantity.parse("-15"));
    assertThat(purposes.feesBeside()).containsExactly(BNB);
  }

  /** What cannot be posted leaves the books as they were, in every asset of it. */
  @Test
  void aFillThatDoesNotFitIsPostedInNoAsset() {
    deposit(Place.SPOT, Money.usdt("100000"));
    deposit(Place.SPOT, new Money(BNB, -Long.MAX_VALUE));
    Event fill = filled(order("BTC/USDT", Side.BUY, "0.5"), "60000", amount(BNB, "1"));

    assertThatThrownBy(() -> ledger.apply(fill)).isInstanceOf(ArithmeticException.class);

    assertThat(ledger.in(Place.SPOT, Asset.BTC)).isEqualTo(Quantity.ZERO);
    assertThat(ledger.in(Place.SPOT, Asset.USDT)).isEqualTo(Quantity.parse("100000"));
  }

  /** What a position's own wallet cannot hold would be booked as if it were dollars. */
  @Test
  void aPositionIsSettledInWhatItSettlesInAlone() {
    PositionKey key = PositionKey.of(PERPETUAL);
    Money coin = amount(BNB, "0.1");
    List<Runnable> mixed =
        List.of(
            () -> new Event.Delivered(0, key, Quantity.parse("1"), Price.parse("1"), coin),
            () -> new Event.LiquidationFeePaid(0, key, coin),
            () -> new Event.LossCovered(0, Optional.of(key), coin),
            () ->
                new Event.FundingPaid(
                    0,
                    Contract.of(PERPETUAL),
                    PositionSide.BOTH,
                    Quantity.parse("1"),
                    Price.parse("1"),
                    MarkSource.RECORDED_MARK,
                    BigDecimal.ONE,
                    coin));

    assertThat(mixed)
        .allSatisfy(one ->
            assertThatThrownBy(one::run)
                .hasMessage("0.1 BNB in BTC/USDT:USDT, which does not settle in it"));
  }

  /** The made histories, which every book is held to, have fees of every kind. */
  @Test
  void theHistoriesHaveFeesInEveryKindOfAsset() {
    int settled = 0;
    int base = 0;
    int beside = 0;
    int futuresBeside = 0;
    for (long seed = 0; seed < 100; seed++) {
      for (Event event : RandomHistory.of(seed).events()) {
        if (event instanceof Event.Filled fill) {
          boolean own = fill.fee().equals(fill.settledFee());
          settled += own ? 1 : 0;
          base += fill.isFeeInBase() ? 1 : 0;
          beside += !own && !fill.isFeeInBase() ? 1 : 0;
          futuresBeside += !own && !fill.instrument().isSpot() ? 1 : 0;
        }
      }
    }
    assertThat(List.of(settled, base, beside, futuresBeside)).allMatch(count -> count > 50);
  }

  private List<Money> gains() {
    return lots.sales().stream()
        .flatMap(sale -> sale.sold().stream())
        .map(SoldLot::gain)
        .flatMap(Optional::stream)
        .toList();
  }

  private void deposit(Place place, Money amount) {
    post(new Event.Deposited(0, place, amount));
  }

  private void fill(Order order, String price, Money fee) {
    post(filled(order, price, fee));
  }

  private static Event.Filled filled(Order order, String price, Money fee) {
    return Event.Filled.whole(0, order, Price.parse(price), Price.parse(price), fee);
  }

  private void post(Event event) {
    ledger.apply(event);
    purposes.apply(event);
    lots.apply(event);
    events.add(event);
  }

  private static Order order(String symbol, Side side, String quantity) {
    return Order.market(
        "1.1", "1", Contract.of(Ids.parse(symbol)), side, Quantity.parse(quantity), BigDecimal.ONE);
  }

  private static Money amount(Asset asset, String text) {
    return Money.of(asset, new BigDecimal(text));
  }
}
