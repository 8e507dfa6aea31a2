// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code calc tracking} on a history of BTC and ETH. */
class TrackingCommandTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);
  private static final int DAYS = 120;

  @TempDir private static Path folder;
  private static Path store;

  @BeforeAll
  static void importHistory() throws IOException {
    store = folder.resolve("store");
    Path files = new MadeHistory(FIRST).write(folder.resolve("history"), DAYS);
    assertThat(Ran.of("data", "import", files, "--store", store).exit()).isZero();
  }

  /** The difference is 0.1 x (return of BTC - return of ETH), in two passes. */
  @ParameterizedTest
  @CsvSource({"90, 119", "30, 119", "30, 99"})
  void isTheDeviationOfTheDifferences(int window, int last) {
    double[] differences = new double[window];
    double mean = 0;
    for (int i = 0; i < window; i++) {
      int day = last - window + 1 + i;
      differences[i] = 0.1 * (change("BTCUSDT", day) - change("ETHUSDT", day));
      mean += differences[i] / window;
    }
    double squares = 0;
    for (double one : differences) {
      squares += (one - mean) * (one - mean);
    }
    JsonNode printed =
        json(
            "--index",
            "BTC=0.5,ETH=50%",
            "--basket",
            "BTC=0.6,ETH=0.4",
            "--window",
            window,
            "--as-of",
            FIRST.plusDays(last + 1L));
    assertThat(printed.get("trackingError").asDouble())
        .isCloseTo(Math.sqrt(squares / (window - 1) * 365), within(1e-12));
    assertThat(printed.get("meanDifference").asDouble()).isCloseTo(mean, within(1e-14));
    assertThat(printed.get("active").get("BTC").asString()).isEqualTo("0.1");
    assertThat(
            printed.get("shares").get("BTC").asDouble()
                + printed.get("shares").get("ETH").asDouble())
        .isCloseTo(1, within(1e-12));
    assertThat(printed.get("window").asInt()).isEqualTo(window);
    assertThat(printed.get("notes").get(0).asString())
        .contains(window + " daily returns, the last to 00:00 UTC of " + FIRST.plusDays(last + 1L));
  }

  private static double change(String symbol, int day) {
    return MadeHistory.close(symbol, false, day) / MadeHistory.close(symbol, false, day - 1) - 1;
  }

  /** An index future is an index of one asset. */
  @Test
  void anIndexMayBeOneContract() {
    JsonNode printed = json("--index", "ETH=1", "--basket", "BTC=0.5,ETH=0.5");
    assertThat(printed.get("trackingError").asDouble()).isGreaterThan(0.05);
    assertThat(printed.propertyNames())
        .containsExactly(
            "trackingError",
            "beta",
            "correlation",
            "meanDifference",
            "window",
            "active",
            "shares",
            "notes",
            "formula");
    Ran page = run("--index", "ETH=1", "--basket", "ETH=1");
    assertThat(page.out())
        .contains("How far the basket strays from the index")
        .containsPattern("tracking error +0.0% +a year");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BTC=0.5,ETH=0.4|BTC=1|--index: the weights sum to 0.9; make them sum to 1",
        "BTC=1|BTC=1.5,ETH=-0.5|--basket: a weight is not negative: ETH has -0.5",
        "BTC=1|ETC=1|unknown asset 'ETC'; did you mean 'BTC'?"
      })
  void aMistakeIsOneLine(String index, String basket, String mistake) {
    Ran run = run("--index", index, "--basket", basket);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(mistake).hasLineCount(1);
  }

  @Test
  void tooFewReturnsAreAMistake() {
    assertThat(run("--index", "BTC=1", "--basket", "ETH=1", "--window", "120").err())
        .contains("--window 120: the assets have fewer days on which all have a return");
    assertThat(run("--index", "BTC=1", "--basket", "ETH=1", "--window", "2").err())
        .contains("--window: is at least 3 returns");
  }

  private static JsonNode json(Object... flags) {
    Ran run = run(flags);
    assertThat(run.exit()).as(run.err()).isZero();
    Object[] all = new Object[flags.length + 5];
    all[0] = "calc";
    all[1] = "tracking";
    System.arraycopy(flags, 0, all, 2, flags.length);
    all[flags.length + 2] = "--store";
    all[flags.length + 3] = store;
    all[flags.length + 4] = "--json";
    return JsonMapper.shared().readTree(Ran.of(all).out());
  }

  private static Ran run(Object... flags) {
    Object[] all = new Object[flags.length + 4];
    all[0] = "calc";
    all[1] = "tracking";
    System.arraycopy(flags, 0, all, 2, flags.length);
    all[flags.length + 2] = "--store";
    all[flags.length + 3] = store;
    return Ran.of(all);
  }
}
