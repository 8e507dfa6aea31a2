// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process killed while it writes leaves the state before, and the next import tidies up. */
final class KilledImportTest {
  private static final int SYMBOLS = 400;

  @TempDir private Path folder;

  @Test
  void theStoreIsWhatItWas() throws Exception {
    Path store = folder.resolve("store");
    Path first =
        Fixture.write(
            folder.resolve("spot_1d_first.csv"),
            Fixture.BARS,
            "2024-01-10T00:00:00Z,BTCUSDT,10,12,9,11,5");
    assertThat(Ran.importing(store, first).exit()).isZero();
    String catalogue = Files.readString(store.resolve(Catalogue.FILE));

    Path second = Fixture.write(folder.resolve("spot_1d_second.csv"), manySymbols());
    killWhileWriting(store, second);

    assertThat(Files.readString(store.resolve(Catalogue.FILE))).isEqualTo(catalogue);
    assertThat(columnFiles(store)).as("killed too late or too early").isBetween(2L, SYMBOLS - 1L);
    Store survived = Store.open(store);
    assertThat(survived.ids()).hasSize(1);
    assertThat(survived.series(survived.ids().getFirst()).orElseThrow().size()).isEqualTo(1);

    Path smaller =
        Fixture.write(
            folder.resolve("spot_1d_third.csv"),
            Fixture.BARS,
            "2024-01-11T00:00:00Z,BTCUSDT,10,12,9,11,5");
    assertThat(Ran.importing(store, smaller).exit()).isZero();
    assertThat(columnFiles(store)).as("the series before and after its growth").isEqualTo(2);

    assertThat(Ran.importing(store, second).exit()).isZero();
    assertThat(Store.open(store).ids()).hasSize(SYMBOLS + 1);
  }

  private static String[] manySymbols() {
    String[] lines = new String[SYMBOLS + 1];
    lines[0] = Fixture.BARS;
    for (int i = 0; i < SYMBOLS; i++) {
      lines[i + 1] = "2024-01-10T00:00:00Z,COIN" + i + "USDT,10,12,9,11,5";
    }
    return lines;
  }

  private void killWhileWriting(Path store, Path file) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.ballast.app.main.Main",
                    "data",
                    "import",
                    file.toString(),
                    "--store",
                    store.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("child.txt").toFile())
            .start();
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (columnFiles(store) < 2 && child.isAlive() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    child.destroyForcibly().waitFor();
    assertThat(child.exitValue()).as(Files.readString(folder.resolve("child.txt"))).isNotZero();
  }

  private static long columnFiles(Path store) throws IOException {
    try (Stream<Path> files = Files.list(store.resolve("series/bars"))) {
      return files.filter(file -> file.toString().endsWith(".col")).count();
    }
  }
}
