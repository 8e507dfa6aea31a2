// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import dev.ballast.market.MarketView;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.RuleBook;
import dev.ballast.market.Sector;
import dev.ballast.order.Event;
import dev.ballast.order.MarkSource;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.testing.RandomHistory;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Without history every beta is taken as one, so that the figures can be worked out by hand. */
class AttributionTest {
  private static final long DAY = 86_400_000;
  private static final int HISTORIES = 500;
  private static final InstrumentId BTC = InstrumentId.parse("BTC/USDT");
  private static final InstrumentId SOL = InstrumentId.parse("SOL/USDT");
  private static final InstrumentId ADA = InstrumentId.parse("ADA/USDT");
  private static final InstrumentId PERPETUAL = InstrumentId.parse("BTC/USDT:USDT");
  private static final InstrumentId INVERSE = InstrumentId.parse("BTC/USD:BTC");

  private final Ledger ledger = new Ledger();
  private final List<Event> events = new ArrayList<>();
  private final List<Session.Snapshot> snapshots = new ArrayList<>();

  static LongStream blocks() {
    return LongStream.range(0, 10_000 / HISTORIES);
  }

  /**
   * BTC gains 10 %, SOL 25 %, ADA 5 %, both of layer-1. SOL's market part is 1,000 x 10 %; the
   * sector beat the market by the mean of 15 % and -5 %, which is 5 %, so its part is 50; the other
   * 100 of the 250 are the choice of SOL.
   */
  @Test
  void aGainIsTheMarketsTheSectorsAndTheChoices() {
    post(new Event.Deposited(0, Place.SPOT, Money.usdt("1000")));
    snapshot(0, Map.of(BTC, "100", SOL, "10", ADA, "2"));
    post(filled(SOL, Side.BUY, "100", "10", "10", "0"));
    snapshot(1, Map.of(BTC, "110", SOL, "12.5", ADA, "2.1"));

    Parts sol =
        Objects.requireNonNull(attribution().periods().getFirst().byAsset().get(new Asset("SOL")));

    assertThat(sol.of(Part.MARKET)).isEqualTo(Money.usdt("100"));
    assertThat(sol.of(Part.SECTOR)).isEqualTo(Money.usdt("50"));
    assertThat(sol.of(Part.SELECTION)).isEqualTo(Money.usdt("100"));
    assertThat(sol.total()).isEqualTo(Money.usdt("250"));
    assertThat(attribution().bySector())
        .hasEntrySatisfying(
            new Sector("layer-1"), parts -> assertThat(parts.total()).isEqualTo(Money.usdt("250")));
    assertThat(attribution().betasTakenAsOne()).isEqualTo(1);
  }

  /**
   * Bought 1 at 100.50, where 100 was fair, for a fee of 0.1005; it closes at 110: 10 by the
   * market, 0.50 lost to slippage. The short perpetual was sold at 101 and stands at 110.40: a spot
   * short would have lost 10, it has lost 9.40, so the basis made 0.60.
   */
  @Test
  void aBookOfTheBenchmarkAloneHasNoSelection() {
    post(new Event.Deposited(0, Place.SPOT, Money.usdt("200")));
    post(new Event.Deposited(0, Place.FUTURES, Money.usdt("200")));
    snapshot(0, Map.of(BTC, "100", PERPETUAL, "101"));
    post(filled(BTC, Side.BUY, "1", "100.5", "100", "0.1005"));
    post(filled(PERPETUAL, Side.SELL, "1", "101", "101", "0.05"));
    post(
        new Event.FundingPaid(
            DAY,
            Contract.of(PERPETUAL),
            PositionSide.BOTH,
            Quantity.parse("-1"),
            Price.parse("110.4"),
            MarkSource.RECORDED_MARK,
            new BigDecimal("0.0001"),
            Money.usdt("0.01104")));
    snapshot(1, Map.of(BTC, "110", PERPETUAL, "110.4"));

    Parts total = attribution().total();

    assertThat(total.of(Part.MARKET)).isEqualTo(Money.usdt("0"));
    assertThat(total.of(Part.SELECTION)).isEqualTo(Money.usdt("0"));
    assertThat(total.of(Part.BASIS)).isEqualTo(Money.usdt("0.6"));
    assertThat(total.of(Part.SLIPPAGE)).isEqualTo(Money.usdt("-0.5"));
    assertThat(total.of(Part.FEES)).isEqualTo(Money.usdt("-0.1505"));
    assertThat(total.of(Part.FUNDING)).isEqualTo(Money.usdt("0.01104"));
    assertThat(attribution().unexplained()).isEqualTo(Money.usdt("0"));
  }

