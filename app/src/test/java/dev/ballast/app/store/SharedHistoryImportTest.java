// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.market.Bar;
import dev.ballast.market.BarSeries;
import dev.ballast.market.Interval;
import dev.ballast.market.SeriesId;
import dev.ballast.market.SeriesKind;
import dev.ballast.testing.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The import of real history, against counts that do not come from this program. */
final class SharedHistoryImportTest {
  /**
   * {@code for f in small/*.gz; do echo $f $(( $(zcat $f | wc -l) - 1 )); done} with GNU coreutils,
   * less 32 keys of market_cap_usd that occur twice ({@code zcat market_cap_usd.csv.gz | cut -d,
   * -f1,2 | sort | uniq -d | wc -l}).
   */
  private static final Map<SeriesKind, Integer> ROWS =
      new TreeMap<>(
          Map.of(
              SeriesKind.BARS, 29208 + 29003 + 17186 + 29736,
              SeriesKind.FUNDING, 56147,
              SeriesKind.FUNDING_SAMPLE, 29205,
              SeriesKind.OPEN_INTEREST, 29026,
              SeriesKind.MARKET_CAP, 2972 - 32,
              SeriesKind.TOTAL_MARKET_CAP, 276,
              SeriesKind.DOMINANCE, 488,
              SeriesKind.FRONT_CLOSE, 1982));

  @TempDir private Path folder;

  @Test
  void everyRowIsThere() {
    Path small = Path.of(System.getProperty("ballast.shared", "../shared")).resolve("data/small");
    Assumptions.assumeTrue(Files.isDirectory(small), "skipped: no shared history");
    Ran ran = Ran.importing(folder.resolve("store"), small);
    assertThat(ran.exit()).as(ran.err()).isZero();
    Store store = Store.open(folder.resolve("store"));

    Map<SeriesKind, Integer> rows = new TreeMap<>();
    store.entries().forEach(one -> rows.merge(one.id().kind(), one.rows(), Integer::sum));
    assertThat(rows).isEqualTo(ROWS);
    // cut -d, -f2 | sort -u | wc -l of each file: 45 + 15 + 26 + 16 tables of bars
    assertThat(store.ids().stream().filter(id -> id.kind() == SeriesKind.BARS)).hasSize(102);

    // zcat spot_1d_binance.csv.gz | grep 2025-10-10T00:00:00Z,BTCUSDT
    BarSeries bars =
        (BarSeries) store.series(SeriesId.bars(Ids.parse("BTC/USDT"), Interval.DAY)).orElseThrow();
    int row = bars.rowAt(Instant.parse("2025-10-10T00:00:00Z").toEpochMilli());
    assertThat(bars.bar(row))
        .isEqualTo(
            new Bar(
                1_760_054_400_000L,
                1_760_140_800_000L,
                121662.41,
                122550.0,
                102000.0,
                112774.5,
                64171.93927));
    // zcat spot_1d_binance.csv.gz | awk -F, '$2=="BTCUSDT"{s+=$6} END{printf "%.2f", s}'
    double sum = 0;
    for (int i = 0; i < bars.size(); i++) {
      sum += bars.close(i);
    }
    assertThat(sum).isCloseTo(55192327.41, Offset.offset(0.005));
  }
}
