// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.testing.Ids;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DaysFromBarsTest {
  private static final InstrumentId SPOT = Ids.parse("SOL/USDT");
  private static final long START = UtcDay.start(LocalDate.of(2020, 10, 1));
  private static final long EIGHT_HOURS = Interval.EIGHT_HOURS.millis();

  /**
   * Eight-hour bars with opens 1, 2, 3..., a high of open + 5, a low of open / 2, one in volume.
   */
  private static BarSeries bars(Interval interval, long... times) {
    int size = times.length;
    double[] open = new double[size];
    double[] high = new double[size];
    double[] low = new double[size];
    double[] close = new double[size];
    double[] volume = new double[size];
    for (int i = 0; i < size; i++) {
      open[i] = i + 1;
      high[i] = i + 6;
      low[i] = (i + 1) / 2.0;
      close[i] = i + 1.5;
      volume[i] = 1;
    }
    return BarSeries.of(SeriesId.bars(SPOT, interval), times, open, high, low, close, volume);
  }

  private static History history(Series... series) {
    MemoryHistory.Builder builder = MemoryHistory.from("made");
    for (Series one : series) {
      builder.add(one);
    }
    return DaysFromBars.of(builder.build());
  }

  /** A day begins with the second bar; one bar of the next is missing. */
  @Test
  void aDayIsMadeOfAllItsBarsOrNotAtAll() {
    History history =
        history(
            bars(
                Interval.EIGHT_HOURS,
                START - EIGHT_HOURS,
                START,
                START + EIGHT_HOURS,
                START + 2 * EIGHT_HOURS,
                START + 3 * EIGHT_HOURS,
                START + 5 * EIGHT_HOURS));
    BarSeries days = (BarSeries) history.series(SeriesId.bars(SPOT, Interval.DAY)).orElseThrow();

    assertThat(days.size()).isEqualTo(1);
    assertThat(days.bar(0)).isEqualTo(new Bar(START, START + UtcDay.MILLIS, 2, 9, 1, 4.5, 3));
    assertThat(history.ids()).hasSize(2);
    assertThat(history.provenance())
        .endsWith("; daily bars of 1 instrument are made of shorter ones");
  }

  @Test
  void recordedDaysStayAsTheyAre() {
    BarSeries recorded = bars(Interval.DAY, START);
    History history = history(bars(Interval.EIGHT_HOURS, START), recorded);

    assertThat(history.series(SeriesId.bars(SPOT, Interval.DAY))).containsSame(recorded);
    assertThat(history.ids()).hasSize(2);
  }
}
