// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.Interval;
import dev.ballast.order.Event;
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
import dev.ballast.unit.UtcDay;
import dev.ballast.venue.sim.SimulatedVenue;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A plan reckons with cash that its sales bring, with margin that its hedges free and with fees: in
 * a market that opens where it closed, none of its orders lacks money, and no transfer is refused.
 */
class PlansCanBePaidTest {
  private static final LocalDate START = LocalDate.of(2025, 1, 1);
  private static final LocalDate FIRST = START.plusDays(95);
  private static final int DAYS = 160;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void noOrderLacksMoney(long seed) {
    Random random = new Random(seed);
    MadeMarket market = MadeMarket.from(START.toString()).volume(10_000_000);
    double[] btc = walk(random, new double[DAYS], 0);
    double[] eth = walk(random, btc, 1.4);
    market.closes("BTC/USDT", btc).closes("ETH/USDT", eth).closes("BTC/USDT:USDT", btc);
    market.fundingEvery(
        8, "BTC/USDT:USDT", START.toString(), START.plusDays(DAYS).toString(), 0.0001);

    MemoryJournal journal = run(market, policy(random));

    assertThat(journal.events()).filteredOn(Event.Filled.class::isInstance).hasSizeGreaterThan(20);
    assertThat(journal.events())
        .noneMatch(
            event -> event instanceof Event.OrderRefused || event instanceof Event.RequestRejected);
  }

  /** Closes from 100 on, of 3 % a day, beside a leader's at a beta. */
  private static double[] walk(Random random, double[] leader, double beta) {
    double[] closes = new double[DAYS];
    double close = 100;
    for (int day = 0; day < DAYS; day++) {
      double led = beta == 0 || day == 0 ? 0 : beta * (leader[day] / leader[day - 1] - 1);
      double own = (beta == 0 ? 0.03 : 0.015) * random.nextGaussian();
      close *= 1 + Math.max(-0.3, Math.min(0.3, led + own));
      closes[day] = Math.round(close * 100) / 100.0;
    }
    return closes;
  }

  private static Policy policy(Random random) {
    Limits limits =
        new Limits(
            1 + random.nextInt(3),
            3,
            Percent.of(Integer.toString(20 + random.nextInt(60))),
            Percent.of("35"),
            Percent.of(random.nextBoolean() ? "0" : "0.5"));
    HedgeRule hedge = HedgeRule.standing(random.nextInt(9) / 10.0, Asset.BTC);
    return Policy.plain(SectorBook.of(List.of()), Ids.VENUE, Money.usdt("100000"))
        .withOverlay(new OverlayPlan(List.of(hedge), limits))
        .withReviews(
            new ReviewCalendar(
                Frequency.QUARTERLY,
                random.nextBoolean() ? Frequency.DAILY : Frequency.WEEKLY,
                Frequency.DAILY))
        .withTerms(TradingTerms.usual(Money.usdt("100000")));
  }

  private static MemoryJournal run(MadeMarket market, Policy policy) {
    HistoryFeed feed = market.feed(Interval.DAY, FIRST.toString(), START.plusDays(DAYS).toString());
    MemoryJournal journal = new MemoryJournal();
    TradingCosts costs = policy.terms().costs();
    new Session(
            feed,
            new PolicyStrategy(
                (Resolution.Resolved) policy.resolve(market.history().listings()),
                market.brackets()),
            new SimulatedVenue(feed, costs, market.brackets(), Ids.MARKET),
            journal,
            Asset.USDT,
            feed.end())
        .run(List.of(new Event.Deposited(UtcDay.start(FIRST), Place.SPOT, Money.usdt("100000"))));
    return journal;
  }
}
