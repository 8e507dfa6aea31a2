// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * A coin that rests from day 10 to day 19 and from day 40 on, whose name is another's from day 30
 * on: what the views of a run see, beside what a history that ends with the day shows.
 */
class KnownBarsTest {
  private static final long DAY = 86_400_000;
  private static final int FIRST = 3;
  private static final int DAYS = 60;
  private static final InstrumentId LUNA = Ids.spot(new Asset("LUNA"), Asset.USDT);

  @Test
  void areOnEveryDayThoseOfTheDaysOwnHistory() {
    RunColumns run = new RunColumns(history(DAYS));
    for (int day = 0; day <= DAYS; day++) {
      assertThat(seen(run, day)).isEqualTo(seen(new RunColumns(history(day)), day));
    }
  }

  @Test
  void areThoseOfTheirTimeInWhateverOrderItIsAskedFor() {
    RunColumns run = new RunColumns(history(DAYS));
    List<Integer> days = new ArrayList<>(IntStream.rangeClosed(0, DAYS).boxed().toList());
    Collections.reverse(days);
    for (int day : days) {
      assertThat(seen(run, day)).isEqualTo(seen(new RunColumns(history(day)), day));
    }
  }

  @Test
  void endWithTheLastTradeAfterAWeekOfRestAndBeginWithTheCut() {
    RunColumns run = new RunColumns(history(DAYS));

    // Opens of the days 3 to 9; seven bars of rest are closed by day 17, and day 20 trades again.
    assertThat(seen(run, 16)).isEqualTo(days(3, 16));
    assertThat(seen(run, 17)).isEqualTo(days(3, 10));
    assertThat(seen(run, 21)).isEqualTo(days(3, 21));
    // The bar of day 30 is closed, and known, by day 31.
    assertThat(seen(run, 30)).isEqualTo(days(3, 30));
    assertThat(seen(run, 31)).isEqualTo(days(30, 31));
    assertThat(seen(run, 60)).isEqualTo(days(30, 40));
  }

  @Test
  void makeAnInstrumentTradedOnceTheFirstHasClosed() {
    RunColumns run = new RunColumns(history(DAYS));

    assertThat(run.traded(LUNA, (FIRST + 1) * DAY - 1)).isFalse();
    assertThat(run.traded(LUNA, (FIRST + 1) * DAY)).isTrue();
    assertThat(run.traded(Ids.spot(Asset.BTC, Asset.USDT), DAYS * DAY)).isFalse();
  }

  private static long[] seen(RunColumns run, int day) {
    Optional<BarSeries> bars = run.bars(LUNA, Interval.DAY, day * DAY);
    return bars.stream()
        .flatMapToLong(one -> IntStream.range(0, one.size()).mapToLong(one::time))
        .toArray();
  }

  private static long[] days(int from, int to) {
    return LongStream.range(from, to).map(day -> day * DAY).toArray();
  }

  /** The bars that had closed by a day. */
  private static History history(int day) {
    long[] times = days(FIRST, Math.max(FIRST, day));
    double[] price = Arrays.stream(times).mapToDouble(time -> time < 30 * DAY ? 1 : 100).toArray();
    double[] volume = Arrays.stream(times).mapToDouble(KnownBarsTest::volume).toArray();
    return MemoryHistory.from("made here")
        .add(
            BarSeries.of(
                SeriesId.bars(LUNA, Interval.DAY), times, price, price, price, price, volume))
        .build();
  }

  private static double volume(long time) {
    long day = time / DAY;
    return (day >= 10 && day < 20) || day >= 40 ? 0 : 5;
  }
}
