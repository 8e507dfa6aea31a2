// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Account;
import dev.ballast.account.Exposure;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.engine.Session;
import dev.ballast.ledger.Ledger;
import dev.ballast.market.Contract;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.RuleBook;
import dev.ballast.market.Sector;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.portfolio.SpotTarget;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two sectors of the plan, half and half, of which the last review wanted 70 % and 30 %. */
class CorePeriodTest {
  private static final long DAY = 86_400_000;
  private static final Sector LAYER_ONE = new Sector("layer-1");
  private static final Sector DEFI = new Sector("defi");
  private static final Asset SOL = new Asset("SOL");
  private static final Asset ADA = new Asset("ADA");
  private static final Asset UNI = new Asset("UNI");
  private static final Asset DOGE = new Asset("DOGE");

  private final Ledger ledger = new Ledger();
  private final List<Event> events = new ArrayList<>();

  /**
   * SOL +20 % and ADA 0 % make layer-1 +10 %, UNI is defi with -2 %: at half and half the core
   * makes 4 %, so that layer-1 is 6 % beyond it, defi -6 %, and DOGE, which no sector names, 26 %
   * with its +30 %. Of 1,000 are 600 layer-1, 300 defi (bought as the period begins) and 100 DOGE.
   *
   * <pre>
   * layer-1  rotation 1000 x (0.7 - 0.5) x  0.06 = 12   drift 1000 x (0.6 - 0.7) x 0.06 = -6
   * defi     rotation 1000 x (0.3 - 0.5) x -0.06 = 12   drift 1000 x (0.3 - 0.3) x -0.06 = 0
   * DOGE     rotation 0                                 drift 1000 x  0.1        x 0.26 = 26
   * </pre>
   *
   * <p>All together 44: the weights held made 0.6 x 10 % - 0.3 x 2 % + 0.1 x 30 % = 8.4 % of 1,000,
   * base weights 4 %.
   */
  @Test
  void weightsOtherThanThePlansEarnWhatTheirSectorsDoBeyondTheCore() {
    PeriodAllocation made = allocation(half(), wanted("0.7", "0.3"));

    assertThat(made.core()).isCloseTo(1000, within(1e-9));
    assertThat(made.coreReturn()).isCloseTo(0.04, within(1e-12));
    assertThat(made.sectors())
        .extracting(
            SectorAllocation::sector, one -> one.effect().rotation(), one -> one.effect().drift())
        .containsExactly(
            tuple(LAYER_ONE, Money.usdt("12"), Money.usdt("-6")),
            tuple(DEFI, Money.usdt("12"), Money.usdt("0")),
            tuple(Attribution.OUTSIDE, Money.usdt("0"), Money.usdt("26")));
    assertThat(new Allocation(List.of(made, made)).total(Asset.USDT).total())
        .as("over two such periods")
        .isEqualTo(Money.usdt("88"));
  }

  /** A sector that cannot be held leaves its base weight to the others, as it does in a review. */
  @Test
  void aSectorWithoutPricesHasNoWeight() {
    SequencedMap<Sector, Percent> plan = new LinkedHashMap<>(half());
    plan.put(LAYER_ONE, Percent.of("40"));
    plan.put(DEFI, Percent.of("40"));
    plan.put(new Sector("gaming"), Percent.of("20"));

    PeriodAllocation made = allocation(plan, wanted("0.7", "0.3"));

    assertThat(made.coreReturn()).isCloseTo(0.04, within(1e-12));
    assertThat(made.sectors())
        .extracting(SectorAllocation::effect)
        .isEqualTo(
            new CorePeriodTest()
                .allocation(half(), wanted("0.7", "0.3")).sectors().stream()
                    .map(SectorAllocation::effect)
                    .toList());
  }

