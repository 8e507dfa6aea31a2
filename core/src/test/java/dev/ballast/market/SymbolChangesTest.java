// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Ten days from 2025-01-01; a name changes or is reused on the 6th. */
final class SymbolChangesTest {
  private static final long START = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
  private static final long DAY = 86_400_000;

  private static BarSeries bars(String subject, int firstDay, double... price) {
    long[] time =
        LongStream.range(0, price.length).map(i -> START + (firstDay - 1 + i) * DAY).toArray();
    double[] volume = new double[price.length];
    Arrays.fill(volume, 300);
    return BarSeries.of(
        SeriesId.bars(Ids.parse(subject), Interval.DAY), time, price, price, price, price, volume);
  }

  private static SymbolChange change(String old, String now, String ratio, int day) {
    return new SymbolChange(
        new Asset(old),
        new Asset(now),
        new BigDecimal(ratio),
        LocalDate.of(2025, 1, day),
        "made up");
  }

  private static History history(List<SymbolChange> changes, Series... series) {
    MemoryHistory.Builder made = MemoryHistory.from("made");
    Arrays.stream(series).forEach(made::add);
    return ChangedHistory.of(made.build(), new SymbolChanges(changes));
  }

  private static double[] closes(History history, String subject, int asOfDay) {
    return MarketView.of(history, RuleBook.empty(), START + (asOfDay - 1) * DAY)
        .bars(Ids.parse(subject), Interval.DAY)
        .map(bars -> bars.closes(0, bars.size()))
        .orElse(new double[0]);
  }

  @Test
  void aRenamedCoinGoesOnUnderItsNewName() {
    History history =
        history(
            List.of(change("MATIC", "POL", "1", 6)),
            bars("MATIC/USDT", 1, 1, 2, 3, 4, 5),
            bars("POL/USDT", 6, 6, 7));
    assertThat(history.ids()).hasSize(1);
    assertThat(closes(history, "POL/USDT", 8)).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(closes(history, "MATIC/USDT", 8)).isEmpty();
  }

  /** 100 of the old for one of the new: 0.05 then is 5 in today's units, and volume 300 is 3. */
  @Test
  void aRedenominationIsToldInTodaysUnits() {
    String perpetual = "QUICK/USDT:USDT";
    History history =
        history(
            List.of(change("QUICK", "QUICK", "0.01", 6)),
            bars(perpetual, 1, 0.05, 0.05, 0.05, 0.05, 0.06, 6, 7),
            FundingSeries.of(
                SeriesId.funding(Ids.parse(perpetual)),
                new long[] {START, START + 6 * DAY},
                new double[] {0.001, 0.002},
                new double[] {0.05, 7}));
    assertThat(closes(history, perpetual, 8)).containsExactly(5, 5, 5, 5, 6, 6, 7);
    BarSeries bars =
        (BarSeries) history.series(SeriesId.bars(Ids.parse(perpetual), Interval.DAY)).orElseThrow();
    assertThat(bars.volume(0)).isEqualTo(3);
    assertThat(bars.volume(5)).isEqualTo(300);
    FundingSeries funding =
        (FundingSeries) history.series(SeriesId.funding(Ids.parse(perpetual))).orElseThrow();
    assertThat(funding.rate(0)).isEqualTo(0.001);
    assertThat(funding.markPrice(0)).hasValue(5);
    assertThat(funding.markPrice(1)).hasValue(7);
  }

  @Test
  void aReusedSymbolIsTwoCoins() {
    History history =
        history(
            List.of(change("LUNA", "LUNC", "1", 6)),
            bars("LUNA/USDT", 1, 0.00005, 0.00005, 0.00005, 0.00005, 0.00005, 9, 8),
            bars("LUNC/USDT", 8, 0.00004));
    assertThat(closes(history, "LUNA/USDT", 9)).containsExactly(9, 8);
    assertThat(closes(history, "LUNC/USDT", 9))
        .containsExactly(0.00005, 0.00005, 0.00005, 0.00005, 0.00005, 0.00004);
    assertThat(closes(history, "LUNA/USDT", 6)).isEmpty();
  }

  @Test
  void changesFollowEachOther() {
    History history =
        history(
            List.of(change("B", "C", "0.1", 8), change("A", "B", "10", 6)),
            bars("A/USDT", 1, 10, 10, 10, 10, 10),
            bars("B/USDT", 6, 1, 1),
            bars("C/USDT", 8, 10));
    assertThat(closes(history, "C/USDT", 9)).containsExactly(10, 10, 10, 10, 10, 10, 10, 10);
    SymbolChanges changes = history.changes();
    assertThat(changes.successor(new Asset("A"), START))
        .hasValueSatisfying(to -> {
          assertThat(to.asset()).isEqualTo(new Asset("C"));
          assertThat(to.ratio()).isEqualByComparingTo("1");
        });
    assertThat(changes.successor(new Asset("B"), START + 8 * DAY)).isEmpty();
  }

