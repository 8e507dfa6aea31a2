// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.account.PositionSide;
import dev.ballast.cost.TradingCosts;
import dev.ballast.ledger.Ledger;
import dev.ballast.ledger.Replay;
import dev.ballast.market.Contract;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MissingData;
import dev.ballast.order.Event;
import dev.ballast.order.MarkSource;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedVenueTest {
  private static final String SPOT = "BTC/USDT";
  private static final String PERPETUAL = "BTC/USDT:USDT";

  /** 10 bp on spot, 5 bp on futures, half a spread of 2 bp, no impact. */
  private static final TradingCosts COSTS = costs("10", "5", "2", "0");

  private final MadeMarket market = MadeMarket.from("2025-01-01");
  private final Ledger ledger = new Ledger();
  private final List<Event> events = new ArrayList<>();

  @AfterEach
  void theBooksBalance() {
    assertThat(ledger.imbalance()).isZero();
    assertThat(Replay.of(events).difference(ledger.account(0))).isZero();
  }

  /**
   * Ordered on the 2nd, filled at that day's open of 50,000 and not at the close of 49,000 before
   * it: 50,000 x 1.0002 = 50,010; 0.1 of it is 5,001, the fee 5.001.
   */
  @Test
  void aPurchaseFillsAtTheNextOpenAndCostsHalfASpreadAndTheFee() {
    market.bars(SPOT, Interval.DAY, day(48000, 49000), day(50000, 51000), day(51000, 52000));
    deposit(Place.SPOT, "10000");

    run("2025-01-02", COSTS, buy(SPOT, "0.1"));

    Event.Filled filled = only(Event.Filled.class);
    assertThat(filled.reference()).isEqualTo(Price.parse("50000"));
    assertThat(filled.price()).isEqualTo(Price.parse("50010"));
    assertThat(filled.fee()).isEqualTo(Money.usdt("5.001"));
    assertThat(ledger.in(Place.SPOT, Asset.USDT)).isEqualTo(Quantity.parse("4993.999"));
    assertThat(ledger.in(Place.SPOT, Asset.BTC)).isEqualTo(Quantity.parse("0.1"));
  }

  /** 123.40 x 1.0002 = 123.42468, up to 123.43; x 0.9998 = 123.37532, down to 123.37. */
  @Test
  void aPriceIsRoundedToTheTickAgainstTheOrder() {
    market.closes(SPOT, 123.40, 123.40, 123.40);
    deposit(Place.SPOT, "10000");

    run("2025-01-02", COSTS, buy(SPOT, "1"), sell(SPOT, "0.5"));

    assertThat(all(Event.Filled.class))
        .extracting(Event.Filled::price)
        .containsExactly(Price.parse("123.43"), Price.parse("123.37"));
  }

  /** The open is off the tick of 0.01 and is paid as it is. */
  @Test
  void withoutCostsAnOrderFillsAtTheOpenItself() {
    market.closes(SPOT, 123.4567, 123.4567, 123.4567);
    deposit(Place.SPOT, "10000");

    run("2025-01-02", TradingCosts.NONE, buy(SPOT, "1"));

    assertThat(only(Event.Filled.class).price()).isEqualTo(Price.parse("123.4567"));
    assertThat(only(Event.Filled.class).fee()).isEqualTo(Money.usdt("0"));
  }

  /** The day before traded 400: a purchase of 4 is a hundredth, the root of which is a tenth. */
  @Test
  void impactGrowsWithTheRootOfTheShareInTheDaysVolume() {
    market.volume(400).closes(SPOT, 100, 100, 100);
    deposit(Place.SPOT, "10000");

    run("2025-01-02", costs("0", "0", "0", "100"), buy(SPOT, "4"));

    assertThat(only(Event.Filled.class).price()).isEqualTo(Price.parse("100.10"));
  }

  @Test
  void impactIsTheSameOnBarsOfAnyLength() {
    market.volume(400).closes(SPOT, 100, 100, 100);
    market
        .volume(100)
        .bars(
            SPOT, Interval.EIGHT_HOURS, day(100, 100), day(100, 100), day(100, 100), day(100, 100));
    deposit(Place.SPOT, "10000");

    HistoryFeed feed = market.feed(Interval.EIGHT_HOURS, "2025-01-02", "2025-01-02");
    run(feed, costs("0", "0", "0", "100"), buy(SPOT, "4"));

    assertThat(only(Event.Filled.class).price()).isEqualTo(Price.parse("100.10"));
  }

  @Test
  void anOrderIsRefusedWhereImpactCannotBeMeasured() {
    market.volume(0).closes(SPOT, 100, 100, 100);
    deposit(Place.SPOT, "10000");

    run("2025-01-02", costs("0", "0", "0", "100"), buy(SPOT, "4"));

    assertThat(refusal()).contains("no daily volume");
  }

  /** A tick of a later day, 0.01, above the price of this one: a sale would bring nothing. */
  @Test
  void aSaleIsRefusedWhereTheTickLeavesNothingOfThePrice() {
    market.closes(SPOT, 0.004, 0.004, 0.004).rules(SPOT, "0.01", "1", "1", "5");
    deposit(Place.SPOT, "10000");
    post(new Event.Deposited(0, Place.SPOT, Money.of(Asset.BTC, new BigDecimal("100000"))));

    run("2025-01-02", COSTS, sell(SPOT, "10000"));

    assertThat(refusal()).contains("leave nothing of 0.004");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0015, not on the step 0.001",
    "0.001, below the minimum 0.01",
    "0.03, value 3 USDT is below the minimum 5 USDT",
    "101, 'needs 10100 USDT in the spot wallet, which holds 10000'",
  })
  void anOrderAgainstTheRulesOrBeyondTheCashIsRefused(String quantity, String reason) {
    market.closes(SPOT, 100, 100, 100).rules(SPOT, "0.01", "0.001", "0.01", "5");
    deposit(Place.SPOT, "10000");

    run("2025-01-02", TradingCosts.NONE, buy(SPOT, quantity));

    assertThat(refusal()).contains(reason);
    assertThat(ledger.in(Place.SPOT, Asset.USDT)).isEqualTo(Quantity.parse("10000"));
  }

  /** 10,000 pay for 100 at 100; the fee of 10 is not there. */
  @Test
  void aPurchaseMustPayItsFeeToo() {
    market.closes(SPOT, 100, 100, 100);
    deposit(Place.SPOT, "10000");

    run("2025-01-02", costs("10", "0", "0", "0"), buy(SPOT, "100"));

    assertThat(refusal()).contains("needs 10010 USDT");
  }

  @Test
  void whatIsInColdStorageIsNotSold() {
    market.closes(SPOT, 100, 100, 100);
    post(new Event.Deposited(0, Place.COLD, Money.of(Asset.BTC, BigDecimal.ONE)));

    run("2025-01-02", COSTS, sell(SPOT, "1"));

    assertThat(refusal()).contains("needs 1 BTC in the spot wallet, which holds 0");
  }

  @Test
  void aSaleBringsTheCashOfThePurchaseAfterIt() {
    market.closes(SPOT, 100, 100, 100).closes("ETH/USDT", 10, 10, 10);
    post(new Event.Deposited(0, Place.SPOT, Money.of(Asset.BTC, BigDecimal.ONE)));

    run("2025-01-02", TradingCosts.NONE, sell(SPOT, "1"), buy("ETH/USDT", "10"));

    assertThat(all(Event.Filled.class)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"ETH/USDT, no trading rules", "BTC/USDT:USDT-250101, has expired"})
  void whatCannotBeTradedHereIsRefused(String symbol, String reason) {
    market.closes(SPOT, 100, 100, 100).closes("BTC/USDT:USDT-250101", 100, 100, 100);
    deposit(Place.SPOT, "10000");

    run("2025-01-02", COSTS, buy(symbol, "1"));

    assertThat(refusal()).contains(reason);
  }

  @Test
  void anOrderIsRefusedWhereNoBarOpens() {
    market.closes(SPOT, 100, 100, 100).closes("ETH/USDT", 10);
    deposit(Place.SPOT, "10000");

    run("2025-01-02", COSTS, buy("ETH/USDT", "1"));

    assertThat(refusal()).contains("no bar of ETH/USDT opens here");
  }

  /**
   * One at 100 and leverage 2 asks for 50, for 0.05 of a fee, and for what the fill is worse than
   * the open: 100.02 paid for what stands at 100. 50.07 are enough, one hundred-millionth less is
   * not.
   */
  @ParameterizedTest
  @CsvSource({"50.07001, true", "50.07000999, false"})
  void aFutureAsksForInitialMarginFeeAndSlippage(String wallet, boolean fills) {
    perpetual(100, 100, 100);
    deposit(Place.FUTURES, wallet);

    run("2025-01-02", COSTS, order(PERPETUAL, Side.BUY, "1", "2"));

    assertThat(all(Event.Filled.class)).hasSize(fills ? 1 : 0);
    if (!fills) {
      assertThat(refusal()).contains("lacks 0.00000001 USDT of margin");
    }
  }

  /**
   * A long of one with 110 behind it at leverage one is turned into a short of one: the short asks
   * for no more than the long that it replaces, though the order is of two.
   */
  @Test
  void anOrderThatTurnsAPositionAsksForMarginOfWhatIsHeldAfter() {
    perpetual(100, 100, 100, 100);
    deposit(Place.FUTURES, "110");
    bring("1", "100", "1");

    run("2025-01-02", TradingCosts.NONE, order(PERPETUAL, Side.SELL, "2", "1"));

    assertThat(ledger.position(id(PERPETUAL)).orElseThrow().quantity())
        .isEqualTo(Quantity.parse("-1"));
  }

  /** A hundredth at 100 is worth 1, below the minimum of 5: it may be closed, not opened. */
  @Test
  void whatOnlyReducesNeedsNoMarginAndNoMinimum() {
    perpetual(100, 100, 100);
    deposit(Place.FUTURES, "10");
    bring("-0.02", "-2", "1");

    run(
        "2025-01-02",
        TradingCosts.NONE,
        order(PERPETUAL, Side.BUY, "0.01", "1"),
        order(PERPETUAL, Side.SELL, "0.01", "1"));

    assertThat(all(Event.Filled.class)).hasSize(1);
    assertThat(refusal()).contains("value 1 USDT is below the minimum 5 USDT");
  }

  /** Up to a value of 150 the table allows leverage 10, above it 2. */
  @ParameterizedTest
  @CsvSource({"1, 10, true", "2, 10, false", "2, 2, true"})
  void leverageIsLimitedByTheBracket(String quantity, String leverage, boolean fills) {
    perpetual(100, 100, 100);
    market.brackets(
        PERPETUAL,
        MadeMarket.tier("0", "150", "0.005", "0", "10"),
        MadeMarket.tier("150", "1000000", "0.01", "0.75", "2"));
    deposit(Place.FUTURES, "1000");

    run("2025-01-02", TradingCosts.NONE, order(PERPETUAL, Side.BUY, quantity, leverage));

    assertThat(all(Event.Filled.class)).hasSize(fills ? 1 : 0);
    if (!fills) {
      assertThat(refusal()).contains("leverage of 10 is above the bracket's 2");
    }
  }

  @Test
  void aPerpetualWithoutFundingIsNotOpened() {
    market.closes(PERPETUAL, 100, 100, 100);
    deposit(Place.FUTURES, "1000");

    run("2025-01-02", COSTS, order(PERPETUAL, Side.SELL, "1", "1"));

    assertThat(refusal()).contains("no funding rate is recorded");
  }

  @Test
  void aFutureWithoutBracketsIsNotOpened() {
    String dated = "BTC/USDT:USDT-250328";
    market.closes(dated, 100, 100, 100);
    deposit(Place.FUTURES, "1000");

    run("2025-01-02", COSTS, order(dated, Side.SELL, "1", "1"));

    assertThat(refusal()).contains("no margin brackets are known");
  }

  /**
   * A short opened at the open of the 2nd, 00:00, is not charged by the settlement of that instant;
   * closed at the open of the 3rd, it is by that one. In between every settlement counts: 08:00,
   * 12:00, 13:00 and 16:00 on the 2nd and 00:00 on the 3rd, -(-2 x 100 x 0.0001) = 0.02 each.
   */
  @Test
  void fundingIsPaidOnThePositionHeldAtTheSettlement() {
    market
        .closes(PERPETUAL, 100, 100, 100, 100)
        .funding(PERPETUAL, "2025-01-02T00:00:00.004Z", 0.0001)
        .funding(PERPETUAL, "2025-01-02T08:00:00Z", 0.0001)
        .funding(PERPETUAL, "2025-01-02T12:00:00.012Z", 0.0001)
        .funding(PERPETUAL, "2025-01-02T12:59:59.998Z", 0.0001)
        .funding(PERPETUAL, "2025-01-02T16:00:00Z", 0.0001)
        .funding(PERPETUAL, "2025-01-03T00:00:00.003Z", 0.0001)
        .funding(PERPETUAL, "2025-01-03T08:00:00Z", 0.0001);
    deposit(Place.FUTURES, "1000");
    HistoryFeed feed = market.feed(Interval.DAY, "2025-01-02", "2025-01-04");
    SimulatedVenue venue = new SimulatedVenue(TradingCosts.NONE, market.brackets(), Asset.USDT);

    while (feed.advance()) {
      venue.settle(feed, ledger, this::post);
      if (feed.time() == MadeMarket.at("2025-01-02")) {
        venue.submit(feed, List.of(order(PERPETUAL, Side.SELL, "2", "1")), this::post);
      }
      if (feed.time() == MadeMarket.at("2025-01-03")) {
        venue.submit(feed, List.of(order(PERPETUAL, Side.BUY, "2", "1")), this::post);
      }
      venue.fill(feed, ledger, this::post);
    }

    assertThat(all(Event.FundingPaid.class))
        .extracting(Event.FundingPaid::time)
        .containsExactly(
            MadeMarket.at("2025-01-02T08:00:00Z"),
            MadeMarket.at("2025-01-02T12:00:00Z"),
            MadeMarket.at("2025-01-02T13:00:00Z"),
            MadeMarket.at("2025-01-02T16:00:00Z"),
            MadeMarket.at("2025-01-03T00:00:00Z"));
    assertThat(ledger.in(Place.FUTURES, Asset.USDT)).isEqualTo(Quantity.parse("1000.1"));
  }

  /** The recorded mark, else the open at the settlement, else the last close before it. */
  @Test
  void fundingIsComputedWithTheBestPriceThereIs() {
    market
        .bars(PERPETUAL, Interval.DAY, day(100, 101), day(102, 103))
        .funding(PERPETUAL, "2025-01-02T00:00:00Z", 0.001, 99.5)
        .funding(PERPETUAL, "2025-01-02T08:00:00Z", 0.001)
        .funding(PERPETUAL, "2025-01-02T16:00:00Z", 0)
        .funding(PERPETUAL, "2025-01-03T00:00:00Z", 0.001);
    market.bars(
        PERPETUAL, Interval.EIGHT_HOURS, day(1, 1), day(1, 1), day(1, 1), day(1, 1), day(102.5, 1));
    deposit(Place.FUTURES, "1000");
    bring("1", "100", "1");

    run(market.feed(Interval.DAY, "2025-01-02", "2025-01-03"), TradingCosts.NONE);

    assertThat(all(Event.FundingPaid.class))
        .extracting(Event.FundingPaid::markSource)
        .containsExactly(
            MarkSource.RECORDED_MARK,
            MarkSource.OPEN_AT_SETTLEMENT,
            MarkSource.LAST_CLOSE,
            MarkSource.LAST_CLOSE);
    assertThat(all(Event.FundingPaid.class))
        .extracting(Event.FundingPaid::payment)
        .containsExactly(
            Money.usdt("-0.0995"), Money.usdt("-0.1025"), Money.usdt("0"), Money.usdt("-0.103"));
  }

  @Test
  void aSettlementWithoutAnyPriceStopsTheRun() {
    market
        .closes(SPOT, 100, 100)
        .rules(PERPETUAL, "0.01", "0.001", "0.001", "5")
        .funding(PERPETUAL, "2025-01-02T00:00:00Z", 0.001);
    bring("1", "100", "1");
    HistoryFeed feed = market.feed(Interval.DAY, "2025-01-02", "2025-01-03");

    assertThatThrownBy(() -> run(feed, COSTS))
        .isInstanceOf(MissingData.class)
        .hasMessage("no price for funding of BTC/USDT:USDT at 2025-01-02T00:00:00Z");
  }

  /** The last settlement is that of the 2nd, 00:00; the next was due eight hours later. */
  @Test
  void aHoleInTheFundingOfAPositionStopsTheRun() {
    market
        .closes(PERPETUAL, 100, 100, 100, 100, 100)
        .fundingEvery(8, PERPETUAL, "2025-01-01", "2025-01-02", 0.0001);
    deposit(Place.FUTURES, "1000");
    bring("1", "100", "1");
    HistoryFeed feed = market.feed(Interval.DAY, "2025-01-02", "2025-01-05");

    assertThatThrownBy(() -> run(feed, COSTS))
        .isInstanceOf(MissingData.class)
        .hasMessage("no funding rate of BTC/USDT:USDT at 2025-01-02T08:00:00Z");
  }

  /**
   * Two positions share one wallet: the loss of one liquidates both. 140 - p = 0.005 p + 0.05 at
   * 139.25373135; what is left there goes with the liquidation fee of the first.
   */
  @Test
  void everyPositionOfTheWalletIsClosed() {
    perpetual(100, 140, 140);
    market
        .closes("ETH/USDT:USDT", 10, 10, 10)
        .fundingEvery(8, "ETH/USDT:USDT", "2024-12-31", "2025-01-10", 0);
    deposit(Place.FUTURES, "40");
    bring("-1", "-100", "5");
    post(
        new Event.PositionBrought(
            0,
            new Position(
                Contract.of(id("ETH/USDT:USDT")),
                PositionSide.BOTH,
                Quantity.parse("1"),
                Money.usdt("10"),
                BigDecimal.ONE,
                Optional.empty())));

    run(market.feed(Interval.DAY, "2025-01-02", "2025-01-04"), TradingCosts.NONE);

    assertThat(all(Event.Filled.class)).hasSize(2);
    assertThat(ledger.positions()).isEmpty();
    assertThat(ledger.in(Place.FUTURES, Asset.USDT)).isEqualTo(Quantity.ZERO);
  }

  @Test
  void aPositionWithoutBracketsStopsTheRun() {
    String dated = "BTC/USDT:USDT-250328";
    market.closes(dated, 100, 100, 100);
    deposit(Place.FUTURES, "1000");
    post(
        new Event.PositionBrought(
            0,
            new Position(
                Contract.of(id(dated)),
                PositionSide.BOTH,
                Quantity.parse("1"),
                Money.usdt("100"),
                BigDecimal.ONE,
                Optional.empty())));
    HistoryFeed feed = market.feed(Interval.DAY, "2025-01-02", "2025-01-03");

    assertThatThrownBy(() -> run(feed, COSTS))
        .isInstanceOf(MissingData.class)
        .hasMessageContaining("no margin brackets of " + dated);
  }

  /** Daily closes, settled every 8 hours at a rate of zero. */
  private void perpetual(double... closes) {
    market.closes(PERPETUAL, closes).fundingEvery(8, PERPETUAL, "2024-12-31", "2025-01-10", 0);
  }

  private static double[] day(double open, double close) {
    return new double[] {open, close};
  }

  private void deposit(Place place, String amount) {
    post(new Event.Deposited(0, place, Money.usdt(amount)));
  }

  private void bring(String quantity, String cost, String leverage) {
    post(
        new Event.PositionBrought(
            0,
            new Position(
                Contract.of(id(PERPETUAL)),
                PositionSide.BOTH,
                Quantity.parse(quantity),
                Money.usdt(cost),
                new BigDecimal(leverage),
                Optional.empty())));
  }

  private void run(String day, TradingCosts costs, Order... orders) {
    run(market.feed(Interval.DAY, day, day), costs, orders);
  }

  /** Runs a feed to its end; the orders are given at its first moment. */
  private void run(HistoryFeed feed, TradingCosts costs, Order... orders) {
    SimulatedVenue venue = new SimulatedVenue(costs, market.brackets(), Asset.USDT);
    boolean first = true;
    while (feed.advance()) {
      venue.settle(feed, ledger, this::post);
      venue.submit(feed, first ? List.of(orders) : List.of(), this::post);
      venue.fill(feed, ledger, this::post);
      first = false;
    }
  }

  private void post(Event event) {
    ledger.apply(event);
    events.add(event);
  }

  private <T extends Event> List<T> all(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private <T extends Event> T only(Class<T> kind) {
    assertThat(all(kind)).as("in %s", events).hasSize(1);
    return all(kind).getFirst();
  }

  private String refusal() {
    return only(Event.OrderRefused.class).reason();
  }

  private static Order buy(String symbol, String quantity) {
    return order(symbol, Side.BUY, quantity, "1");
  }

  private static Order sell(String symbol, String quantity) {
    return order(symbol, Side.SELL, quantity, "1");
  }

  private static Order order(String symbol, Side side, String quantity, String leverage) {
    return Order.market(
        "1.1",
        "1",
        Contract.of(id(symbol)),
        side,
        Quantity.parse(quantity),
        new BigDecimal(leverage));
  }

  private static InstrumentId id(String symbol) {
    return InstrumentId.parse(symbol);
  }

  private static TradingCosts costs(String spot, String futures, String spread, String impact) {
    return new TradingCosts(
        BasisPoints.of(spot),
        BasisPoints.of(futures),
        BasisPoints.of(spread),
        BasisPoints.of(impact));
  }
}
