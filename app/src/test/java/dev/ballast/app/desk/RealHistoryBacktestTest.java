// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.app.SharedHistory;
import dev.ballast.app.Usual;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.cost.TradingCosts;
import dev.ballast.engine.Backtest;
import dev.ballast.engine.Instructions;
import dev.ballast.engine.Session;
import dev.ballast.engine.Strategy;
import dev.ballast.market.History;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.Listings;
import dev.ballast.market.RuleBook;
import dev.ballast.market.Sector;
import dev.ballast.market.Series;
import dev.ballast.market.SeriesId;
import dev.ballast.market.TradingRules;
import dev.ballast.order.Event;
import dev.ballast.order.Purpose;
import dev.ballast.order.Side;
import dev.ballast.plan.Leg;
import dev.ballast.plan.LegPosition;
import dev.ballast.plan.Plan;
import dev.ballast.plan.Sentence;
import dev.ballast.plan.Ticket;
import dev.ballast.policy.Frequency;
import dev.ballast.policy.InsideSector;
import dev.ballast.policy.Limits;
import dev.ballast.policy.OverlayPlan;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Profile;
import dev.ballast.policy.Resolution;
import dev.ballast.policy.ReviewCalendar;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.policy.SpotPlan;
import dev.ballast.policy.TradingTerms;
import dev.ballast.report.attribution.Allocation;
import dev.ballast.report.attribution.Attribution;
import dev.ballast.report.attribution.MarketModel;
import dev.ballast.report.attribution.Part;
import dev.ballast.report.attribution.Parts;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.venue.sim.SimulatedVenue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Backtests on real history against figures of an independent program.
 *
 * <p>The figures were computed once with Python 3.11 from the CSV files themselves (csv, gzip and
 * decimal of its standard library; nothing of this project), by the loops that each test quotes.
 */
class RealHistoryBacktestTest {
  private static final InstrumentId SPOT = Ids.parse("BTC/USDT");
  private static final InstrumentId PERPETUAL = Ids.parse("BTC/USDT:USDT");
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

  /**
   * <pre>
   * entry = perp_1d[2024-01-11].open - spot_1d[2024-01-11].open      #   9.0
   * exit  = perp_1d[2025-10-31].close - spot_1d[2025-10-31].close    # -50.71
   * for r in funding_8h where ts > 2024-01-11T00:00Z:                # 1979 settlements
   *     mark = Decimal(r.mark_price or perp_8h[r.ts].open)           # 1194 of them by the open
   *     funding += (mark * Decimal(r.funding_rate)).quantize(1e-8, ROUND_HALF_EVEN)
   * entry - exit + funding                                           # 12543.84908294
   * </pre>
   */
  @Test
  void spotAgainstAnEqualShortEarnsEntryBasisLessExitBasisPlusFunding() {
    Market market = SharedHistory.market();
    long from = millis("2024-01-11");
    List<Event> opening =
        List.of(
            new Event.Deposited(from, Place.SPOT, Money.usdt("60000")),
            new Event.Deposited(from, Place.FUTURES, Money.usdt("200000")));
    HistoryFeed feed =
        HistoryFeed.of(
            market.history(),
            market.rules(),
            List.of(SPOT, PERPETUAL),
            Interval.DAY,
            from,
            market.end());

    Backtest backtest =
        Backtest.of(
            feed,
            new BuyOneAndShortOne(),
            new SimulatedVenue(feed, TradingCosts.NONE, market.brackets(), Ids.MARKET),
            opening,
            Asset.USDT);

    Attribution profit = bitcoinAlone(market, backtest);
    assertThat(profit.change()).isEqualTo(Money.usdt("12543.84908294"));
    assertThat(profit.of(Part.FUNDING)).isEqualTo(Money.usdt("12484.13908294"));
    assertThat(profit.of(Part.BASIS).plus(profit.of(Part.MARKET))).isEqualTo(Money.usdt("59.71"));
    assertThat(profit.of(Part.BASIS).toDouble()).isCloseTo(59.71, within(1.0));
    assertThat(profit.periods())
        .allSatisfy(period -> assertThat(period.total().of(Part.SELECTION).isZero()).isTrue());
    assertThat(profit.unexplained().isZero()).isTrue();
    assertThat(backtest.conservationResidual()).isEqualByComparingTo(BigDecimal.ZERO);
    assertThat(backtest.events().stream().filter(Event.FundingPaid.class::isInstance).count())
        .isEqualTo(1979);
  }

