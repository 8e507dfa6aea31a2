// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.ledger.PurposeBooks;
import dev.ballast.ledger.Replay;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.order.Purpose;
import dev.ballast.order.Side;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Leg;
import dev.ballast.plan.Ticket;
import dev.ballast.policy.Frequency;
import dev.ballast.policy.HedgeFuture;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.HedgeTerms;
import dev.ballast.policy.Limits;
import dev.ballast.policy.OverlayPlan;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.policy.ReviewCalendar;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.TradingTerms;
import dev.ballast.report.attribution.BasisHolding;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Quantity;
import dev.ballast.unit.UtcDay;
import dev.ballast.venue.sim.SimulatedVenue;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A short of 10 % of 100,000, beside 70,000 of spot, through the delivery of its future. Spot
 * stands at 100. The future of 28 March stands 0.1 above it for each day until then, 101.80 on the
 * 10th; that of 27 June 0.08, 108.72. Trades cost a fee of 10 bp. Delivery is at 08:00, 18.33 days
 * after the first review.
 */
class HedgeRollTest {
  private static final InstrumentId NEAR = Ids.parse("BTC/USDT:USDT-250328");
  private static final InstrumentId FAR = Ids.parse("BTC/USDT:USDT-250627");
  private static final InstrumentId PERPETUAL = Ids.parse("BTC/USDT:USDT");
  private static final Purpose HEDGE = Purpose.parse("hedge:standing");
  private static final TradingCosts COSTS =
      new TradingCosts(
          BasisPoints.of("10"), BasisPoints.of("10"), BasisPoints.ZERO, BasisPoints.ZERO);
  private static final LocalDate START = LocalDate.of(2025, 3, 10);
  private static final int DAYS = 22;

  private record Outcome(Run run, MemoryJournal journal) {
    Decision on(int day) {
      return run.decisions().stream()
          .filter(one -> one.plan().time() == UtcDay.start(LocalDate.of(2025, 3, day)))
          .findFirst()
          .orElseThrow();
    }

    List<Leg> legs(int day) {
      return on(day).plan().tickets().stream()
          .flatMap(ticket -> ticket.legs().stream())
          .filter(leg -> !leg.instrument().isSpot())
          .toList();
    }

    Quantity held(InstrumentId id) {
      return PurposeBooks.of(journal.events()).quantity(HEDGE, id);
    }

    void conserves() {
      assertThat(run.imbalance()).isZero();
      assertThat(Replay.of(journal.events()).difference(run.last().account())).isZero();
    }
  }

  private static HedgeRule rule(HedgeFuture future) {
    return new HedgeRule(
            "standing",
            new HedgeRule.When.Always(),
            new HedgeRule.Size.OfPortfolio(Percent.of("10")),
            Asset.BTC,
            Optional.empty(),
            Optional.empty())
        .on(HedgeTerms.USUAL.in(future));
  }

  /**
   * Closes of 9 March and the days after: above 100 by so much for each day until a day of March.
   */
  private static double[] falling(double perDay, int until, int count) {
    double[] closes = new double[count];
    for (int i = 0; i < count; i++) {
      closes[i] = 100 + perDay * (until - 10 - i);
    }
    return closes;
  }

  private static MadeMarket market(double funding) {
    double[] still = new double[DAYS + 1];
    Arrays.fill(still, 100);
    MadeMarket market =
        MadeMarket.from("2025-03-09")
            .volume(1_000_000)
            .closes("BTC/USDT", still)
            .closes("ETH/USDT", still)
            .closes("BTC/USDT:USDT", still)
            .fundingEvery(8, "BTC/USDT:USDT", "2025-02-20", "2025-05-01", funding);
    return with(market, NEAR, falling(0.1, 28, 19));
  }

  private static MadeMarket with(MadeMarket market, InstrumentId id, double[] closes) {
    return market
        .closes(id.toString(), closes)
        .brackets(id.toString(), MadeMarket.tiers(new String[] {"100000000", "0.01", "0"}));
  }

  private static MadeMarket both(double funding) {
    return with(market(funding), FAR, falling(0.08, 119, DAYS + 1));
  }

