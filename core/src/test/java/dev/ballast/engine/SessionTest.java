// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.ledger.Replay;
import dev.ballast.market.Contract;
import dev.ballast.market.History;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.MissingData;
import dev.ballast.market.SeriesId;
import dev.ballast.order.Event;
import dev.ballast.order.Order;
import dev.ballast.order.Side;
import dev.ballast.plan.MarginTransfer;
import dev.ballast.plan.Plan;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.OverlayPlan;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.TradingTerms;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.venue.sim.SimulatedVenue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final int DAYS = 160;
  private static final int FIRST = 110;
  private static final TradingCosts COSTS =
      new TradingCosts(
          BasisPoints.of("10"), BasisPoints.of("5"), BasisPoints.of("2"), BasisPoints.of("50"));
  private static final MadeMarket MARKET = market();

  /** BTC by chance, ETH with 1.2 of its moves and some of its own, perpetuals beside both. */
  private static MadeMarket market() {
    SplittableRandom random = new SplittableRandom(20250101);
    double[] btc = new double[DAYS];
    double[] eth = new double[DAYS];
    btc[0] = 60000;
    eth[0] = 3000;
    for (int day = 1; day < DAYS; day++) {
      double move = (random.nextDouble() - 0.5) * 0.08;
      btc[day] = Math.round(btc[day - 1] * (1 + move) * 100) / 100.0;
      double own = (random.nextDouble() - 0.5) * 0.02;
      eth[day] = Math.round(eth[day - 1] * (1 + 1.2 * move + own) * 100) / 100.0;
    }
    return MadeMarket.from("2025-01-01")
        .volume(50_000)
        .closes("BTC/USDT", btc)
        .closes("ETH/USDT", eth)
        .closes("BTC/USDT:USDT", btc)
        .fundingEvery(8, "BTC/USDT:USDT", "2025-01-01", day(DAYS), 0.0001);
  }

  @Test
  void theSameRunTwiceMakesTheSameEvents() {
    List<Event> once = run(MARKET.history(), DAYS).journal.events();

    assertThat(once).hasSizeGreaterThan(100);
    assertThat(run(MARKET.history(), DAYS).journal.events()).isEqualTo(once);
  }

  /**
   * Whatever is cut off after a day, the plans up to that day and what followed stay as they were.
   */
  @Test
  void noDecisionLooksAhead() {
    Outcome whole = run(MARKET.history(), DAYS);
    for (int cut : new int[] {FIRST + 1, FIRST + 7, FIRST + 23, DAYS - 2}) {
      long time = MadeMarket.at(day(cut));
      Outcome part = run(upTo(MARKET.history(), time), cut + 1);

      assertThat(plansUpTo(part.run, time)).isNotEmpty().isEqualTo(plansUpTo(whole.run, time));
      assertThat(eventsBefore(part, time)).isNotEmpty().isEqualTo(eventsBefore(whole, time));
    }
  }

  @Test
  void theBooksOfARunBalance() {
    Outcome outcome = run(MARKET.history(), DAYS);

    assertThat(outcome.run.imbalance()).isZero();
    assertThat(Replay.of(outcome.journal.events()).difference(outcome.run.last().account()))
        .isZero();
    assertThat(outcome.journal.events()).anyMatch(Event.FundingPaid.class::isInstance);
    assertThat(outcome.journal.events())
        .anyMatch(
            event -> event instanceof Event.Filled filled && !filled.order().instrument().isSpot());
    assertThat(outcome.run.last().account().positions()).isNotEmpty();
  }

  /** An asset that the strategy never trades is priced all the same, and left alone. */
  @Test
  void whatTheStrategyDoesNotTradeIsStillPriced() {
    MadeMarket market =
        MadeMarket.from("2025-01-01")
            .closes("BTC/USDT", 100, 100, 110)
            .closes("DOGE/USDT", 2, 3, 3);
    MemoryJournal journal = new MemoryJournal();

    Run run =
        session(market, new Idle(List.of()), journal)
            .run(List.of(new Event.Deposited(0, Place.COLD, Money.of(new Asset("DOGE"), TEN))));

    assertThat(run.first().exposure().equity()).isEqualTo(Money.usdt("20"));
    assertThat(run.last().exposure().equity()).isEqualTo(Money.usdt("30"));
  }

  /** Reports must value the fee, though the account has no BNB any more. */
  @Test
  void whatAFeeHasUsedUpIsStillPriced() {
    MadeMarket market =
        MadeMarket.from("2025-01-01").closes("BTC/USDT", 100, 100, 110).closes("BNB/USDT", 5, 6, 6);
    Asset coin = new Asset("BNB");
    Money fee = Money.of(coin, new BigDecimal("0.02"));
    Order order =
        Order.market(
            "1.1",
            "1",
            Contract.of(Ids.parse("BTC/USDT")),
            Side.BUY,
            Quantity.parse("1"),
            BigDecimal.ONE);

    Run run =
        session(market, new Idle(List.of()), new MemoryJournal())
            .run(
                List.of(
                    new Event.Deposited(0, Place.SPOT, Money.usdt("100")),
                    new Event.Deposited(0, Place.SPOT, fee),
                    Event.Filled.whole(0, order, Price.parse("100"), Price.parse("100"), fee)));

    assertThat(run.last().account().assets()).doesNotContain(coin);
    assertThat(run.last().marks().value(fee)).isEqualTo(Money.usdt("0.12"));
  }

  @Test
  void whatHasNoPriceStopsTheRunByName() {
    MadeMarket market = MadeMarket.from("2025-01-01").closes("BTC/USDT", 100, 100, 110);

    assertThatThrownBy(() ->
            session(market, new Idle(List.of()), new MemoryJournal())
                .run(List.of(new Event.Deposited(0, Place.COLD, Money.of(Asset.ETH, TEN)))))
        .isInstanceOf(MissingData.class)
        .hasMessage("no price of ETH at 2025-01-02T00:00:00Z");
  }

  /** Transfers of a plan come before its orders, and nothing is decided at the last moment. */
  @Test
  void aPlanIsCarriedOutInOrderAndNotAtTheEnd() {
    MadeMarket market = MadeMarket.from("2025-01-01").closes("BTC/USDT", 100, 100, 110, 120);
    MarginTransfer transfer =
        new MarginTransfer(Place.SPOT, Place.FUTURES, Money.usdt("5"), "as told", false);
    MemoryJournal journal = new MemoryJournal();

    Run run =
        session(market, new Idle(List.of(transfer)), journal)
            .run(List.of(new Event.Deposited(0, Place.SPOT, Money.usdt("100"))));

    assertThat(run.snapshots()).hasSize(2);
    assertThat(journal.events().getLast())
        .isEqualTo(
            new Event.Transferred(
                MadeMarket.at("2025-01-02"), Place.SPOT, Place.FUTURES, Money.usdt("5")));
  }

  /**
   * The plan takes a tenth of the day's volume for granted, and a tenth of a bitcoin fills. What is
   * left of an order when the next plan trades the same contract is taken back before: the plan was
   * made of what is held.
   */
  @Test
  void aNewPlanTakesBackWhatIsLeftOfAnEarlierOne() {
    Outcome outcome = run(MARKET.history(), DAYS, COSTS.withParticipation(Percent.of("0.0002")));
    List<Event> events = outcome.journal.events();

    List<Event.OrderCancelled> cancelled =
        events.stream()
            .filter(Event.OrderCancelled.class::isInstance)
            .map(Event.OrderCancelled.class::cast)
            .toList();
    assertThat(cancelled)
        .isNotEmpty()
        .allSatisfy(one -> {
          assertThat(one.reason()).isEqualTo("replaced by a new plan");
          assertThat(events.subList(events.indexOf(one), events.size()))
              .anyMatch(event ->
                  event instanceof Event.OrderPlaced placed
                      && placed.time() == one.time()
                      && placed.order().instrument().equals(one.order().instrument()));
        });
    assertThat(outcome.run.imbalance()).isZero();
  }

  private static final BigDecimal TEN = BigDecimal.TEN;

  /** A plan of transfers alone, at every moment that is asked about. */
  private record Idle(List<MarginTransfer> transfers) implements Strategy {
    @Override
    public List<InstrumentId> instruments() {
      return List.of(Ids.parse("BTC/USDT"));
    }

    @Override
    public Optional<Instructions> review(Input input) {
      Plan plan =
          new Plan(input.time(), "all", transfers, List.of(), List.of(), List.of(), List.of());
      return Optional.of(Instructions.of(plan, input.open()));
    }
  }

  private static Session session(MadeMarket market, Strategy strategy, MemoryJournal journal) {
    HistoryFeed feed = market.feed(Interval.DAY, "2025-01-02", "2025-01-03");
    return new Session(
        feed,
        strategy,
        new SimulatedVenue(feed, COSTS, market.brackets(), Ids.MARKET),
        journal,
        Asset.USDT,
        feed.end());
  }

  private record Outcome(Run run, MemoryJournal journal) {}

  private static Outcome run(History history, int days) {
    return run(history, days, COSTS);
  }

  private static Outcome run(History history, int days, TradingCosts atTheVenue) {
    Policy policy =
        Policy.plain(SectorBook.of(List.of()), Ids.VENUE, Money.usdt("100000"))
            .withOverlay(OverlayPlan.NONE.withHedges(HedgeRule.standing(0.4, Asset.BTC)))
            .withTerms(TradingTerms.usual(Money.usdt("100000")).withCosts(COSTS));
    PolicyStrategy strategy =
        new PolicyStrategy(
            (Resolution.Resolved) policy.resolve(history.listings()), MARKET.brackets());
    MemoryJournal journal = new MemoryJournal();
    HistoryFeed feed =
        HistoryFeed.of(
            history,
            MARKET.rules(),
            strategy.instruments(),
            Interval.DAY,
            MadeMarket.at(day(FIRST)),
            MadeMarket.at(day(days)));
    Session session =
        new Session(
            feed,
            strategy,
            new SimulatedVenue(feed, atTheVenue, MARKET.brackets(), Ids.MARKET),
            journal,
            Asset.USDT,
            feed.end());
    Run run =
        session.run(
            List.of(
                new Event.Deposited(MadeMarket.at(day(FIRST)), Place.SPOT, Money.usdt("100000"))));
    return new Outcome(run, journal);
  }

  private static String day(int day) {
    return Instant.ofEpochMilli(MadeMarket.at("2025-01-01") + day * 86_400_000L)
        .toString()
        .substring(0, 10);
  }

  private static History upTo(History history, long time) {
    MemoryHistory.Builder cut = MemoryHistory.from("cut");
    for (SeriesId id : history.ids()) {
      cut.add(history.series(id).orElseThrow().asOf(time));
    }
    return cut.build();
  }

  private static List<Plan> plansUpTo(Run run, long time) {
    return run.plans().stream().filter(plan -> plan.time() <= time).toList();
  }

  private static List<Event> eventsBefore(Outcome outcome, long time) {
    List<Event> before = new ArrayList<>(outcome.journal.events());
    before.removeIf(event -> event.time() >= time);
    return before;
  }
}