  /**
   * 10 contracts of 100 USD short from 100 on 10 BTC at 100: in dollars the account stands still
   * when BTC falls to 80. What the coins lose, -200, the short makes: 10 x 100 x (1/80 - 1/100) =
   * 2.5 BTC, 200 at 80.
   */
  @Test
  void anInverseShortTakesTheMarketOutOfItsCoins() {
    post(new Event.Deposited(0, Place.FUTURES, Money.of(Asset.BTC, BigDecimal.TEN)));
    Contract contract = new Contract(INVERSE, Quantity.parse("100"));
    post(
        new Event.PositionBrought(
            0,
            Position.cross(contract, Quantity.parse("-10"), Price.parse("100"), BigDecimal.ONE)));
    snapshot(0, Map.of(BTC, "100", INVERSE, "100"));
    snapshot(1, Map.of(BTC, "80", INVERSE, "80"));

    assertThat(attribution().change()).isEqualTo(Money.usdt("0"));
    assertThat(attribution().of(Part.MARKET)).isEqualTo(Money.usdt("0"));
    assertThat(attribution().of(Part.BASIS).toDouble()).isCloseTo(0, within(1e-7));
  }

  /**
   * 1,000 becomes 1,100, another 1,100 come in, 2,200 become 1,980: 1.1 x 0.9 - 1 = -1 %. The rate
   * that makes 1,000 over 2 and 1,100 over 1 of 365 days into 1,980 solves 1000 g^2 + 1100 g - 1980
   * = 0: g = (-1100 + sqrt(1100^2 + 4 x 1000 x 1980)) / 2000 = 0.960794 (Python 3.11).
   */
  @Test
  void returnsAreWeightedByTimeAndByMoney() {
    long year = 365;
    post(new Event.Deposited(0, Place.SPOT, Money.usdt("1000")));
    post(filled(BTC, Side.BUY, "10", "100", "100", "0"));
    snapshot(0, Map.of(BTC, "100"));
    post(new Event.Deposited(DAY, Place.SPOT, Money.usdt("1100")));
    snapshot(year, Map.of(BTC, "110"));
    post(filled(BTC, Side.BUY, "10", "110", "110", "0"));
    snapshot(2 * year, Map.of(BTC, "99"));

    Attribution exact = attribution();
    InvestorReturns returns = InvestorReturns.of(exact.periods(), 1980);

    assertThat(exact.of(Part.CASH_FLOWS)).isEqualTo(Money.usdt("1100"));
    assertThat(returns.timeWeighted().value().orElseThrow()).isCloseTo(-0.01, within(1e-12));
    assertThat(returns.moneyWeightedYearly().value().orElseThrow())
        .isCloseTo((-1100 + Math.sqrt(1100.0 * 1100 + 4 * 1000 * 1980.0)) / 2000 - 1, within(1e-9));
    assertThat(returns.moneyWeighted().value().orElseThrow())
        .as("the same over two years: g squared")
        .isCloseTo(0.9607944929738128 * 0.9607944929738128 - 1, within(1e-9));
  }

  /** Ten thousand histories of every instrument, mode and event. */
  @ParameterizedTest
  @MethodSource("blocks")
  void thePartsOfRandomHistoriesSumToTheChangeOfEquity(long block) {
    for (long seed = block * HISTORIES; seed < (block + 1) * HISTORIES; seed++) {
      RandomHistory history = RandomHistory.of(seed);
      List<Session.Snapshot> standing = snapshots(history);

      Attribution exact = Attribution.of(standing, history.events(), model());

      for (int i = 0; i < history.periods(); i++) {
        Money change =
            standing.get(i + 1).exposure().equity().minus(standing.get(i).exposure().equity());
        assertThat(exact.periods().get(i).total().total())
            .as("change of equity on day %d with seed %d", i, seed)
            .isEqualTo(change);
      }
      assertThat(exact.unexplained().isZero()).as("seed %d", seed).isTrue();
      assertEachSumIsTheTotal(exact, seed);
      assertThat(bookings(history))
          .as("the ledger's own amounts with seed %d", seed)
          .isEqualTo(parts(exact));
    }
  }