  private static Outcome run(MadeMarket market, HedgeRule rule) {
    Policy policy =
        Policy.plain(SectorBook.of(List.of()), Ids.VENUE, Money.usdt("100000"))
            .withOverlay(
                new OverlayPlan(
                    List.of(rule),
                    new Limits(1, 3, Percent.HUNDRED, Percent.of("35"), Percent.of("5"))))
            .withReviews(new ReviewCalendar(Frequency.QUARTERLY, Frequency.NEVER, Frequency.DAILY))
            .withTerms(TradingTerms.usual(Money.usdt("100000")).withCosts(COSTS));
    HistoryFeed feed = market.feed(Interval.DAY, START.toString(), START.plusDays(DAYS).toString());
    MemoryJournal journal = new MemoryJournal();
    Run run =
        new Session(
                feed,
                new PolicyStrategy(
                    (Resolution.Resolved) policy.resolve(market.history().listings()),
                    market.brackets()),
                new SimulatedVenue(feed, COSTS, market.brackets(), Ids.MARKET),
                journal,
                Asset.USDT,
                feed.end())
            .run(
                List.of(
                    new Event.Deposited(UtcDay.start(START), Place.SPOT, Money.usdt("100000"))));
    return new Outcome(run, journal);
  }

  /**
   * A roll is due where no more than 7 days are left at 00:00: 7.33 on the 21st, 6.33 on the 22nd.
   * 10,000 / 101.80 are sold, and 98.232 of them bought back at 100.60, which is 98.232 x 1.20 of
   * basis earned. The next is sold at 107.76, 7.16 above the one that is left.
   */
  @Test
  void anExpiringHedgeIsRolledInOneTicket() {
    Outcome outcome = run(both(0), rule(HedgeFuture.DATED));

    assertThat(outcome.legs(10))
        .singleElement()
        .satisfies(leg -> {
          assertThat(leg.instrument()).isEqualTo(NEAR);
          assertThat(leg.side()).isEqualTo(Side.SELL);
          assertThat(leg.quantity()).isEqualTo(Quantity.parse("98.232"));
        });
    assertThat(outcome.legs(21)).isEmpty();
    Ticket roll = outcome.on(22).plan().tickets().getFirst();
    assertThat(outcome.on(22).plan().tickets()).hasSize(1);
    assertThat(roll.title()).isEqualTo("Roll of hedge:standing");
    assertThat(roll.why())
        .startsWith(NEAR + " is 7 days before its delivery and rolled into " + FAR + "; expected");
    assertThat(roll.legs()).extracting(Leg::instrument).containsExactly(NEAR, FAR);
    assertThat(roll.legs()).extracting(Leg::side).containsExactly(Side.BUY, Side.SELL);
    assertThat(roll.legs().getFirst().quantity()).isEqualTo(Quantity.parse("98.232"));
    // 70,000 of spot cost 70; with 117.8784 - 10.0000176 that is 10,003.7878 / 107.76.
    assertThat(roll.legs().getLast().quantity()).isEqualTo(Quantity.parse("92.834"));

    List<Event.Rolled> rolls =
        outcome.journal.events().stream()
            .filter(Event.Rolled.class::isInstance)
            .map(Event.Rolled.class::cast)
            .toList();
    assertThat(rolls)
        .singleElement()
        .satisfies(one -> assertThat(one.spread()).isEqualByComparingTo("7.16"));
    assertThat(outcome.held(NEAR)).isEqualTo(Quantity.ZERO);
    assertThat(outcome.held(FAR)).isEqualTo(Quantity.parse("-92.834"));
    assertThat(outcome.journal.events()).noneMatch(Event.Delivered.class::isInstance);
    outcome.conserves();
  }