  @Test
  void withoutAWordASeriesIsCutAtTheJump() {
    BarSeries luna = bars("LUNA/USDT", 1, 0.00005, 0.00005, 9, 8);
    History history = history(List.of(), luna);
    assertThat(closes(history, "LUNA/USDT", 3)).containsExactly(0.00005, 0.00005);
    assertThat(closes(history, "LUNA/USDT", 5)).containsExactly(9, 8);
    History stated = history(List.of(change("LUNA", "LUNA", "1", 3)), luna);
    assertThat(closes(stated, "LUNA/USDT", 5)).containsExactly(0.00005, 0.00005, 9, 8);
  }

  /** A day's fall by a factor of ten is traded through: it opens where the day before closed. */
  @Test
  void aCrashIsNoJump() {
    double[] close = {100, 10, 9};
    double[] open = {100, 100, 10};
    double[] high = {100, 100, 10};
    double[] volume = {1, 1, 1};
    BarSeries bars =
        BarSeries.of(
            SeriesId.bars(Ids.parse("LUNA/USDT"), Interval.DAY),
            new long[] {START, START + DAY, START + 2 * DAY},
            open,
            high,
            close,
            close,
            volume);
    assertThat(SymbolCut.rows(bars, SymbolChanges.NONE)).isEmpty();
  }

  /** Held over the jump, a coin keeps the old one's price: ten do not gain 80. */
  @Test
  void aRunOverTheJumpKeepsToWhatTheNameMeantAtItsStart() {
    InstrumentId luna = Ids.parse("LUNA/USDT");
    BarSeries gap =
        BarSeries.of(
            SeriesId.bars(luna, Interval.DAY),
            new long[] {START, START + DAY, START + 5 * DAY, START + 6 * DAY},
            new double[] {0.5, 0.5, 9, 8},
            new double[] {0.5, 0.5, 9, 8},
            new double[] {0.5, 0.5, 9, 8},
            new double[] {0.5, 0.5, 9, 8},
            new double[] {1, 1, 1, 1});
    HistoryFeed feed =
        HistoryFeed.of(
            history(List.of(), gap),
            RuleBook.empty(),
            List.of(luna),
            Interval.DAY,
            START + DAY,
            START + 6 * DAY);
    while (feed.advance()) {
      assertThat(feed.mark(luna)).contains(Price.parse("0.5"));
      assertThat(feed.open(luna).isPresent()).isEqualTo(feed.time() == START + DAY);
    }
    HistoryFeed later =
        HistoryFeed.of(
            history(List.of(), gap),
            RuleBook.empty(),
            List.of(luna),
            Interval.DAY,
            START + 6 * DAY,
            START + 7 * DAY);
    assertThat(later.advance()).isTrue();
    assertThat(later.mark(luna)).contains(Price.parse("9"));
  }

  @Test
  void aPerpetualWhoseNameIsReusedEndsThere() {
    InstrumentId luna = Ids.parse("LUNA/USDT:USDT");
    long[] settled = LongStream.rangeClosed(0, 21).map(i -> START + i * DAY / 3).toArray();
    double[] mark = new double[settled.length];
    Arrays.fill(mark, Double.NaN);
    History history =
        history(
            List.of(),
            bars("LUNA/USDT:USDT", 1, 0.5, 0.5, 0.5, 9, 8, 8, 8),
            FundingSeries.of(SeriesId.funding(luna), settled, new double[settled.length], mark));
    HistoryFeed feed =
        HistoryFeed.of(
            history, RuleBook.empty(), List.of(luna), Interval.DAY, START, START + 7 * DAY);
    int expiries = 0;
    long lastSettled = 0;
    while (feed.advance()) {
      for (Tape.Expiry expiry : feed.expiries()) {
        expiries++;
        assertThat(expiry.price()).contains(Price.parse("0.5"));
        assertThat(feed.time()).isEqualTo(START + 3 * DAY);
      }
      lastSettled = feed.settlements().isEmpty() ? lastSettled : feed.time();
    }
    assertThat(expiries).isEqualTo(1);
    assertThat(lastSettled).isLessThan(START + 3 * DAY);
  }

  @Test
  void twoChangesOfOneAssetOnOneDayAreRefused() {
    List<SymbolChange> twice = List.of(change("A", "B", "1", 6), change("A", "C", "1", 6));
    assertThatThrownBy(() -> new SymbolChanges(twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two changes of A");
  }
}
