// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.Usual;
import dev.ballast.market.BarSeries;
import dev.ballast.market.History;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.SeriesId;
import dev.ballast.unit.UtcDay;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Histories of 40 days from 1970-01-01 on; the last bar closes on 1970-02-10. */
class SurvivorNoteTest {
  private static final long END = 40 * UtcDay.MILLIS;

  private final MemoryHistory.Builder history = MemoryHistory.from("made by a test");

  @Test
  void aHistoryOfSurvivorsSaysSo() {
    trades("BTC/USDT", 40).trades("UNI/USDT", 40);
    assertThat(SurvivorNote.of(history.build(), END))
        .contains(
            "survivorship: the history has only assets that still trade at its end, 1970-02-10;"
                + " what was delisted before is not in it, so that a plan chose among survivors and"
                + " its result is better than it could have been");
  }

  /** A file that is six days older is no delisting; seven are. */
  @Test
  void barsThatStopAreAnEnd() {
    trades("BTC/USDT", 40).trades("UNI/USDT", 34);
    assertThat(SurvivorNote.of(history.build(), END)).isPresent();
    trades("FTT/USDT", 33);
    assertThat(SurvivorNote.of(history.build(), END)).isEmpty();
  }

  /** Flat bars without volume after day 20, as vendors fill them. */
  @Test
  void barsWithoutATradeAreAnEnd() {
    trades("BTC/USDT", 40).bars("LUNA/USDT", 40, 20);
    assertThat(SurvivorNote.of(history.build(), END)).isEmpty();
  }

  /** A pair that ended while the perpetual goes on is an asset that lives. */
  @Test
  void anAssetLivesAsLongAsAnythingOnItTrades() {
    trades("BTC/USDT", 40).trades("UNI/USDT", 20).trades("UNI/USDT:USDT", 40);
    assertThat(SurvivorNote.of(history.build(), END)).isPresent();
  }

  @Test
  void aMadeMarketHasNoSurvivors() {
    trades("BTC/USDT", 40);
    History made = history.simulated().build();
    assertThat(SurvivorNote.of(made, END)).isEmpty();
  }

  private SurvivorNoteTest trades(String symbol, int days) {
    return bars(symbol, days, days);
  }

  private SurvivorNoteTest bars(String symbol, int days, int traded) {
    long[] times = new long[days];
    double[] closes = new double[days];
    double[] volumes = new double[days];
    Arrays.fill(closes, 100);
    for (int day = 0; day < days; day++) {
      times[day] = day * UtcDay.MILLIS;
      volumes[day] = day < traded ? 1 : 0;
      closes[day] = day < traded ? 100 + day % 2 : 100;
    }
    SeriesId id = SeriesId.bars(InstrumentId.parse(Usual.VENUE, symbol), Interval.DAY);
    history.add(BarSeries.of(id, times, closes, closes, closes, closes, volumes));
    return this;
  }
}