  /**
   * 98.232 are short from 1.80 above spot to 0.60, 92.834 from 7.76 to 6.96, where they stand on 1
   * April: 117.8784 and 74.2672.
   */
  @Test
  void theBasisIsToldFromEntryToExit() {
    Outcome outcome = run(both(0), rule(HedgeFuture.DATED));
    List<BasisHolding> holdings =
        BasisHolding.of(outcome.run.snapshots(), outcome.journal.events());

    assertThat(holdings).extracting(BasisHolding::future).containsExactly(NEAR, FAR);
    assertThat(holdings).extracting(BasisHolding::closed).containsExactly(true, false);
    assertThat(holdings.getFirst().entry()).hasValueCloseTo(1.8, within(1e-9));
    assertThat(holdings.getFirst().exit()).hasValueCloseTo(0.6, within(1e-9));
    assertThat(holdings.getFirst().gain()).hasValueCloseTo(117.8784, within(1e-9));
    assertThat(holdings.getFirst().to()).isEqualTo("2025-03-22T00:00:00Z");
    assertThat(holdings.getLast().largest()).isEqualTo(-92.834);
    assertThat(holdings.getLast().exitShare()).hasValueCloseTo(0.0696, within(1e-9));
    assertThat(holdings.getLast().gain()).hasValueCloseTo(74.2672, within(1e-9));
  }

  /**
   * Of notional over 30 days, by Python. NEAR: its basis of 1.7682 % is gone in 18.3333 days, for
   * 11.3333 of them, then that of FAR, 8.0206 % in 109.3333: 1.0931 + 1.3694 = 2.4625 %; trades are
   * in, out, and a roll: 0.4 %. FAR: 30 days of 8.0206 / 109.3333: 2.2008 %, for 0.2 %.
   */
  @Test
  void theCostsOfAllStandSideBySide() {
    assertThat(run(both(0), rule(HedgeFuture.CHEAPEST)).on(10).plan().notes())
        .anyMatch(note ->
            note.equals(
                "hedge standing: expected cost of the short over 30 days, of notional: "
                    + NEAR
                    + " -2.06% (basis and rolls +2.46%, trading 0.40%, one roll), "
                    + FAR
                    + " -2.00% (basis +2.20%, trading 0.20%), "
                    + PERPETUAL
                    + " +0.20% (funding +0.00%, trading 0.20%)"));
  }

  /** 5 bp each 8 hours are 4.5 % in 30 days, which a short receives: more than any basis. */
  @Test
  void aShortReceivesFundingAndStaysInThePerpetual() {
    Outcome outcome = run(both(0.0005), rule(HedgeFuture.CHEAPEST));

    assertThat(outcome.legs(10)).extracting(Leg::instrument).containsExactly(PERPETUAL);
    assertThat(outcome.on(10).plan().notes())
        .anyMatch(note -> note.contains(PERPETUAL + " -4.30% (funding +4.50%, trading 0.20%), "));
    assertThat(outcome.held(PERPETUAL).signum()).isNegative();
    outcome.conserves();
  }

  /** Below spot, a future costs a short what it rises by: 0.1 a day, where funding costs 0.03. */
  @Test
  void backwardationCostsAShort() {
    MadeMarket market = market(-0.0001);
    Outcome outcome =
        run(with(market, FAR, falling(-0.1, 119, DAYS + 1)), rule(HedgeFuture.CHEAPEST));
    Outcome dated =
        run(with(market(-0.0001), FAR, falling(-0.1, 119, DAYS + 1)), rule(HedgeFuture.DATED));

    // NEAR until the roll and then FAR would cost more than the perpetual from the start.
    assertThat(outcome.legs(10)).extracting(Leg::instrument).containsExactly(PERPETUAL);
    assertThat(dated.legs(10)).extracting(Leg::instrument).containsExactly(NEAR);
  }

  /** With no other dated future listed the hedge goes on in the perpetual, and says why. */
  @Test
  void withoutANextOneItIsRolledIntoThePerpetual() {
    Outcome outcome = run(market(0), rule(HedgeFuture.DATED));

    assertThat(outcome.legs(22)).extracting(Leg::instrument).containsExactly(NEAR, PERPETUAL);
    assertThat(outcome.on(22).plan().tickets().getFirst().why())
        .isEqualTo(
            NEAR
                + " is 7 days before its delivery and rolled into "
                + PERPETUAL
                + "; the perpetual, for no dated future of BTC with more than 7 days to its"
                + " delivery can be traded");
    assertThat(outcome.held(PERPETUAL).signum()).isNegative();
    assertThat(outcome.held(NEAR)).isEqualTo(Quantity.ZERO);
    outcome.conserves();
  }
}
