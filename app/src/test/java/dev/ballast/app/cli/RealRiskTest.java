// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.SharedHistory;
import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Risk on the real history, against figures of pandas and numpy on the same files. */
class RealRiskTest {
  @TempDir private static Path folder;

  /** 1 BTC and 10 ETH, half of the BTC sold as a perpetual. */
  private static Path account() throws IOException {
    return Files.writeString(
        folder.resolve("account.yaml"),
        """
        walletBalance: "60000"
        balances:
          - {asset: USDT, quantity: "20000"}
          - {asset: BTC, quantity: "1", kept: cold}
          - {asset: ETH, quantity: "10"}
        positions:
          - {symbol: BTCUSDT, side: short, quantity: "0.5", entryPrice: "110000", leverage: "5"}
        """);
  }

  private static JsonNode risk(Object... more) throws IOException {
    Object[] arguments = new Object[6 + more.length];
    Object[] first = {"risk", "--account", account(), "--data", SharedHistory.store(), "--json"};
    System.arraycopy(first, 0, arguments, 0, 6);
    System.arraycopy(more, 0, arguments, 6, more.length);
    Ran ran = Ran.of(arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return JsonMapper.shared().readTree(ran.out()).get("risk");
  }

  /**
   * Exposures of 54,829.36 in BTC (the coin less half a perpetual) and 38,479.90 in ETH at the
   * closes of 2025-10-31, through 660 days; {@code numpy.quantile}, the mean of the lowest share,
   * and for the filtered ones an {@code ewm} written out.
   */
  @ParameterizedTest
  @CsvSource({
    "historical, 0.95, 1, 3919.1931601348, 14",
    "historical, 0.99, 1, 6690.1970028802, 6",
    "filtered, 0.95, 1, 4036.2931130070, -1",
    "filtered, 0.99, 1, 6882.5259697721, -1",
    "historical, 0.95, 10, 10472.7737454324, -1",
    "historical, 0.99, 10, 13654.9159037412, -1",
  })
  void valueAtRiskAgreesWithNumpy(
      String method, double level, int days, double amount, int exceeded) throws IOException {
    JsonNode found = loss(risk("--as-of", "2025-11-01"), method, level, days);

    assertThat(found.get("valueAtRisk").asDouble()).isCloseTo(amount, within(1e-6));
    if (exceeded >= 0) {
      assertThat(found.get("test").get("days").asInt()).isEqualTo(380);
      assertThat(found.get("test").get("exceedances").asInt()).isEqualTo(exceeded);
    }
  }

  private static JsonNode loss(JsonNode risk, String method, double level, int days) {
    for (JsonNode row : risk.get("before").get("losses")) {
      if (row.get("method").asString().equals(method)
          && row.get("level").asDouble() == level
          && row.get("days").asInt() == days) {
        return row;
      }
    }
    throw new AssertionError(method + " " + level + " of " + days + " days is not there");
  }

  /**
   * The worst seven days of BTC ended on 2024-08-05, 2025-03-09 and 2025-02-27; the first took BTC
   * down by 19.115 % and ETH by 27.069 %: spot 31,367.82, and the short gains 10,470.93.
   */
  @Test
  void theWorstWeeksAreThoseOfPandas() throws IOException {
    JsonNode rows = risk("--as-of", "2025-11-01").get("scenarios");

    assertThat(rows.findValuesAsString("name"))
        .containsSubsequence(
            "BTC worst to 2024-08-05", "BTC worst to 2025-03-09", "BTC worst to 2025-02-27");
    for (JsonNode row : rows) {
      if (row.get("name").asString().equals("BTC worst to 2024-08-05")) {
        assertThat(row.get("market").asDouble()).isCloseTo(-0.191149797955, within(1e-12));
        assertThat(row.get("before").get("spot").asDouble()).isCloseTo(-31367.8194, within(1e-3));
        assertThat(row.get("before").get("futures").asDouble()).isCloseTo(10470.9279, within(1e-3));
      }
    }
  }

  /** BTC's daily deviation of 90 days takes it to -30 % at 16.19 of them, and ETH to -62.49 %. */
  @Test
  void atACorrelationOfOneEveryAssetFallsByItsOwnVolatility() throws IOException {
    for (JsonNode row : risk("--as-of", "2025-11-01").get("scenarios")) {
      if (row.get("name").asString().equals("correlation to one")) {
        assertThat(row.get("meaning").asString())
            .startsWith("every asset falls by 16.2 of its own");
        for (JsonNode asset : row.get("before").get("assets")) {
          if (asset.get("asset").asString().equals("ETH")) {
            assertThat(asset.get("spot").asDouble())
                .isCloseTo(-0.6249293989642 * 38479.9, within(0.001));
          }
        }
      }
    }
  }

  /** On each day parts sum to the total, and equity before and total to equity after. */
  @ParameterizedTest
  @ValueSource(strings = {"2024-04-15", "2024-08-06", "2025-01-20", "2025-04-09", "2025-10-11"})
  void partsSumOnEveryDay(String day) throws IOException {
    Path policy =
        Files.writeString(
            folder.resolve("policy.yaml"),
            """
            name: Majors and layer-1
            spot:
              share: 75%
              weights: {majors: 70%, layer-1: 30%}
            hedges:
              - {always: true, beta-to: 0.4, with: BTC}
            """);
    JsonNode risk = risk("--as-of", day, "--policy", policy);

    assertThat(risk.get("scenarios").size()).isGreaterThan(15);
    for (JsonNode row : risk.get("scenarios")) {
      for (String when : new String[] {"before", "after"}) {
        JsonNode figures = row.get(when);
        double total = figures.get("total").asDouble();
        double covered = figures.get("covered").asDouble();
        assertThat(sum(figures.get("assets"), "total") + covered).isCloseTo(total, within(1e-6));
        assertThat(sum(figures.get("purposes"), "change")).isCloseTo(total, within(1e-6));
        assertThat(figures.get("equity").asDouble())
            .isCloseTo(risk.get(when).get("equity").asDouble() + total, within(1e-6));
      }
    }
  }

  private static double sum(JsonNode rows, String field) {
    double sum = 0;
    for (JsonNode row : rows) {
      sum += row.get(field).asDouble();
    }
    return sum;
  }
}
