// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.testing.Ids;
import dev.ballast.unit.Price;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TradingEndTest {
  private static final long START = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
  private static final long DAY = 86_400_000;
  private static final String PERPETUAL = "LUNA/USDT:USDT";

  /** Ten days of trading at 5, and then flat ones at 4 without volume. */
  private static BarSeries bars(String subject, int flat) {
    int days = 10 + flat;
    double[] price = new double[days];
    double[] volume = new double[days];
    Arrays.fill(price, 0, 10, 5);
    Arrays.fill(price, 10, days, 4);
    Arrays.fill(volume, 0, 10, 1);
    return bars(subject, price, volume);
  }

  private static BarSeries bars(String subject, double[] price, double[] volume) {
    long[] time = LongStream.range(0, price.length).map(day -> START + day * DAY).toArray();
    return BarSeries.of(
        SeriesId.bars(Ids.parse(subject), Interval.DAY), time, price, price, price, price, volume);
  }

  /** Every eight hours until so many days from the start. */
  private static Optional<FundingSeries> funding(int days) {
    int count = 3 * days + 1;
    double[] mark = new double[count];
    Arrays.fill(mark, Double.NaN);
    return Optional.of(
        FundingSeries.of(
            SeriesId.funding(Ids.parse(PERPETUAL)),
            IntStream.range(0, count).mapToLong(i -> START + i * DAY / 3).toArray(),
            new double[count],
            mark));
  }

  @Test
  void itEndsAtTheLastTradeOnceFundingHasEnded() {
    assertThat(TradingEnd.of(bars(PERPETUAL, 3), funding(10)))
        .contains(new TradingEnd(10, START + 10 * DAY, 5));
    assertThat(TradingEnd.of(bars(PERPETUAL, 3), funding(12))).isPresent();
    assertThat(TradingEnd.of(bars(PERPETUAL, 2), funding(10))).isEmpty();
    assertThat(TradingEnd.of(bars(PERPETUAL, 6), funding(16))).as("funding goes on").isEmpty();
  }

  /** Settlements of what has not traded for a week are written on, and say nothing. */
  @Test
  void aWeekWithoutTradingIsAnEndThoughFundingGoesOn() {
    assertThat(TradingEnd.of(bars(PERPETUAL, 7), funding(17)))
        .contains(new TradingEnd(10, START + 10 * DAY, 5));
    assertThat(TradingEnd.of(bars(PERPETUAL, 7), funding(17)).orElseThrow().day())
        .isEqualTo(LocalDate.ofEpochDay((START + 9 * DAY) / DAY));
  }

  /**
   * Ten days of trading, nine flat ones and funding throughout: the last settlement is that of the
   * last trade's close, the 30th, and the contract is settled a bar later, at the last trade's 5.
   */
  @Test
  void afterTheEndNoFundingIsDue() {
    History history =
        MemoryHistory.from("made").add(bars(PERPETUAL, 9)).add(funding(19).orElseThrow()).build();
    HistoryFeed feed =
        HistoryFeed.of(
            history,
            RuleBook.empty(),
            List.of(Ids.parse(PERPETUAL)),
            Interval.DAY,
            START,
            START + 18 * DAY);
    int settlements = 0;
    long lastSettlement = 0;
    long ended = 0;
    while (feed.advance()) {
      settlements += feed.settlements().size();
      lastSettlement = feed.settlements().isEmpty() ? lastSettlement : feed.time();
      for (Tape.Expiry expiry : feed.expiries()) {
        ended = feed.time();
        assertThat(expiry.price()).contains(Price.parse("5"));
      }
    }

    assertThat(settlements).isEqualTo(3 * 10 + 1);
    assertThat(lastSettlement).isEqualTo(START + 10 * DAY);
    assertThat(ended).isEqualTo(START + 11 * DAY);
  }

  @Test
  void withoutFundingAWeekIsWaitedFor() {
    assertThat(TradingEnd.of(bars(PERPETUAL, 6), Optional.empty())).isEmpty();
    assertThat(TradingEnd.of(bars(PERPETUAL, 7), Optional.empty())).isPresent();
    assertThat(TradingEnd.of(bars("LUNA/USDT", 7), Optional.empty())).isPresent();
  }

  @Test
  void aSeriesWithoutAnyVolumeSaysNothing() {
    double[] price = new double[20];
    Arrays.fill(price, 5);
    assertThat(TradingEnd.of(bars(PERPETUAL, price, new double[20]), Optional.empty())).isEmpty();
  }

  @Test
  void aQuietWeekThatTradingFollowsIsNoEnd() {
    double[] price = new double[20];
    double[] volume = new double[20];
    Arrays.fill(price, 5);
    volume[0] = 1;
    volume[19] = 1;
    assertThat(TradingEnd.of(bars(PERPETUAL, price, volume), Optional.empty())).isEmpty();
  }

  /** An index of no instrument has no trades that could end. */
  @Test
  void anIndexIsShownAsItIs() {
    double[] flat = new double[20];
    Arrays.fill(flat, 5);
    long[] time = LongStream.range(0, 20).map(day -> START + day * DAY).toArray();
    SeriesId id = new SeriesId(SeriesKind.DOMINANCE, "BTCDOM", Interval.DAY, Ids.VENUE);
    History history =
        MemoryHistory.from("made")
            .add(BarSeries.of(id, time, flat, flat, flat, flat, new double[20]))
            .build();
    assertThat(
            MarketView.of(history, RuleBook.empty(), START + 20 * DAY)
                .series(id)
                .orElseThrow()
                .size())
        .isEqualTo(20);
    assertThat(TradingEnd.of(history, (BarSeries) history.series(id).orElseThrow())).isEmpty();
  }

  @Test
  void aDatedFutureEndsOnItsOwnDay() {
    assertThat(TradingEnd.of(bars(PERPETUAL + "-250328", 9), Optional.empty())).isEmpty();
  }

  /** On the third flat day's close the end is known, and not before. */
  @Test
  void aViewShowsTheEndOnceItIsKnown() {
    History history =
        MemoryHistory.from("made").add(bars(PERPETUAL, 9)).add(funding(10).orElseThrow()).build();
    InstrumentId id = Ids.parse(PERPETUAL);
    assertThat(sizeAt(history, id, 12)).isEqualTo(12);
    assertThat(sizeAt(history, id, 13)).isEqualTo(10);
    assertThat(sizeAt(history, id, 19)).isEqualTo(10);
    assertThat(MarketView.of(history, RuleBook.empty(), START + 12 * DAY).end(id)).isEmpty();
    assertThat(MarketView.of(history, RuleBook.empty(), START + 13 * DAY).end(id))
        .contains(new TradingEnd(10, START + 10 * DAY, 5));
  }

  private static int sizeAt(History history, InstrumentId id, int days) {
    return MarketView.of(history, RuleBook.empty(), START + days * DAY)
        .bars(id, Interval.DAY)
        .orElseThrow()
        .size();
  }
}
