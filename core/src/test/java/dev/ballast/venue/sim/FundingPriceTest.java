// SPDX-License-Identifier: Apache-2.0
package dev.ballast.venue.sim;

import static dev.ballast.testing.MadeMarket.flat;
import static dev.ballast.venue.sim.VenueRun.contract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.BarSeries;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.Interval;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.MissingData;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.market.VenueId;
import dev.ballast.order.Event;
import dev.ballast.order.MarkSource;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The price that a funding payment is computed with, and where it comes from. */
class FundingPriceTest {
  private static final String BTC = "BTC/USDT:USDT";

  private final MadeMarket market = MadeMarket.from("2025-01-01");
  private final VenueRun run = new VenueRun(market);

  /** The recorded mark, else the open at the settlement, else the last close before it. */
  @Test
  void fundingIsComputedWithTheBestPriceThereIs() {
    market
        .bars(BTC, Interval.DAY, day(100, 101), day(102, 103))
        .funding(BTC, "2025-01-02T00:00:00Z", 0.001, 99.5)
        .funding(BTC, "2025-01-02T08:00:00Z", 0.001)
        .funding(BTC, "2025-01-02T16:00:00Z", 0)
        .funding(BTC, "2025-01-03T00:00:00Z", 0.001);
    market.bars(
        BTC, Interval.EIGHT_HOURS, day(1, 1), day(1, 1), day(1, 1), day(1, 1), day(102.5, 1));
    run.deposit(Place.FUTURES, "1000", "USDT").bring(contract(BTC), "1", "100", "1");

    run.run("2025-01-02", "2025-01-03", TradingCosts.NONE);

    assertThat(run.all(Event.FundingPaid.class))
        .extracting(Event.FundingPaid::markSource)
        .containsExactly(
            MarkSource.RECORDED_MARK,
            MarkSource.OPEN_AT_SETTLEMENT,
            MarkSource.LAST_CLOSE,
            MarkSource.LAST_CLOSE);
    assertThat(run.all(Event.FundingPaid.class))
        .extracting(Event.FundingPaid::payment)
        .containsExactly(
            Money.usdt("-0.0995"), Money.usdt("-0.1025"), Money.usdt("0"), Money.usdt("-0.103"));
  }

  /** The mark recorded, else the open of mark bars, else of the perpetual's: each said. */
  @Test
  void markBarsStandBeforeTheOpenOfTrades() {
    market
        .candles(BTC, Interval.EIGHT_HOURS, flat(100), flat(101), flat(102), flat(103))
        .prices(SeriesKind.MARK, BTC, Interval.EIGHT_HOURS, flat(99), flat(99.5))
        .funding(BTC, "2025-01-01T00:00:00Z", 0.001, 98)
        .funding(BTC, "2025-01-01T08:00:00Z", 0.001)
        .funding(BTC, "2025-01-01T16:00:00Z", 0.001);
    run.deposit(Place.FUTURES, "1000", "USDT").bring(contract(BTC), "1", "100", "1");

    run.run(
        market.feed(Interval.EIGHT_HOURS, "2025-01-01T08:00:00Z", "2025-01-01T16:00:00Z"),
        TradingCosts.NONE);

    assertThat(run.all(Event.FundingPaid.class))
        .extracting(Event.FundingPaid::payment)
        .containsExactly(Money.usdt("-0.0995"), Money.usdt("-0.102"));
    assertThat(run.all(Event.FundingPaid.class))
        .extracting(Event.FundingPaid::markSource)
        .containsExactly(MarkSource.MARK_OPEN_AT_SETTLEMENT, MarkSource.OPEN_AT_SETTLEMENT);
  }

  /** Another venue's bars open at 08:00 at 500; ours have no bar there. */
  @Test
  void theOpenAtASettlementIsTheVenuesOwn() {
    market
        .closes(BTC, 100, 100)
        .funding(BTC, "2025-01-01T00:00:00Z", 0)
        .funding(BTC, "2025-01-01T08:00:00Z", 0.001);
    MemoryHistory.Builder both = MemoryHistory.from("made by a test");
    MemoryHistory own = market.history();
    own.ids().forEach(id -> both.add(own.series(id).orElseThrow()));
    both.add(
        BarSeries.of(
            new SeriesId(SeriesKind.BARS, BTC, Interval.HOUR, VenueId.parse("bybit")),
            new long[] {MadeMarket.at("2025-01-01T08:00:00Z")},
            new double[] {500},
            new double[] {500},
            new double[] {500},
            new double[] {500},
            new double[] {1}));
    HistoryFeed feed =
        HistoryFeed.of(
            both.build(),
            market.rules(),
            List.of(Ids.parse(BTC)),
            Interval.DAY,
            MadeMarket.at("2025-01-01"),
            MadeMarket.at("2025-01-02"));
    feed.advance();
    feed.advance();

    assertThat(feed.time()).isEqualTo(MadeMarket.at("2025-01-01T08:00:00Z"));
    assertThat(feed.settlements().getFirst().open()).isEmpty();
  }

  @Test
  void aSettlementWithoutAnyPriceStopsTheRun() {
    market
        .closes("BTC/USDT", 100, 100)
        .rules(BTC, "0.01", "0.001", "0.001", "5")
        .funding(BTC, "2025-01-02T00:00:00Z", 0.001);
    run.bring(contract(BTC), "1", "100", "1");

    assertThatThrownBy(() -> run.run("2025-01-02", "2025-01-03", TradingCosts.NONE))
        .isInstanceOf(MissingData.class)
        .hasMessage("no price for funding of BTC/USDT:USDT at 2025-01-02T00:00:00Z");
  }

  private static double[] day(double open, double close) {
    return new double[] {open, close};
  }
}
