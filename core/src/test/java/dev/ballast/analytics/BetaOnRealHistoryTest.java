// SPDX-License-Identifier: Apache-2.0
package dev.ballast.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.market.MarketView;
import dev.ballast.market.MemoryHistory;
import dev.ballast.market.RecordedHistory;
import dev.ballast.market.RuleBook;
import dev.ballast.testing.Ids;
import dev.ballast.unit.Asset;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Twenty assets at three dates against statsmodels; the resource says how its figures were made.
 */
class BetaOnRealHistoryTest {
  private static final double RELATIVE = 1e-9;

  @Test
  void agreesWithStatsmodels() throws IOException {
    Assumptions.assumeTrue(RecordedHistory.present(), "skipped: no shared history");
    MemoryHistory history = RecordedHistory.spot();
    List<String[]> expected = expected();

    assertThat(expected).hasSize(60);
    for (String[] row : expected) {
      long time = Instant.parse(row[0] + "T00:00:00Z").toEpochMilli();
      MarketView view = MarketView.of(history, RuleBook.empty(), time);
      BetaStudy study = BetaStudy.of(view, new Asset(row[1]), Asset.BTC, Ids.MARKET, 90);
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
}
