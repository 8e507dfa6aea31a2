// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.RuleBook;
import dev.ballast.market.SeriesId;
import dev.ballast.unit.Asset;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Twenty assets at three dates against statsmodels; the resource says how its figures were made.
 */
class BetaOnRealHistoryTest {
  private static final Path SPOT =
      Path.of(System.getProperty("ballast.shared", "../shared"))
          .resolve("data/small/spot_1d_binance.csv.gz");

  private static final double RELATIVE = 1e-9;

  @Test
  void agreesWithStatsmodels() throws IOException {
    Assumptions.assumeTrue(Files.isRegularFile(SPOT), "skipped: no shared history");
    MemoryHistory history = history();
    List<String[]> expected = expected();

    assertThat(expected).hasSize(60);
    for (String[] row : expected) {
      long time = Instant.parse(row[0] + "T00:00:00Z").toEpochMilli();
      MarketView view = MarketView.of(history, RuleBook.empty(), time);
      BetaStudy study = BetaStudy.of(view, new Asset(row[1]), Asset.BTC, 90);
      assertThat(study)
          .as("%s at %s", row[1], row[0])
          .isInstanceOfSatisfying(
              BetaStudy.Measured.class,
              measured -> {
                Beta beta = measured.beta();
                assertClose(beta.beta(), row[2]);
                assertThat(beta.alpha()).isCloseTo(Double.parseDouble(row[3]), within(1e-15));
                assertClose(beta.standardError(), row[4]);
                assertClose(beta.rSquared(), row[5]);
                assertClose(beta.correlation(), row[6]);
                assertClose(beta.residualVolatility(), row[7]);
                assertThat(beta.observations()).isEqualTo(Integer.parseInt(row[8]));
                assertThat(measured.lastClose()).isEqualTo(time);
              });
    }
  }

  private static void assertClose(double actual, String expected) {
    double value = Double.parseDouble(expected);
    assertThat(actual).isCloseTo(value, within(RELATIVE * Math.abs(value)));
  }

  private static List<String[]> expected() throws IOException {
    InputStream resource =
        Objects.requireNonNull(
            BetaOnRealHistoryTest.class.getResourceAsStream("betas-statsmodels.csv"));
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, UTF_8))) {
      return reader
          .lines()
          .filter(line -> line.startsWith("20"))
          .map(line -> line.split(",", -1))
          .toList();
    }
  }

  private static MemoryHistory history() throws IOException {
    Map<String, List<String[]>> rows = new TreeMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(SPOT)), UTF_8))) {
      reader
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .forEach(row -> rows.computeIfAbsent(row[1], symbol -> new ArrayList<>()).add(row));
    }
    MemoryHistory.Builder history = MemoryHistory.from("Binance, daily spot");
    rows.forEach((symbol, list) -> history.add(series(symbol.replace("USDT", "/USDT"), list)));
    return history.build();
  }

  private static BarSeries series(String symbol, List<String[]> rows) {
    long[] time = new long[rows.size()];
    double[][] column = new double[5][rows.size()];
    for (int row = 0; row < time.length; row++) {
      time[row] = Instant.parse(rows.get(row)[0]).toEpochMilli();
      for (int i = 0; i < column.length; i++) {
        column[i][row] = Double.parseDouble(rows.get(row)[i + 2]);
      }
    }
    return BarSeries.of(
        SeriesId.bars(InstrumentId.parse(symbol), Interval.DAY),
        time,
        column[0],
        column[1],
        column[2],
        column[3],
        column[4]);
  }
}