  /** With layer-1 rotated out its members count equally: still +10 %. */
  @Test
  void aSectorRotatedToNothingHasAReturn() {
    PeriodAllocation made = allocation(half(), wanted("0", "1"));

    assertThat(made.sectors().getFirst().sectorReturn()).isCloseTo(0.1, within(1e-12));
    assertThat(made.sectors().getFirst().effect())
        .as("1000 x -0.5 x 0.06, 1000 x 0.6 x 0.06")
        .isEqualTo(new AllocationEffect(Money.usdt("-30"), Money.usdt("36")));
  }

  private PeriodAllocation allocation(SequencedMap<Sector, Percent> plan, SpotTarget wanted) {
    Session.Snapshot start = opened();
    Session.Snapshot end = snapshot(1, Map.of(SOL, "12", ADA, "2", UNI, "4.9", DOGE, "0.13"));
    return new CorePeriod(start, end, events.subList(start.events(), events.size()), model())
        .allocation(plan, wanted)
        .orElseThrow();
  }

  private Session.Snapshot opened() {
    post(new Event.Deposited(0, Place.SPOT, Money.usdt("300")));
    post(new Event.Deposited(0, Place.SPOT, Money.of(SOL, new BigDecimal("40"))));
    post(new Event.Deposited(0, Place.COLD, Money.of(ADA, new BigDecimal("100"))));
    post(new Event.Deposited(0, Place.SPOT, Money.of(DOGE, new BigDecimal("1000"))));
    Session.Snapshot start = snapshot(0, Map.of(SOL, "10", ADA, "2", UNI, "5", DOGE, "0.1"));
    post(
        Event.Filled.whole(
            0,
            Order.market(
                "1.1",
                "1",
                Contract.of(Ids.parse("UNI/USDT")),
                Side.BUY,
                Quantity.parse("60"),
                BigDecimal.ONE),
            Price.parse("5"),
            Price.parse("5"),
            Money.usdt("0")));
    return start;
  }

  private void post(Event event) {
    ledger.apply(event);
    events.add(event);
  }

  private Session.Snapshot snapshot(long day, Map<Asset, String> prices) {
    Map<InstrumentId, Price> parsed = new TreeMap<>();
    prices.forEach((asset, price) -> parsed.put(Ids.spot(asset, Asset.USDT), Price.parse(price)));
    Marks marks = Marks.of(day * DAY, Asset.USDT, parsed);
    Account account = ledger.account(day * DAY);
    return new Session.Snapshot(
        day * DAY, account, marks, Exposure.of(account, marks), events.size());
  }

  private static SequencedMap<Sector, Percent> half() {
    SequencedMap<Sector, Percent> plan = new LinkedHashMap<>();
    plan.put(LAYER_ONE, Percent.of("50"));
    plan.put(DEFI, Percent.of("50"));
    return plan;
  }

  private static SpotTarget wanted(String layerOne, String defi) {
    SequencedMap<Sector, Double> sectors = new LinkedHashMap<>();
    sectors.put(LAYER_ONE, Double.valueOf(layerOne));
    sectors.put(DEFI, Double.valueOf(defi));
    SequencedMap<Asset, Double> assets = new TreeMap<>();
    assets.put(SOL, Double.parseDouble(layerOne) / 2);
    assets.put(ADA, Double.parseDouble(layerOne) / 2);
    assets.put(UNI, Double.valueOf(defi));
    return new SpotTarget(0.7, sectors, assets, List.of());
  }

  private static MarketModel model() {
    MarketView nothing =
        MarketView.of(MemoryHistory.from("nothing").build(), RuleBook.empty(), 1000 * DAY);
    return MarketModel.of(
        nothing,
        Asset.BTC,
        Ids.MARKET,
        SectorBook.of(List.of(record(LAYER_ONE, SOL, ADA), record(DEFI, UNI))));
  }

  private static SectorRecord record(Sector sector, Asset... members) {
    return new SectorRecord(sector, LocalDate.EPOCH, 12, List.of(members), "");
  }
}
