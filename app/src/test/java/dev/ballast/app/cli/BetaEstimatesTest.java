// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The estimates beside ordinary least squares, as {@code ballast beta} tells them. */
final class BetaEstimatesTest {
  private static final String[] LAYER_ONE = {"SOL", "ADA", "NEAR"};

  @TempDir private static Path folder;
  private static Path store;
  private static Path sectors;

  /**
   * A hundred days: BTC moves by a wave, each member by 1, 1.5 and 2 of that and a wave of its own.
   */
  @BeforeAll
  static void importHistory() throws IOException {
    StringBuilder rows = new StringBuilder("ts,symbol,open,high,low,close,volume\n");
    double[] prices = {60_000, 150, 1, 5};
    for (int day = 0; day < 100; day++) {
      double move = 0.02 * Math.sin(0.7 * day);
      prices[0] *= 1 + move;
      row(rows, day, "BTC", prices[0]);
      for (int i = 0; i < LAYER_ONE.length; i++) {
        prices[i + 1] *= 1 + (1 + i / 2.0) * move + 0.004 * (i + 1) * Math.cos((2 + i) * day);
        row(rows, day, LAYER_ONE[i], prices[i + 1]);
      }
    }
    Path file = Files.writeString(folder.resolve("spot_1d_binance.csv"), rows);
    store = folder.resolve("store");
    run("data", "import", file.toString(), "--store", store.toString());
    sectors =
        Files.writeString(
            folder.resolve("sectors.yaml"),
            """
            sectors:
              - sector: layer-1
                from: 2024-01-01
                members: [SOL, ADA, NEAR]
            """);
  }

  private static void row(StringBuilder rows, int day, String asset, double close) {
    rows.append(
        String.format(
            Locale.ROOT,
            "%1$sT00:00:00Z,%2$sUSDT,%3$.8f,%3$.8f,%3$.8f,%3$.8f,7%n",
            LocalDate.of(2024, 3, 1).plusDays(day),
            asset,
            close));
  }

  /** Vasicek's formula on the betas and errors that the same answer states. */
  @Test
  void shrinksTowardsTheSectorsMean() {
    JsonNode lines = json("SOL", "ADA", "NEAR");
    double mean = 0;
    for (JsonNode line : lines) {
      mean += line.get("beta").asDouble() / 3;
    }
    double variance = 0;
    for (JsonNode line : lines) {
      variance += Math.pow(line.get("beta").asDouble() - mean, 2) / 2;
    }
    for (JsonNode line : lines) {
      double own = line.get("beta").asDouble();
      double precision = 1 / Math.pow(line.get("standardError").asDouble(), 2);
      JsonNode shrunk = line.get("shrunk");
      assertThat(shrunk.get("sector").asString()).isEqualTo("layer-1");
      assertThat(value(shrunk, "sectorMean")).isCloseTo(mean, within(1e-12));
      assertThat(value(shrunk, "sectorDeviation")).isCloseTo(Math.sqrt(variance), within(1e-12));
      assertThat(value(shrunk, "beta"))
          .isCloseTo(
              (own * precision + mean / variance) / (precision + 1 / variance), within(1e-12));
      assertThat(value(shrunk, "standardError"))
          .isCloseTo(1 / Math.sqrt(precision + 1 / variance), within(1e-12));
      assertThat(line.get("up").get("days").asInt() + line.get("down").get("days").asInt())
          .isEqualTo(90);
    }
  }

  @Test
  void theBenchmarkIsNotShrunk() {
    assertThat(json("BTC").get(0).get("shrunk").get("beta").get("reason").asString())
        .isEqualTo("the benchmark's beta on itself is not measured");
  }

  @Test
  void fitsInOneTable() {
    String text =
        run(
            "beta",
            "SOL",
            "ADA",
            "BTC",
            "--store",
            store.toString(),
            "--sectors",
            sectors.toString());

    assertThat(text.lines()).allMatch(line -> line.length() <= 100);
    assertThat(text)
        .contains(
            "asset         ols error   ewma error kalman error shrunk error      up error days")
        .containsPattern("(?m)^ADA( +[0-9]\\.[0-9]{3}){10} +50( +[0-9]\\.[0-9]{3}){2} +40$")
        .contains("layer-1: its betas have the mean")
        .contains("No shrunk beta of BTC: the benchmark's beta on itself is not measured.");
  }

  /** Four assets and no capitalisation; a basket of all the index's members has a beta of one. */
  @Test
  void measuresAgainstAnIndexOfAllThatIsPriced() {
    JsonNode lines = json("BTC", "SOL", "ADA", "NEAR", "--benchmark", "index");

    double sum = 0;
    for (JsonNode line : lines) {
      sum += line.get("beta").asDouble();
      assertThat(line.get("benchmark").asString()).isEqualTo("INDEX");
      assertThat(line.get("benchmarkSource").asString()).isEqualTo("INDEX/USDT");
    }
    assertThat(sum / 4).isCloseTo(1, within(1e-12));
    assertThat(run("beta", "BTC", "--benchmark", "INDEX", "--store", store.toString()))
        .startsWith(
            "INDEX: 4 assets, rebalanced daily; by capitalisation on 0 of 90 days, else all alike.")
        .contains("Beta on INDEX, 90 daily returns");
  }

  /** BTC, ADA and NEAR have 99 returns: too few for 30 and 90. */
  @Test
  void saysWhyNoCorrelationIsCompared() {
    JsonNode shift = json("ADA").get(0).get("correlationShift");

    assertThat(shift.get("broken").asBoolean()).isFalse();
    assertThat(shift.get("z").get("reason").asString())
        .contains("ADA has 99 daily returns in common with BTC")
        .contains("fewer than the window of 120");
  }

  private static JsonNode json(String... assets) {
    String[] all = new String[assets.length + 6];
    System.arraycopy(assets, 0, all, 1, assets.length);
    all[0] = "beta";
    String[] options = {"--store", store.toString(), "--sectors", sectors.toString(), "--json"};
    System.arraycopy(options, 0, all, assets.length + 1, options.length);
    return JsonMapper.shared().readTree(run(all));
  }

  private static double value(JsonNode node, String name) {
    return node.get(name).get("value").asDouble();
  }

  private static String run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Cli.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    assertThat(exit).as(err.toString()).isZero();
    return out.toString();
  }
}
