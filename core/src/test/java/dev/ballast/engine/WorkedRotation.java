// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.Interval;
import dev.ballast.market.Sector;
import dev.ballast.market.SeriesKind;
import dev.ballast.order.Event;
import dev.ballast.policy.InsideSector;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Profile;
import dev.ballast.policy.Resolution;
import dev.ballast.policy.RotationPlan;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.policy.SpotPlan;
import dev.ballast.policy.TradingTerms;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.UtcDay;
import dev.ballast.venue.sim.SimulatedVenue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.IntToDoubleFunction;

/**
 * A market in which, in the week before Monday, 2025-06-02, leverage leaves layer-1, DeFi is
 * accumulated and funding of emerging begins to swing, for three weeks. Trades cost nothing and
 * fill at the prices that the review has seen.
 *
 * <p>Day 0 is 2025-02-03. Layer-1 (LONE): 0.052 % every 8 hours, x 3 x 365 = 56.94 % a year, and
 * 0.011 % in the last week; open interest 1,000 coins, then 850. DeFi (DONE): volume 100,000, in
 * the last week 200,000: the mean of 14 days is 34.3 % above that of 60, (53 x 100,000 + 7 x
 * 200,000) / 60. Emerging (EONE): 0.01 %, in the last week days of 0.06 % and -0.04 %.
 */
final class WorkedRotation {
  static final LocalDate NOW = LocalDate.of(2025, 6, 2);
  static final Sector LAYER_1 = new Sector("layer-1");
  static final Sector DEFI = new Sector("defi");
  static final Sector EMERGING = new Sector("emerging");
  private static final LocalDate START = LocalDate.of(2025, 2, 3);
  private static final int DAYS = 119;
  private static final int WEEK = DAYS - 7;

  /** The day from which on funding of emerging is steady again. */
  private static final int CALM = DAYS + 13;

  final MadeMarket market = MadeMarket.from(START.toString());
  private final int days;

  /** With bars until so many days after that Monday. */
  WorkedRotation(int after) {
    this(after, -0.0004);
  }

  /** With another rate of emerging on every other day of the last week. */
  WorkedRotation(int after, double low) {
    this.days = DAYS + after;
    asset("BTC", _ -> 50_000, 100_000);
    asset("LONE", _ -> 100, 100_000);
    asset("DONE", day -> day < 98 ? 100 : 120, 200_000);
    asset("EONE", day -> day < 98 ? 100 : 80, 100_000);
    funding("LONE", day -> day < WEEK ? 0.00052 : 0.00011);
    funding("DONE", _ -> 0.00005);
    funding(
        "EONE", day -> day < WEEK ? 0.0001 : day >= CALM ? 0.0001 : day % 2 == 0 ? 0.0006 : low);
    double[] interest = new double[days];
    Arrays.setAll(interest, day -> day <= WEEK ? 1_000 : 850);
    market.values(SeriesKind.OPEN_INTEREST, "LONE/USDT:USDT", START.toString(), interest);
  }

  private void asset(String code, IntToDoubleFunction close, double lastWeek) {
    for (String symbol : List.of(code + "/USDT", code + "/USDT:USDT")) {
      market.volume(100_000).bars(symbol, Interval.DAY, bars(close, 0, WEEK));
      market.volume(lastWeek).bars(symbol, Interval.DAY, bars(close, WEEK, days + 2));
    }
  }

  private static double[][] bars(IntToDoubleFunction close, int from, int to) {
    double[][] bars = new double[to - from][];
    Arrays.setAll(
        bars,
        i ->
            new double[] {
              close.applyAsDouble(Math.max(0, from + i - 1)), close.applyAsDouble(from + i)
            });
    return bars;
  }

  /** Three settlements of a day's rate, at 08:00, 16:00 and the midnight that ends it. */
  private void funding(String code, IntToDoubleFunction rate) {
    for (int day = 0; day < days + 1; day++) {
      for (int third = 1; third <= 3; third++) {
        long time = UtcDay.start(START.plusDays(day)) + third * UtcDay.MILLIS / 3;
        market.funding(
            code + "/USDT:USDT", Instant.ofEpochMilli(time).toString(), rate.applyAsDouble(day));
      }
    }
  }

  private static SectorRecord record(Sector sector, String member) {
    return new SectorRecord(sector, START, 12, List.of(new Asset(member)), "");
  }

  private static Money coins(String code, String quantity) {
    return Money.of(new Asset(code), new BigDecimal(quantity));
  }

  /** 80,000 at 40/30/30 and 20,000 of cash, from that Monday on. */
  Run run(Policy policy, LocalDate to) {
    HistoryFeed feed = market.feed(Interval.DAY, NOW.toString(), to.toString());
    MemoryJournal journal = new MemoryJournal();
    long time = UtcDay.start(NOW);
    return new Session(
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
                new Event.Deposited(time, Place.SPOT, coins("LONE", "320")),
                new Event.Deposited(time, Place.SPOT, coins("DONE", "200")),
                new Event.Deposited(time, Place.SPOT, coins("EONE", "300")),
                new Event.Deposited(time, Place.SPOT, Money.usdt("20000"))));
  }

  /** 80 % in spot, at 40/30/30, moved by the default rules. */
  static Policy policy(Profile profile, String share) {
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>();
    weights.put(LAYER_1, Percent.of("40"));
    weights.put(DEFI, Percent.of("30"));
    weights.put(EMERGING, Percent.of("30"));
    Policy plain =
        Policy.plain(
            SectorBook.of(
                List.of(record(LAYER_1, "LONE"), record(DEFI, "DONE"), record(EMERGING, "EONE"))),
            Ids.VENUE,
            Money.usdt("100000"));
    return plain
        .withCore(
            plain
                .core()
                .withSpot(profile, new SpotPlan(Percent.of(share), weights, InsideSector.EQUAL))
                .withRotation(RotationPlan.DEFAULT))
        .withTerms(TradingTerms.usual(Money.usdt("100000")).withCosts(TradingCosts.NONE));
  }
}
