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
import dev.ballast.testing.Ids;
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
import org.junit.jupiter.api.Test;

/** Without history every beta is taken as one, so that the figures can be worked out by hand. */
class AttributionTest {
  private static final long DAY = 86_400_000;
  private static final InstrumentId BTC = Ids.parse("BTC/USDT");
  private static final InstrumentId SOL = Ids.parse("SOL/USDT");
  private static final InstrumentId ADA = Ids.parse("ADA/USDT");
  private static final InstrumentId PERPETUAL = Ids.parse("BTC/USDT:USDT");
  private static final InstrumentId INVERSE = Ids.parse("BTC/USD:BTC");

  private final Ledger ledger = new Ledger();
  private final List<Event> events = new ArrayList<>();
  private final List<Session.Snapshot> snapshots = new ArrayList<>();

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

    assertThat(sol.of(Part.MARKET)).isEqualTo(Money.usdt("0"));
    assertThat(sol.of(Part.MARKET_ASSUMED)).isEqualTo(Money.usdt("100"));
    assertThat(sol.of(Part.SECTOR)).isEqualTo(Money.usdt("50"));
    assertThat(sol.of(Part.SELECTION)).isEqualTo(Money.usdt("100"));
    assertThat(sol.total()).isEqualTo(Money.usdt("250"));
    assertThat(attribution().bySector())
        .hasEntrySatisfying(
            new Sector("layer-1"), parts -> assertThat(parts.total()).isEqualTo(Money.usdt("250")));
    assertThat(attribution().betasTakenAsOne()).isEqualTo(1);
  }

  /**
   * Of 100 SOL for 1,000 the fee takes 0.1, worth 1 at the fill. The 99.9 gain 249.75 to 12.50, of
   * which the market of 10 % makes 99.90; the account has gained 99.9 x 12.5 - 1,000 = 248.75.
   */
  @Test
  void aFeeInTheCoinsIsWorthTheFillsPrice() {
    post(new Event.Deposited(0, Place.SPOT, Money.usdt("1000")));
    snapshot(0, Map.of(BTC, "100", SOL, "10"));
    post(
        filled(
            SOL, Side.BUY, "100", "10", "10", Money.of(new Asset("SOL"), new BigDecimal("0.1"))));
    snapshot(1, Map.of(BTC, "110", SOL, "12.5"));

    assertThat(attribution().of(Part.FEES)).isEqualTo(Money.usdt("-1"));
    assertThat(attribution().of(Part.MARKET_ASSUMED)).isEqualTo(Money.usdt("99.9"));
    assertThat(attribution().of(Part.SELECTION)).isEqualTo(Money.usdt("149.85"));
    assertThat(attribution().change()).isEqualTo(Money.usdt("248.75"));
    assertThat(attribution().unexplained()).isEqualTo(Money.usdt("0"));
  }

  /**
   * The fee of 5 ADA is worth 10.50 at the period's end and is what SOL has cost: 250 - 10.50. The
   * 10 ADA that were there have gained 1 by then, the five that went included: 240.50 in all.
   */
  @Test
  void aFeeInAThirdCoinIsWorthItsMark() {
    post(new Event.Deposited(0, Place.SPOT, Money.usdt("1000")));
    post(new Event.Deposited(0, Place.SPOT, Money.of(new Asset("ADA"), BigDecimal.TEN)));
    snapshot(0, Map.of(BTC, "100", SOL, "10", ADA, "2"));
    post(filled(SOL, Side.BUY, "100", "10", "10", Money.of(new Asset("ADA"), new BigDecimal("5"))));
    snapshot(1, Map.of(BTC, "110", SOL, "12.5", ADA, "2.1"));

    Attribution exact = attribution();
    assertThat(exact.of(Part.FEES)).isEqualTo(Money.usdt("-10.5"));
    assertThat(exact.byAsset())
        .hasEntrySatisfying(
            new Asset("SOL"), one -> assertThat(one.total()).isEqualTo(Money.usdt("239.5")))
        .hasEntrySatisfying(
            new Asset("ADA"), one -> assertThat(one.total()).isEqualTo(Money.usdt("1")));
    assertThat(exact.change()).isEqualTo(Money.usdt("240.5"));
    assertThat(exact.unexplained()).isEqualTo(Money.usdt("0"));
  }

  /** Alone in its sector SOL has no sector to move with: 100 by the market, 150 by itself. */
  @Test
  void anAssetAloneBesideTheBenchmarkIsNoSector() {
    post(new Event.Deposited(0, Place.SPOT, Money.usdt("1000")));
    snapshot(0, Map.of(BTC, "100", SOL, "10"));
    post(filled(SOL, Side.BUY, "100", "10", "10", "0"));
    snapshot(1, Map.of(BTC, "110", SOL, "12.5"));

    assertThat(attribution().of(Part.MARKET_ASSUMED)).isEqualTo(Money.usdt("100"));
    assertThat(attribution().of(Part.SECTOR)).isEqualTo(Money.usdt("0"));
    assertThat(attribution().of(Part.SELECTION)).isEqualTo(Money.usdt("150"));
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
    return filled(id, side, quantity, price, reference, Money.usdt(fee));
  }

  private static Event filled(
      InstrumentId id, Side side, String quantity, String price, String reference, Money fee) {
    return Event.Filled.whole(
        0,
        Order.market("1.1", "1", Contract.of(id), side, Quantity.parse(quantity), BigDecimal.ONE),
        Price.parse(price),
        Price.parse(reference),
        fee);
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
    return MarketModel.of(nothing, Asset.BTC, Ids.MARKET, SectorBook.of(List.of(layerOne)));
  }
}
