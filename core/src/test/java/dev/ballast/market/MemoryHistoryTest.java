// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.testing.Ids;
import org.junit.jupiter.api.Test;

class MemoryHistoryTest {
  private static final SeriesId ETH = bars("ETH/USDT");
  private static final SeriesId BTC = bars("BTC/USDT");

  @Test
  void listsItsSeriesInOrderWhateverTheOrderOfAdding() {
    MemoryHistory history =
        MemoryHistory.from("made here").add(oneBar(ETH)).add(oneBar(BTC)).build();

    assertThat(history.ids()).containsExactly(BTC, ETH);
    assertThat(history.series(ETH)).get().extracting(Series::size).isEqualTo(1);
    assertThat(history.series(bars("SOL/USDT"))).isEmpty();
    assertThat(history.provenance()).isEqualTo("made here");
    assertThat(history.simulated()).isFalse();
  }

  @Test
  void refusesASecondSeriesOfOneName() {
    MemoryHistory.Builder builder = MemoryHistory.from("made here").add(oneBar(BTC));

    assertThatThrownBy(() -> builder.add(oneBar(BTC)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bars BTC/USDT 1d (binance)");
  }

  @Test
  void keepsWhatWasBuiltWhenTheBuilderGoesOn() {
    MemoryHistory.Builder builder = MemoryHistory.from("made here").add(oneBar(BTC));
    MemoryHistory before = builder.build();
    builder.add(oneBar(ETH)).simulated();

    assertThat(before.ids()).containsExactly(BTC);
    assertThat(before.simulated()).isFalse();
    assertThat(builder.build().simulated()).isTrue();
  }

  private static SeriesId bars(String symbol) {
    return SeriesId.bars(Ids.parse(symbol), Interval.DAY);
  }

  private static BarSeries oneBar(SeriesId id) {
    double[] one = {1};
    return BarSeries.of(id, new long[] {0}, one, one, one, one, one);
  }
}