  /**
   * <pre>
   * cash = 100000; fee = 0.001
   * for T in daily opens, from the second day, on the first one and on every 1st of a month:
   *     E = cash + sum(q[a] * close[a][T - 1 day])
   *     for a in SOL LINK UNI AAVE ADA:
   *         change = 0.9 * E / 5 / close[a][T - 1 day] - q[a]
   *         cash  -= change * open[a][T] + abs(change) * open[a][T] * fee
   *         q[a]  += change
   * cash + sum(q[a] * close[a][last])                                # 163736.75944476377
   * </pre>
   */
  @Test
  void equalWeightRebalancedMonthlyAgreesWithAnIndependentCalculation() {
    Market real = SharedHistory.market();
    Market fine = new Market(real.history(), fineRules(real.rules()), real.tables());

    Desk desk = desk(fine, equalWeight());
    Backtest backtest = desk.backtest(Optional.empty(), Optional.empty());

    double last = backtest.run().last().exposure().equity().toDouble();
    assertThat(last).isCloseTo(163736.75944476377, within(163736 * 1e-6));
    Attribution profit = desk.attribution(backtest);
    assertThat(profit.of(Part.FEES).toDouble())
        .isCloseTo(-393.19812902582066, within(393.1 * 1e-6));
    assertThat(profit.unexplained().isZero()).isTrue();
    assertThat(backtest.conservationResidual()).isEqualByComparingTo(BigDecimal.ZERO);
  }

  @Test
  void theExamplePolicyConservesExplainsItsProfitAndRepeatsItself() {
    Desk desk = desk(SharedHistory.market(), PolicyFile.example(TODAY));
    Optional<LocalDate> to = Optional.of(LocalDate.of(2025, 1, 1));

    Backtest once = desk.backtest(Optional.empty(), to);
    Backtest again = desk.backtest(Optional.empty(), to);

    assertThat(once.conservationResidual()).isEqualByComparingTo(BigDecimal.ZERO);
    assertEveryPeriodIsExplained(desk.attribution(once), once);
    assertThat(once.events()).hasSizeGreaterThan(400).isEqualTo(again.events());
    assertThat(once.orderHash()).isEqualTo(again.orderHash());
  }

  /**
   * The example with equal weights inside its sectors. A program of its own (Python 3.11, csv and
   * sums alone) took the exported balances and fills, closes and sectors from the files, and summed
   * core x (weight held - base weight) x (mean return of the members - the same at base weights).
   */
  @Test
  void allocationIsThatOfAnIndependentProgram() {
    Policy example = PolicyFile.example(TODAY);
    SpotPlan spot = example.core().spot();
    SpotPlan equal = new SpotPlan(spot.share(), spot.weights(), InsideSector.EQUAL);
    Desk desk =
        desk(
            SharedHistory.market(),
            example.withCore(example.core().withSpot(example.core().profile(), equal)));

    Allocation made =
        desk.attribution(desk.backtest(Optional.empty(), Optional.empty())).allocation();

    SequencedMap<String, Double> totals = new LinkedHashMap<>();
    made.bySector()
        .forEach((sector, effect) ->
            totals.put(sector.name(), Math.rint(effect.total().toDouble() * 100) / 100));
    assertThat(totals)
        .containsExactly(
            entry("majors", 3456.31),
            entry("layer-1", -246.16),
            entry("defi", 2116.01),
            entry("infrastructure", 1556.84),
            entry("gaming", 1544.77));
  }

  private static Attribution bitcoinAlone(Market market, Backtest backtest) {
    return Attribution.of(
        backtest.run().snapshots(),
        backtest.events(),
        MarketModel.of(market.at(market.end()), Asset.BTC, Ids.MARKET, SectorBook.of(List.of())));
  }

  private static void assertEveryPeriodIsExplained(Attribution profit, Backtest backtest) {
    List<Session.Snapshot> snapshots = backtest.run().snapshots();
    assertThat(profit.periods()).hasSize(snapshots.size() - 1);
    for (int i = 1; i < snapshots.size(); i++) {
      Money change =
          snapshots.get(i).exposure().equity().minus(snapshots.get(i - 1).exposure().equity());
      assertThat(profit.periods().get(i - 1).total().total()).isEqualTo(change);
    }
    assertThat(profit.unexplained().isZero()).isTrue();
    Parts bySector =
        profit.bySector().values().stream().reduce(Parts.zero(Asset.USDT), Parts::plus);
    for (Part part : Part.values()) {
      assertThat(bySector.of(part)).as(part.toString()).isEqualTo(profit.of(part));
    }
    Money fees = Money.zero(Asset.USDT);
    Money funding = Money.zero(Asset.USDT);
    for (Event event : backtest.eventsOfTheRun()) {
      if (event instanceof Event.Filled filled) {
        fees = fees.plus(filled.fee());
      } else if (event instanceof Event.FundingPaid paid) {
        funding = funding.plus(paid.payment());
      }
    }
    assertThat(profit.of(Part.FEES)).isEqualTo(fees.negated());
    assertThat(profit.of(Part.FUNDING)).isEqualTo(funding);
  }