  private static void assertEachSumIsTheTotal(Attribution exact, long seed) {
    Parts bySector = exact.bySector().values().stream().reduce(Parts.zero(Asset.USDT), Parts::plus);
    Parts byAsset = exact.byAsset().values().stream().reduce(Parts.zero(Asset.USDT), Parts::plus);
    for (Part part : Part.values()) {
      assertThat(bySector.of(part)).as("%s, seed %d", part, seed).isEqualTo(exact.of(part));
      assertThat(byAsset.of(part)).as("%s, seed %d", part, seed).isEqualTo(exact.of(part));
    }
  }

  private static Map<Part, Money> parts(Attribution exact) {
    Map<Part, Money> parts = new TreeMap<>();
    for (Part part : List.of(Part.FUNDING, Part.FEES, Part.LIQUIDATION)) {
      parts.put(part, exact.of(part));
    }
    return parts;
  }

  /** What the events say was paid, each valued at the next midnight. */
  private static Map<Part, Money> bookings(RandomHistory history) {
    Map<Part, Money> sums = new TreeMap<>();
    for (Part part : List.of(Part.FUNDING, Part.FEES, Part.LIQUIDATION)) {
      sums.put(part, Money.zero(Asset.USDT));
    }
    for (int day = 0; day < history.periods(); day++) {
      Marks marks = history.marks().get(day + 1);
      for (Event event : history.period(day)) {
        switch (event) {
          case Event.Filled filled ->
              sums.merge(Part.FEES, marks.value(filled.fee().negated()), Money::plus);
          case Event.Delivered delivered ->
              sums.merge(Part.FEES, marks.value(delivered.fee().negated()), Money::plus);
          case Event.FundingPaid paid ->
              sums.merge(Part.FUNDING, marks.value(paid.payment()), Money::plus);
          case Event.LiquidationFeePaid paid ->
              sums.merge(Part.LIQUIDATION, marks.value(paid.fee().negated()), Money::plus);
          case Event.LossCovered covered ->
              sums.merge(Part.LIQUIDATION, marks.value(covered.amount()), Money::plus);
          case Event.Deposited in -> {}
          case Event.PositionBrought in -> {}
          case Event.Transferred moved -> {}
          case Event.IsolatedMarginMoved moved -> {}
          case Event.OrderPlaced placed -> {}
          case Event.OrderRefused refused -> {}
          case Event.OrderTriggered triggered -> {}
          case Event.OrderCancelled cancelled -> {}
          case Event.Rolled rolled -> {}
        }
      }
    }
    return sums;
  }

  private static List<Session.Snapshot> snapshots(RandomHistory history) {
    Ledger ledger = new Ledger();
    List<Session.Snapshot> standing = new ArrayList<>();
    int posted = 0;
    for (Marks marks : history.marks()) {
      while (posted < history.events().size()
          && history.events().get(posted).time() <= marks.time()) {
        ledger.apply(history.events().get(posted));
        posted++;
      }
      Account account = ledger.account(marks.time());
      standing.add(
          new Session.Snapshot(marks.time(), account, marks, Exposure.of(account, marks), posted));
    }
    return standing;
  }

  private void post(Event event) {
    ledger.apply(event);
    events.add(event);
  }

  private void snapshot(long day, Map<InstrumentId, String> prices) {
    Map<InstrumentId, Price> parsed = new TreeMap<>();
    prices.forEach((id, price) -> parsed.put(id, Price.parse(price)));
    Marks marks = Marks.of(day * DAY, Asset.USDT, parsed);
    Account account = ledger.account(day * DAY);
    snapshots.add(
        new Session.Snapshot(
            day * DAY, account, marks, Exposure.of(account, marks), events.size()));
  }

  private static Event filled(
      InstrumentId id, Side side, String quantity, String price, String reference, String fee) {
    return Event.Filled.whole(
        0,
        Order.market("1.1", "1", Contract.of(id), side, Quantity.parse(quantity), BigDecimal.ONE),
        Price.parse(price),
        Price.parse(reference),
        Money.usdt(fee));
  }

  private Attribution attribution() {
    return Attribution.of(snapshots, events, model());
  }

  private static MarketModel model() {
    MarketView nothing =
        MarketView.of(MemoryHistory.from("nothing").build(), RuleBook.empty(), 1000 * DAY);
    SectorRecord layerOne =
        new SectorRecord(
            new Sector("layer-1"),
            LocalDate.EPOCH,
            12,
            List.of(new Asset("SOL"), new Asset("ADA")),
            "");
    return MarketModel.of(nothing, Asset.BTC, Asset.USDT, SectorBook.of(List.of(layerOne)));
  }
}
