// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.diary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.engine.MemoryJournal;
import dev.ballast.engine.PolicyStrategy;
import dev.ballast.engine.Run;
import dev.ballast.engine.Session;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.RuleBook;
import dev.ballast.order.Event;
import dev.ballast.policy.AlarmKind;
import dev.ballast.policy.EventWatch;
import dev.ballast.policy.Frequency;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.Limits;
import dev.ballast.policy.OverlayPlan;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.policy.ReviewCalendar;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.TradingTerms;
import dev.ballast.report.diary.ChecklistItem.Mark;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Percent;
import dev.ballast.unit.UtcDay;
import dev.ballast.venue.sim.SimulatedVenue;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Half of 100,000 in spot, a short of 20 % of the portfolio, prices that stand at 100 until the
 * perpetual and spot jump together, bars of 8 hours. Trades cost nothing.
 */
class DiaryTest {
  private static final LocalDate START = LocalDate.of(2025, 3, 10);
  private static final int BARS = 15;

  /** Counted from 2025-03-09: the bar that closes at 16:00 on the 11th. */
  private static final int JUMP = 7;

  private static Diary diary(double jump, double rate, EventWatch watch) {
    double[][] bars = new double[BARS][];
    for (int i = 0; i < BARS; i++) {
      bars[i] = new double[] {i <= JUMP ? 100 : jump, i < JUMP ? 100 : jump};
    }
    MadeMarket market = MadeMarket.from("2025-03-09").volume(1_000_000);
    for (String symbol : List.of("BTC/USDT", "ETH/USDT", "BTC/USDT:USDT")) {
      market.closes(symbol, 100, 100, jump, jump, jump).bars(symbol, Interval.EIGHT_HOURS, bars);
    }
    market.fundingEvery(8, "BTC/USDT:USDT", "2025-02-20", "2025-05-01", rate);
    HedgeRule fifth =
        new HedgeRule(
            "standing",
            new HedgeRule.When.Always(),
            new HedgeRule.Size.OfPortfolio(Percent.of("20")),
            Asset.BTC,
            Optional.empty(),
            Optional.empty());
    Policy policy =
        Policy.plain(SectorBook.of(List.of()), Ids.VENUE, Money.usdt("100000"))
            .withOverlay(
                new OverlayPlan(
                    List.of(fifth),
                    new Limits(1, 3, Percent.of("22"), Percent.of("35"), Percent.of("1"))))
            .withReviews(
                new ReviewCalendar(Frequency.QUARTERLY, Frequency.NEVER, Frequency.DAILY, watch))
            .withTerms(TradingTerms.usual(Money.usdt("100000")).withCosts(TradingCosts.NONE));
    HistoryFeed feed =
        market.feed(Interval.EIGHT_HOURS, START.toString(), START.plusDays(3).toString());
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
    return Diary.of(
        policy,
        run.decisions(),
        journal.events(),
        market.brackets(),
        MarketView.of(market.history(), RuleBook.empty(), feed.end()));
  }

  private static DiaryEntry at(Diary diary, String time) {
    return diary.entries().stream()
        .filter(entry -> entry.at().toString().equals(time))
        .findFirst()
        .orElseThrow();
  }

  private static Mark mark(DiaryEntry entry, String item) {
    return entry.checklist().stream()
        .filter(one -> one.name().equals(item))
        .map(ChecklistItem::mark)
        .findFirst()
        .orElseThrow();
  }

  /** 70 % of 100,000 bought, 20 % sold; the calendar's reviews alone, and the quiet ones are so. */
  @Test
  void aReviewIsARecordOfWhatItDid() {
    Diary diary = diary(100, 0, EventWatch.DEFAULT);

    assertThat(diary.entries())
        .extracting(entry -> entry.at().toString())
        .containsExactly("2025-03-10T00:00:00Z", "2025-03-11T00:00:00Z", "2025-03-12T00:00:00Z");
    DiaryEntry first = diary.entries().getFirst();
    assertThat(first.reviews()).isEqualTo("profile, sectors, hedges");
    assertThat(first.equity().value()).hasValue(100_000);
    assertThat(first.happened()).containsExactly("came in 100,000.00 USDT");
    assertThat(first.tickets())
        .extracting(DiaryTicket::purpose, DiaryTicket::sold, DiaryTicket::fate)
        .contains(org.assertj.core.groups.Tuple.tuple("hedge:standing", 20_000.0, "all filled"));
    assertThat(mark(first, "target")).isEqualTo(Mark.DONE);
    assertThat(mark(first, "hedge legs")).isEqualTo(Mark.DONE);
    assertThat(first.isQuiet()).isFalse();
    DiaryEntry second = diary.entries().get(1);
    assertThat(second.isQuiet()).isTrue();
    assertThat(mark(second, "target")).isEqualTo(Mark.NOT_DUE);
    assertThat(second.happened()).contains("BTC +0.0% to 100", "3 fills");
    assertThat(second.next()).containsExactly("profile on 2025-04-01", "hedges on 2025-03-12");
  }

  /**
   * At 160 the short of 200 coins ties up 32,000 of an equity of 100,000 + 60 x (700 - 200) =
   * 130,000: 24.6 %, a tenth and more above 22 %. It is looked at when that bar has closed.
   */
  @Test
  void marginAboveItsLimitCallsForAReviewAtOnce() {
    Diary diary = diary(160, 0, EventWatch.DEFAULT);

    DiaryEntry called = at(diary, "2025-03-11T16:00:00Z");
    assertThat(called.reviews()).isEqualTo("hedges");
    assertThat(called.occasions())
        .hasSize(2)
        .contains("margin used is 24.6% of equity, above margin-used of 22%")
        .element(1)
        .asString()
        .startsWith("the account is liquidated if the market rises by ")
        .endsWith(", nearer than liquidation-distance of 35%");
    assertThat(called.tickets()).extracting(DiaryTicket::id).containsExactly("2025-03-11T1600-01");
    assertThat(called.tickets().getFirst().bought()).isGreaterThan(0);
    assertThat(mark(called, "size and leverage")).isEqualTo(Mark.DONE);
    assertThat(called.isQuiet()).isFalse();
  }

  @Test
  void nothingIsWatchedWhereThePlanSaysSo() {
    Diary diary = diary(160, -0.001, new EventWatch(new TreeSet<>(), Percent.HUNDRED));

    assertThat(diary.entries()).allMatch(entry -> entry.occasions().isEmpty()).hasSize(3);
  }

  /** A short pays where the rate is negative: 0.1 % x 3 x 365 = 109.5 % a year. */
  @Test
  void aFundingSpikeCallsOnceADay() {
    EventWatch watch = new EventWatch(new TreeSet<>(List.of(AlarmKind.FUNDING)), Percent.HUNDRED);
    Diary diary = diary(100, -0.001, watch);

    assertThat(diary.entries().stream().filter(entry -> !entry.occasions().isEmpty()))
        .extracting(entry -> entry.at().toString())
        .containsExactly("2025-03-10T08:00:00Z", "2025-03-11T08:00:00Z", "2025-03-12T08:00:00Z");
    assertThat(at(diary, "2025-03-10T08:00:00Z").occasions())
        .containsExactly(
            "the short in BTC/USDT:USDT pays funding of 110% a year, from 100% on a spike");
    assertThat(diary(100, 0.001, watch).entries()).allMatch(entry -> entry.occasions().isEmpty());
  }
}
