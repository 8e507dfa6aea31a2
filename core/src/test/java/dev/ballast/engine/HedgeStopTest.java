// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.ledger.PurposeBooks;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
import dev.ballast.order.Purpose;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Leg;
import dev.ballast.policy.Frequency;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.Limits;
import dev.ballast.policy.OverlayPlan;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.policy.ReviewCalendar;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.TradingTerms;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
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
 * Spot stands still while the perpetual's price is as the tests need it. Trades cost nothing and
 * fill at the next open, which is the close that the review has seen. A drift band of 5 % of equity
 * leaves a short of 10 % alone, whatever its price does here.
 */
class HedgeStopTest {
  private static final InstrumentId PERPETUAL = Ids.parse("BTC/USDT:USDT");
  private static final LocalDate START = LocalDate.of(2025, 3, 10);

  /** Of 2025-03-09 and the days after; the review of a day sees the one before. */
  private static final double[] UP_TO_115 = {100, 110, 114.99, 115, 80, 130, 80};

  private record Outcome(Run run, MemoryJournal journal) {
    Decision on(LocalDate day) {
      return run.decisions().stream()
          .filter(one -> one.plan().time() == UtcDay.start(day))
          .findFirst()
          .orElseThrow();
    }

    List<Leg> hedges(LocalDate day) {
      return on(day).plan().tickets().stream()
          .flatMap(ticket -> ticket.legs().stream())
          .filter(leg -> leg.instrument().equals(PERPETUAL))
          .toList();
    }

    Quantity held(String rule, LocalDate day) {
      List<Event> before =
          journal.events().stream().filter(event -> event.time() <= UtcDay.start(day)).toList();
      return PurposeBooks.of(before).quantity(Purpose.of("hedge", rule), PERPETUAL);
    }
  }

  private static HedgeRule tenth(String name, HedgeRule.When when) {
    return new HedgeRule(
        name,
        when,
        new HedgeRule.Size.OfPortfolio(Percent.of("10")),
        Asset.BTC,
        Optional.empty(),
        Optional.of(Percent.of("15")));
  }

  private static Outcome run(double[] prices, int days, HedgeRule... rules) {
    double[] spot = new double[prices.length];
    Arrays.fill(spot, 100);
    MadeMarket market =
        MadeMarket.from("2025-03-09")
            .volume(1_000_000)
            .closes("BTC/USDT", spot)
            .closes("ETH/USDT", spot)
            .closes("BTC/USDT:USDT", prices)
            .fundingEvery(8, "BTC/USDT:USDT", "2025-02-20", "2025-05-01", 0);
    Policy policy =
        Policy.plain(SectorBook.of(List.of()), Ids.VENUE, Money.usdt("100000"))
            .withOverlay(
                new OverlayPlan(
                    List.of(rules),
                    new Limits(1, 3, Percent.HUNDRED, Percent.of("35"), Percent.of("5"))))
            .withReviews(new ReviewCalendar(Frequency.QUARTERLY, Frequency.NEVER, Frequency.DAILY))
            .withTerms(TradingTerms.usual(Money.usdt("100000")).withCosts(TradingCosts.NONE));
    HistoryFeed feed = market.feed(Interval.DAY, START.toString(), START.plusDays(days).toString());
    MemoryJournal journal = new MemoryJournal();
    Run run =
        new Session(
                feed,
                new PolicyStrategy(
                    (Resolution.Resolved) policy.resolve(market.history().listings()),
                    market.brackets()),
                new SimulatedVenue(feed, TradingCosts.NONE, market.brackets(), Ids.MARKET),
                journal,
                Asset.USDT,
                feed.end())
            .run(
                List.of(
                    new Event.Deposited(UtcDay.start(START), Place.SPOT, Money.usdt("100000"))));
    return new Outcome(run, journal);
  }

  private static LocalDate march(int day) {
    return LocalDate.of(2025, 3, day);
  }

