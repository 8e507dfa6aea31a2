// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BetaAndSignalsCommandTest {
  /** Returns 0.1 -0.1 0.2 0 and 0.2 -0.2 0.3 0.1, whose regression is done by hand in the core. */
  private static final double[] BTC = {100, 110, 99, 118.8, 118.8};

  private static final double[] SOL = {10, 12, 9.6, 12.48, 13.728};

  @TempDir private static Path folder;
  private static Path store;

  /** What a run printed and how it ended. */
  private record Outcome(int exit, String out, String err) {}

  @BeforeAll
  static void importHistory() throws IOException {
    StringBuilder rows = new StringBuilder("ts,symbol,open,high,low,close,volume\n");
    for (int day = 0; day < BTC.length; day++) {
      row(rows, day, "BTCUSDT", BTC[day]);
      row(rows, day, "SOLUSDT", SOL[day]);
    }
    Path file = Files.writeString(folder.resolve("spot_1d_binance.csv"), rows);
    store = folder.resolve("store");
    Outcome imported = run("data", "import", file.toString(), "--store", store.toString());
    assertThat(imported.exit()).as(imported.err()).isZero();
  }

  private static void row(StringBuilder rows, int day, String symbol, double close) {
    rows.append(
        String.format(
            Locale.ROOT,
            "2024-03-%1$02dT00:00:00Z,%2$s,%3$s,%3$s,%3$s,%3$s,7%n",
            day + 1,
            symbol,
            close));
  }

  @Test
  void betaPrintsTheRegression() {
    Outcome outcome = run("beta", "sol", "--window", "4", "--data", store.toString(), "--json");

    assertThat(outcome.exit()).as(outcome.err()).isZero();
    JsonNode line = JsonMapper.shared().readTree(outcome.out()).get(0);
    assertThat(line.get("asset").asString()).isEqualTo("SOL");
    assertThat(line.get("source").asString()).isEqualTo("SOL/USDT");
    assertThat(line.get("asOf").asString()).isEqualTo("2024-03-06T00:00:00Z");
    assertThat(line.get("beta").asDouble()).isCloseTo(1.6, within(1e-12));
    assertThat(line.get("standardError").asDouble()).isCloseTo(Math.sqrt(0.12), within(1e-12));
    assertThat(line.get("rSquared").asDouble()).isCloseTo(32 / 35.0, within(1e-12));
    assertThat(line.get("correlation").asDouble()).isCloseTo(Math.sqrt(32 / 35.0), within(1e-12));
    assertThat(line.get("residualVolatility").asDouble())
        .isCloseTo(Math.sqrt(0.006 * 365), within(1e-12));
    assertThat(line.get("observations").asInt()).isEqualTo(4);
    JsonNode endless = JsonMapper.shared().readTree(endless()).get(0);
    assertThat(endless.get("halfLife").asDouble()).isEqualTo(1e9);
    JsonNode ewma = endless.get("ewma");
    assertThat(value(ewma, "beta")).isCloseTo(1.6, within(1e-8));
    assertThat(value(ewma, "standardError")).isCloseTo(Math.sqrt(0.12), within(1e-8));
    assertThat(value(ewma, "effectiveObservations")).isCloseTo(4, within(1e-8));
    assertThat(value(ewma, "aboutZero")).isCloseTo(0.1 / 0.06, within(1e-8));
    // With no walk, from 0 with a variance of 1: (0.1 / 0.006) / (0.06 / 0.006 + 1), and 1 / 11.
    JsonNode kalman = endless.get("kalman");
    assertThat(endless.get("walk").asDouble()).isZero();
    assertThat(value(kalman, "beta")).isCloseTo(0.1 / 0.006 / 11, within(1e-9));
    assertThat(value(kalman, "standardError")).isCloseTo(Math.sqrt(1 / 11.0), within(1e-9));
    JsonNode up = line.get("up");
    assertThat(up.get("days").asInt()).isEqualTo(2);
    assertThat(up.get("beta").get("value").isNull()).isTrue();
    assertThat(up.get("beta").get("reason").asString())
        .isEqualTo("BTC rose on 2 days, fewer than 20");
    assertThat(line.get("shrunk").get("sector").asString()).isEqualTo("layer-1");
    assertThat(line.get("shrunk").get("beta").get("reason").asString())
        .isEqualTo("the sector layer-1: 1 measured beta, fewer than 3");
  }

  private static String endless() {
    return run(
            "beta",
            "SOL",
            "--window",
            "4",
            "--half-life",
            "1e9",
            "--walk",
            "0",
            "--data",
            store.toString(),
            "--json")
        .out();
  }

  private static double value(JsonNode node, String name) {
    return node.get(name).get("value").asDouble();
  }

  @Test
  void betaIsReadableByPeople() {
    Outcome outcome = run("beta", "SOL", "--window", "4", "--data", store.toString());

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out())
        .contains("Beta on BTC, 4 daily returns known at 2024-03-06T00:00:00Z");
    assertThat(outcome.out())
        .containsPattern("SOL +1\\.600 +0\\.346 +0\\.914 +0\\.956 +148\\.0%")
        .containsPattern(
            "SOL +1\\.600 +0\\.346 +1\\.593 +0\\.349 +1\\.515 +0\\.302( +n/a){4} +2( +n/a){2} +1\n")
        .contains("No down beta of SOL: BTC fell on 1 day, fewer than 20.");
    assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void theBarThatOpensOnTheDayIsNotIn() {
    assertThat(mistake("beta", "SOL", "--window", "4", "--as-of", "2024-03-05"))
        .contains("SOL has 3 daily returns in common with BTC by 2024-03-05T00:00:00Z")
        .contains("fewer than the window of 4");
  }

  @Test
  void mistakesAreSaidInOneLine() {
    assertThat(mistake("beta", "SOLL")).contains("unknown asset 'SOLL'; did you mean 'SOL'?");
    assertThat(mistake("beta", "SOL", "--benchmark", "BTX")).contains("did you mean 'BTC'?");
    assertThat(mistake("beta", "SOL", "--window", "90")).contains("SOL has 4 daily returns");
    assertThat(mistake("beta", "SOL", "--window", "2")).contains("--window 2: at least 3");
    assertThat(mistake("beta", "SOL", "--half-life", "0"))
        .contains("--half-life 0.0: days, above zero");
    assertThat(mistake("beta", "SOL", "--sectors", "absent.yaml")).contains("absent.yaml");
    assertThat(mistake("beta", "SOL", "--as-of", "2027-01-01"))
        .contains("--as-of 2027-01-01 is after the history, which ends 2024-03-06");
    assertThat(mistake("beta", "SOL", "--as-of", "2020-01-01"))
        .contains("--as-of 2020-01-01 is before the history");
    assertThat(mistake("beta", "SOL", "--as-of", "31.10.2025")).contains("31.10.2025");
    assertThat(mistake("signals", "--as-of", "2027-01-01")).contains("ends 2024-03-06");
    assertThat(mistake("signals", "--sectors", "absent.yaml")).contains("absent.yaml");
  }

  @Test
  void signalsTellEveryFeatureAndWhatMembersCountFor() {
    Outcome all = run("signals", "--features", "--data", store.toString());
    Outcome weighed =
        run("signals", "--weight", "capitalisation", "--data", store.toString(), "--json");

    assertThat(all.exit()).as(all.err()).isZero();
    assertThat(all.out())
        .contains("Every feature\n\nmajors\n")
        .contains("  no calendar-spread: two dated futures on BTC are needed, none is recorded.\n");
    assertThat(all.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(JsonMapper.shared().readTree(weighed.out()).get("weight").asString())
        .isEqualTo("capitalisation");
    assertThat(mistake("signals", "--weight", "size"))
        .contains("--weight: not one of plain, open-interest, capitalisation: 'size'");
  }

  @Test
  void signalsSayWhatIsNotThere() throws IOException {
    Path sectors =
        Files.writeString(
            folder.resolve("sectors.yaml"),
            """
            sectors:
              - sector: layer-1
                from: 2024-01-01
                members: [SOL]
            """);

    Outcome text = run("signals", "--sectors", sectors.toString(), "--data", store.toString());
    Outcome json =
        run("signals", "--sectors", sectors.toString(), "--data", store.toString(), "--json");

    assertThat(text.exit()).as(text.err()).isZero();
    assertThat(text.out())
        .containsPattern("layer-1 +- +- +- +- +- +- +- +- +hold")
        .contains("layer-1, hold: Not judged: funding: none of 1 member has it: no funding of");
    assertThat(text.out().lines()).allMatch(line -> line.length() <= 100);
    JsonNode sector = JsonMapper.shared().readTree(json.out()).get("sectors").get(1);
    assertThat(sector.get("judged").asBoolean()).isFalse();
    assertThat(sector.get("rules")).isEmpty();
    JsonNode momentum = sector.get("features").get("momentum30d");
    assertThat(momentum.get("value").isNull()).isTrue();
    assertThat(momentum.get("absent").asString()).contains("no daily close of SOL is recorded");
  }

  private static String mistake(String... arguments) {
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = store.toString();
    Outcome outcome = run(all);
    assertThat(outcome.exit()).as(outcome.out()).isEqualTo(2);
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.out()).isEmpty();
    return outcome.err();
  }

  private static Outcome run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Cli.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Outcome(exit, out.toString(), err.toString());
  }
}