  @Test
  void cuttingHistoryAfterAMomentChangesNoOrderBeforeIt() {
    Market whole = SharedHistory.market();
    long cut = millis("2024-09-02");
    Market cutMarket =
        new Market(new CutHistory(whole.history(), cut), whole.rules(), whole.tables());
    Policy policy = PolicyFile.example(TODAY);

    Backtest of =
        desk(whole, policy).backtest(Optional.empty(), Optional.of(LocalDate.of(2024, 11, 1)));
    Backtest cutShort = desk(cutMarket, policy).backtest(Optional.empty(), Optional.empty());

    List<Event> before = of.events().stream().filter(event -> event.time() < cut).toList();
    assertThat(before).hasSizeGreaterThan(300);
    assertThat(cutShort.events().stream().filter(event -> event.time() < cut).toList())
        .isEqualTo(before);
  }

  private static long millis(String day) {
    return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /** Conservative, five assets alike, 90 % in spot, monthly, 10 bp and nothing else. */
  private static Policy equalWeight() {
    Sector basket = new Sector("basket");
    List<Asset> members =
        List.of("SOL", "LINK", "UNI", "AAVE", "ADA").stream().map(Asset::new).toList();
    SectorBook book =
        SectorBook.of(
            List.of(
                new SectorRecord(Sector.MAJORS, LocalDate.of(2024, 1, 1), 12, MAJORS, ""),
                new SectorRecord(
                    basket, LocalDate.of(2024, 1, 1), 12, members, "five assets alike")));
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    weights.put(basket, Percent.HUNDRED);
    Policy plain = Policy.plain(book, Usual.VENUE, Usual.CAPITAL);
    SpotPlan spot = new SpotPlan(Percent.of("90"), weights, InsideSector.EQUAL);
    return plain
        .withCore(plain.core().withSpot(Profile.CONSERVATIVE, spot))
        .withTerms(
            TradingTerms.usual(Usual.CAPITAL)
                .withCosts(
                    new TradingCosts(
                        BasisPoints.of("10"),
                        BasisPoints.ZERO,
                        BasisPoints.ZERO,
                        BasisPoints.ZERO)))
        .withOverlay(
            OverlayPlan.NONE.withLimits(
                new Limits(1, 3, Percent.of("30"), Percent.of("35"), Percent.ZERO)))
        .withReviews(new ReviewCalendar(Frequency.NEVER, Frequency.MONTHLY, Frequency.NEVER));
  }

  private static final List<Asset> MAJORS = List.of(Asset.BTC, Asset.ETH);

  /** The same instruments on a grid of 1e-8, so that lots play no part. */
  private static RuleBook fineRules(RuleBook rules) {
    TreeMap<InstrumentId, List<TradingRules>> fine = new TreeMap<>();
    for (InstrumentId id : rules.instruments()) {
      fine.put(
          id,
          List.of(
              new TradingRules(
                  new Price(1),
                  new Quantity(1),
                  new Quantity(1),
                  Money.zero(id.quote()),
                  Quantity.parse("1"),
                  LocalDate.of(2024, 1, 1),
                  "made for the test")));
    }
    return RuleBook.of(fine);
  }

  /** Buys one and shorts one at the first moment, and holds. */
  private static final class BuyOneAndShortOne implements Strategy {
    @Override
    public List<InstrumentId> instruments() {
      return List.of(SPOT, PERPETUAL);
    }

    @Override
    public Optional<Instructions> review(Input input) {
      if (input.since().isPresent()) {
        return Optional.empty();
      }
      List<Leg> legs = new ArrayList<>();
      legs.add(leg(SPOT, Side.BUY, input.marks()));
      legs.add(leg(PERPETUAL, Side.SELL, input.marks()));
      Plan plan =
          new Plan(
              input.time(),
              "opening",
              List.of(),
              List.of(),
              List.of(
                  new Ticket(
                      "carry-01",
                      Purpose.parse("carry"),
                      "Cash and carry",
                      Sentence.of("to hold"),
                      legs)),
              List.of(),
              List.of());
      return Optional.of(Instructions.of(plan, input.open()));
    }

    private static Leg leg(InstrumentId id, Side side, Marks marks) {
      Quantity one = Quantity.parse("1");
      return new Leg(
          id,
          side,
          one,
          marks.price(id),
          one.times(marks.price(id), Asset.USDT),
          Money.zero(Asset.USDT),
          Money.zero(Asset.USDT),
          OptionalDouble.empty(),
          Money.zero(Asset.USDT),
          Money.zero(Asset.USDT),
          BigDecimal.ONE,
          LegPosition.USUAL,
          List.of(),
          Sentence.of("one"));
    }
  }

  /** History without what became known after a moment. */
  private record CutHistory(History whole, long cut) implements History {
    @Override
    public Listings listings() {
      return whole.listings();
    }

    @Override
    public List<SeriesId> ids() {
      return whole.ids();
    }

    @Override
    public Optional<Series> series(SeriesId id) {
      return whole.series(id).map(series -> series.asOf(cut));
    }

    @Override
    public String provenance() {
      return whole.provenance();
    }

    @Override
    public boolean simulated() {
      return false;
    }
  }

  private static Desk desk(Market market, Policy policy) {
    return new Desk(market, (Resolution.Resolved) policy.resolve(market.history().listings()));
  }
}
