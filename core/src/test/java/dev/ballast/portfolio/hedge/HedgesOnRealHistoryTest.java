// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.hedge;

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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Four books at twenty dates against statsmodels and SciPy; the resource says how its figures were
 * made.
 */
class HedgesOnRealHistoryTest {
  private static final double RELATIVE = 1e-9;

  @Test
  void agreesWithStatsmodels() throws IOException {
    Assumptions.assumeTrue(RecordedHistory.present(), "skipped: no shared history");
    MemoryHistory history =
        RecordedHistory.of(
            Set.of(
                "BTC", "ETH", "SOL", "AVAX", "LINK", "UNI", "AAVE", "DOGE", "NEAR", "ADA", "DOT",
                "ATOM"));
    List<String[]> expected = expected();

    assertThat(expected).hasSize(20);
    for (String[] row : expected) {
      long time = Instant.parse(row[0] + "T00:00:00Z").toEpochMilli();
      List<Asset> contracts = Arrays.stream(row[2].split(" ", -1)).map(Asset::new).toList();
      HedgeStudy study =
          HedgeStudy.of(
              MarketView.of(history, RuleBook.empty(), time),
              Ids.MARKET,
              book(row[1]),
              contracts,
              90);
      assertThat(study).as(row[0]).isInstanceOf(HedgeStudy.Measured.class);
      MinimumVarianceHedge hedge =
          ((MinimumVarianceHedge.Found) ((HedgeStudy.Measured) study).minimumVariance()).hedge();
      String[] sold = row[3].split(" ", -1);
      assertThat(hedge.legs()).as(row[0]).hasSize(sold.length);
      for (int i = 0; i < sold.length; i++) {
        MinimumVarianceHedge.Leg leg = hedge.legs().get(i);
        assertThat(contracts.get(leg.contract())).isEqualTo(new Asset(sold[i]));
        close(leg.ratio(), row[4].split(" ", -1)[i]);
        close(leg.standardError(), row[5].split(" ", -1)[i]);
      }
      close(hedge.rSquared(), row[6]);
      close(hedge.residualVolatility(), row[7]);
    }
  }

  private static SequencedMap<Asset, Double> book(String text) {
    SequencedMap<Asset, Double> book = new LinkedHashMap<>();
    for (String one : text.split(" ", -1)) {
      int equals = one.indexOf('=');
      book.put(new Asset(one.substring(0, equals)), Double.valueOf(one.substring(equals + 1)));
    }
    return book;
  }

  private static void close(double actual, String expected) {
    double value = Double.parseDouble(expected);
    assertThat(actual).isCloseTo(value, within(RELATIVE * Math.abs(value)));
  }

  private static List<String[]> expected() throws IOException {
    InputStream resource =
        Objects.requireNonNull(
            HedgesOnRealHistoryTest.class.getResourceAsStream("hedges-statsmodels.csv"));
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(",", -1))
          .toList();
    }
  }
}
