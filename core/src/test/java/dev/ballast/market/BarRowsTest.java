// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Rows of bars with and without holes, looked for from the first to the last. */
class BarRowsTest {
  private static final long HOUR = Interval.parse("1h").millis();
  private final Random random = new Random(23);

  private BarSeries bars() {
    int often = random.nextInt(4);
    long[] times =
        LongStream.range(0, random.nextInt(60))
            .filter(_ -> often == 0 || random.nextInt(10) >= often)
            .map(row -> 5 * HOUR + row * HOUR + (often == 3 ? random.nextInt(1000) : 0))
            .toArray();
    double[] ones = new double[times.length];
    Arrays.fill(ones, 1);
    return BarSeries.of(
        SeriesId.bars(Ids.spot(Asset.BTC, Asset.USDT), Interval.parse("1h")),
        times,
        ones,
        ones,
        ones,
        ones,
        ones);
  }

  @Test
  void areThoseThatALookAtEachFinds() {
    for (int run = 0; run < 1000; run++) {
      BarSeries bars = bars();
      BarSeries known = bars.asOf(random.nextInt(70) * HOUR);
      for (BarSeries series : new BarSeries[] {bars, known}) {
        for (int i = 0; i < 20; i++) {
          long time =
              random.nextInt(75) * HOUR + (random.nextBoolean() ? 0 : random.nextInt(2000) - 1000);
          int count = 0;
          int first = 0;
          for (int row = 0; row < series.size(); row++) {
            count += series.knownAt(row) <= time ? 1 : 0;
            first += series.time(row) < time ? 1 : 0;
          }
          assertThat(series.countKnownAt(time)).isEqualTo(count);
          assertThat(series.firstRowFrom(time)).isEqualTo(first);
        }
      }
    }
  }
}