  /** 10,000 sold at 100 on the 10th; 114.99 is 14.99 % against it, 115 is 15 %. */
  @Test
  void aShortIsClosedAtItsStopAndStaysClosed() {
    Outcome outcome = run(UP_TO_115, 6, tenth("standing", new HedgeRule.When.Always()));

    assertThat(outcome.held("standing", march(11))).isEqualTo(Quantity.parse("-100"));
    assertThat(outcome.hedges(march(12))).isEmpty();
    assertThat(outcome.hedges(march(13)))
        .extracting(Leg::why)
        .containsExactly(
            "stopped on 2025-03-13 at 115, 15.0% against its entry 100, and closed until"
                + " 2025-04-01");
    assertThat(outcome.held("standing", march(13))).isEqualTo(Quantity.ZERO);
    for (int day : new int[] {14, 15}) {
      assertThat(outcome.hedges(march(day))).isEmpty();
      assertThat(outcome.on(march(day)).plan().notes())
          .containsOnlyOnce(
              "hedge standing: stopped on 2025-03-13 at 115, 15.0% against its entry 100,"
                  + " and closed until 2025-04-01");
    }
  }

  /** Back at 90 it is sold again with the plan's quarter; 103.50 is 15 % above that. */
  @Test
  void aStandingRuleBeginsAgainAtTheNextProfileReview() {
    double[] prices = new double[30];
    Arrays.fill(prices, 90);
    System.arraycopy(UP_TO_115, 0, prices, 0, 4);
    prices[24] = 103.49;
    prices[25] = 103.5;
    Outcome outcome = run(prices, 28, tenth("standing", new HedgeRule.When.Always()));

    assertThat(outcome.hedges(march(31))).isEmpty();
    assertThat(outcome.hedges(LocalDate.of(2025, 4, 1))).hasSize(1);
    assertThat(outcome.hedges(LocalDate.of(2025, 4, 3))).isEmpty();
    assertThat(outcome.hedges(LocalDate.of(2025, 4, 4)))
        .extracting(Leg::why)
        .containsExactly(
            "stopped on 2025-04-04 at 103.5, 15.0% against its entry 90, and closed until"
                + " 2025-07-01");
  }

  @Test
  void aRuleFromADayIsNotSoldAgain() {
    double[] prices = new double[30];
    Arrays.fill(prices, 90);
    System.arraycopy(UP_TO_115, 0, prices, 0, 4);
    Outcome outcome = run(prices, 28, tenth("spring", new HedgeRule.When.From(march(1))));

    assertThat(outcome.hedges(march(13))).hasSize(1);
    assertThat(outcome.hedges(LocalDate.of(2025, 4, 1))).isEmpty();
    assertThat(outcome.held("spring", LocalDate.of(2025, 4, 5))).isEqualTo(Quantity.ZERO);
  }

  /**
   * One rule sells at 100, the other on the 11th at 110. At 115 the first is 15 % against its
   * entry, the second 4.5 %; the account's position, sold at 104.8, is 9.8 %.
   */
  @Test
  void ofTwoRulesInOneContractOneIsStopped() {
    HedgeRule later = tenth("later", new HedgeRule.When.From(march(11)));
    Outcome outcome = run(UP_TO_115, 6, tenth("standing", new HedgeRule.When.Always()), later);

    assertThat(outcome.on(march(13)).stops())
        .extracting(stop -> stop.purpose().name())
        .containsExactly("standing");
    assertThat(outcome.held("standing", march(13))).isEqualTo(Quantity.ZERO);
    assertThat(outcome.held("later", march(13)).toDouble()).isBetween(-92.0, -84.0);
    assertThat(outcome.hedges(march(13)).getFirst().why())
        .contains("; hedge:standing stopped on 2025-03-13 at 115, 15.0% against its entry 100");
    assertThat(outcome.on(march(15)).stops())
        .extracting(stop -> stop.purpose().name())
        .containsExactly("standing", "later");
  }

  @Test
  void aRunCutAtAnyMomentDecidesTheSame() {
    HedgeRule rule = tenth("standing", new HedgeRule.When.Always());
    Outcome whole = run(UP_TO_115, 6, rule);
    for (int days = 1; days < 6; days++) {
      Outcome part = run(Arrays.copyOf(UP_TO_115, days + 1), days, rule);

      assertThat(part.run.decisions()).hasSize(days);
      for (int i = 0; i < days; i++) {
        assertThat(part.run.decisions().get(i).plan())
            .isEqualTo(whole.run.decisions().get(i).plan());
        assertThat(part.run.decisions().get(i).stops())
            .isEqualTo(whole.run.decisions().get(i).stops());
      }
    }
  }
}
