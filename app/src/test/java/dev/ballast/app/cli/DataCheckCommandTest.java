// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.app.store.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code data check} as its user runs it, on history with faults that the test has put in. */
class DataCheckCommandTest {
  @TempDir private Path folder;

  @Test
  void aHoleIsAWarningWithItsDayAndEndsWell() throws IOException {
    Path data = new MadeHistory(LocalDate.of(2024, 1, 1)).write(folder.resolve("data"), 120);
    without(data.resolve("spot_1d_binance.csv"), "2024-02-10T00:00:00Z,ETHUSDT");

    Ran text = Ran.of("data", "check", "--data", store(data));
    Ran json = Ran.of("data", "check", "--data", folder.resolve("store"), "--json");

    assertThat(text.exit()).isZero();
    assertThat(text.out())
        .containsPattern("warning gap +bars ETH/USDT 1d \\(binance\\)")
        .contains("2024-02-10")
        .contains("0 errors");
    JsonNode gap = finding(JsonMapper.shared().readTree(json.out()), "gap");
    assertThat(gap.get("subject").asString()).isEqualTo("ETH/USDT");
    assertThat(gap.get("severity").asString()).isEqualTo("warning");
    assertThat(gap.get("count").asInt()).isEqualTo(1);
  }

  @Test
  void aPerpetualFarFromItsSpotIsAnErrorAndStrictSaysSoByItsExitCode() throws IOException {
    Path data = new MadeHistory(LocalDate.of(2024, 1, 1)).write(folder.resolve("data"), 120);
    Path perpetuals = data.resolve("perp_1d_binance.csv");
    String swapped =
        Files.readString(perpetuals)
            .replace("BTCUSDT", "X")
            .replace("ETHUSDT", "BTCUSDT")
            .replace("X", "ETHUSDT");
    Files.writeString(perpetuals, sorted(swapped));

    Ran lenient = Ran.of("data", "check", "--data", store(data));
    Ran strict = Ran.of("data", "check", "--data", folder.resolve("store"), "--strict");

    assertThat(lenient.exit()).isZero();
    assertThat(strict.exit()).isEqualTo(1);
    assertThat(strict.out()).contains("error   divergence").contains("2 errors");
    assertThat(strict.err()).isEmpty();
  }

  private Path store(Path data) {
    Path store = folder.resolve("store");
    assertThat(Ran.of("data", "import", data, "--store", store).exit()).isZero();
    return store;
  }

  private static String sorted(String csv) {
    List<String> lines = csv.lines().toList();
    return lines.getFirst()
        + "\n"
        + String.join("\n", lines.stream().skip(1).sorted().toList())
        + "\n";
  }

  /** Drops the lines that start so. */
  private static void without(Path file, String start) throws IOException {
    List<String> kept =
        Files.readAllLines(file).stream().filter(line -> !line.startsWith(start)).toList();
    Files.write(file, kept);
  }

  private static JsonNode finding(JsonNode document, String check) {
    for (JsonNode one : document.get("findings")) {
      if (one.get("check").asString().equals(check)) {
        return one;
      }
    }
    throw new AssertionError("no finding of " + check + " in " + document);
  }
}
